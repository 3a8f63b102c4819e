// The search of one language: MiniSearch over the rows that the build wrote, with a tokenizer of our own.
// Words are folded (accents are optional) and match by their beginning; text whose script does not part words is cut into
// pairs of characters; an Arabic word is also found without what is written together with it.
window.editionSearch = rows => {
  'use strict';
  const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(name => `\\p{Script=${name}}`).join('');
  const RUN = new RegExp(`[${scripts}ー々]+`, 'gu'), UNPARTED = new RegExp(`^[${scripts}]`, 'u'), WORD = /[\p{L}\p{N}]+/gu;
  const JOINED = /^[وف]?(?:[بك]?ال|لل|[بكل])?/, ARTICLE = /^[وف]?(?:[بك]?ال|لل)/, LEAST = 3;
  const fold = window.editionFold;
  const pairs = run => {
    const chars = [...run];
    return chars.length < 2 ? chars : chars.slice(1).map((char, n) => chars[n] + char);
  };
  const runs = text => text.normalize('NFKC').replace(/[\p{Cf}]/gu, '').match(RUN) || [];
  const parted = text => fold(text.normalize('NFKC').replace(RUN, ' ')).match(WORD) || [];
  const bare = (word, joined) => {
    const rest = word.replace(joined, '');
    return rest.length < LEAST ? word : rest;
  };
  // وميناء is found as ميناء; and since the first letters may be the word's own, by each of them less.
  const alone = word => [...new Set([word, bare(word, /^[وف]/), bare(word, ARTICLE), bare(word, JOINED)])];
  const index = text => [...parted(text).flatMap(alone), ...runs(text).flatMap(run => [...new Set([...run, ...pairs(run)])])];
  const ask = text => [...parted(text).map(word => bare(word, ARTICLE)), ...runs(text).flatMap(pairs)];

  const engine = new MiniSearch({
    fields: ['t', 'm', 'x'], idField: 'id', storeFields: [], tokenize: index, processTerm: term => term,
  });
  engine.addAll(rows.map((row, id) => ({id, t: row.t, m: row.m || '', x: row.x})));
  const order = ['term', 'paragraph', 'event', 'note'];

  // The words around the first hit, as [text, is it a hit].
  const context = (text, words) => {
    // Each character of the folded text knows the one that it comes from.
    const chars = [...text], folded = chars.map(fold), plain = folded.join('');
    const from = folded.flatMap((made, n) => Array(made.length).fill(n));
    // Parted words count from their beginning, as in the index; the longest is the one to show.
    const begins = (word, n) => {
      if (!plain.startsWith(word, n)) return false;
      if (UNPARTED.test(word)) return true;
      const before = plain.slice(Math.max(0, n - 5), n).match(/[\p{L}\p{N}]*$/u)[0].split(RUN).pop();
      return !before || before === before.match(JOINED)[0];
    };
    const find = word => { for (let n = plain.indexOf(word); n >= 0; n = plain.indexOf(word, n + 1)) if (begins(word, n)) return n; };
    const at = words.map(find).find(n => n !== undefined);
    if (at === undefined) return [[chars.slice(0, 90).join('') + (chars.length > 90 ? '…' : ''), false]];
    // Words are shown whole, where there are spaces between them.
    const hit = from[at], first = Math.max(0, hit - 36), last = Math.min(chars.length, hit + 70);
    const gap = first ? chars.indexOf(' ', first) : -1, back = last < chars.length ? chars.lastIndexOf(' ', last) : -1;
    const start = gap >= 0 && gap < hit ? gap + 1 : first, end = back > hit + 20 ? back : last;
    const out = [];
    let shown = start;
    if (start) out.push(['…', false]);
    for (let n = at; from[n] < end;) {
      const word = words.find(w => begins(w, n));
      if (!word) { n++; continue; }
      const here = from[n], past = from[n += word.length] ?? chars.length; // with the marks that follow it
      out.push([chars.slice(shown, here).join(''), false], [chars.slice(here, past).join(''), true]);
      shown = past;
    }
    out.push([chars.slice(shown, Math.max(shown, end)).join(''), false]);
    if (end < chars.length) out.push(['…', false]);
    return out;
  };

  // Traditional characters find simplified ones, and the other way round: the build says which occur in the index.
  const alike = window.editionAlike || {};
  return typed => {
    const query = [...typed].map(char => alike[char] || char).join('');
    const whole = fold(query.trim());
    const isName = ({t, m}) => [t, ...(m || '').split(' · ')].some(name => fold(name) === whole);
    const words = [...parted(query).map(word => bare(word, ARTICLE)), ...runs(query).map(fold)].sort((a, b) => b.length - a.length);
    const hits = engine.search(query, {
      tokenize: ask, combineWith: 'AND', prefix: term => !UNPARTED.test(term), boost: {t: 4, m: 3},
      boostDocument: id => (isName(rows[id]) ? 50 : 1),
      fuzzy: term => (!UNPARTED.test(term) && term.length > 5 ? 0.15 : false),
    });
    const groups = new Map(order.map(kind => [kind, []]));
    const totals = {};
    for (const {id} of hits) {
      const row = rows[id], group = groups.get(row.k);
      totals[row.k] = (totals[row.k] || 0) + 1;
      if (group.length < 8) group.push({where: row.u, title: row.t, context: context(row.x, words), said: row.l || {}});
    }
    return [...groups].filter(([, found]) => found.length).map(([kind, found]) => ({kind, hits: found, total: totals[kind]}));
  };
};

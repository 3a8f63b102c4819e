// The search of one language: MiniSearch over the rows that the build wrote, with a tokenizer of our own.
// Latin words are folded (accents are optional) and match by their beginning; Han text is cut into pairs of characters.
window.editionSearch = rows => {
  'use strict';
  const HAN = /\p{Script=Han}+/gu, WORD = /[\p{L}\p{N}]+/gu;
  const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const pairs = run => {
    const chars = [...run];
    return chars.length < 2 ? chars : chars.slice(1).map((char, n) => chars[n] + char);
  };
  const latin = text => fold(text).replace(HAN, ' ').match(WORD) || [];
  const han = text => text.match(HAN) || [];
  const index = text => [...latin(text), ...han(text).flatMap(run => [...new Set([...run, ...pairs(run)])])];
  const ask = text => [...latin(text), ...han(text).flatMap(pairs)];

  const engine = new MiniSearch({
    fields: ['t', 'm', 'x'], idField: 'id', storeFields: [], tokenize: index, processTerm: term => term,
  });
  engine.addAll(rows.map((row, id) => ({id, t: row.t, m: row.m || '', x: row.x})));
  const order = ['term', 'paragraph', 'event', 'note'];

  // The words around the first hit, as [text, is it a hit].
  const context = (text, words) => {
    const chars = [...text], plain = chars.map(char => fold(char)[0] || ' ').join('');
    // Latin words count from their beginning, as in the index; the longest is the one to show.
    const begins = (word, n) => plain.startsWith(word, n)
      && (/^\p{Script=Han}/u.test(word) || !n || !/[\p{L}\p{N}]/u.test(plain[n - 1]));
    const find = word => { for (let n = plain.indexOf(word); n >= 0; n = plain.indexOf(word, n + 1)) if (begins(word, n)) return n; };
    const at = words.map(find).find(n => n !== undefined);
    if (at === undefined) return [[chars.slice(0, 90).join('') + (chars.length > 90 ? '…' : ''), false]];
    // Words are shown whole, where there are spaces between them.
    const first = Math.max(0, at - 36), last = Math.min(chars.length, at + 70);
    const gap = first ? chars.indexOf(' ', first) : -1, back = last < chars.length ? chars.lastIndexOf(' ', last) : -1;
    const start = gap >= 0 && gap < at ? gap + 1 : first, end = back > at + 20 ? back : last;
    const out = [];
    let from = start;
    if (start) out.push(['…', false]);
    for (let n = at; n < end;) {
      const word = words.find(w => begins(w, n));
      if (!word) { n++; continue; }
      out.push([chars.slice(from, n).join(''), false], [chars.slice(n, n + word.length).join(''), true]);
      from = n += word.length;
    }
    out.push([chars.slice(from, end).join(''), false]);
    if (end < chars.length) out.push(['…', false]);
    return out;
  };

  // Traditional characters find simplified ones, and the other way round: the build says which occur in the index.
  const alike = window.editionAlike || {};
  return typed => {
    const query = [...typed].map(char => alike[char] || char).join('');
    const whole = fold(query.trim());
    const isName = ({t, m}) => [t, ...(m || '').split(' · ')].some(name => fold(name) === whole);
    const words = [...latin(query), ...han(query)].sort((a, b) => b.length - a.length);
    const hits = engine.search(query, {
      tokenize: ask, combineWith: 'AND', prefix: term => !/\p{Script=Han}/u.test(term), boost: {t: 4, m: 3},
      boostDocument: id => (isName(rows[id]) ? 50 : 1),
      fuzzy: term => (!/\p{Script=Han}/u.test(term) && term.length > 5 ? 0.15 : false),
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

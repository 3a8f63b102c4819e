// The search of one language: MiniSearch over the rows that the build wrote, with a tokenizer of our own.
// Words are folded (accents are optional), match by their beginning or by their stem, and numbers with any separators;
// text whose script does not part words is cut into pairs of characters; an Arabic word is also found without what is
// written together with it. Words of questions have no weight, and who names a date is given what happened then.
window.editionSearch = (rows, ofLanguage, stem) => {
  'use strict';
  const tongue = ofLanguage || {};
  const fold = window.editionFold;
  const scripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'].map(name => `\\p{Script=${name}}`).join('') + 'ー々';
  const NUMBER = "\\d{1,3}(?:[.,'’٬ \\u00a0\\u2009\\u202f]\\d{3})+(?!\\d)", FIGURES = new RegExp(`^${NUMBER}$`);
  const TOKEN = new RegExp(`${NUMBER}|([${scripts}]+)|(?:(?![${scripts}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
  const JOINED = /^[وف]?(?:[بك]?ال|لل|[بكل])?/, ARTICLE = /^[وف]?(?:[بك]?ال|لل)/, LEAST = 3, FEW = 5;

  // Words

  const bare = (word, joined) => {
    const rest = word.replace(joined, '');
    return rest.length < LEAST ? word : rest;
  };
  const plain = text => text.normalize('NFKC').replace(/[\p{Cf}\u0640]/gu, '').replace(/[ʹʻʼ]/g, "'")
    .replace(/[٠-٩۰-۹]/g, figure => figure.charCodeAt(0) & 15).toLowerCase();
  const word = token => (FIGURES.test(token) ? token.replace(/\D/g, '') : fold(token));
  // A stem is told from a word that looks like it, so that the word itself counts for more.
  const stemmed = token => (FIGURES.test(token) || !stem ? word(token) : `~${fold(stem(token))}`);
  // وميناء is found as ميناء; and since the first letters may be the word's own, by each of them less. Most words come
  // again and again.
  const known = new Map();
  const keys = token => {
    if (!known.has(token)) {
      const whole = word(token);
      known.set(token, [...new Set([whole, bare(whole, /^[وف]/), bare(whole, ARTICLE), bare(whole, JOINED), stemmed(token)])]);
    }
    return known.get(token);
  };
  const pairs = run => {
    const chars = [...run];
    return chars.length < 2 ? chars : chars.slice(1).map((char, n) => chars[n] + char);
  };
  const tokens = text => [...text.matchAll(TOKEN)];
  const indexed = text => tokens(plain(text)).flatMap(([token, run]) => (run ? [...new Set([...run, ...pairs(run)])] : keys(token)));
  // A transcription counts from each of its syllables on, however they are parted.
  const transcribed = text => text.split(' · ').flatMap(name => name.split(' ').map((_, n, parts) => parts.slice(n).join('')));

  const engine = new MiniSearch({
    fields: ['t', 'm', 'o', 'p', 'x'], storeFields: [],
    tokenize: (text, field) => (field === 'p' ? transcribed(text) : indexed(text)), processTerm: term => term,
  });
  // The name of the article is no name of its paragraphs.
  const named = row => (row.k === 'paragraph' && row.u.includes('#') ? '' : row.t);
  engine.addAll(rows.map((row, id) => ({id, t: named(row), m: row.m || '', o: row.o || '', p: row.p || '', x: row.x})));

  // What was typed

  const skipped = new Set((tongue.skip || []).map(fold));
  const unparted = (tongue.skip || []).filter(each => each.match(TOKEN)?.[0] === each && new RegExp(`^[${scripts}]`, 'u').test(each));
  const SKIPPED = unparted.length ? new RegExp(unparted.sort((a, b) => b.length - a.length).join('|'), 'u') : null;
  const variants = new Map((tongue.alike || '').match(/../gu)?.map(pair => [...pair]));
  const alike = text => [...text].map(char => variants.get(char) || char).join('');

  // Each word, or run of characters, by which one asks; those without weight only if there are no others.
  const units = (typed, all = false) => {
    const found = tokens(plain(typed)).flatMap(([token, run]) => {
      if (run) return (SKIPPED && !all ? run.split(SKIPPED) : [run]).filter(Boolean).map(part => ({run: part}));
      const whole = word(token);
      // Of a transcription the tones may be typed as figures, and ü as v.
      const latin = /^[a-z][a-z1-5]*$/.test(whole) ? whole.replace(/\d/g, '').replace(/v/g, 'u') : whole;
      const forms = [...new Set([bare(whole, ARTICLE), latin])];
      return all || !skipped.has(whole) ? [{word: forms[0], forms, stem: stemmed(token)}] : [];
    });
    return found.length || all ? found : units(typed, true);
  };
  const exact = (term, more = {}) => ({queries: [term], prefix: false, fuzzy: false, ...more});
  const asked = (unit, _, all) => (unit.run
    ? pairs(unit.run).map(pair => exact(pair))
    : [{combineWith: 'OR', queries: [
      {queries: [unit.word], prefix: unit.word.length > 1 || all.length === 1, fuzzy: unit.word.length > 5 && !/\d/.test(unit.word) ? 0.15 : false},
      ...unit.forms.slice(1).map(form => exact(form, {prefix: true})),
      exact(unit.stem),
    ]}]);

  // What something is called, so that it can be compared: its words by their stems.
  const canon = text => units(text).map(unit => unit.run || unit.stem).join(' ');
  const squeezed = text => fold(text).replace(/[^\p{L}]/gu, '');
  const names = rows.map(({t, m, o}) => [...new Set([t, m, o].filter(Boolean).join(' · ').split(' · ').map(canon))]);
  const transcriptions = rows.map(({p}) => new Set((p || '').split(' · ').map(squeezed)));

  const search = (query, combineWith) => {
    const whole = canon(query), letters = squeezed(query), words = units(query).map(unit => unit.run || unit.stem);
    const isName = id => names[id].includes(whole) || (letters && transcriptions[id].has(letters));
    // Of several that have the words in a name, the one is meant that the articles speak of most.
    const inName = id => names[id].some(name => words.every(each => name.includes(each)));
    const weight = id => (isName(id) ? 50 : 1) * (1 + (inName(id) ? rows[id].n || 0 : Math.log1p(rows[id].n || 0)));
    return engine.search({combineWith, queries: units(query).flatMap(asked)}, {
      tokenize: term => [term], boost: {t: 4, m: 3, o: 2, p: 2}, boostDocument: weight,
    });
  };
  // Where nothing has all words, what has at least half of them, the most first.
  const partly = query => {
    const wanted = units(query).flatMap(unit => (unit.run ? pairs(unit.run).map(pair => [pair]) : [[...unit.forms, unit.stem]]));
    if (wanted.length < 2) return [];
    const share = hit => wanted.filter(terms => terms.some(term => hit.queryTerms.includes(term))).length / wanted.length;
    return search(query, 'OR').map(hit => ({...hit, score: hit.score * share(hit) ** 3, share: share(hit)}))
      .filter(hit => hit.share >= 0.5).sort((a, b) => b.score - a.score);
  };

  // One wrong character: what stands in names or texts and differs from a run that is found nowhere by one.
  const near = run => {
    const wanted = [...run], counted = new Map();
    if (wanted.length < 3) return null;
    const count = (text, weight) => {
      const chars = [...plain(text)];
      for (let at = 0; at + wanted.length <= chars.length; at++) {
        let wrong = 0;
        for (let n = 0; n < wanted.length && wrong < 2; n++) if (chars[at + n] !== wanted[n]) wrong++;
        const there = wrong === 1 && chars.slice(at, at + wanted.length).join('');
        if (there && there.match(TOKEN)?.[0] === there) counted.set(there, (counted.get(there) || 0) + weight);
      }
    };
    for (const {t, m, x} of rows) { count(`${t} ${m || ''}`, 5); count(x, 1); }
    return [...counted].sort((a, b) => b[1] - a[1])[0]?.[0];
  };
  const mended = query => units(query).filter(unit => unit.run && !search(unit.run, 'AND').length)
    .reduce((text, {run}) => text.replace(run, near(run) || run), query);

  // Dates

  const written = options => new Intl.DateTimeFormat(tongue.lang || 'en', {timeZone: 'UTC', numberingSystem: 'latn', calendar: 'gregory', ...options});
  const months = new Map();
  for (const style of ['long', 'short']) {
    for (const form of [written({month: style}), written({month: style, day: 'numeric'})]) {
      for (let month = 0; month < 12; month++) {
        const name = form.formatToParts(Date.UTC(2001, month, 15)).find(part => part.type === 'month').value;
        if (!/\d/.test(name)) months.set(fold(name).replace(/\.$/, ''), month + 1);
      }
    }
  }
  const parts = month => written({year: 'numeric', month, day: 'numeric'}).formatToParts(Date.UTC(2001, 2, 15));
  const order = parts('numeric').map(part => part.type).filter(type => type !== 'literal');
  // The signs of year, month and day where they are written right behind their number.
  const signs = Object.fromEntries(parts('long')
    .map((part, n, all) => [part.type, fold(/^\p{L}+/u.exec(all[n + 1]?.value)?.[0] || /\d(\p{L}+)$/u.exec(part.value)?.[1] || '')]));
  const signed = ['year', 'month', 'day'].every(part => signs[part])
    && new RegExp(`(\\d{4})${signs.year} ?(?:(\\d{1,2})${signs.month} ?(?:(\\d{1,2})(?:${signs.day})?)?)?`, 'u');
  const days = rows.flatMap(row => row.d || []).sort(), years = [days[0], days.at(-1)].map(each => Number(each?.slice(0, 4)));

  // The span that a query names, as two days of ISO 8601, and what else it says. Only years in which something happened.
  const dated = typed => {
    const text = fold(plain(typed)), two = part => String(part).padStart(2, '0');
    const made = (year, month, day, rest) => {
      if (!(year >= years[0] && year <= years[1]) || month > 12 || day > 31) return null;
      const from = [year, month && two(month), month && day && two(day)].filter(Boolean).join('-');
      return {from, to: `${from}\uffff`, rest};
    };
    let found = /(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)/.exec(text) || (signed && signed.exec(text));
    if (found) return made(...found.slice(1, 4).map(Number), text.replace(found[0], ' '));
    if ((found = /(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(text))) {
      const [day, month] = order.indexOf('month') < order.indexOf('day') ? [found[2], found[1]] : [found[1], found[2]];
      return made(Number(found[3]), Number(month), Number(day), text.replace(found[0], ' '));
    }
    const words = text.match(/[\p{L}\p{N}]+/gu) || [], seen = test => words.filter(test);
    const year = seen(each => /^\d{4}$/.test(each)), month = seen(each => months.has(each));
    const day = month.length ? seen(each => /^\d{1,2}(?:\p{L}{0,2})$/u.test(each)) : [];
    if (year.length !== 1 || month.length > 1 || day.length > 1) return null;
    return made(Number(year), months.get(month[0]), Number.parseInt(day[0], 10) || 0,
      words.filter(each => ![...year, ...month, ...day].includes(each)).join(' '));
  };
  // What happened then, in its order, or with other words what has these too, the best first; before that of which one
  // only knows that it was some time around, and before the articles of that time.
  const then = date => {
    const within = ({id}) => rows[id].d[0] >= date.from && rows[id].d.at(-1) <= date.to;
    const during = hits => hits.filter(({id}) => rows[id].d && rows[id].d[0] <= date.to && rows[id].d.at(-1) >= date.from)
      .sort((a, b) => (rows[b.id].k === 'event') - (rows[a.id].k === 'event') || within(b) - within(a));
    const more = units(date.rest).some(unit => unit.run || !skipped.has(unit.word));
    const also = more ? during(search(date.rest, 'AND')) : [];
    return also.length ? also : during(rows.map((_, id) => ({id, terms: [], score: 0})));
  };

  // What is marked in a text, the longest first; signs like that of a year only where there is nothing else.
  const shown = text => {
    const words = units(text).map(unit => unit.run || unit.word).sort((a, b) => b.length - a.length);
    return words.filter((each, _, all) => each.length > 1 || all[0].length === 1);
  };

  // The groups of hits, best first; how many; whether they have only some of the words, or are for another query; and
  // where they are few, what else has some of the words.
  const find = typed => {
    const query = alike(typed.trim()), date = dated(query);
    const timely = date ? then(date) : [], first = new Set(timely.map(hit => hit.id));
    let hits = [...timely, ...search(query, 'AND').filter(hit => !first.has(hit.id))], part = false, instead = '';
    if (!hits.length && mended(query) !== query) hits = search(instead = mended(query), 'AND');
    if (!hits.length) { instead = ''; part = true; hits = partly(query); }
    const words = shown(instead || query), during = date ? shown(date.rest) : [];
    const hit = ({id, terms}) => {
      const {k, u, t, x, l} = rows[id], own = first.has(id) ? during : words;
      return {kind: k, where: u, title: t, said: l || {}, text: x, words: own, terms: new Set(terms)};
    };
    const groups = new Map();
    for (const each of hits.map(hit)) groups.set(each.kind, groups.get(each.kind) || []).get(each.kind).push(each);
    const there = new Set(hits.map(({id}) => id)), few = !part && !date && hits.length < FEW;
    return {
      groups: [...groups].map(([kind, all]) => ({kind, hits: all})), count: hits.length, part: part && hits.length > 0, instead,
      more: few ? partly(instead || query).filter(({id}) => !there.has(id)).map(hit) : [],
    };
  };

  // The words around the hit, as [text, is it a hit]

  const read = text => {
    let seen = '';
    const at = [];
    for (const {0: cluster, index} of text.matchAll(/\P{M}[\p{M}\p{Cf}\u0640]*|[^]/gu)) {
      const shown = plain(cluster);
      for (let n = 0; n < shown.length; n++) at.push(index);
      seen += shown;
    }
    return {seen, at: [...at, text.length]};
  };
  // Where a word is met: what was typed of it, else, where only its stem or something like it is, all of it.
  const inWord = (token, {words, terms}) => {
    for (let skip = 0; skip < Math.min(5, token.length); skip++) {
      const before = fold(token.slice(0, skip));
      if (before && before !== before.match(JOINED)[0]) continue;
      // A letter alone says little of the words that it begins.
      const rest = word(token.slice(skip)), hit = words.find(each => rest === each || (each.length > 1 && rest.startsWith(each)));
      if (!hit) continue;
      let end = skip + 1;
      while (end < token.length && word(token.slice(skip, end)) !== hit) end++;
      while (end < token.length && word(token.slice(skip, end + 1)) === hit) end++; // with the marks that follow
      return [skip, end, hit.length];
    }
    return keys(token).some(key => terms.has(key) && (key.length > 1 || words.includes(key))) ? [0, token.length, 1] : null;
  };
  const inRun = (run, {words}) => words.flatMap(each => {
    const found = [];
    for (let at = run.indexOf(each); at >= 0; at = run.indexOf(each, at + each.length)) found.push([at, at + each.length, each.length]);
    return found;
  });
  const inPairs = (run, {terms, words}) => {
    const asked = pair => terms.has(pair) && (pair.length > 1 || words.includes(pair));
    let at = 0;
    return [...pairs(run)].flatMap(pair => {
      const start = at;
      at += [...pair][0].length;
      return asked(pair) ? [[start, start + pair.length, 1]] : [];
    });
  };
  const spans = (seen, hit) => {
    const all = tokens(seen), moved = (found, index) => found.map(([start, end, weight]) => [index + start, index + end, weight]);
    const whole = all.flatMap(({1: run, index}) => (run ? moved(inRun(run, hit), index) : []));
    const rest = all.flatMap(({0: token, 1: run, index}) => {
      if (run) return whole.length ? [] : moved(inPairs(run, hit), index);
      return moved([inWord(token, hit)].filter(Boolean), index);
    });
    return [...whole, ...rest].sort((a, b) => a[0] - b[0]);
  };
  const context = hit => {
    const {text} = hit, {seen, at} = read(text), all = spans(seen, hit), whole = from => at.find(start => start >= from);
    if (!all.length) return [[text.slice(0, whole(Math.min(90, text.length))) + (text.length > 90 ? '…' : ''), false]];
    const best = all.reduce((a, b) => (b[2] > a[2] ? b : a));
    // Words are shown whole, where there are spaces between them.
    const place = at[best[0]], early = whole(Math.max(0, place - 36)), late = whole(Math.min(text.length, place + 70));
    const gap = early ? text.indexOf(' ', early) : -1, back = late < text.length ? text.lastIndexOf(' ', late) : -1;
    const start = gap >= 0 && gap < place ? gap + 1 : early, last = back > place + 20 ? back : late;
    const out = start ? [['…', false]] : [];
    let shown = start;
    for (const [from, past] of all) {
      if (at[from] < shown || at[from] >= last) continue;
      out.push([text.slice(shown, at[from]), false], [text.slice(at[from], at[past]), true]);
      shown = at[past];
    }
    out.push([text.slice(shown, Math.max(shown, last)), false]);
    return last < text.length ? [...out, ['…', false]] : out;
  };

  return {find, context, words: tongue.words, others: tongue.others || []};
};

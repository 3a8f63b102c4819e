// The search box: a combobox with a list of what is found (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The focus
// stays in the field; the arrows go through the list, Enter follows, Escape closes. Loaded when the box is first used.
window.editionSearchBox = (form, page) => {
  'use strict';
  const {make, load, spelled, composing} = page;
  const SHOWN = 5, FEW = 4, REST = 400;
  const input = form.querySelector('input'), panel = form.querySelector('.results');
  const status = panel.querySelector('[role=status]'), list = panel.querySelector('[role=listbox]');
  const {base, top} = document.body.dataset;

  // The search of each language, by the address of its site. A script's variables are taken as soon as it has run.
  let tools = null;
  const engines = new Map();
  const engine = site => {
    tools ||= Promise.all([load(`${top}assets/vendor/minisearch.js`), load(`${top}assets/search.js`)]);
    if (!engines.has(site)) {
      const made = tools.then(() => load(`${site}search/index.js`))
        .then(() => window.editionSearch(window.editionIndex, window.editionTongue, window.editionStem));
      made.catch(() => { tools = null; engines.delete(site); });
      engines.set(site, made);
    }
    return engines.get(site);
  };

  const options = () => [...list.querySelectorAll('[role=option]:not([hidden])')];
  let active = null;
  const point = option => {
    active?.setAttribute('aria-selected', 'false');
    active = option || null;
    active?.setAttribute('aria-selected', 'true');
    if (active) input.setAttribute('aria-activedescendant', active.id); else input.removeAttribute('aria-activedescendant');
    active?.scrollIntoView({block: 'nearest'});
  };
  const open = shown => {
    if (!shown) point(null);
    panel.hidden = !shown;
    list.hidden = !options().length;
    input.setAttribute('aria-expanded', String(shown && !list.hidden));
  };

  let made = 0;
  const option = (name, attributes) => make(name, '', {role: 'option', id: `_hit${made++}`, tabindex: '-1', 'aria-selected': 'false', ...attributes});
  const group = (label, kind) => {
    const of = make('div', label[0], {class: 'of', id: `_of${made++}`, ...label[1]});
    const element = make('div', '', {role: 'group', class: kind, 'aria-labelledby': of.id});
    element.append(of);
    return element;
  };
  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const say = ([text, said], values) => status.replaceChildren(make('span', filled(text, values), said));

  const ofHit = (hit, {context}) => {
    const link = option('a', {href: base + spelled(hit.where)}), words = make('span', '', hit.said.x);
    for (const [text, marked] of context(hit)) words.append(marked ? make('mark', text) : text);
    link.append(make('b', hit.title, hit.said.t), words);
    return link;
  };
  const ofGroup = ({kind, hits}, own) => {
    const label = own.words[kind], element = group([`${label[0]} · ${hits.length}`, label[1]], 'hits');
    element.append(...hits.slice(0, SHOWN).map(hit => ofHit(hit, own)));
    if (hits.length <= SHOWN) return element;
    const [text, said] = own.words.all, more = option('button', {type: 'button', class: 'all', ...said});
    more.textContent = filled(text, {count: hits.length});
    more.addEventListener('click', () => {
      const rest = hits.slice(SHOWN).map(hit => ofHit(hit, own)), was = active === more;
      more.replaceWith(...rest);
      if (was) point(rest[0]);
    });
    element.append(more);
    return element;
  };

  // The same query in the other languages; where few are found in this one, with their number, once the reader rests.
  const elsewhere = (query, count, own) => {
    const element = group(own.words.elsewhere, 'elsewhere');
    const links = own.others.flatMap(([root, lang]) => {
      const there = [...document.querySelectorAll('.languages a')].find(link => link.hreflang === lang);
      if (!there) return [];
      const address = new URL(there.href), name = make('bdi', there.textContent, {lang: there.lang || lang});
      address.searchParams.set('q', query);
      address.hash = '';
      const link = option('a', {href: address, hreflang: lang});
      link.append(name);
      return [{root, link, name}];
    });
    element.append(...links.map(({link}) => link));
    const number = ({root, link, name}) => engine(top + root).then(other => {
      const there = other.find(query), whole = there.part || there.instead ? 0 : there.count;
      const [before, after] = filled(own.words.in[0], {count: whole, language: '\n'}).split('\n');
      link.hidden = !whole;
      if (active === link && !whole) point(null);
      link.replaceChildren(before, name, after);
      element.hidden = links.every(each => each.link.hidden);
    }, () => {});
    if (count < FEW) setTimeout(() => { if (element.isConnected) links.forEach(number); }, REST);
    return links.length ? [element] : [];
  };

  const help = ({words}) => {
    say(words.help, {});
    status.prepend(...[...form.querySelector('label').childNodes].map(node => node.cloneNode(true)), make('br'));
    list.replaceChildren();
    open(true);
  };
  const run = async () => {
    const query = input.value.trim();
    point(null);
    let own = null;
    try { own = await engine(base); } catch { /* told below */ }
    if (input.value.trim() !== query || !form.contains(document.activeElement)) return;
    if (!own) {
      status.textContent = panel.dataset.failed;
      list.replaceChildren();
      open(true);
      return;
    }
    if (!query) { help(own); return; }
    const {groups, more, count, part, instead} = own.find(query), {words} = own;
    say(instead ? words.instead : part ? words.part : count ? words.some : words.none, {query, count, other: instead});
    if (!count) status.append(' ', make('span', words.try[0], words.try[1]));
    list.replaceChildren(...groups.map(each => ofGroup(each, own)), ...(more.length ? [ofGroup({kind: 'partly', hits: more}, own)] : []), ...elsewhere(query, count, own));
    open(true);
    list.scrollTop = 0;
  };

  input.addEventListener('focus', () => { if (panel.hidden) run(); });
  input.addEventListener('input', event => { if (!event.isComposing) run(); });
  input.addEventListener('compositionend', run);
  // The focus stays where it is; and a hit that was followed leaves the page to its reader.
  list.addEventListener('mousedown', event => { if (event.target.closest('[role=option]')) event.preventDefault(); });
  list.addEventListener('click', event => {
    if (!event.target.closest('a')) return;
    open(false);
    input.blur();
  });
  form.addEventListener('submit', () => (active || list.querySelector('.hits a'))?.click());
  form.addEventListener('focusout', event => { if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false); });
  // What was clicked may be gone by now, as a button that shows all.
  document.addEventListener('click', event => { if (!event.composedPath().includes(form)) open(false); });
  input.addEventListener('keydown', event => {
    if (composing(event) || panel.hidden) return;
    const all = options(), at = all.indexOf(active);
    if (event.key === 'Escape') open(false);
    else if (event.key === 'ArrowDown') point(all[Math.min(at + 1, all.length - 1)]);
    else if (event.key === 'ArrowUp' && all.length) point(at < 0 ? all.at(-1) : all[at - 1]);
    else return;
    event.preventDefault();
  });
  if (document.activeElement === input) run();
};

// What a page does beyond being read: colour scheme, share, print, columns, search. All of it works without, as links
// and text; nothing is fetched that the reader did not ask for.
(() => {
  'use strict';
  const root = document.documentElement;
  const keep = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* private */ } },
  };
  const saved = keep.get('scheme');
  if (saved === 'light' || saved === 'dark') root.dataset.scheme = saved;

  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  function scheme(button) {
    const order = ['system', 'light', 'dark'];
    const name = () => {
      const label = `${button.dataset.name}: ${button.dataset[root.dataset.scheme || 'system']}`;
      button.setAttribute('aria-label', label);
      button.title = label;
    };
    button.dataset.name = button.getAttribute('aria-label');
    button.addEventListener('click', () => {
      const next = order[(order.indexOf(root.dataset.scheme || 'system') + 1) % order.length];
      if (next === 'system') delete root.dataset.scheme; else root.dataset.scheme = next;
      keep.set('scheme', next === 'system' ? '' : next);
      name();
    });
    name();
  }

  function share(link) {
    const said = link.parentElement.querySelector('.said');
    const address = () => location.href;
    const [subject] = link.href.split('&body=');
    link.href = `${subject}&body=${encodeURIComponent(address())}`;
    link.addEventListener('click', async event => {
      if (navigator.share) {
        event.preventDefault();
        await navigator.share({title: document.title, url: address()}).catch(() => {});
      } else if (navigator.clipboard) {
        // The mail program opens as the link says; the address is at hand as well.
        await navigator.clipboard.writeText(address()).then(() => { said.textContent = link.dataset.copied; }, () => {});
      }
    });
  }

  function print(button) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  // The languages shown side by side: chosen by the reader, kept in the address and remembered.
  function columns(table) {
    const all = table.dataset.languages.split(' ');
    if (all.length < 2) return;
    const names = Object.fromEntries([...table.querySelectorAll('.titles [data-language]')].map(
      cell => [cell.dataset.language, cell.querySelector('b').textContent]));
    const asked = new URLSearchParams(location.search).get('show') || keep.get('columns') || '';
    let shown = asked.split(/[ ,]/).filter(tag => all.includes(tag));
    if (!shown.length) shown = all;
    const box = make('fieldset', '', {class: 'choose'});
    box.append(make('legend', table.dataset.label, {class: 'unseen'}));
    const apply = () => {
      for (const cell of table.querySelectorAll('[data-language]')) cell.hidden = !shown.includes(cell.dataset.language);
    };
    for (const tag of all) {
      const label = make('label');
      const input = make('input', '', {type: 'checkbox', value: tag});
      input.checked = shown.includes(tag);
      label.append(input, make('span', names[tag], {lang: tag}));
      input.addEventListener('change', () => {
        const wanted = all.filter(t => box.querySelector(`[value="${t}"]`).checked);
        if (!wanted.length) { input.checked = true; return; }
        shown = wanted;
        const address = new URL(location.href);
        if (shown.length === all.length) address.searchParams.delete('show'); else address.searchParams.set('show', shown.join(','));
        history.replaceState(null, '', address);
        keep.set('columns', shown.length === all.length ? '' : shown.join(','));
        apply();
      });
      box.append(label);
    }
    table.before(box);
    apply();
  }

  // On wide screens notes stand beside the line that they belong to, each below the one before.
  function notes(main) {
    const all = [...main.querySelectorAll('.note')];
    const wide = matchMedia('(min-width: 75rem)');
    const place = () => {
      main.classList.toggle('aligned', wide.matches);
      let floor = 0;
      for (const note of all) {
        note.style.insetBlockStart = '';
        if (!wide.matches) continue;
        const mark = document.getElementById(note.querySelector('.back').hash.slice(1));
        const line = mark.getBoundingClientRect().top - main.getBoundingClientRect().top - 4;
        const start = Math.max(line, floor);
        note.style.insetBlockStart = `${start}px`;
        floor = start + note.offsetHeight + 14;
      }
      main.style.minBlockSize = wide.matches && floor ? `${floor + 16}px` : '';
    };
    if (!all.length) return;
    place();
    addEventListener('resize', place);
    addEventListener('load', place);
    document.fonts?.ready.then(place);
  }

  const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  // A list narrowed by kinds and words: nothing chosen shows all. What is chosen is kept in the address.
  function filter(form) {
    const main = form.closest('main');
    const items = [...main.querySelectorAll('[data-kind]')];
    const entries = items.filter(item => item.matches('.entry'));
    const texts = new Map(entries.map(entry => [entry, fold(entry.textContent)]));
    const fields = [...form.querySelectorAll('input')];
    const count = form.querySelector('.count');
    const apply = () => {
      const chosen = {}, address = new URL(location.href);
      for (const field of fields) {
        if (field.type === 'checkbox' && field.checked) (chosen[field.name] ||= []).push(field.value);
      }
      const words = fold(form.elements.words?.value.trim() || '').split(/\s+/).filter(Boolean);
      const fits = item => Object.entries(chosen).every(([name, values]) => values.includes(item.dataset[name]))
        && words.every(word => !texts.has(item) || texts.get(item).includes(word));
      for (const item of items) {
        const shown = fits(item);
        if (texts.has(item)) item.hidden = !shown; else item.classList.toggle('out', !shown);
      }
      for (const group of main.querySelectorAll('.group')) group.hidden = !group.querySelector('.entry:not([hidden])');
      const shown = entries.filter(entry => !entry.hidden).length;
      count.textContent = shown === entries.length ? ''
        : form.dataset.count.replace('{count}', shown).replace('{total}', entries.length);
      for (const name of new Set(fields.map(field => field.name))) {
        const value = name === 'words' ? form.elements.words.value.trim() : (chosen[name] || []).join(',');
        if (value) address.searchParams.set(name, value); else address.searchParams.delete(name);
      }
      if (address.href !== location.href) history.replaceState(null, '', address);
    };
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = asked.get(field.name) || '';
      if (field.type === 'checkbox') field.checked = value.split(',').includes(field.value); else field.value = value;
    }
    // A link to an entry that is filtered out shows it all the same.
    const show = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest('[hidden]')) return;
      form.reset();
      apply();
      target.scrollIntoView();
    };
    form.hidden = false;
    form.addEventListener('input', apply);
    form.addEventListener('submit', event => event.preventDefault());
    addEventListener('hashchange', show);
    apply();
    show();
  }

  const load = source => new Promise((done, fail) => {
    document.head.append(Object.assign(make('script'), {src: source, onload: done, onerror: fail}));
  });

  function search(form) {
    form.hidden = false;
    const input = form.querySelector('input'), panel = form.querySelector('.results');
    const status = panel.querySelector('[role=status]'), groups = panel.querySelector('.groups');
    const {base, top} = document.body.dataset;
    let ready = null;
    const begin = () => ready ||= load(`${top}assets/vendor/minisearch.js`)
      .then(() => load(`${top}assets/search.js`))
      .then(() => load(`${base}search/index.js`))
      .then(() => window.editionSearch(window.editionIndex))
      .catch(() => { ready = null; return null; });
    const close = () => { panel.hidden = true; };
    const run = async () => {
      const query = input.value.trim();
      if (!query) return close();
      const engine = await begin();
      if (input.value.trim() !== query) return;
      panel.hidden = false;
      groups.replaceChildren();
      if (!engine) { status.textContent = panel.dataset.failed; return; }
      const found = engine(query);
      const count = found.reduce((sum, group) => sum + group.hits.length, 0);
      status.textContent = (count ? panel.dataset.some : panel.dataset.none).replace('{count}', count).replace('{query}', query);
      for (const {kind, hits} of found) {
        const list = make('ul');
        for (const hit of hits) {
          const link = make('a', '', {href: base + hit.where});
          link.append(make('b', hit.title));
          for (const [text, marked] of hit.context) link.append(marked ? make('mark', text) : text);
          link.addEventListener('click', close);
          const item = make('li');
          item.append(link);
          list.append(item);
        }
        groups.append(make('h2', panel.dataset[kind]), list);
      }
    };
    input.addEventListener('focus', begin, {once: true});
    input.addEventListener('input', run);
    form.addEventListener('submit', event => {
      event.preventDefault();
      panel.querySelector('a')?.click();
    });
    form.addEventListener('keydown', event => {
      const links = [...panel.querySelectorAll('a')];
      const at = links.indexOf(document.activeElement);
      if (event.key === 'Escape') { close(); input.focus(); }
      else if (event.key === 'ArrowDown' && !panel.hidden) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)]?.focus(); }
      else if (event.key === 'ArrowUp' && at >= 0) { event.preventDefault(); (links[at - 1] || input).focus(); }
    });
    document.addEventListener('click', event => { if (!form.contains(event.target)) close(); });
    document.addEventListener('keydown', event => {
      if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
        event.preventDefault();
        input.focus();
      }
    });
  }

  document.addEventListener('DOMContentLoaded', () => {
    const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
    each('.scheme', scheme);
    each('.share', share);
    each('button.print', print);
    each('.columns', columns);
    each('.filter', filter);
    each('.kind-article main, .kind-section main', notes);
    each('.search', search);
  });
})();

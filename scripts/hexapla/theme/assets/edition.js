// What a page does beyond being read: colour scheme, share, print, columns, search. All of it works without, as links
// and text; nothing is fetched that the reader did not ask for.
(() => {
  'use strict';
  const root = document.documentElement;
  const keep = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* private */ } },
  };
  const size = keep.get('size');
  if (size === '2' || size === '3') root.dataset.size = size;
  const saved = keep.get('scheme');
  if (saved === 'light' || saved === 'dark') root.dataset.scheme = saved;

  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // A button that goes round: its first value is the default and is not kept.
  function choice(button, key, order) {
    const name = () => {
      const label = button.dataset.name + button.dataset[root.dataset[key] || order[0]];
      button.setAttribute('aria-label', label);
      button.title = label;
    };
    button.addEventListener('click', () => {
      const next = order[(order.indexOf(root.dataset[key] || order[0]) + 1) % order.length];
      if (next === order[0]) delete root.dataset[key]; else root.dataset[key] = next;
      keep.set(key, next === order[0] ? '' : next);
      name();
      dispatchEvent(new Event('resize'));
    });
    name();
  }

  // The keys of an input method are its own until it has put its word; 229 is what some browsers call them.
  const composing = event => event.isComposing || event.keyCode === 229;
  // Keys with Control or the like are the browser's; but many keyboards reach signs such as [ by AltGr or Option alone.
  const commanding = event => !event.getModifierState('AltGraph')
    && (event.ctrlKey || event.metaKey || (event.altKey && /^[\p{L}\p{N}]?$/u.test(event.key)));

  let saying = 0;
  const say = text => {
    const said = document.querySelector('.said');
    if (!said) return;
    said.textContent = text;
    clearTimeout(saying);
    saying = setTimeout(() => { said.textContent = ''; }, 4000);
  };
  // Over plain http browsers offer no clipboard: a text that is selected can still be copied.
  const selected = text => {
    const field = make('textarea', '', {readonly: '', class: 'unseen'});
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  };
  const copy = async (text, done) => {
    try { await navigator.clipboard.writeText(text); } catch { if (!selected(text)) return; }
    say(done);
  };

  function share(link) {
    const address = () => location.href;
    const copying = link.parentElement.querySelector('.copy-link');
    const [subject] = link.href.split('&body=');
    const fill = () => { link.href = `${subject}&body=${encodeURIComponent(address())}`; };
    fill();
    link.addEventListener('click', async event => {
      fill();
      if (!navigator.share) return;
      event.preventDefault();
      await navigator.share({title: document.title, url: address()}).catch(() => {});
    });
    if (navigator.share) return;
    copying.hidden = false;
    copying.addEventListener('click', () => copy(address(), copying.dataset.copied));
  }

  function print(button) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }

  // The languages shown side by side: chosen by the reader, kept in the address and remembered.
  function columns(table) {
    const all = table.dataset.languages.split(' ');
    if (all.length < 2) return;
    const cells = Object.fromEntries([...table.querySelectorAll('.titles [data-language]')].map(
      cell => [cell.dataset.language, cell]));
    // A language's name says what its column says: language, direction and script, where they are not the page's.
    const said = cell => Object.fromEntries(
      ['lang', 'dir', 'data-script'].filter(key => cell.hasAttribute(key)).map(key => [key, cell.getAttribute(key)]));
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
      label.append(input, make('span', cells[tag].querySelector('b').textContent, said(cells[tag])));
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
    if (shown.length < all.length) {
      const address = new URL(location.href);
      address.searchParams.set('show', shown.join(','));
      history.replaceState(null, '', address);
    }
  }

  // A paragraph's number is its address: the click copies it, ready to cite, and goes there.
  function numbers(main) {
    const {number} = document.body.dataset;
    for (const link of main.querySelectorAll('a.number')) {
      link.title = number || '';
      link.addEventListener('click', () => copy(link.href, document.querySelector('.copy-link').dataset.copied));
    }
  }

  function citation(box) {
    const button = make('button', box.dataset.copy, {type: 'button'});
    button.addEventListener('click', () => copy(box.querySelector('.text').textContent.trim(), box.dataset.copied));
    box.append(button);
  }

  // A term's card, or a note's: opened by pointing, focus, a tap or the space bar; closed by Escape or by leaving.
  function cards(main) {
    const {base, cards: source, entry} = document.body.dataset;
    const fine = matchMedia('(hover: hover)');
    let ready = null, open = null, waiting = 0;
    const begin = () => ready ||= load(source).then(() => window.editionCards, () => { ready = null; return {}; });
    const close = () => {
      clearTimeout(waiting);
      if (!open) return;
      const inside = open.card.contains(document.activeElement);
      open.link.removeAttribute('aria-describedby');
      open.card.remove();
      const {link} = open;
      open = null;
      if (inside) { quiet = true; link.focus(); quiet = false; }
    };
    let quiet = false;
    const part = (name, text, said) => make('span', text, {class: name, ...said});
    const ofTerm = async link => {
      const term = (await begin())[link.dataset.term];
      if (!term) return [];
      const names = term.n.map(([said, name], n) => part(n ? 'peer' : 'name', name, said));
      const [said, ...runs] = term.d, definition = part('definition', '', said);
      definition.append(...runs.map(run => (typeof run === 'string' ? run : make('span', run[1], run[0]))));
      return [part('of', term.k), ...names, definition,
        make('a', entry, {href: link.href, class: 'entry-link'})];
    };
    const ofNote = link => {
      const note = document.getElementById(link.hash.slice(1)).cloneNode(true);
      note.querySelector('.back')?.remove();
      for (const inner of note.querySelectorAll('[id]')) inner.removeAttribute('id');
      const text = part('definition');
      text.append(...note.childNodes);
      return [text];
    };
    // At the line of the link that was pointed at, on the side where there is more room, and no higher than that.
    const place = (y = 0) => {
      const {link, card} = open, lines = [...link.getClientRects()], host = card.offsetParent.getBoundingClientRect();
      const box = lines.find(line => line.top <= y && y <= line.bottom) || lines[0];
      const room = document.documentElement.clientWidth;
      const width = card.offsetWidth, start = getComputedStyle(link).direction === 'rtl' ? box.right - width : box.left;
      const left = Math.max(8, Math.min(start, room - width - 8));
      const under = innerHeight - box.bottom - 14, over = box.top - 14;
      const up = card.offsetHeight > under && over > under;
      card.style.maxBlockSize = `${Math.max(up ? over : under, 120)}px`;
      const top = up ? box.top - card.offsetHeight - 6 : box.bottom + 6;
      card.style.left = `${left - host.left}px`;
      card.style.top = `${top - host.top}px`;
    };
    const show = async (link, y) => {
      clearTimeout(waiting);
      if (open?.link === link) return;
      close();
      const wanted = link;
      asked = link;
      const parts = await (link.matches('.term') ? ofTerm(link) : ofNote(link));
      if (asked !== wanted || !parts.length) return parts.length;
      close();
      const card = make('span', '', {class: 'card', id: '_card', 'data-apparatus': ''});
      card.append(...parts);
      // Right behind its link, so that the next Tab leads into it.
      (link.closest('sup') || link).after(card);
      link.setAttribute('aria-describedby', '_card');
      open = {link, card};
      place(y);
      card.addEventListener('pointerenter', () => clearTimeout(waiting));
      card.addEventListener('pointerleave', later);
      return parts.length;
    };
    let asked = null;
    const later = () => { clearTimeout(waiting); waiting = setTimeout(close, 250); };
    const all = main.querySelectorAll('.term, .note-mark a');
    for (const link of all) {
      link.addEventListener('pointerenter', event => { if (event.pointerType === 'mouse') { clearTimeout(waiting); const {clientY} = event; waiting = setTimeout(() => show(link, clientY), 60); } });
      link.addEventListener('pointerleave', event => { if (event.pointerType === 'mouse') { asked = null; later(); } });
      link.addEventListener('focus', () => { if (!quiet && link.matches(':focus-visible')) show(link); });
      link.addEventListener('click', event => {
        // A first tap opens the card, in which the way to the entry stands; a second one follows the link.
        if ((event.pointerType === 'touch' || !fine.matches) && event.detail && open?.link !== link) {
          event.preventDefault();
          show(link, event.clientY).then(shown => { if (!shown) location.href = link.href; });
        } else close();
      });
      link.addEventListener('keydown', event => {
        if (event.key !== ' ') return;
        event.preventDefault();
        if (open?.link === link) close(); else show(link);
      });
    }
    document.addEventListener('focusin', event => {
      if (open && event.target !== open.link && !open.card.contains(event.target)) close();
    });
    document.addEventListener('pointerdown', event => {
      asked = null;
      if (open && !open.card.contains(event.target) && !open.link.contains(event.target)) close();
    });
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && (open || asked)) { asked = null; close(); }
    });
    addEventListener('resize', close);
  }

  // Side by side, a term that is pointed at lights up in every language.
  function lit(main) {
    const light = (event, on) => {
      const {term} = event.target.closest?.('.term')?.dataset || {};
      if (!term) return;
      for (const other of main.querySelectorAll(`.term[data-term="${term}"]`)) other.classList.toggle('lit', on);
    };
    for (const [on, names] of [[true, ['pointerover', 'focusin']], [false, ['pointerout', 'focusout']]]) {
      for (const name of names) main.addEventListener(name, event => light(event, on));
    }
  }

  // The same place in another language: ids are the same in all, and so are the values that filters and columns take.
  function languages(link) {
    const {href} = link;
    link.addEventListener('click', () => {
      const address = new URL(href), here = new URLSearchParams(location.search);
      here.delete('words');
      address.search = here;
      address.hash = location.hash;
      link.href = address;
    });
  }

  // Keys of one character, listed in a dialog, where they can be switched off (WCAG 2.1.4).
  function keys(dialog) {
    const box = dialog.querySelector('input'), button = document.querySelector('.show-keys');
    box.checked = keep.get('keys') !== 'off';
    box.addEventListener('change', () => keep.set('keys', box.checked ? '' : 'off'));
    button.hidden = false;
    button.addEventListener('click', () => dialog.showModal());
    const go = selector => document.querySelector(selector)?.click();
    document.addEventListener('keydown', event => {
      const typing = event.target.matches?.('input, textarea, select') || dialog.open || composing(event);
      if (!box.checked || typing || commanding(event)) return;
      const languages = document.querySelectorAll('.languages a');
      if (event.key === '/') { event.preventDefault(); document.querySelector('.search input').focus(); }
      else if (event.key === '?') dialog.showModal();
      else if (event.key === '[') go('.around [rel=prev]');
      else if (event.key === ']') go('.around [rel=next]');
      else if (/^[1-9]$/.test(event.key)) languages[event.key - 1]?.click();
    });
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
    // On paper notes stand under their paragraph.
    addEventListener('beforeprint', () => { main.style.minBlockSize = ''; });
    addEventListener('afterprint', place);
    document.fonts?.ready.then(place);
  }

  // A text for finding: without accents, capitals and what is not seen; apostrophes, hyphens and spaces are of one kind.
  const fold = window.editionFold = text => text.normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]/gu, '')
    .replace(/[’‘‛ʹʻʼ′`´]/g, "'").replace(/[\p{Pd}−]/gu, '-').replace(/\p{Zs}/gu, ' ').toLowerCase();

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
        if (texts.has(item)) item.hidden = !shown;
        else { item.classList.toggle('out', !shown); item.setAttribute('tabindex', shown ? '0' : '-1'); }
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

  // Without a server nothing finds the index.html behind an address that ends in a slash.
  const spelled = address => (location.protocol === 'file:' ? address.replace(/(^|\/)(?=$|[?#])/, '$1index.html') : address);

  const load = source => new Promise((done, fail) => {
    document.head.append(Object.assign(make('script'), {src: source, onload: done, onerror: fail}));
  });

  // The box and its index are fetched when it is first used, or the address has a query.
  function search(form) {
    form.hidden = false;
    const input = form.querySelector('input'), panel = form.querySelector('.results');
    let begun = null;
    const begin = () => begun ||= load(`${document.body.dataset.top}assets/search-box.js`)
      .then(() => window.editionSearchBox(form, {make, load, spelled, composing}))
      .catch(() => { begun = null; panel.querySelector('p').textContent = panel.dataset.failed; panel.hidden = false; });
    input.addEventListener('focus', begin);
    form.addEventListener('submit', event => event.preventDefault());
    // Asked once: the address that is shared or cited is the page's.
    const address = new URL(location.href), asked = address.searchParams.get('q');
    if (!asked) return;
    address.searchParams.delete('q');
    history.replaceState(null, '', address);
    input.value = asked;
    input.focus();
  }

  document.addEventListener('DOMContentLoaded', () => {
    const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
    each('.scheme', button => choice(button, 'scheme', ['system', 'light', 'dark']));
    each('.size', button => choice(button, 'size', ['1', '2', '3']));
    each('.share', share);
    each('.languages a', languages);
    each('button.print', print);
    each('.columns', columns);
    each('.filter', filter);
    each('.citation', citation);
    each('main', numbers);
    each('[data-cards] main', cards);
    each('.columns, .kind-section main', lit);
    each('dialog.keys', keys);
    each('.kind-article main, .kind-section main', notes);
    each('.search', search);
  });
})();

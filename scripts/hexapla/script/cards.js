// A card at a term, an event, a note or a reference: opened where the pointer rests, by focus, a tap or the space bar;
// closed by Escape or by leaving. What stands on the screen already is not shown a second time, but lights up.
const REST = 280, CALM = 200, LEAVE = 250;

function cards(main) {
  const {cards: source, entry, previous, next} = document.body.dataset;
  const fine = matchMedia('(hover: hover)');
  let ready = null, open = null, waiting = 0, asked = null, quiet = false, scrolled = -CALM, pointer = '';
  const begin = () => ready ||= load(source).then(() => window.editionCards, () => { ready = null; return {t: {}, e: {}}; });
  const part = (name, text, said) => make('span', text, {class: name, ...said});
  const saying = (name, [said, ...runs]) => {
    const element = part(name, '', said);
    element.append(...runs.map(run => (typeof run === 'string' ? run : make('span', run[1], run[0]))));
    return element;
  };

  // The places in the text that name the same term, as ways to the one before and the one behind.
  const among = link => {
    const all = [...main.querySelectorAll(`.paragraph .term[data-term="${link.dataset.term}"]`)], at = all.indexOf(link);
    if (at < 0 || all.length < 2) return [];
    const way = (to, sign, name) => {
      const place = all[to]?.closest('[id]');
      return place ? make('a', sign, {href: `#${place.id}`, 'aria-label': name, title: name}) : make('span', sign, {class: 'none', 'aria-hidden': 'true'});
    };
    const element = part('among');
    element.append(way(at - 1, '‹', previous), make('span', `${at + 1}/${all.length}`), way(at + 1, '›', next));
    return [element];
  };
  const full = link => make('a', entry, {href: link.href, class: 'entry-link'});
  const ofTerm = async link => {
    const term = (await begin()).t[link.dataset.term];
    if (!term) return [];
    const names = term.n.map(([said, name, romanized], n) => {
      const element = part(n ? 'peer-name' : 'name', name, said);
      if (romanized) element.append(' ', make('small', romanized[1], romanized[0]));
      return element;
    });
    return [part('of', term.k), ...names, saying('definition', term.d), full(link), ...among(link)];
  };
  const ofEvent = async link => {
    const event = (await begin()).e[link.hash.slice(1)];
    return event ? [part('of', event.k), saying('name', event.t), saying('definition', event.d), full(link)] : [];
  };
  const copied = link => {
    const part_ = part('definition'), copy = document.getElementById(link.hash.slice(1)).cloneNode(true);
    for (const inner of copy.querySelectorAll('.back, .cite-this, button')) inner.remove();
    for (const inner of copy.querySelectorAll('[id]')) inner.removeAttribute('id');
    part_.append(...copy.childNodes);
    return [part_];
  };
  const kinds = [
    ['.term', ofTerm], ['.event-mark a', ofEvent], ['.note-mark a', copied], ['a.cite', copied],
  ];
  const shown = link => {
    const there = link.matches('.note-mark a') && document.getElementById(link.hash.slice(1));
    if (!there || there.closest('details:not([open])')) return null;
    const {top, bottom} = there.getBoundingClientRect();
    return bottom > 0 && top < innerHeight ? there : null;
  };

  const close = () => {
    clearTimeout(waiting);
    if (!open) return;
    const {link, card} = open, inside = card.contains(document.activeElement);
    link.removeAttribute('aria-describedby');
    card.remove();
    open = null;
    if (inside) { quiet = true; link.focus(); quiet = false; }
  };
  const later = () => { clearTimeout(waiting); waiting = setTimeout(close, LEAVE); };
  // At the line of the link that was pointed at, on the side where there is more room, and no higher than that; where
  // languages stand side by side, above or under the whole row, of which the card would hide the others.
  const place = (y = 0) => {
    const {link, card} = open, lines = [...link.getClientRects()], host = card.offsetParent.getBoundingClientRect();
    const box = lines.find(line => line.top <= y && y <= line.bottom) || lines[0];
    const row = link.closest('.row')?.getBoundingClientRect() || box;
    const high = Math.max(row.top, 0), low = Math.min(row.bottom, innerHeight);
    const fits = row !== box && (innerHeight - low > card.offsetHeight + 14 || high > card.offsetHeight + 14);
    const [above, below] = fits ? [high, low] : [box.top, box.bottom];
    const room = document.documentElement.clientWidth;
    const width = card.offsetWidth, start = getComputedStyle(link).direction === 'rtl' ? box.right - width : box.left;
    const left = Math.max(8, Math.min(start, room - width - 8));
    const under = innerHeight - below - 14, over = above - 14;
    const up = card.offsetHeight > under && over > under;
    card.style.maxBlockSize = `${Math.max(up ? over : under, 120)}px`;
    card.style.left = `${left - host.left}px`;
    card.style.top = `${(up ? above - card.offsetHeight - 6 : below + 6) - host.top}px`;
  };
  const show = async (link, y) => {
    clearTimeout(waiting);
    if (open?.link === link || shown(link)) return true;
    close();
    asked = link;
    const parts = await kinds.find(([selector]) => link.matches(selector))[1](link);
    if (asked !== link || !parts.length) return parts.length > 0;
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
    card.addEventListener('click', event => { if (event.target.closest('.among a')) close(); });
    return true;
  };

  for (const link of main.querySelectorAll(kinds.map(([selector]) => selector).join())) {
    link.addEventListener('pointermove', event => {
      // A pointer under which the page moves has not been brought here.
      if (event.pointerType !== 'mouse' || pointer === `${event.screenX} ${event.screenY}`) return;
      clearTimeout(waiting);
      if (open?.link === link || performance.now() - scrolled < CALM) return;
      const {clientY} = event;
      waiting = setTimeout(() => show(link, clientY), REST);
    });
    link.addEventListener('pointerleave', event => { if (event.pointerType === 'mouse') { asked = null; later(); } });
    link.addEventListener('focus', () => { if (!quiet && link.matches(':focus-visible')) show(link); });
    link.addEventListener('click', event => {
      // A first tap opens the card, in which the way to the entry stands; a second one follows the link.
      if ((event.pointerType === 'touch' || !fine.matches) && event.detail && open?.link !== link && !shown(link)) {
        event.preventDefault();
        show(link, event.clientY).then(done => { if (!done) location.href = link.href; });
      } else close();
    });
    link.addEventListener('keydown', event => {
      if (event.key !== ' ') return;
      event.preventDefault();
      if (open?.link === link) close(); else show(link);
    });
  }
  document.addEventListener('pointermove', event => { pointer = `${event.screenX} ${event.screenY}`; });
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
  addEventListener('scroll', () => { scrolled = performance.now(); if (!open) clearTimeout(waiting); }, {passive: true});
  addEventListener('resize', close);
}

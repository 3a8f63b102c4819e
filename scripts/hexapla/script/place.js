// The same place in another language: ids are the same in all, and so are the values that filters and columns take.
function languages(link) {
  const {href} = link;
  link.addEventListener('click', () => {
    const address = new URL(href), here = new URLSearchParams(location.search);
    here.delete('words');
    address.search = here;
    address.hash = onScreen();
    link.href = address;
  });
}

// The place that is read: the one that was asked for while it is in sight or the page's head is, else the first in sight.
function onScreen() {
  const seen = element => {
    const {top, bottom} = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && element.checkVisibility();
  };
  const asked = target();
  const title = document.querySelector('h1');
  if (!title || seen(title) || (asked && seen(asked))) return location.hash;
  const places = document.querySelectorAll('main :is(.sentence, .row, .event, .note)[id]');
  const first = [...places].find(place => seen(place) && place.getBoundingClientRect().top >= 0);
  return first ? `#${first.id}` : '';
}

// A list that opens over the text closes when it is left, or has led somewhere.
function contents(list) {
  const close = () => { list.open = false; };
  list.addEventListener('click', event => { if (event.target.closest('a')) close(); });
  list.addEventListener('focusout', event => { if (event.relatedTarget && !list.contains(event.relatedTarget)) close(); });
  document.addEventListener('click', event => { if (!list.contains(event.target)) close(); });
  list.addEventListener('keydown', event => { if (event.key === 'Escape') { close(); list.querySelector('summary').focus(); } });
}

// A slim bar that comes when one scrolls back: languages, the section that is read, how far one is, and the search.
function bar(head) {
  const main = document.querySelector('main'), search = head.querySelector('.search');
  const titles = [...main.querySelectorAll('h2[id], .titled[id]')].filter(title => !title.closest('.note, .columns'));
  const element = make('div', '', {class: 'bar', hidden: ''}), section = make('a', '', {class: 'where'}), far = make('i', '', {class: 'far'});
  const peers = make('div', '', {class: 'languages'});
  peers.append(head.querySelector('.languages ul').cloneNode(true));
  peers.querySelectorAll('a').forEach(languages);
  element.append(section, peers, far);
  head.append(element);
  const words = title => {
    const copy = (title.querySelector('.paragraph') || title).cloneNode(true);
    copy.querySelectorAll('[data-apparatus]').forEach(part => part.remove());
    return copy.textContent.trim();
  };
  let before = scrollY, shown = false;
  // The one search moves where it is seen, so that nothing is said twice.
  const turn = on => {
    if (on === shown || (!on && element.contains(document.activeElement))) return;
    shown = on;
    if (!search.contains(document.activeElement)) (on ? element : head).append(search);
    element.hidden = !on;
  };
  const look = () => {
    const now = scrollY, end = root.scrollHeight - innerHeight;
    const title = titles.findLast(each => each.getBoundingClientRect().top < innerHeight / 3);
    section.textContent = title ? words(title) : '';
    section.href = title ? `#${title.id}` : '#_text';
    far.style.inlineSize = `${end > 0 ? 100 * now / end : 0}%`;
    if (now < head.offsetTop + head.offsetHeight) turn(false);
    else if (now < before - 8) turn(true);
    else if (now > before + 8) turn(false);
    if (Math.abs(now - before) > 8) before = now;
  };
  let waiting = false;
  addEventListener('scroll', () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; look(); });
  }, {passive: true});
}

const root = document.documentElement;
const keep = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* private */ } },
};
const make = (name, text, attributes = {}) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

// The keys of an input method are its own until it has put its word; 229 is what some browsers call them.
const composing = event => event.isComposing || event.keyCode === 229;
// Keys with Control or the like are the browser's; but many keyboards reach signs such as [ by AltGr or Option alone.
const commanding = event => !event.getModifierState('AltGraph')
  && (event.ctrlKey || event.metaKey || (event.altKey && /^[\p{L}\p{N}]?$/u.test(event.key)));

// A text for finding: without accents, capitals and what is not seen; apostrophes, hyphens and spaces are of one kind.
const fold = window.editionFold = text => text.normalize('NFKD').replace(/[\p{M}\p{Cf}\u0640]/gu, '')
  .replace(/[’‘‛ʹʻʼ′`´]/g, "'").replace(/[\p{Pd}−]/gu, '-').replace(/\p{Zs}/gu, ' ').toLowerCase();

// Without a server nothing finds the index.html behind an address that ends in a slash.
const spelled = address => (location.protocol === 'file:' ? address.replace(/(^|\/)(?=$|[?#])/, '$1index.html') : address);

const load = source => new Promise((done, fail) => {
  document.head.append(Object.assign(make('script'), {src: source, onload: done, onerror: fail}));
});

// The element that the address leads to.
const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

// What is done when something within an element is pointed at or focused, and when it no longer is.
const pointed = (within, act) => {
  for (const [on, names] of [[true, ['pointerover', 'focusin']], [false, ['pointerout', 'focusout']]]) {
    for (const name of names) within.addEventListener(name, event => act(event, on));
  }
};

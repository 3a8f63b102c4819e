const size = keep.get('size');
if (size === '2' || size === '3') root.dataset.size = size;
const marks = keep.get('marks');
if (marks === 'all' || marks === 'none') root.dataset.marks = marks;
const saved = keep.get('scheme');
if (saved === 'light' || saved === 'dark') root.dataset.scheme = saved;

// A button that goes round: its first value is the default and is not kept.
function choice(button, key, order) {
  const name = () => {
    const label = button.dataset.name + button.dataset[root.dataset[key] || order[0]];
    if (button.hidden || button.textContent) { button.textContent = label; button.hidden = false; }
    else { button.setAttribute('aria-label', label); button.title = label; }
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

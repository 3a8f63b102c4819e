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

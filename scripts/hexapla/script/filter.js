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
    const asked = target();
    if (!asked?.closest('[hidden]')) return;
    form.reset();
    apply();
    asked.scrollIntoView();
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', event => event.preventDefault());
  addEventListener('hashchange', show);
  apply();
  show();
}

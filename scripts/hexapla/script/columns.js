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

// Where languages stand together, a term or sentence that is pointed at lights up in every one of them.
function lit(main) {
  const light = (event, on) => {
    const term = event.target.closest?.('.term')?.dataset.term, unit = event.target.closest?.('.sentence');
    const same = term ? [`.term[data-term="${term}"]`] : [];
    for (const name of unit?.dataset.sentence.split(' ') || []) same.push(`.sentence[data-sentence~="${name}"]`);
    if (!same.length) return;
    for (const other of main.querySelectorAll(same.join())) other.classList.toggle('lit', on);
  };
  for (const [on, names] of [[true, ['pointerover', 'focusin']], [false, ['pointerout', 'focusout']]]) {
    for (const name of names) main.addEventListener(name, event => light(event, on));
  }
}

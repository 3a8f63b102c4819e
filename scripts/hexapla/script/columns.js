// The languages shown side by side: chosen by the reader, kept in the address and remembered. On a narrow screen the
// first two are shown to begin with, and a button in every row shows the others of that row.
function columns(table) {
  const all = table.dataset.languages.split(' '), narrow = matchMedia('(max-width: 60rem)');
  if (all.length < 2) return;
  const heads = Object.fromEntries([...table.querySelectorAll('.heads [data-language]')].map(
    head => [head.dataset.language, head]));
  // A language's name says what its column says: language, direction and script, where they are not the page's.
  const said = head => Object.fromEntries(
    ['lang', 'dir', 'data-script'].filter(key => head.hasAttribute(key)).map(key => [key, head.getAttribute(key)]));
  const asked = new URLSearchParams(location.search).get('show') || keep.get('columns') || '';
  let shown = asked.split(/[ ,]/).filter(tag => all.includes(tag));
  const chosen = shown.length > 0;
  if (!chosen) shown = narrow.matches ? all.slice(0, 2) : all;
  const box = make('fieldset', '', {class: 'choose'});
  box.append(make('legend', table.dataset.label, {class: 'unseen'}));
  const cells = within => within.querySelectorAll('[data-language]');
  const apply = () => {
    table.dataset.shown = shown.length;
    for (const cell of cells(table)) cell.hidden = !shown.includes(cell.dataset.language);
    for (const more of table.querySelectorAll('.more')) more.remove();
    const others = all.filter(tag => !shown.includes(tag));
    for (const row of others.length && narrow.matches ? table.querySelectorAll('.row[id^="p"]') : []) {
      const more = make('button', '', {type: 'button', class: 'more', 'data-apparatus': ''});
      for (const tag of others) more.append(' + ', make('span', heads[tag].textContent, said(heads[tag])));
      more.addEventListener('click', () => {
        for (const cell of cells(row)) cell.hidden = false;
        more.remove();
      });
      row.append(more);
    }
  };
  const tell = () => {
    const address = new URL(location.href);
    if (shown.length === all.length) address.searchParams.delete('show'); else address.searchParams.set('show', shown.join(','));
    if (address.href !== location.href) history.replaceState(null, '', address);
  };
  for (const tag of all) {
    const label = make('label');
    const input = make('input', '', {type: 'checkbox', value: tag});
    input.checked = shown.includes(tag);
    label.append(input, make('span', heads[tag].textContent, said(heads[tag])));
    input.addEventListener('change', () => {
      const wanted = all.filter(t => box.querySelector(`[value="${t}"]`).checked);
      if (!wanted.length) { input.checked = true; return; }
      shown = wanted;
      tell();
      keep.set('columns', shown.join(','));
      apply();
    });
    box.append(label);
  }
  table.before(box);
  apply();
  if (chosen) tell();
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
  pointed(main, light);
}

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
    const count = found.reduce((sum, group) => sum + group.total, 0);
    status.textContent = (count ? panel.dataset.some : panel.dataset.none).replace('{count}', count)
      .replace('{query}', () => query);
    for (const {kind, hits, total} of found) {
      const list = make('ul');
      for (const hit of hits) {
        const link = make('a', '', {href: base + spelled(hit.where)});
        link.append(make('b', hit.title, hit.said.t));
        const words = hit.said.x ? make('span', '', hit.said.x) : link;
        for (const [text, marked] of hit.context) words.append(marked ? make('mark', text) : text);
        if (words !== link) link.append(words);
        link.addEventListener('click', close);
        const item = make('li');
        item.append(link);
        list.append(item);
      }
      const more = total > hits.length ? ` · ${hits.length}/${total}` : '';
      groups.append(make('h2', panel.dataset[kind] + more), list);
    }
  };
  input.addEventListener('focus', begin, {once: true});
  input.addEventListener('input', event => { if (!event.isComposing) run(); });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    await run();
    panel.querySelector('a')?.click();
  });
  form.addEventListener('focusout', event => { if (event.relatedTarget && !form.contains(event.relatedTarget)) close(); });
  input.addEventListener('compositionend', run);
  form.addEventListener('keydown', event => {
    if (composing(event)) return;
    const links = [...panel.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Escape') { close(); input.focus(); }
    else if (event.key === 'ArrowDown' && !panel.hidden) { event.preventDefault(); links[Math.min(at + 1, links.length - 1)]?.focus(); }
    else if (event.key === 'ArrowUp' && at >= 0) { event.preventDefault(); (links[at - 1] || input).focus(); }
  });
  document.addEventListener('click', event => { if (!form.contains(event.target)) close(); });
}

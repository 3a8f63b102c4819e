// Citations: in the style that the reader chose, copied with their italics; of an entry, an event or a note wherever it
// is read. Loaded when a reader first asks for one.
window.editionCite = page => {
  'use strict';
  const {make, keep} = page;
  // As text and as HTML, of which programs of writing keep the italics. Over plain http browsers have only the old way.
  async function copied(text) {
    const bare = text.cloneNode(true);
    for (const inner of bare.querySelectorAll('[class]')) inner.removeAttribute('class');
    const forms = {'text/plain': text.textContent.trim(), 'text/html': bare.innerHTML.trim()};
    try {
      const blobs = Object.entries(forms).map(([type, said]) => [type, new Blob([said], {type})]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      const put = event => {
        for (const [type, said] of Object.entries(forms)) event.clipboardData.setData(type, said);
        event.preventDefault();
      };
      document.addEventListener('copy', put);
      getSelection().selectAllChildren(text);
      const done = document.execCommand('copy');
      getSelection().removeAllRanges();
      document.removeEventListener('copy', put);
      return done;
    }
  }

  // Among several styles one is shown, that of the reader's last choice; each citation has its button.
  function dress(box, {copy, copied: done, choose}) {
    const rows = [...box.querySelectorAll('.citation')], names = new Map();
    for (const row of rows) names.set(row.dataset.style, row.querySelector('strong').textContent);
    const [first] = names.keys(), kept = keep.get('style');
    const said = make('span', '', {class: 'copied', role: 'status'});
    const head = make('div', '', {class: 'chooser'}), select = make('select');
    for (const [value, name] of names) select.append(make('option', name, {value}));
    select.value = names.has(kept) ? kept : first;
    const show = () => { for (const row of rows) row.hidden = row.dataset.style !== select.value; };
    select.addEventListener('change', () => { keep.set('style', select.value === first ? '' : select.value); show(); });
    let saying = 0;
    for (const row of rows) {
      const button = make('button', copy, {type: 'button'});
      button.addEventListener('click', async () => {
        if (!await copied(row.querySelector('.text'))) return;
        said.textContent = done;
        clearTimeout(saying);
        saying = setTimeout(() => { said.textContent = ''; }, 4000);
      });
      row.append(button);
    }
    if (names.size > 1) {
      const label = make('label', `${choose} `);
      label.append(select);
      head.append(label);
      box.classList.add('chosen');
      show();
    }
    head.append(said);
    box.querySelector('.cited').before(head);
  }

  // The page's own citation with another address, and what stands there as its title.
  function placed(cited, at, title) {
    for (const text of cited.querySelectorAll('.text')) {
      const what = text.querySelector('.what'), link = [...text.querySelectorAll('a')].pop();
      if (title && what) what.replaceChildren(...title.cloneNode(true).childNodes);
      if (at && link) {
        link.href += `#${at}`;
        link.textContent += `#${at}`;
      }
    }
  }
  // Where a citation says in figures when the edition was read (GB/T 7714), that is today.
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map(n => String(n).padStart(2, '0')).join('-');
  function dated(text) {
    for (const node of text.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) node.data = node.data.replace(/\[\d{4}-\d\d-\d\d\](?=\. $)/, `[${day}]`);
    }
  }

  // A box in the page, and the same in a dialog: for what a link says, or for the page.
  const fresh = box => {
    for (const text of box.querySelectorAll('[data-cited=edition] .text')) dated(text);
  };
  function open(link) {
    const box = document.querySelector(link.hash), {cite: at} = link.dataset;
    const dialog = make('dialog', '', {class: 'citing', 'aria-label': link.getAttribute('aria-label') || link.textContent});
    for (const cited of box.querySelectorAll(at ? '[data-cited=edition]' : '.cited')) {
      const copy = cited.cloneNode(true);
      for (const row of copy.querySelectorAll('.citation')) row.hidden = false;
      for (const button of copy.querySelectorAll('button')) button.remove();
      if (at) placed(copy, at, link.closest('.entry')?.querySelector('h3'));
      dialog.append(copy);
    }
    fresh(dialog);
    dress(dialog, box.dataset);
    const form = make('form', '', {method: 'dialog'});
    form.append(make('button', box.dataset.close));
    dialog.querySelector('.chooser').append(form);
    // Keys of one letter are the page's; a click beside the dialog closes it.
    dialog.addEventListener('keydown', event => event.stopPropagation());
    dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  }
  return {open, dress(box) { fresh(box); dress(box, box.dataset); }};
};

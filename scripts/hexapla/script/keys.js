// Keys of one character, listed in a dialog, where they can be switched off (WCAG 2.1.4).
function keys(dialog) {
  const box = dialog.querySelector('input'), button = document.querySelector('.show-keys');
  box.checked = keep.get('keys') !== 'off';
  box.addEventListener('change', () => keep.set('keys', box.checked ? '' : 'off'));
  button.hidden = false;
  button.addEventListener('click', () => dialog.showModal());
  const go = selector => document.querySelector(selector)?.click();
  document.addEventListener('keydown', event => {
    const typing = event.target.matches?.('input, textarea, select') || dialog.open || composing(event);
    if (!box.checked || typing || commanding(event)) return;
    const languages = document.querySelectorAll('.languages a');
    if (event.key === '/') { event.preventDefault(); document.querySelector('.search input').focus(); }
    else if (event.key === '?') dialog.showModal();
    else if (event.key === '[') go('.around [rel=prev]');
    else if (event.key === ']') go('.around [rel=next]');
    else if (/^[1-9]$/.test(event.key)) languages[event.key - 1]?.click();
  });
}

let saying = 0;
const say = text => {
  const said = document.querySelector('.said');
  if (!said) return;
  said.textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => { said.textContent = ''; }, 4000);
};
// Over plain http browsers offer no clipboard: a text that is selected can still be copied.
const selected = text => {
  const field = make('textarea', '', {readonly: '', class: 'unseen'});
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
};
const copy = async (text, done) => {
  try { await navigator.clipboard.writeText(text); } catch { if (!selected(text)) return; }
  say(done);
};

function share(link) {
  const address = () => location.href;
  const copying = link.parentElement.querySelector('.copy-link');
  const [subject] = link.href.split('&body=');
  const fill = () => { link.href = `${subject}&body=${encodeURIComponent(address())}`; };
  fill();
  link.addEventListener('click', async event => {
    fill();
    if (!navigator.share) return;
    event.preventDefault();
    await navigator.share({title: document.title, url: address()}).catch(() => {});
  });
  if (navigator.share || !copying) return;
  copying.hidden = false;
  copying.addEventListener('click', () => copy(address(), copying.dataset.copied));
}

function print(button) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// A paragraph's number is its address: the click copies it, ready to cite, and goes there.
function numbers(main) {
  const {number} = document.body.dataset;
  for (const link of main.querySelectorAll('a.number')) {
    link.title = number || '';
    link.addEventListener('click', () => copy(link.href, document.querySelector('.copy-link').dataset.copied));
  }
}

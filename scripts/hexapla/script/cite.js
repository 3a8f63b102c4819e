// Citations: the script for them is loaded when a reader first asks for one.
let citing = null;
const cite = () => citing ||= load(`${document.body.dataset.top}assets/cite.js`)
  .then(() => window.editionCite({make, keep}), () => { citing = null; });
function citations(box) {
  box.addEventListener('toggle', () => cite().then(made => made?.dress(box)), {once: true});
}
function cited(link) {
  link.addEventListener('click', event => {
    event.preventDefault();
    cite().then(made => (made ? made.open(link) : location.assign(link.hash)));
  });
}

// On narrow screens notes, references and accounts of events wait folded until they are asked for.
function folds(main) {
  const folded = [...main.querySelectorAll('.notes, .account, .kind-article .references, .kind-section .references, .kind-timeline .references')];
  const narrow = matchMedia('(max-width: 60rem)');
  const holds = part => (part.closest('.entry') || part).contains(target());
  const unfold = all => { for (const part of folded) part.open = all || holds(part); };
  const show = () => {
    const part = target() && folded.find(each => !each.open && holds(each));
    if (!part) return;
    part.open = true;
    target().scrollIntoView();
  };
  unfold(!narrow.matches);
  narrow.addEventListener('change', () => unfold(!narrow.matches));
  addEventListener('hashchange', show);
  matchMedia('print').addEventListener('change', print => unfold(print.matches || !narrow.matches));
}

// On wide screens notes stand beside the line that they belong to, each below the one before. Where one would drift too
// far from it, the longest of those above it are cut; they open when they are pointed at, lit or asked for.
const DRIFT = 300, APART = 14, CUTS = ['cut', 'short'];

function notes(main) {
  const all = [...main.querySelectorAll('.note')];
  const wide = matchMedia('(min-width: 75rem)');
  const mark = note => document.getElementById(note.querySelector('.back').hash.slice(1));

  // From the lines of the marks and the heights of the notes: where each note begins, and the first that pushes it down.
  const stacked = (lines, heights) => {
    let floor = 0, head = 0;
    return lines.map((line, n) => {
      if (line > floor) head = n;
      const start = Math.max(line, floor);
      floor = start + heights[n] + APART;
      return {start, head, floor};
    });
  };
  const place = () => {
    main.classList.toggle('aligned', wide.matches);
    for (const note of all) { note.style.insetBlockStart = ''; note.classList.remove(...CUTS); }
    main.style.minBlockSize = '';
    if (!wide.matches) return;
    const top = main.getBoundingClientRect().top;
    const lines = all.map(note => mark(note).getBoundingClientRect().top - top - 4);
    const heights = all.map(note => note.offsetHeight);
    let places = stacked(lines, heights);
    const cut = name => {
      for (let n = 0; n < all.length; n++) {
        while (places[n].start - lines[n] > DRIFT) {
          const above = [...all.keys()].slice(places[n].head, n).filter(m => !all[m].classList.contains(name));
          if (!above.length) break;
          const longest = above.reduce((one, other) => (heights[other] > heights[one] ? other : one));
          all[longest].classList.add(...CUTS.slice(0, CUTS.indexOf(name) + 1));
          heights[longest] = all[longest].offsetHeight;
          places = stacked(lines, heights);
        }
      }
    };
    CUTS.forEach(cut);
    all.forEach((note, n) => { note.style.insetBlockStart = `${places[n].start}px`; });
    main.style.minBlockSize = `${places.at(-1).floor + APART}px`;
  };
  // A mark and its note light up together.
  const light = (event, on) => {
    const link = event.target.closest?.('.note-mark a');
    const note = link ? document.getElementById(link.hash.slice(1)) : event.target.closest?.('.note');
    for (const part of note ? [note, mark(note)] : []) part.classList.toggle('lit', on);
  };
  if (!all.length) return;
  place();
  addEventListener('resize', place);
  addEventListener('load', place);
  // On paper notes stand under their paragraph.
  addEventListener('beforeprint', () => { main.style.minBlockSize = ''; });
  addEventListener('afterprint', place);
  document.fonts?.ready.then(place);
  pointed(main, light);
}

// In the margin, signs of events that belong to one line stand beside one another.
function events(main) {
  const place = () => {
    for (const paragraph of main.querySelectorAll('.paragraph')) {
      const taken = new Map();
      for (const sign of paragraph.querySelectorAll('.event-mark')) {
        sign.style.marginInlineStart = '';
        if (getComputedStyle(sign).position !== 'absolute') continue;
        const before = taken.get(sign.offsetTop) || 0;
        sign.style.marginInlineStart = `${-before}rem`;
        taken.set(sign.offsetTop, before + 0.9);
      }
    }
  };
  place();
  addEventListener('resize', place);
  document.fonts?.ready.then(place);
}

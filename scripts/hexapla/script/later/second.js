// A second language on the reading page: what renders one sentence opens under it, or stands under every one.
// Its text is fetched once; the page's own text is never touched. Loaded when a language is chosen, or was before.
(() => {
  'use strict';
  // What renders a sentence (`p6s3`), or a whole paragraph (`p6`), in a text by paragraphs and their sentences.
  const rendering = (texts, name) => {
    const [, paragraph, sentence] = name.match(/^p(\d+)(?:s(\d+))?$/);
    const found = texts[paragraph - 1];
    if (typeof found === 'string') return found;
    if (!sentence) return found.join('');
    return found.slice(sentence - 1).find(Boolean) || '';
  };

  window.editionSecond = (form, {keep, make, load, cited}) => {
    const main = form.closest('main');
    const {with: choice, every} = form.elements, hint = form.querySelector('[role=status]');
    const units = [...main.querySelectorAll('.paragraph .sentence')];
    const texts = {};
    let open = null;

    const option = () => choice.selectedOptions[0];
    const fetched = tag => texts[tag] ||= load(option().dataset.source)
      .then(() => window.editionSentences[tag]).catch(() => { texts[tag] = null; return null; });
    const names = unit => unit.dataset.sentence.split(' ');
    const number = unit => unit.querySelector('.nth');

    // One that several sentences share, or a whole paragraph, is shown once, behind the last of them.
    const peer = (unit, found, said) => {
      const shown = [...new Set(names(unit).map(name => rendering(found, name)))].join('').trim();
      const element = make('span', shown, {class: 'peer', 'data-apparatus': ''});
      for (const name of ['lang', 'dir', 'data-script']) if (said.hasAttribute(name)) element.setAttribute(name, said.getAttribute(name));
      unit.append(element);
      return element;
    };
    const close = () => {
      if (!open) return;
      number(open.unit)?.setAttribute('aria-expanded', 'false');
      open.peer.remove();
      open = null;
    };
    const peek = async unit => {
      const again = open?.unit === unit, said = option();
      close();
      if (again || !said.value) return;
      const found = await fetched(said.value);
      if (!found || said !== option()) return;
      close();
      const shown = peer(unit, found, said), [name] = names(unit);
      shown.id = '_peer';
      const {cite, citeName} = form.dataset;
      const way = make('a', citeName, {class: 'cite-this', href: cite, 'data-cite': name, lang: document.documentElement.lang});
      cited(way);
      shown.append(' ', way);
      open = {unit, peer: shown};
      number(unit)?.setAttribute('aria-expanded', 'true');
      // What is copied as the page's link is now this sentence's.
      if (unit.id) history.replaceState(null, '', `#${unit.id}`);
    };

    const apply = async () => {
      const said = option(), tag = said.value;
      close();
      for (const element of main.querySelectorAll('.peer')) element.remove();
      every.closest('label').hidden = !tag;
      hint.hidden = !tag || every.checked;
      main.classList.toggle('seconded', Boolean(tag) && !every.checked);
      main.classList.toggle('interlinear', Boolean(tag) && every.checked);
      for (const unit of units) {
        const link = number(unit);
        if (!link) continue;
        for (const name of ['role', 'aria-expanded', 'aria-label', 'aria-controls']) link.removeAttribute(name);
        if (!tag || every.checked) continue;
        link.setAttribute('role', 'button');
        link.setAttribute('aria-expanded', 'false');
        link.setAttribute('aria-controls', '_peer');
        link.setAttribute('aria-label', said.dataset.label.replace('{number}', link.textContent));
      }
      if (tag && every.checked) {
        const found = await fetched(tag);
        if (!found || said !== option() || !every.checked) return;
        units.forEach((unit, n) => {
          const mine = names(unit).map(name => rendering(found, name)).join(), next = units[n + 1];
          const paragraph = unit.closest('.paragraph');
          const shared = next && paragraph === next.closest('.paragraph') && mine === names(next).map(name => rendering(found, name)).join();
          if (!shared) peer(unit, found, said);
        });
      }
      dispatchEvent(new Event('resize'));
    };
    const choose = () => {
      const address = new URL(location.href), {value} = choice;
      if (value) address.searchParams.set('with', value); else address.searchParams.delete('with');
      if (value && every.checked) address.searchParams.set('every', 'sentence'); else address.searchParams.delete('every');
      if (address.href !== location.href) history.replaceState(null, '', address);
      keep.set('second', value && `${value}${every.checked ? ' every' : ''}`);
      apply();
    };

    // What was just chosen, else what the address asks for, else what was chosen before.
    const asked = new URLSearchParams(location.search), chosen = Boolean(choice.value);
    const [kept, keptEvery] = (keep.get('second') || '').split(' ');
    if (!chosen) {
      const wanted = asked.has('with') ? asked.get('with') : kept;
      choice.value = [...choice.options].some(each => each.value === wanted) ? wanted : '';
      every.checked = asked.has('with') ? asked.has('every') : Boolean(keptEvery);
    }

    choice.addEventListener('change', choose);
    every.addEventListener('change', choose);
    // In that other language, the one that was read here is the second.
    for (const link of document.querySelectorAll('.languages a')) {
      link.addEventListener('click', () => {
        const there = [...choice.options].find(each => each.value && each.lang === link.hreflang);
        if (!there || there !== option()) return;
        const address = new URL(link.href);
        address.searchParams.set('with', form.dataset.own);
        link.href = address;
      });
    }
    form.addEventListener('submit', event => event.preventDefault());
    main.addEventListener('click', event => {
      const unit = event.target.closest('.sentence'), link = event.target.closest('a, button, sup, .card, .peer');
      if (!unit || !choice.value || every.checked || !getSelection().isCollapsed) return;
      if (link && !link.matches('.nth')) return;
      event.preventDefault();
      peek(unit);
    });
    main.addEventListener('keydown', event => {
      if (event.key === ' ' && event.target.matches('.nth[role=button]')) { event.preventDefault(); event.target.click(); }
    });
    document.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !open) return;
      const inside = open.unit.contains(document.activeElement);
      close();
      if (inside) document.activeElement.focus();
    });
    if (chosen || (choice.value && !asked.has('with'))) choose(); else apply();
  };
})();

"""The reading page is calm: few marks, notes beside their line or folded, cards only where the pointer rests, a bar.

What follows an act is always waited for (`expect`, `wait_for`), never looked at once.
"""

from __future__ import annotations

import re

import pytest
from browsing import violations
from conftest import whole
from hexapla.compose.view import View
from playwright.sync_api import Browser, Locator, Page, expect
from test_reading import point

ROOTS = {"en": "", "zh": "zh/", "es": "es/"}
WORDS = {tag: View(whole("large"), tag).words for tag in ROOTS}
UNDERLINED = """() => [...document.querySelectorAll('.paragraph .term')]
  .filter(term => getComputedStyle(term).textDecorationLine === 'underline').map(term => term.dataset.term)"""


@pytest.mark.parametrize("tag", ["zh"])
def test_a_term_is_underlined_where_it_first_comes_until_the_reader_wants_all_or_none(desk: Page, tag: str) -> None:
    desk.goto(f"{ROOTS[tag]}harbour-year/")
    links = desk.locator(".paragraph .term").evaluate_all("all => all.map(link => link.dataset.term)")
    assert len(links) > len(set(links))
    assert desk.evaluate(UNDERLINED) == list(dict.fromkeys(links))
    words, button = WORDS[tag], desk.locator("button.marks")
    for shown, expected, number in (("few", "all", links), ("all", "none", [])):
        expect(button).to_have_text(f"{words['marks']}{words['colon']}{words[f'marks_{shown}']}")
        button.click()
        expect(desk.locator("html")).to_have_attribute("data-marks", expected)
        assert desk.evaluate(UNDERLINED) == number
    expect(desk.locator("#p1 .note-mark")).to_be_hidden()
    assert violations(desk) == []
    desk.reload()
    expect(desk.locator("#p1 .note-mark")).to_be_hidden()
    button.click()
    expect(desk.locator("#p1 .note-mark")).to_be_visible()


def card_of(page: Page, mark: Locator) -> Locator:
    point(page, mark)
    card = page.locator(".card")
    card.wait_for()
    return card


def test_events_and_references_have_cards_too(desk: Page) -> None:
    desk.goto("zh/harbour-year/")
    mark = desk.locator("#p2 .event-mark a").first
    card = card_of(desk, mark)
    expect(card.locator(".name")).not_to_be_empty()
    expect(card.locator(".entry-link")).to_have_attribute("href", re.compile("/zh/timeline/#"))
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    desk.mouse.move(5, 5)
    cite = desk.locator(".note a.cite").first
    line = desk.locator(f"[id='{cite.evaluate('a => a.hash.slice(1)')}']").text_content()
    expect(card_of(desk, cite)).to_contain_text((line or "")[:20])


def test_a_card_leads_to_the_mention_before_and_behind(desk: Page) -> None:
    desk.goto("harbour-year/")
    name = desk.locator(".paragraph .term.again").first.get_attribute("data-term")
    mentions = desk.locator(f'.paragraph .term[data-term="{name}"]')
    count = mentions.count()
    card = card_of(desk, mentions.nth(1))
    expect(card.locator(".among")).to_have_text(re.compile(f"2/{count}"))
    place = mentions.first.evaluate("link => link.closest('[id]').id")
    card.get_by_role("link", name=WORDS["en"]["previous"]).click()
    expect(desk).to_have_url(re.compile(f"#{place}$"))
    expect(card).to_have_count(0)


def test_a_page_that_moves_under_the_pointer_opens_no_card(desk: Page) -> None:
    desk.goto("harbour-year/")
    term = desk.locator("#p2 .term").nth(2)
    point(desk, term)
    desk.locator(".card").wait_for()
    desk.keyboard.press("Escape")
    expect(desk.locator(".card")).to_have_count(0)
    # The same place on the screen, whatever moves under it.
    box = term.bounding_box()
    assert box
    for x in (box["x"] + 3,) * 3:
        desk.mouse.move(x, box["y"] + 3)
    desk.locator(".card").wait_for()
    desk.keyboard.press("Escape")
    desk.mouse.move(box["x"] + 3, box["y"] + 3)
    desk.evaluate("new Promise(done => setTimeout(done, 400))")
    expect(desk.locator(".card")).to_have_count(0)


@pytest.mark.parametrize("width", [1200, 1440])
@pytest.mark.parametrize("tag", ROOTS)
def test_no_note_stands_far_from_its_mark(chromium: Browser, address: str, tag: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=address)
    page = context.new_page()
    page.goto(f"{ROOTS[tag]}harbour-year/")
    expect(page.locator("main")).to_have_class(re.compile("aligned"))
    far = page.locator(".note").evaluate_all("""all => all.map(note => note.getBoundingClientRect().top
      - document.getElementById(note.querySelector('.back').hash.slice(1)).getBoundingClientRect().top)""")
    assert max(far) <= 300
    context.close()


def test_a_mark_and_its_note_light_up_together_and_no_card_doubles_it(desk: Page) -> None:
    desk.goto("harbour-year/")
    point(desk, desk.locator("#mark_seedling a"))
    expect(desk.locator("#note-seedling")).to_have_class(re.compile(r"\blit\b"))
    desk.mouse.move(5, 5)
    expect(desk.locator("#note-seedling")).not_to_have_class(re.compile(r"\blit\b"))
    point(desk, desk.locator("#note-seedling strong"))
    expect(desk.locator("#mark_seedling")).to_have_class(re.compile(r"\blit\b"))
    expect(desk.locator(".card")).to_have_count(0)


@pytest.mark.parametrize("tag", ["es"])
def test_on_a_phone_notes_and_references_wait_until_they_are_asked_for(phone: Page, tag: str) -> None:
    phone.goto(f"{ROOTS[tag]}harbour-year/")
    expect(phone.locator("#note-seedling")).to_be_hidden()
    expect(phone.locator(".references li").first).to_be_hidden()
    words = WORDS[tag]["notes_one"].format(first=2)
    phone.get_by_text(words, exact=True).click()
    expect(phone.locator("#note-seedling")).to_be_visible()
    phone.goto(f"{ROOTS[tag]}harbour-year/#ref_port-register")
    expect(phone.locator("#ref_port-register")).to_be_in_viewport()
    assert violations(phone) == []


def test_scrolling_back_brings_languages_section_and_search(phone: Page) -> None:
    phone.goto("harbour-year/")
    bar = phone.locator(".bar")
    expect(bar).to_be_hidden()
    for y in (1600, 1500):
        phone.evaluate(f"scrollTo(0, {y})")
        phone.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(bar).to_be_visible()
    expect(bar.locator(".where")).not_to_be_empty()
    assert violations(phone) == []
    bar.get_by_role("combobox").fill("Quito")
    expect(phone.locator(".results a").first).to_be_visible()
    phone.keyboard.press("Escape")
    bar.get_by_role("combobox").blur()
    bar.get_by_role("link", name="Español").click()
    expect(phone).to_have_url(re.compile(r"/es/harbour-year/#p\d+s\d+$"))


def test_the_sections_are_at_hand(desk: Page) -> None:
    desk.goto("es/harbour-year/")
    desk.locator(".contents summary").click()
    link = desk.locator(".contents a").nth(2)
    assert violations(desk) == []
    link.click()
    expect(desk).to_have_url(re.compile("#section_people$"))
    expect(desk.locator("#section_people")).to_be_in_viewport()
    expect(link).to_be_hidden()


@pytest.mark.parametrize("width", [320, 375, 390, 768, 1280])
def test_no_mark_or_closing_sign_begins_a_chinese_line(chromium: Browser, address: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=address)
    page = context.new_page()
    page.goto("zh/harbour-year/")
    heads = page.evaluate("""() => {
      const found = [];
      for (const paragraph of document.querySelectorAll('p.paragraph')) {
        const edge = paragraph.getBoundingClientRect().left + parseFloat(getComputedStyle(paragraph).paddingLeft);
        for (const mark of paragraph.querySelectorAll('.note-mark, .event-mark')) {
          if (getComputedStyle(mark).position !== 'absolute' && mark.getBoundingClientRect().left < edge + 4)
            found.push(mark.textContent);
        }
        const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), range = document.createRange();
        for (let node; (node = walk.nextNode());) {
          [...node.data].forEach((sign, at) => {
            if (!/[。，、；：？！”’）》」]/.test(sign)) return;
            range.setStart(node, at); range.setEnd(node, at + 1);
            if (range.getBoundingClientRect().left < edge + 1) found.push(sign);
          });
        }
      }
      return found;
    }""")
    assert heads == []
    context.close()


def test_side_by_side_on_a_phone_two_languages_are_shown_and_a_row_s_others_are_at_hand(phone: Page) -> None:
    phone.goto("zh/harbour-year/parallel/")
    row = phone.locator("#p2")
    cells = row.locator("[data-language]")
    expect(cells.locator("visible=true")).to_have_count(2)
    names = {cell.get_attribute("data-language"): cell.locator(".of").inner_text() for cell in cells.all()[:2]}
    assert names == {"zh": "中文", "en": "English"}
    row.get_by_role("button", name="+ Español").click()
    expect(cells.locator("visible=true")).to_have_count(3)
    expect(phone.locator("#p3 [data-language]").locator("visible=true")).to_have_count(2)
    expect(phone.locator(".columns > h2").first).to_be_visible()
    assert violations(phone) == []
    phone.get_by_label("Español").check()
    expect(phone.locator("#p3 [data-language]").locator("visible=true")).to_have_count(3)
    phone.reload()
    expect(phone.locator("#p3 [data-language]").locator("visible=true")).to_have_count(3)


def test_on_a_phone_accounts_of_events_wait_and_one_that_is_asked_for_stands_open(phone: Page) -> None:
    phone.goto("timeline/#first-forum")
    accounts = phone.locator(".account p")
    event = phone.locator(".entry:has(#first-forum)")
    expect(event.locator(".account p").first).to_be_visible()
    expect(accounts.locator("visible=true")).to_have_count(event.locator(".account p").count())
    expect(phone.locator("#first-forum")).to_be_in_viewport()
    assert violations(phone) == []


def test_in_the_margin_no_sign_of_an_event_covers_another(desk: Page) -> None:
    for root in ROOTS.values():
        desk.goto(f"{root}harbour-year/")
        boxes = desk.locator(".paragraph .event-mark").evaluate_all(
            "all => all.map(sign => { const {x, y} = sign.getBoundingClientRect(); return `${x} ${y}`; })"
        )
        assert len(boxes) == len(set(boxes)) > 3

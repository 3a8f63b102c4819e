"""A second language on the reading page, in a real browser: one sentence's peer, or every one's; and keeping the place.

What follows an act is always waited for (`expect`, `wait_for`), never looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsing import violations
from conftest import whole
from hexapla.align.sentences import own
from playwright.sync_api import Browser, Page, expect

EDITION = whole("large")
YEAR = EDITION.article["harbour-year"]
ROOTS = {"en": "", "zh": "zh/", "es": "es/"}
OTHERS = [("en", "zh"), ("zh", "es"), ("es", "en")]
WIDTHS = {"desk": 1280, "phone": 375}
# The page's own text, without what the edition put into it.
VISIBLE = """number => {
  const paragraph = document.getElementById(`p${number}`).cloneNode(true);
  for (const apparatus of paragraph.querySelectorAll('[data-apparatus]')) apparatus.remove();
  return paragraph.textContent;
}"""


@pytest.fixture(params=WIDTHS)
def reader(request: pytest.FixtureRequest, chromium: Browser, address: str) -> Iterator[Page]:
    narrow = request.param == "phone"
    context = chromium.new_context(
        viewport={"width": WIDTHS[request.param], "height": 800}, base_url=address, has_touch=narrow, is_mobile=narrow
    )
    yield context.new_page()
    context.close()


def sentence(tag: str, number: int, nth: int) -> str:
    found = own(EDITION, YEAR, number, tag)[nth - 1]
    return str(YEAR.texts[tag][number - 1][found.start : found.end])


def peers(own_tag: str, tag: str, number: int) -> list[str]:
    """What renders each sentence of a page, in its order; one that several sentences share, behind the last of them."""
    here, there, text = (
        own(EDITION, YEAR, number, own_tag),
        own(EDITION, YEAR, number, tag),
        YEAR.texts[tag][number - 1],
    )
    found = []
    for unit in dict.fromkeys(here):
        rendered = [peer for each, peer in zip(here, there, strict=True) if each == unit]
        found.append(text[rendered[0].start : rendered[-1].end])
    return list(dict.fromkeys(found))


def choose(page: Page, tag: str, every: bool = False) -> None:
    page.locator(".second select").select_option(tag)
    # What the choice does is fetched with it.
    expect(page.locator(".second input")).to_be_visible()
    if every:
        page.locator(".second input").check()


@pytest.mark.parametrize("reader", ["phone"], indirect=True)
@pytest.mark.parametrize(("own_tag", "tag"), OTHERS)
def test_the_peer_of_one_sentence_opens_under_it_and_closes_again(reader: Page, own_tag: str, tag: str) -> None:
    fetched: list[str] = []
    reader.goto(f"{ROOTS[own_tag]}harbour-year/")
    before = [reader.evaluate(VISIBLE, number) for number in YEAR.numbers]
    assert before == [str(text) for text in YEAR.texts[own_tag]]
    choose(reader, tag)
    reader.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[-1]))
    unit, peer = reader.locator("#p2s2"), reader.locator(".peer")
    unit.locator(".nth").click()
    expect(peer).to_contain_text(sentence(tag, 2, 2))
    assert peer.get_attribute("lang") == EDITION.language[tag].lang
    expect(unit.locator(".nth")).to_have_attribute("aria-expanded", "true")
    assert [reader.evaluate(VISIBLE, number) for number in YEAR.numbers] == before
    assert violations(reader) == []
    reader.locator("#p1s1 .nth").press("Enter")
    expect(peer).to_contain_text(sentence(tag, 1, 1))
    assert reader.url.endswith(f"?with={tag}#p1s1")
    reader.locator("#p1s1 .nth").press(" ")
    expect(peer).to_have_count(0)
    reader.locator("#p3s1 .nth").press("Enter")
    expect(peer).to_contain_text(sentence(tag, 3, 1))
    reader.keyboard.press("Escape")
    expect(peer).to_have_count(0)
    assert fetched.count("sentences.js") <= 1


def test_a_sentence_is_cited_by_its_address(reader: Page) -> None:
    reader.goto("harbour-year/")
    choose(reader, "zh")
    reader.locator("#p2s2 .nth").click()
    reader.locator("#p2s2 .cite-this").click()
    text = reader.get_by_role("dialog").locator(".text:visible").first
    expect(text).to_contain_text("/harbour-year/#p2s2")


def test_a_touch_of_its_words_opens_it_too_and_links_stay_links(reader: Page) -> None:
    reader.goto("harbour-year/")
    choose(reader, "es")
    reader.locator("#p11s1").evaluate("e => e.click()")
    expect(reader.locator(".peer")).to_contain_text(sentence("es", 11, 1))
    reader.locator("#p2 .note-mark a").first.evaluate("e => e.click()")
    expect(reader).to_have_url(re.compile("#note-"))
    expect(reader.locator(".peer")).to_contain_text(sentence("es", 11, 1))


@pytest.mark.parametrize("reader", ["desk"], indirect=True)
@pytest.mark.parametrize(("own_tag", "tag"), OTHERS)
def test_every_sentence_is_followed_by_its_peer_on_screen_and_on_paper(reader: Page, own_tag: str, tag: str) -> None:
    reader.goto(f"{ROOTS[own_tag]}harbour-year/")
    choose(reader, tag, every=True)
    expect(reader.locator("#p1 .peer").first).to_be_visible()
    for number in YEAR.numbers:
        shown = reader.locator(f"#p{number} .peer").all_text_contents()
        assert shown == peers(own_tag, tag, number)
        assert reader.evaluate(VISIBLE, number) == YEAR.texts[own_tag][number - 1]
    assert violations(reader) == []
    reader.emulate_media(media="print")
    expect(reader.locator("#p1 .peer").first).to_be_visible()
    reader.emulate_media(media="screen")
    reader.locator(".second select").select_option("")
    expect(reader.locator(".peer")).to_have_count(0)


def test_the_choice_is_in_the_address_and_remembered_and_turns_round_with_the_language(reader: Page) -> None:
    reader.goto("harbour-year/")
    choose(reader, "es", every=True)
    expect(reader).to_have_url(re.compile(r"\?with=es&every=sentence$"))
    reader.goto("harbour-year/?with=zh")
    expect(reader.locator(".second select")).to_have_value("zh")
    expect(reader.locator(".second input")).not_to_be_checked()
    reader.goto("harbour-year/")
    expect(reader.locator(".second select")).to_have_value("es")
    expect(reader.locator(".peer").first).to_be_visible()
    reader.locator("nav.languages [hreflang=es]").click()
    expect(reader).to_have_url(re.compile(r"/es/harbour-year/\?with=en&every=sentence"))
    expect(reader.locator("#p1 .peer").first).to_have_text(sentence("en", 1, 1))


@pytest.mark.parametrize("by", ["click", "key"])
def test_the_switch_of_languages_keeps_the_sentence_that_is_read(reader: Page, by: str) -> None:
    reader.goto("harbour-year/")
    reader.locator("#p7s1").evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 5)")
    if by == "key":
        reader.keyboard.press("3")
    else:
        reader.locator("nav.languages [hreflang=es]").evaluate("e => e.click()")
    expect(reader).to_have_url(re.compile(r"/es/harbour-year/#p7s1$"))
    expect(reader.locator("#p7s1")).to_be_in_viewport()


def test_at_the_top_the_switch_stays_there(reader: Page) -> None:
    reader.goto("harbour-year/")
    reader.locator("nav.languages [hreflang=es]").click()
    expect(reader).to_have_url(re.compile(r"/es/harbour-year/$"))


def test_without_a_script_a_sentence_s_number_leads_to_the_languages_side_by_side(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("harbour-year/")
    expect(page.locator(".second")).to_be_hidden()
    page.locator("#p2s3 .nth").click()
    expect(page).to_have_url(re.compile("/harbour-year/parallel/#p2s3$"))
    expect(page.locator("#p2s3:target")).to_be_in_viewport()
    context.close()


def test_a_sentence_that_is_pointed_at_lights_up_in_every_column(reader: Page) -> None:
    for path in ("harbour-year/parallel/", "harbour-year/first-year/"):
        reader.goto(path)
        reader.locator('[data-sentence="p2s2"]').last.dispatch_event("pointerover")
        lit = reader.locator(".sentence.lit")
        expect(lit).to_have_count(3)
        assert {unit.get_attribute("data-sentence") for unit in lit.all()} == {"p2s2"}

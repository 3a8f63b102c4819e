"""What a reader has at hand, in a real browser: cards, citations, keys, sizes, addresses, print.

What follows an act is always waited for (`expect`, `wait_for`), never looked at once.
"""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from browsing import violations
from conftest import whole
from hexapla.compose.view import View
from playwright.sync_api import Browser, Locator, Page, expect

ROOTS = {"en": "", "zh": "zh/", "es": "es/"}
WORDS = {tag: View(whole("large"), tag).words for tag in ROOTS}


def point(page: Page, term: Locator) -> None:
    """Move the mouse onto the first line of a link, which may run over two."""
    term.scroll_into_view_if_needed()
    x, y = term.evaluate("e => { const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }")
    page.mouse.move(x, y)


def the_citation(page: Page) -> str:
    """The one citation that the dialog shows, once it is there."""
    found = page.get_by_role("dialog").locator(".text:visible")
    expect(found).to_have_count(1)
    return found.inner_text()


@pytest.mark.parametrize("tag", ROOTS)
def test_a_term_opens_its_card_by_pointing_and_nothing_is_fetched_before(desk: Page, tag: str) -> None:
    fetched: list[str] = []
    desk.on("request", lambda request: fetched.append(request.url) if "icon" not in request.url else None)
    desk.goto(f"{ROOTS[tag]}harbour-year/")
    before = len(fetched)
    assert before == 3, fetched
    term = desk.locator('#p2 .term[data-term="captains-forum"]').first
    point(desk, term)
    card = desk.locator(".card")
    card.wait_for()
    assert [url.rsplit("/", 1)[-1] for url in fetched[before:]] == ["cards.js"]
    term_of = card.locator(".definition")
    assert term_of.get_attribute("lang") == desk.locator("html").get_attribute("lang")
    for name in ("Captains’ Forum", "船长论坛", "Foro de Capitanes"):
        expect(card).to_contain_text(name)
    expect(card.get_by_role("link", name=WORDS[tag]["card_entry"])).to_be_visible()
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    expect(card).to_have_count(0)
    desk.mouse.move(5, 5)
    point(desk, term)
    card.wait_for()
    desk.mouse.move(5, 5)
    card.wait_for(state="detached")


def test_a_card_says_words_of_another_language_in_that_language(desk: Page) -> None:
    desk.goto("zh/harbour-year/")
    point(desk, desk.locator('#p2 .term[data-term="overall-cooperation"]').first)
    desk.locator(".card").wait_for()
    words = desk.locator(".card .definition [lang=es]").all_inner_texts()
    assert words == ["cooperación en conjunto"]


def test_a_card_by_the_keyboard_alone(desk: Page) -> None:
    desk.goto("es/harbour-year/")
    desk.locator("#p1 .number").focus()
    desk.keyboard.press("Tab")
    card = desk.locator(".card")
    card.wait_for()
    term = desk.locator("#p1 .term").first
    expect(term).to_have_attribute("aria-describedby", "_card")
    desk.keyboard.press("Tab")
    expect(card.locator(".entry-link")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(term).to_be_focused()
    desk.keyboard.press(" ")
    card.wait_for()
    desk.keyboard.press(" ")
    expect(card).to_have_count(0)
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/es/glossary/*/")


def test_a_first_tap_opens_the_card_and_the_second_the_entry(phone: Page) -> None:
    phone.goto("zh/harbour-year/")
    term = phone.locator("#p2 .term").nth(2)
    term.tap()
    card = phone.locator(".card")
    card.wait_for()
    expect(phone).to_have_url(re.compile("/zh/harbour-year/$"))
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    assert violations(phone) == []
    phone.touchscreen.tap(3, 700)
    card.wait_for(state="detached")
    term.tap()
    card.wait_for()
    term.tap()
    phone.wait_for_url("**/zh/glossary/*/")


def test_a_note_behaves_alike(phone: Page) -> None:
    phone.goto("harbour-year/")
    mark = phone.locator("#p2 .note-mark a").first
    mark.tap()
    card = phone.locator(".card")
    card.wait_for()
    note = phone.locator(f"{mark.get_attribute('href')} strong").inner_text()
    expect(card).to_contain_text(re.compile(rf"^\s*{re.escape(note)}"))
    expect(card.locator(".back")).to_have_count(0)
    assert violations(phone) == []


def test_the_text_with_a_card_open_is_still_the_source(desk: Page) -> None:
    desk.goto("harbour-year/")
    text = """(() => {
      const copy = document.querySelector('#p2').cloneNode(true);
      copy.querySelectorAll('[data-apparatus]').forEach(part => part.remove());
      return copy.textContent;
    })()"""
    before = desk.evaluate(text)
    point(desk, desk.locator("#p2 .term").first)
    desk.locator(".card").wait_for()
    assert desk.evaluate(text) == before


def test_side_by_side_a_term_lights_up_in_every_language(desk: Page) -> None:
    desk.goto("harbour-year/parallel/")
    point(desk, desk.locator('#p2 [data-language=en] .term[data-term="quito"]'))
    expect(desk.locator("#p2 .term.lit")).to_have_text(["Quito", "基多", "Quito"])


# The forms in which a copied text lies on the clipboard.
CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const read = async type => [type, await (await item.getType(type)).text()];
  return Object.fromEntries(await Promise.all(item.types.map(read)));
}"""


def test_citations_are_copied_with_their_italics(desk: Page) -> None:
    desk.goto("harbour-year/")
    desk.locator(".cite-box summary").click()
    row = desk.locator(".cite-box [data-cited=edition] .citation:visible")
    row.get_by_role("button", name=WORDS["en"]["cite_copy"]).click()
    expect(desk.locator(".cite-box .copied")).to_have_text(WORDS["en"]["cite_copied"])
    copied = desk.evaluate(CLIPBOARD)
    title = "The Harbour Forum Ends Its First Year under Full Sail"
    assert copied["text/plain"] == row.locator(".text").inner_text()
    assert copied["text/plain"].startswith(f"Li, M. (2026, November 20). {title} (Version 2.1.0).")
    assert f"<em>{title}</em>" in copied["text/html"]
    assert "class=" not in copied["text/html"]


def test_the_style_that_a_reader_chose_is_shown_everywhere(desk: Page) -> None:
    desk.goto("harbour-year/")
    desk.locator(".ways .cite-this").click()
    dialog = desk.get_by_role("dialog")
    expect(dialog.locator(".citation:visible")).to_have_count(2)
    dialog.get_by_role("combobox").select_option(label="MLA 9")
    expect(dialog.locator(".text:visible").first).to_contain_text("Li Mingzhi. “The Harbour Forum")
    desk.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(desk.locator(".ways .cite-this")).to_be_focused()
    desk.goto("es/timeline/")
    desk.locator(".entry .cite-this").first.click()
    expect(dialog.locator(".text:visible")).to_contain_text("versión 2.1.0")


def test_keys_are_a_dialog_s_own_while_it_is_open(desk: Page) -> None:
    desk.goto("harbour-year/")
    desk.locator(".ways .cite-this").click()
    desk.get_by_role("dialog").wait_for()
    desk.keyboard.press("2")
    assert desk.url.endswith("/harbour-year/")


def test_a_note_is_cited_by_its_address(desk: Page) -> None:
    desk.goto("zh/harbour-year/")
    note = desk.locator(".note").first
    note.hover()
    note.locator(".cite-this").click()
    text = the_citation(desk)
    id_ = note.get_attribute("id")
    today = desk.evaluate("new Date().toLocaleDateString('sv')")
    assert text.startswith("李明智. ")
    address = f"https://example.org/edition/zh/harbour-year/#{id_}"
    assert text.endswith(f"[{today}]. {address}.")
    expect(desk.get_by_role("dialog").locator(".text:visible a")).to_have_attribute("href", address)


def test_an_event_is_cited_by_its_title_and_address(desk: Page) -> None:
    desk.goto("timeline/")
    entry = desk.locator(".entry").nth(1)
    entry.locator(".cite-this").click()
    text = the_citation(desk)
    title, id_ = entry.locator("h3").inner_text(), entry.locator("h3").get_attribute("id")
    assert text.startswith(f"{title} (Version 2.1.0). (2026, November 20).")
    assert text.endswith(f"https://example.org/edition/timeline/#{id_}")


def test_an_entry_is_cited_beside_its_name(desk: Page) -> None:
    desk.goto("es/glossary/quito/")
    desk.locator(".kind .cite-this").click()
    text = the_citation(desk)
    assert text.startswith("Quito (Versión 2.1.0). (20 de noviembre de 2026).")
    assert text.endswith("https://example.org/edition/es/glossary/quito/")


def test_without_a_script_the_way_to_cite_leads_to_every_style(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("harbour-year/")
    page.locator(".ways .cite-this").click()
    page.locator(".cite-box summary").click()
    expect(page.locator(".citation:visible")).to_have_count(10)
    context.close()


@pytest.mark.parametrize("place", [".ways .cite-this", ".note .cite-this", ".cite-box summary"])
def test_citations_are_for_everyone(phone: Page, place: str) -> None:
    phone.goto("zh/harbour-year/")
    phone.locator(".notes summary").first.click()
    phone.locator(place).first.click()
    phone.locator(".chooser:visible").first.wait_for()
    assert violations(phone) == []


def test_a_paragraph_s_number_copies_its_address(desk: Page) -> None:
    desk.goto("harbour-year/")
    desk.locator("#p3 .number").click()
    desk.get_by_text(WORDS["en"]["share_copied"]).wait_for()
    expect(desk).to_have_url(re.compile("/harbour-year/#p3$"))
    assert desk.evaluate("navigator.clipboard.readText()") == desk.url


def test_the_link_is_copied_where_there_is_no_share_sheet(desk: Page) -> None:
    desk.add_init_script("Object.defineProperty(navigator, 'share', {value: undefined})")
    desk.goto("es/timeline/")
    desk.get_by_role("button", name=WORDS["es"]["share_copy"]).click()
    desk.get_by_text(WORDS["es"]["share_copied"]).wait_for()
    assert desk.evaluate("navigator.clipboard.readText()") == desk.url


def test_mistakes_are_reported_with_their_place(desk: Page) -> None:
    wanted = {
        "harbour-year/": "https%3A%2F%2Fexample.org%2Fedition%2Fharbour-year%2F%23p3",
        "zh/glossary/quito/": "https%3A%2F%2Fexample.org%2Fedition%2Fzh%2Fglossary%2Fquito%2F",
        "es/timeline/": "https%3A%2F%2Fexample.org%2Fedition%2Fes%2Ftimeline%2F%23keeper-visit",
    }
    for path, place in wanted.items():
        desk.goto(path)
        links = desk.locator(".report").evaluate_all("all => all.map(a => a.href)")
        assert any(link.startswith("https://example.org/git/issues/new?") and place in link for link in links), path


def test_text_size_is_the_reader_s_choice_and_is_remembered(desk: Page) -> None:
    desk.goto("harbour-year/")
    size = "parseFloat(getComputedStyle(document.querySelector('#p1')).fontSize)"
    normal = desk.evaluate(size)
    desk.get_by_role("button", name=WORDS["en"]["size"]).click()
    expect(desk.locator("html")).to_have_attribute("data-size", "2")
    assert desk.evaluate(size) > normal * 1.1
    desk.goto("glossary/quito/")
    expect(desk.locator("html")).to_have_attribute("data-size", "2")


def closed(page: Page) -> None:
    """Wait until the list of keys is closed and its checkbox no longer has the focus: keys typed there do nothing."""
    expect(page.locator("dialog.keys")).to_be_hidden()
    expect(page.locator("dialog.keys :focus")).to_have_count(0)


def test_keys_are_listed_and_can_be_switched_off(desk: Page) -> None:
    desk.goto("harbour-year/trade-and-coin/")
    desk.keyboard.press("?")
    dialog = desk.get_by_role("dialog", name=WORDS["en"]["shortcuts"])
    dialog.wait_for()
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    closed(desk)
    desk.keyboard.press("/")
    expect(desk.locator("#_query")).to_be_focused()
    desk.locator("h1").click()
    desk.keyboard.press("2")
    desk.wait_for_url("**/zh/harbour-year/trade-and-coin/")
    desk.keyboard.press("]")
    desk.wait_for_url("**/zh/harbour-year/people/")
    desk.get_by_role("button", name=WORDS["zh"]["shortcuts"]).click()
    desk.get_by_role("checkbox").last.uncheck()
    desk.keyboard.press("Escape")
    closed(desk)
    desk.keyboard.press("1")
    # Had the key acted, the next page would not come from here.
    desk.locator(".around [rel=prev]").click()
    desk.wait_for_url("**/zh/harbour-year/trade-and-coin/")


@pytest.mark.parametrize(
    ("path", "paper"), [("harbour-year/", "Letter"), ("zh/harbour-year/", "A4"), ("es/timeline/", "A4")]
)
def test_a_printed_page_has_text_notes_and_address_and_no_navigation(desk: Page, path: str, paper: str) -> None:
    desk.goto(path)
    pdf = pypdf.PdfReader(io.BytesIO(desk.pdf(format=paper, prefer_css_page_size=False)))
    text = "".join("".join(page.extract_text() for page in pdf.pages).split())
    words = {
        "harbour-year/": ("Explanation.", "TeaRoute"),
        "zh/harbour-year/": ("说明", "嫩苗"),
        "es/timeline/": ("Foro",),
    }
    for word in words[path]:
        assert word in text
    assert f"example.org/edition/{path}" in text
    assert "Cite" not in text
    assert "English·" not in text
    assert "⚑" not in text


@pytest.mark.parametrize("width", [320, 641, 1200, 1280, 1440])
def test_larger_text_neither_widens_a_page_nor_lays_one_thing_over_another(
    chromium: Browser, address: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=address)
    page = context.new_page()
    page.add_init_script("localStorage.setItem('size', '3')")
    for path in ("es/harbour-year/", "es/glossary/", "harbour-year/trade-and-coin/"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        over = page.evaluate("""() => {
          const boxes = selector => [...document.querySelectorAll(selector)].map(e => e.getBoundingClientRect());
          const texts = boxes('main :is(h1, h2, p, li):not(.note):not(.note *)');
          return boxes(':not(details:not([open])) > .note').filter(n => texts.some(t =>
            n.left < t.right - 1 && t.left < n.right - 1 && n.top < t.bottom - 1 && t.top < n.bottom - 1)).length;
        }""")
        assert over == 0, path
    context.close()


def test_a_card_never_leaves_the_screen(phone: Page) -> None:
    phone.goto("harbour-year/")
    terms = phone.locator("#p2 .term, #p4 .term, #p7 .term")
    assert terms.count() > 8
    for number in range(0, terms.count(), 3):
        term = terms.nth(number)
        term.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
        term.tap()
        phone.locator(".card").wait_for()
        box = phone.locator(".card").bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
        phone.keyboard.press("Escape")
        expect(phone.locator(".card")).to_have_count(0)


def test_where_cards_cannot_be_had_a_tap_leads_to_the_entry(phone: Page) -> None:
    phone.route("**/cards.js", lambda route: route.abort())
    phone.goto("harbour-year/")
    phone.locator("#p2 .term").nth(2).tap()
    phone.wait_for_url("**/glossary/*/")


def test_paper_is_white_and_ink_black_in_the_dark_too(desk: Page) -> None:
    desk.goto("harbour-year/")
    desk.evaluate("document.documentElement.dataset.scheme = 'dark'")
    desk.emulate_media(media="print", color_scheme="dark")
    expect(desk.locator("#p1")).to_have_css("color", "rgb(0, 0, 0)")


@pytest.mark.parametrize(
    ("path", "query", "first"),
    [
        # Other entries have these words too: in their definitions.
        ("", "LSH", "League of Southern Harbours"),
        ("es/", "LPS", "Liga de Puertos del Sur"),
        ("zh/", "南港盟", "南方港口联盟"),
        ("zh/", "ＬＳＨ", "南方港口联盟"),
    ],
)
def test_who_asks_for_a_name_finds_its_entry_first(desk: Page, path: str, query: str, first: str) -> None:
    desk.goto(path)
    desk.locator("#_query").fill(query)
    expect(desk.locator(".results a b").first).to_have_text(first)


def test_search_marks_the_beginnings_of_words_alone_and_closes_when_left(desk: Page) -> None:
    desk.goto("harbour-year/")
    desk.locator("#_query").fill("Li Mingzhi")
    expect(desk.locator(".results a", has_text="slip").first).to_be_visible()
    marked = {words.lower() for words in desk.locator(".results mark").all_inner_texts()}
    assert {"mingzhi"} <= marked <= {"li", "mingzhi"}
    desk.locator(".results a").last.focus()
    desk.keyboard.press("Tab")
    expect(desk.locator(".results")).to_be_hidden()


def test_a_translation_is_cited_as_one(desk: Page) -> None:
    desk.goto("es/harbour-year/")
    cited = desk.locator("[data-cited=edition] .text").all_text_contents()
    assert len(cited) == 5
    assert all("los editores" in citation for citation in cited), cited
    first = desk.locator("[data-cited=first] .text").all_text_contents()
    assert len(first) == 5
    assert not any("editores" in citation for citation in first), first
    desk.goto("harbour-year/")
    assert not any("the editors" in text.lower() for text in desk.locator(".citation .text").all_text_contents())


def test_another_language_opens_at_the_same_place(desk: Page) -> None:
    desk.goto("timeline/?scope=article#first-forum")
    desk.get_by_role("link", name="Español", exact=True).click()
    desk.wait_for_url(lambda url: url.endswith("/es/timeline/?scope=article#first-forum"))

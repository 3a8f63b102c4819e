"""What readers type into the search box finds what they mean: scripts, transcriptions, input methods, signs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import served
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def place(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def chinese(chromium: Browser, place: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=place)
    page = context.new_page()
    page.goto("zh/harbour-letters/")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("query", "title"),
    [("茶桥", "茶桥"), ("茶橋", "茶桥"), ("辦事處", "港口办事处"), ("gangkou", "港口"), ("gǎngkǒu", "港口"),
     ("chá qiáo", "茶桥"), ("chaqiao", "茶桥"), ("Tea Bridge", "茶桥")],
)  # fmt: skip
def test_a_term_is_found_in_either_script_and_by_its_transcription(chinese: Page, query: str, title: str) -> None:
    chinese.locator(".search input").fill(query)
    first = chinese.locator(".results a b").first
    first.wait_for()
    assert first.inner_text() == title


@pytest.mark.parametrize("query", ["$&", "$'", "$`", "$$"])
def test_a_query_of_signs_is_shown_as_it_was_typed(chinese: Page, query: str) -> None:
    chinese.locator(".search input").fill(query)
    expect(chinese.locator("#_found")).to_contain_text(f"“{query}”")


KEY = "new KeyboardEvent('keydown', {key: %r, bubbles: true, cancelable: true, isComposing: %s, keyCode: %d})"


def pressed(page: Page, selector: str, key: str, composing: bool) -> bool:
    """Whether a key keeps what the browser does with it by itself."""
    event = KEY % (key, "true" if composing else "false", 229 if composing else 0)
    return bool(page.evaluate(f"document.querySelector({selector!r}).dispatchEvent({event})"))


def test_the_keys_of_an_input_method_are_left_alone(chinese: Page) -> None:
    chinese.locator(".search input").fill("港口")
    chinese.locator(".results a").first.wait_for()
    for key in ("ArrowDown", "ArrowUp", "Escape"):
        assert pressed(chinese, ".search input", key, composing=True), key
        assert chinese.locator(".results").is_visible()
        assert chinese.evaluate("document.activeElement.matches('.search input')")
    assert not pressed(chinese, ".search input", "ArrowDown", composing=False)
    chinese.locator("h1").click()
    for key in ("1", "[", "/"):
        pressed(chinese, "body", key, composing=True)
    assert "/zh/harbour-letters/" in chinese.url


def test_a_sign_that_a_keyboard_reaches_by_alt_gr_is_a_shortcut(chinese: Page) -> None:
    chinese.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: ']', ctrlKey: true, altKey: true,"
        " modifierAltGraph: true, bubbles: true}))"
    )
    chinese.wait_for_url("**/zh/harbour-letters/parallel/")


def test_a_key_with_alt_or_control_is_the_browsers(chinese: Page) -> None:
    for modifier in ("altKey", "ctrlKey", "metaKey"):
        chinese.evaluate(
            f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '1', {modifier}: true, bubbles: true}}))"
        )
    assert chinese.url.endswith("/zh/harbour-letters/")


def test_copying_works_where_browsers_offer_no_clipboard(chinese: Page) -> None:
    """As over plain http: nothing is written through the clipboard's own interface."""
    chinese.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    chinese.evaluate(
        "document.addEventListener('copy', () => { window.copied = String(getSelection()) || "
        "document.activeElement.value; })"
    )
    chinese.locator(".cite-box summary").click()
    row = chinese.locator(".citation:visible").first
    text = row.locator(".text").inner_text()
    row.get_by_role("button").click()
    expect(chinese.locator(".copied")).not_to_be_empty()
    assert chinese.evaluate("window.copied").strip() == text.strip()


# Rows of an index as the build writes them: what is typed, a text in which it is found, and the words that are marked.
FOUND = {
    "a soft hyphen": ("puente", "Otra vez en el Puen\u00adte del Té.", "Puen\u00adte"),
    "a no-break space": ("puente té", "junto al Puente\u00a0del\u202fTé", "Puente|Té"),
    "a decomposed letter": ("té", "la casa del Te\u0301 verde", "Te\u0301"),
    "signs without width": ("harbour", "the har\u200bbour", "har\u200bbour"),
    "an apostrophe": ("l'eau", "le port de l’eau", "eau"),
    "a letter apostrophe": ("l’eau", "le port de lʼeau", "eau"),
    "a hyphen": ("china-celac", "the China\u2011CELAC Forum", "China|CELAC"),
    "full width": ("RMB", "用ＲＭＢ结算", "ＲＭＢ"),
    "two letters in one": ("office", "the oﬃce of the harbour", "oﬃce"),
    "Han": ("茶桥", "港口有一座茶桥。", "茶桥"),
    "Japanese kana": ("ラジオ", "あのラジオを聞く", "ラジオ"),
    "Japanese kana in parts": ("ガラス", "あのカ\u3099ラスを見る", "カ\u3099ラス"),
    "Thai": ("ท่าเรือ", "เขาไปท่าเรือเก่า", "ท่าเรือ"),
    "Korean with a particle": ("항구", "그 항구에서는 배가", "항구"),
    "Arabic with 'and'": ("ميناء", "الرصيف وميناء المدينة", "ميناء"),
    "Arabic with its article behind 'to'": ("الميناء", "وللميناء باب", "ميناء"),
    "Arabic with vowel signs, stretched": ("ميناء", "في المِينَـــاءِ القديم", "مِينَـــاءِ"),
}
NOT_FOUND = {
    "the middle of a word": ("arbour", "the harbour"),
    "the middle of a word with a soft hyphen": ("bour", "the har\u00adbour"),
    "another Arabic word": ("ناء", "استثناء"),
}


def hits(page: Page, query: str, text: str) -> list[str]:
    """The marked words of a text that is found, as the box shows them; nothing where it is not."""
    rows = [{"k": "paragraph", "u": "#p1", "t": "", "x": text}, {"k": "paragraph", "u": "#p2", "t": "", "x": "…"}]
    found = page.evaluate("([rows, query]) => window.editionSearch(rows)(query)", [rows, query])
    assert all("".join(part for part, _ in hit["context"]) == text for group in found for hit in group["hits"])
    return [part for group in found for hit in group["hits"] for part, marked in hit["context"] if marked]


def test_a_reader_finds_what_looks_like_what_they_typed_and_no_part_of_a_word(chinese: Page) -> None:
    chinese.locator(".search input").fill("港口")
    chinese.locator(".results a").first.wait_for()
    found = {name: hits(chinese, query, text) for name, (query, text, _) in FOUND.items()}
    assert found == {name: words.split("|") for name, (_, _, words) in FOUND.items()}
    assert {name: hits(chinese, *each) for name, each in NOT_FOUND.items()} == {name: [] for name in NOT_FOUND}

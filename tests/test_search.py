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
    button = chinese.locator(".citation button").first
    text = chinese.locator(".citation .text").first.inner_text()
    button.click()
    expect(chinese.locator(".said")).not_to_be_empty()
    assert chinese.evaluate("window.copied").strip() == text.strip()

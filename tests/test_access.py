"""What the accessibility page says, and what it says of marks, placeholders and keys, measured in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import crawl
import pytest
from browsing import violations
from conftest import Built, whole
from hexapla.compose.page import markdown
from hexapla.compose.pages import accessibility
from hexapla.compose.view import View
from hexapla.model import Edition, Text
from playwright.sync_api import Browser, Page, expect

ROOTS = {"en": "", "zh": "zh/", "es": "es/"}
PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}
Opened = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, address: str) -> Iterator[Opened]:
    """A page of the large edition on some screen."""
    contexts = []

    def call(path: str, screen: Mapping[str, object], **more: object) -> Page:
        contexts.append(chromium.new_context(base_url=address, **screen, **more))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(path)
        return page

    yield call
    for context in contexts:
        context.close()


def composed(edition: Edition, tag: str) -> str:
    [page] = accessibility.pages(View(edition, tag))
    return markdown(page)


def test_a_limit_is_told_where_an_edition_has_what_it_is_of() -> None:
    for name, has in (("large", True), ("bare", False)):
        edition = whole(name)
        words, text = View(edition, "en").words, composed(edition, "en")
        for word in ("access_limit_marks", "access_limit_terms", "access_limit_picture"):
            assert (str(words[word]) in text) is has, (name, word)
        assert str(words["access_limit_script"]) in text
        assert f"Version {edition.site.version}," in text


@pytest.mark.parametrize(
    ("repository", "email", "way"),
    [
        ("https://example.org/git", None, "https://example.org/git/issues/new?template=mistake.yml&title=Mistake"),
        (None, "a@example.org", "mailto:a@example.org?subject=Mistake%3A%20Accessibility&body="),
        (None, None, ""),
    ],
)
def test_a_barrier_is_reported_as_a_mistake_is_or_it_is_said_that_there_is_no_way(
    repository: str | None, email: str | None, way: str
) -> None:
    edition = whole("large")
    site = replace(edition.site, repository=repository and Text(repository), email=Text(email) if email else None)
    text = composed(replace(edition, site=site), "en")
    words = View(edition, "en").words
    assert (f"[{words['access_report']}]({way}" in text) is bool(way)
    assert (words["access_no_report"] in text) is not bool(way)


@pytest.mark.parametrize("tag", ROOTS)
@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_itself_can_be_read_by_all(
    opened: Opened, tag: str, screen: Mapping[str, object], scheme: str
) -> None:
    page = opened(f"{ROOTS[tag]}accessibility/", screen, color_scheme=scheme)
    expect(page.locator("main h2")).to_have_count(4)
    assert violations(page) == []


# Of every mark that is seen: the side of the square around its middle that leads where it leads. Another mark may begin
# within it: what stands in a sentence is as near as the words have it. A note that is cut opens when it is pointed at.
REACH = """links => links.filter(link => link.checkVisibility() && !link.closest('.cut')).map(link => {
  link.scrollIntoView({block: 'center'});
  const box = link.getBoundingClientRect(), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  const hit = (dx, dy) => document.elementFromPoint(x + dx, y + dy)?.closest('a');
  const reach = [[-11.5, 0], [11.5, 0], [0, -11.5], [0, 11.5], [-11.5, -11.5], [11.5, 11.5]];
  const other = found => links.includes(found) || found?.matches('.cite-this');
  return [link.className || link.parentElement.className, link.textContent,
    reach.filter(([dx, dy]) => hit(dx, dy) !== link && !other(hit(dx, dy)))];
}).filter(([, , missed]) => missed.length)"""
MARKS = ".note-mark a, .event-mark a, a.cite, .nth, .note .back, .alone"


@pytest.mark.parametrize("tag", ROOTS)
@pytest.mark.parametrize("screen", [PHONE, DESK], ids=["phone", "desk"])
def test_marks_are_touched_on_24_pixels_each_way(opened: Opened, tag: str, screen: Mapping[str, object]) -> None:
    page = opened(f"{ROOTS[tag]}harbour-year/", screen)
    seen = page.locator(MARKS).evaluate_all("all => all.filter(link => link.checkVisibility()).length")
    assert seen > 5
    assert page.locator(MARKS).evaluate_all(REACH) == []


def test_numbers_of_sentences_are_touched_on_24_pixels_each_way(opened: Opened) -> None:
    page = opened("harbour-year/", PHONE)
    page.locator(".second select").select_option("es")
    expect(page.locator("#p1 .nth").first).to_be_visible()
    assert page.locator(MARKS).evaluate_all(REACH) == []


CONTRAST = """input => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const here = getComputedStyle(input, '::placeholder');
  const pair = [light(here.color), light(getComputedStyle(input).backgroundColor)].sort((a, b) => b - a);
  return pair[0] / pair[1] * here.opacity;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_placeholder_is_as_clear_as_text(opened: Opened, scheme: str) -> None:
    page = opened("", DESK, color_scheme=scheme)
    assert page.locator(".search input").evaluate(CONTRAST) >= 4.5


def test_nothing_for_a_keyboard_is_shown_where_there_is_none(opened: Opened) -> None:
    expect(opened("harbour-year/", DESK).locator(".show-keys")).to_be_visible()
    phone = opened("harbour-year/", PHONE)
    expect(phone.locator(".copy-link, .print").first).to_be_visible()
    expect(phone.locator(".show-keys")).to_be_hidden()


def test_the_page_stands_in_every_language(built: Callable[[str], Built]) -> None:
    found = built("three")
    for tag in found.edition.tags:
        root = found.site if tag == found.edition.default else found.site / tag
        [title] = crawl.parsed(root / "accessibility/index.html").iter("h1")
        assert "".join(title.itertext()) == View(found.edition, tag).words["accessibility"]

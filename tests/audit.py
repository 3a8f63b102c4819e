"""The full matrix: every kind of page in every language, at three widths, in both schemes, with cards and dialogs open.

Run by `make audit`. Screenshots are left in test-results/ for the eye.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from browsing import served, violations
from conftest import ROOT, Builder
from kinds import SOURCE, edition, first_of_each, roots
from playwright.sync_api import Browser, Page, expect

PICTURES = ROOT / "test-results"
# Where the site is built for, if its edition does not say.
ADDRESS = "https://example.org/edition/"
EDITION = edition()
KINDS = {**first_of_each(EDITION), "not-found": "404.html"}
LANGUAGES = roots(EDITION)
# What is searched for: a word that every edition with terms has.
WORDS = {tag: name.name for term in EDITION.terms[:1] for tag, name in term.names.items()}


def search(page: Page) -> str:
    page.locator(".search input").fill(next(iter(WORDS.values()), "a"))
    expect(page.locator(".results")).to_be_visible()
    return ".search"


def term(page: Page) -> str:
    return card(page, ".paragraph .term, .row .term")


def note(page: Page) -> str:
    """A note's card; where the note itself is in sight, it lights up instead."""
    page.keyboard.press("Escape")
    marks = page.locator(".note-mark a")
    if marks.count():
        marks.first.focus()
        page.locator(".card, .note.lit").first.wait_for()
    return "main"


def second(page: Page) -> str:
    """The page with a second language: of one sentence, then of every one."""
    page.keyboard.press("Escape")
    if page.locator(".second").count():
        page.locator(".second select").select_option(index=1)
        page.locator(".nth").first.click()
        page.locator(".peer").first.wait_for()
        page.locator(".second input").check()
        page.locator(".interlinear .peer").first.wait_for()
    return "main"


def card(page: Page, links: str) -> str:
    """The card of the first of some links; where there is none, there is nothing to look at."""
    page.keyboard.press("Escape")
    if not page.locator(links).count():
        return "main"
    page.locator(links).first.focus()
    page.locator(".card").wait_for()
    return ".card"


def cite(page: Page) -> str:
    page.keyboard.press("Escape")
    page.locator(".cite-box summary").first.click()
    expect(page.locator(".citation").first).to_be_visible()
    return ".cite-box"


def keys(page: Page) -> str:
    page.locator(".show-keys").click()
    page.locator("dialog").wait_for()
    return "dialog"


def narrowed(page: Page) -> str:
    page.locator(".filter [name=kind]").first.check()
    return ".filter"


# What is opened on a page of each kind, one after the other; each says where that is.
OPENED: dict[str, tuple[Callable[[Page], str], ...]] = {
    "home": (search,),
    "article": (term, note, second, cite, keys),
    "parallel": (term,),
    "glossary": (narrowed, search),
    "timeline": (narrowed,),
}


@pytest.fixture(scope="module")
def address(site_of: Builder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site at the path that it was built for, so that the 404 page finds its files."""
    built = site_of("audited", SOURCE, EDITION_ADDRESS=ADDRESS, EDITION_REPOSITORY="https://example.org/git")
    path = urlsplit(EDITION.site.address or ADDRESS).path.strip("/")
    folder = tmp_path_factory.mktemp("served")
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    if path:
        (folder / path).symlink_to(built, target_is_directory=True)
    with served(folder if path else built) as where:
        yield f"{where}{path}/" if path else where


# At 320 px only the room is looked at, which is the same in both schemes.
@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (375, "light"), (375, "dark"), (1280, "light"), (1280, "dark")]
)
# The page for what is not found is one for all languages.
@pytest.mark.parametrize(
    ("kind", "tag"),
    [(kind, tag) for kind in KINDS for tag in LANGUAGES if kind != "not-found" or tag == EDITION.default],
)
def test_page(chromium: Browser, address: str, kind: str, tag: str, width: int, scheme: str) -> None:
    """No violation of accessibility, nothing wider than the screen, no message, no request to elsewhere."""
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    page.goto(address + LANGUAGES[tag] + KINDS[kind])
    if width != 320:
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"{kind}-{tag}-{width}-{scheme}.png", full_page=True)
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = violations(page) if width != 320 else []
    if width != 320:
        for opened in OPENED.get(kind, ()):
            found += violations(page, opened(page))
    wide = max(wide, page.evaluate("document.documentElement.scrollWidth"))
    context.close()
    assert (found, wrong, wide <= width) == ([], [], True)

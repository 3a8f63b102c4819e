"""The edition in source/: it is valid, its site is whole, and each kind of its pages is looked at in a real browser.

What is expected is derived from source/, so that an entry more there, or another edition, breaks no test.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import claims
import crawl
import pypdf
import pytest
from browsing import served, violations
from conftest import ROOT, Builder, Built
from hexapla import addresses
from hexapla.compose.pages import timeline
from hexapla.compose.view import View
from hexapla.pipeline import read_and_check
from hexapla.problems import Level, render
from hexapla.render.archive import archive
from kinds import first_of_each
from mutations import missed
from playwright.sync_api import Browser, Page, expect

SOURCE = ROOT / "source"
# Where the site is built for; what the edition itself says comes first.
ENVIRONMENT = {"EDITION_ADDRESS": "https://example.org/edition/", "EDITION_REPOSITORY": "https://example.org/git"}
# What is changed after a version was recorded is told until the edition has a new version; that is no fault of it.
IN_WORK = "published-unchanged"


@pytest.fixture(scope="session")
def ours(site_of: Builder) -> Built:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        edition = read_and_check(SOURCE)[0]
    return Built(edition, site_of("ours", SOURCE, **ENVIRONMENT))


@pytest.fixture(scope="session")
def address(ours: Built) -> Iterator[str]:
    """Our site on a server of its own."""
    with served(ours.site) as where:
        yield where


def test_our_edition_is_sound() -> None:
    _, found = read_and_check(SOURCE)
    wrong = [problem for problem in found if problem.level is not Level.INCOMPLETE and problem.rule != IN_WORK]
    assert not wrong, render(wrong)


def test_every_reference_is_whole_in_every_language(ours: Built) -> None:
    """A year, no stray stop, no character that is not seen, no dash for an author named above."""
    edition = ours.edition
    for tag in edition.tags:
        made = View(edition, tag).works.lines
        assert made.keys() == edition.reference.keys()
        for id_, entry in made.items():
            year = str(edition.reference[id_].csl.get("issued", ""))[:4]
            assert year in entry, (tag, id_, entry)
            assert ". ." not in entry.replace("...", ""), (tag, id_, entry)
            assert "&#10;" not in entry, (tag, id_)
            assert "———" not in entry, (tag, id_)
            assert "></span>" not in entry, (tag, id_)
            assert not re.search("<span[^<]*<span", entry), (tag, id_)


def test_the_picture_has_every_event_in_every_language(ours: Built) -> None:
    for tag in ours.edition.tags:
        for page in timeline.pages(View(ours.edition, tag)):
            for frame in page.values["frames"]:
                assert set(re.findall(r'href="#([a-z0-9-]+)"', unescape(frame))) == set(ours.edition.event)


def test_every_citation_of_an_article_has_its_date_or_the_version(ours: Built) -> None:
    for tag in ours.edition.tags:
        view = View(ours.edition, tag)
        for article in ours.edition.articles:
            first, here = view.citations.of(article)
            for _, name, citation in first.lines:
                assert article.capture.date[:4] in citation, name
            for _, name, citation in here.lines:
                assert ours.edition.site.version in citation, name


def test_the_version_is_the_one_that_is_cited_and_told() -> None:
    """CITATION.cff and CHANGELOG.md are of the repository, which is published with the edition."""
    version = read_and_check(SOURCE)[0].site.version
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## {version} " in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_no_link_leads_to_a_host_that_carries_copies(ours: Built) -> None:
    mirrors = {line for line in (ROOT / "tests" / "mirror-hosts.txt").read_text().splitlines() if line}
    pages = crawl.pages(ours.site)
    hosts = {urlsplit(target).hostname for page in pages for _, target in crawl.links(ours.site, page)}
    assert hosts & mirrors == set()


def test_every_harm_is_caught(tmp_path: Path) -> None:
    assert missed(SOURCE, tmp_path, int(os.environ.get("HARMS", "20"))) == []


@pytest.mark.parametrize("claim", claims.CLAIMS, ids=lambda claim: claim.__name__)
def test_our_site_is_whole(ours: Built, claim: claims.Claim) -> None:
    claim(ours)


def test_every_link_of_its_archive_leads_to_a_file(ours: Built, tmp_path: Path) -> None:
    archive(ours.site, tmp_path / "edition.zip", "edition")
    zipfile.ZipFile(tmp_path / "edition.zip").extractall(tmp_path)
    assert crawl.dead_files(tmp_path / "edition") == []


def test_every_kind_of_page_is_accessible_and_fits_a_phone_in_every_language(page: Page, ours: Built) -> None:
    """Each kind is looked at closely in one language; the full matrix is tests/audit.py."""
    tags = ours.edition.tags
    for n, (kind, path) in enumerate(first_of_each(ours.edition).items()):
        for tag in tags:
            page.goto(addresses.root(ours.edition, tag) + path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 375, (tag, kind)
            if tag == tags[n % len(tags)]:
                assert violations(page) == [], (tag, kind)


def test_a_term_of_the_text_opens_its_card(page: Page, ours: Built) -> None:
    for article in ours.edition.articles:
        page.goto(addresses.article(article.slug))
        terms = page.locator(".paragraph .term")
        if terms.count():
            name = View(ours.edition, ours.edition.default).reader.name(
                ours.edition.term[terms.first.get_attribute("data-term") or ""]
            )
            terms.first.focus()
            expect(page.locator(".card .name")).to_have_text(name)


def test_who_searches_for_a_term_by_its_name_finds_it(page: Page, ours: Built) -> None:
    for tag in ours.edition.tags:
        view = View(ours.edition, tag)
        for term in view.reader.terms[:1]:
            page.goto(addresses.root(ours.edition, tag))
            page.locator("#_query").fill(view.reader.name(term))
            expect(page.locator(".results a b").first).to_have_text(view.reader.name(term))


def test_notes_stand_beside_the_text_on_wide_screens_and_never_on_anything(page: Page, ours: Built) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    for tag in ours.edition.tags:
        for article in ours.edition.articles:
            page.goto(addresses.root(ours.edition, tag) + addresses.article(article.slug))
            if not article.notes:
                continue
            expect(page.locator("main.aligned")).to_be_visible()
            page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            over = page.evaluate("""() => {
              const boxes = selector => [...document.querySelectorAll(selector)].map(e => e.getBoundingClientRect());
              const notes = boxes('.note'), texts = boxes('main :is(h1, h2, p, li):not(.note):not(.note *)');
              const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 1 && b.top < a.bottom - 1;
              return notes.filter((n, i) => [...texts, ...notes.slice(0, i)].some(other => meet(n, other))).length;
            }""")
            assert over == 0, (tag, article.slug)


@pytest.mark.parametrize("tag", ["en", "zh", "es"])
def test_the_text_begins_on_a_phone_s_first_screen_and_a_page_weighs_little(
    chromium: Browser, ours: Built, tag: str
) -> None:
    """The figures of the reading page: its first sentence within 500 pixels, its first view 40 KB in five requests."""
    [article] = ours.edition.articles
    path = addresses.root(ours.edition, tag) + addresses.article(article.slug)
    fetched: list[str] = []
    with served(ours.site) as where:
        context = chromium.new_context(viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True)
        page = context.new_page()
        page.on("request", lambda request: fetched.append(request.url.removeprefix(where)))
        page.goto(where + path)
        expect(page.locator(".second")).to_be_visible()
        assert page.locator("#p1").evaluate("e => e.getBoundingClientRect().top") < 500
        assert page.evaluate("document.documentElement.scrollHeight") < 6943
        context.close()
    assert len(set(fetched)) <= 5
    files = [ours.site / (each + "index.html" if each.endswith("/") else each) for each in set(fetched)]
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) < 40 * 1024


@pytest.mark.parametrize(("tag", "low", "high"), [("en", 60, 75), ("es", 60, 75), ("zh", 32, 38)])
@pytest.mark.parametrize("width", [1024, 1440])
def test_a_line_is_as_long_as_eyes_like_it(
    chromium: Browser, ours: Built, tag: str, low: int, high: int, width: int
) -> None:
    [article] = ours.edition.articles
    with served(ours.site) as where:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(where + addresses.root(ours.edition, tag) + addresses.article(article.slug))
        lengths = page.evaluate("""() => {
          const found = [];
          for (const paragraph of document.querySelectorAll('p.paragraph')) {
            const lines = new Map(), range = document.createRange();
            const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
            for (let node; (node = walk.nextNode());) {
              if (node.parentElement.closest('[data-apparatus]')) continue;
              for (let at = 0; at < node.length; at++) {
                range.setStart(node, at); range.setEnd(node, at + 1);
                const box = range.getClientRects()[0];
                const line = Math.round((box?.bottom || 0) / 8);
                if (box?.width) lines.set(line, (lines.get(line) || 0) + 1);
              }
            }
            found.push(...[...lines.values()].slice(0, -1));
          }
          return found.sort((one, other) => one - other);
        }""")
        context.close()
    assert low <= lengths[len(lengths) // 2]
    assert lengths[-1] <= high


@pytest.mark.parametrize("tag", ["es"])
def test_the_timeline_is_printed_on_ten_pages(chromium: Browser, ours: Built, tag: str) -> None:
    with served(ours.site) as where:
        page = chromium.new_page()
        page.goto(where + addresses.root(ours.edition, tag) + addresses.TIMELINE)
        printed = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
        page.close()
    assert len(printed.pages) <= 10
    text = "".join(each.extract_text() for each in printed.pages)
    assert View(ours.edition, tag).words["timeline"] in text

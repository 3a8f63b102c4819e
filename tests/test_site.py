"""The rendered site, as a crawler sees it: ours, and the valid edition with all its hostile text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import crawl
import pytest
from conftest import EDITIONS, ROOT
from hexapla.kinds import Part
from hexapla.model import Edition
from hexapla.pipeline import read_and_check
from hexapla.registry import PAGES

VALID = read_and_check(EDITIONS / "valid")[0]
OURS = read_and_check(ROOT / "source")[0]


@pytest.fixture(params=["valid", "ours"])
def case(request: pytest.FixtureRequest) -> tuple[Path, Edition]:
    name = "site" if request.param == "valid" else "our_site"
    return request.getfixturevalue(name), VALID if request.param == "valid" else OURS


def roots(site: Path, edition: Edition) -> Mapping[str, Path]:
    return {tag: site if tag == edition.default else site / tag for tag in edition.tags}


def test_no_link_or_fragment_is_dead(case: tuple[Path, Edition]) -> None:
    assert crawl.dead(case[0], "/letters/" if case[1] is VALID else "/edition/") == []


def test_every_paragraph_of_every_language_is_there_with_exactly_its_characters(case: tuple[Path, Edition]) -> None:
    site, edition = case
    seen = 0
    for tag, root in roots(site, edition).items():
        for article in edition.articles:
            reading = tag if tag in article.texts else article.original
            whole, parallel = root / article.slug / "index.html", root / article.slug / "parallel" / "index.html"
            for number, text in enumerate(article.texts[reading], 1):
                assert crawl.visible(crawl.by_id(whole, f"p{number}")) == text
                [section] = [s for s in article.sections if number in s.numbers]
                part = root / article.slug / section.id / "index.html"
                assert crawl.visible(crawl.by_id(part, f"p{number}")) == text
                row = crawl.by_id(parallel, f"p{number}")
                cells = {cell.get("data-language"): crawl.visible(cell) for cell in row.findall("p")}
                assert cells == {t: texts[number - 1] for t, texts in article.texts.items()}
                seen += 1
            for part_name in Part:
                value = article.part(part_name)
                shown = value.get(tag) or value.get(article.original)
                if shown:
                    assert crawl.visible(crawl.by_id(whole, part_name)) == shown
    assert seen == len(edition.tags) * sum(article.count for article in edition.articles)


def test_the_language_of_every_page_and_text(case: tuple[Path, Edition]) -> None:
    site, edition = case
    for tag, root in roots(site, edition).items():
        others = [r for t, r in roots(site, edition).items() if t != tag and r != site]
        for page in crawl.pages(root):
            if any(page.is_relative_to(other) for other in others):
                continue
            assert crawl.parsed(page).get("lang") == edition.language[tag].lang, page


def test_the_switch_leads_to_the_same_page(case: tuple[Path, Edition]) -> None:
    site, edition = case
    for page in crawl.pages(site):
        if page.name == "404.html":
            continue
        path = page.relative_to(site).as_posix()
        for tag in edition.tags[1:]:
            path = path.removeprefix(f"{tag}/")
        [switch] = [e for e in crawl.parsed(page).iter("nav") if e.get("class") == "languages"]
        targets = [crawl.urljoin(crawl.address(site, page), a.attrib["href"]) for a in switch.iter("a")]
        wanted = [
            ("" if tag == edition.default else f"{tag}/") + path.removesuffix("index.html") for tag in edition.tags
        ]
        assert targets == [crawl.ORIGIN + address for address in wanted]


def test_ids_are_unique_on_every_page(case: tuple[Path, Edition]) -> None:
    for page in crawl.pages(case[0]):
        ids = crawl.ids(page)
        assert len(ids) == len(set(ids)), page


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(case: tuple[Path, Edition]) -> None:
    for page in crawl.pages(case[0]):
        for element in crawl.parsed(page).iter():
            assert not any(name == "style" or name.startswith("on") for name in element.attrib), page
            assert element.tag != "style", page
            assert element.tag != "script" or element.get("src") or element.get("type") == "application/ld+json", page
        for where, target in crawl.links(case[0], page):
            loads = where in ("script src", "img src", "link href", "iframe src")
            named = target.startswith((VALID.site.address or "-", "https://example.org/edition/"))
            assert not loads or target.startswith(crawl.ORIGIN) or named, (page, where, target)


def test_no_link_leads_to_a_host_that_carries_copies(our_site: Path) -> None:
    mirrors = {line for line in (ROOT / "tests" / "mirror-hosts.txt").read_text().splitlines() if line}
    hosts = {urlsplit(target).hostname for page in crawl.pages(our_site) for _, target in crawl.links(our_site, page)}
    assert hosts & mirrors == set()


def test_one_sitemap_names_every_page_with_its_alternates(our_site: Path) -> None:
    assert [path.relative_to(our_site).as_posix() for path in our_site.rglob("sitemap*")] == ["sitemap.xml"]
    tree = ElementTree.parse(our_site / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    named = {loc.text for loc in tree.iterfind(".//s:loc", space)}
    pages = {
        "https://example.org/edition/" + page.relative_to(our_site).as_posix().removesuffix("index.html")
        for page in crawl.pages(our_site)
        if page.name != "404.html"
    }
    assert named == pages
    for url in tree.iterfind(".//s:url", space):
        assert [link.get("hreflang") for link in url.iterfind("x:link", space)] == ["en", "zh-Hans", "es", "x-default"]


def test_the_404_page_helps_in_every_language_from_anywhere(our_site: Path) -> None:
    assert list(our_site.rglob("404.html")) == [our_site / "404.html"]
    page = (our_site / "404.html").read_text("utf-8")
    for tag in OURS.tags:
        assert OURS.language[tag].words["not_found_text"] in page
    targets = [e.attrib["href"] for e in crawl.parsed(our_site / "404.html").iter("a") if "href" in e.attrib]
    inside = [target for target in targets if not target.startswith(("#", "https:"))]
    assert inside
    assert all(target.startswith("/edition/") for target in inside)


def test_shared_files_stand_once_and_nothing_of_the_stock_theme_is_published(our_site: Path) -> None:
    files = [path.relative_to(our_site).as_posix() for path in our_site.rglob("*") if path.is_file()]
    others = [f for f in files if not f.endswith(".html")]
    shared = {
        "assets/edition.css", "assets/edition.js", "assets/icon.svg", "assets/search.js", "sitemap.xml",
        "assets/vendor/minisearch.LICENSE.txt", "assets/vendor/minisearch.js",
    }  # fmt: skip
    each = {"feed.xml", "search/index.js", "great-journey/cards.js"}
    each |= {f"downloads/great-journey.{ending}" for ending in ("bib", "json", "ris")}
    each |= {f"social/{kind.name}.png" for kind in PAGES}
    assert set(others) == shared | {f"{root}{path}" for root in ("", "zh/", "es/") for path in each}


def test_hostile_titles_are_text_in_every_place(site: Path) -> None:
    page = site / "harbour-letters" / "ships" / "index.html"
    title = crawl.parsed(page).find("head/title")
    assert title is not None
    assert title.text == "Ships <b> · Harbour Letters"
    assert "Letters from the Harbour <1871>" in [a.text for a in crawl.parsed(page).iter("a")]
    assert not re.search(r"<b>|<1871>", page.read_text("utf-8"))


def test_a_name_that_was_renamed_leads_on(site: Path) -> None:
    page = site / "glossary" / "haven" / "index.html"
    refresh = [m.get("content") for m in crawl.parsed(page).iter("meta") if m.get("http-equiv") == "refresh"]
    assert refresh == ["0; url=../harbour/"]
    assert "the-end" in crawl.ids(site / "timeline" / "index.html")


def test_edit_leads_to_the_source_of_what_is_read(our_site: Path) -> None:
    wanted = {
        "great-journey/index.html": "source/articles/great-journey/article.yml",
        "zh/great-journey/index.html": "source/articles/great-journey/zh.md",
        "es/great-journey/trade-and-finance/index.html": "source/articles/great-journey/es.md",
        "glossary/celac/index.html": "source/glossary/institutions.yml",
        "about/index.html": "source/site.yml",
    }
    for path, source in wanted.items():
        [edit] = [a for a in crawl.parsed(our_site / path).iter("a") if a.get("class") == "edit"]
        assert edit.get("href") == f"https://example.org/git/edit/main/{source}"


def test_the_parts_of_the_captured_page_live_on(our_site: Path) -> None:
    text = "".join(crawl.parsed(our_site / "great-journey" / "index.html").itertext())
    for part in (
        "China-CELAC Relations",
        "Zhu Qingqiao",
        "5 February 2016, 16:18",
        "Suggest to a friend",
        "Print",
        "中文",
        "Español",
    ):
        assert part in text

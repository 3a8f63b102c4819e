"""The rendered sites, as a crawler sees them: every edition for tests, with all their hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import claims
import crawl
import pytest
from conftest import WHOLE, Built
from golden import HEADS, golden, head
from hexapla.kinds import Scope

Sites = Callable[[str], Built]


@pytest.mark.parametrize("claim", claims.CLAIMS, ids=lambda claim: claim.__name__)
@pytest.mark.parametrize("name", WHOLE)
def test_a_site_is_whole(built: Sites, name: str, claim: claims.Claim) -> None:
    claim(built(name))


@pytest.mark.parametrize("kind", HEADS)
def test_the_head_of_a_page_is_wholly_as_it_was_reviewed(site: Path, kind: str) -> None:
    assert head(site / HEADS[kind]) == golden(f"head.{kind}.txt")


def links(page: Path, within: str = "main") -> list[str]:
    [element] = list(crawl.parsed(page).iter(within))
    return [a.attrib["href"] for a in element.iter("a") if "href" in a.attrib]


def headings(page: Path) -> list[str]:
    return [
        claims.text_of(e) for e in crawl.parsed(page).iter() if e.tag in ("h1", "h2", "h3") and e.get("id") != "_keys"
    ]


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


def test_moved_pages_are_not_in_the_sitemap_and_their_new_ones_are(site: Path) -> None:
    text = (site / "sitemap.xml").read_text("utf-8")
    assert "/glossary/harbour/<" in text
    assert "/glossary/haven/" not in text


def test_two_terms_see_each_other_though_one_of_them_says_so(site: Path) -> None:
    for here, there in (("harbour", "tea-bridge"), ("tea-bridge", "harbour")):
        see = crawl.by_id(site / "glossary" / here / "index.html", "see_")
        assert see.tag == "h2"
        assert f"../{there}/" in links(site / "glossary" / here / "index.html")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("harbour-year/index.html", "articles/harbour-year/article.yml"),
        ("zh/harbour-year/index.html", "articles/harbour-year/zh.md"),
        ("es/harbour-year/trade-and-coin/index.html", "articles/harbour-year/es.md"),
        ("glossary/captains-forum/index.html", "glossary/institutions.yml"),
        ("about/index.html", "site.yml"),
    ],
)
def test_edit_leads_to_the_file_of_the_language_that_is_read(large_site: Path, path: str, source: str) -> None:
    [edit] = [a for a in crawl.parsed(large_site / path).iter("a") if a.get("class") == "edit"]
    assert edit.get("href") == f"https://example.org/git/edit/main/source/{source}"


def test_the_parts_of_the_captured_page_live_on(large_site: Path) -> None:
    text = "".join(crawl.parsed(large_site / "harbour-year" / "index.html").itertext())
    for part in (
        "Harbour Papers", "Li Mingzhi", "5 February 1902", "Suggest to a friend", "Print", "中文", "Español",
    ):  # fmt: skip
        assert part in text


def test_an_edition_of_one_text_has_no_word_of_what_it_lacks(built: Sites) -> None:
    site = built("bare").site
    assert {page.relative_to(site).as_posix() for page in crawl.pages(site) if "es" not in page.parts} == {
        "index.html", "404.html", "shore/index.html", "shore/parallel/index.html", "about/index.html",
        "accessibility/index.html",
    }  # fmt: skip
    assert headings(site / "index.html") == ["On the Shore"]
    assert headings(site / "shore" / "index.html") == ["On the Shore"]
    assert headings(site / "shore" / "parallel" / "index.html") == ["On the Shore"]
    assert headings(site / "about" / "index.html") == ["About this edition", "Source", "This version", "What changed"]
    assert links(site / "index.html") == ["shore/", "es/shore/", "shore/"]
    for page in crawl.pages(site):
        classes = {name for e in crawl.parsed(page).iter() for name in (e.get("class") or "").split()}
        assert not classes & {"term", "note-mark", "event-mark", "report", "edit", "cite", "byline"}, page
        assert not [w for w in ("Licence:", "Licencia:", "References") if w in claims.text_of(crawl.parsed(page))], page
    assert claims.read_script(site / "shore" / "cards.js") == {"t": {}, "e": {}}


def test_an_edition_without_licence_and_glossary_names_neither_around_its_pages(built: Sites) -> None:
    text = claims.text_of(crawl.parsed(built("bare").site / "index.html"))
    assert "Licence" not in text
    assert "glossary" not in text


def test_the_first_language_is_any_and_its_words_are_the_site_s(built: Sites) -> None:
    site = built("portuguese").site
    assert headings(site / "glossary" / "index.html") == ["Glossário", "A", "I", "P"]
    assert claims.text_of(crawl.by_id(site / "timeline" / "index.html", "primeiro-vapor")) == "Chega o primeiro vapor"
    assert "4 de outubro de 1888, 07h30 (UTC-03:00)" in claims.text_of(crawl.parsed(site / "about" / "index.html"))
    assert claims.meta(site / "index.html")["og:locale"] == "pt_BR"
    assert not (site / "pt").exists()


def reports(page: Path) -> list[str]:
    return [a.attrib["href"] for a in crawl.parsed(page).iter("a") if a.get("class") == "report"]


@pytest.mark.parametrize(
    ("name", "path", "start"),
    [
        ("large", "harbour-year/index.html", "https://example.org/git/issues/new?"),
        ("three", "quays/index.html", "mailto:editors@example.org?"),
        ("portuguese", "ano-do-porto/index.html", None),
    ],
)
def test_a_mistake_is_reported_to_the_repository_else_by_mail_else_not(
    built: Sites, name: str, path: str, start: str | None
) -> None:
    ways = reports(built(name).site / path)
    assert bool(ways) is (start is not None)
    assert all(way.startswith(start or "") for way in ways)


def test_articles_stand_the_newest_first_in_lists_and_feed(built: Sites) -> None:
    site = built("three").site
    order = ["lamps", "flags", "quays"]
    home = [way.strip("/") for way in links(site / "index.html")]
    assert [slug for slug in home if slug in order] == order
    assert [way.strip("./") for way in links(site / "articles" / "index.html")] == order
    assert headings(site / "articles" / "index.html") == ["All articles", "1905", "1890", "1871"]
    feed = (site / "feed.xml").read_text("utf-8")
    assert re.findall(r"<entry>.*?<id>https://example.org/three/(\w+)/</id>", feed) == order


def test_an_event_is_background_or_aftermath_of_the_nearest_article(built: Sites) -> None:
    page = built("three").site / "timeline" / "index.html"
    scopes = {
        next(e.get("id") for e in entry.iter("h3")): entry.get("data-scope")
        for entry in crawl.parsed(page).iter("div")
        if "entry" in (entry.get("class") or "").split()
    }
    assert scopes == {
        "masons-strike": Scope.AFTERMATH,  # of the quays of 1871, which name the masons
        "light-built": Scope.BACKGROUND,  # of the lamps of 1905
        "storm": Scope.BACKGROUND,  # of all three
        "port-closed": Scope.AFTERMATH,
        "flags-raised": Scope.ARTICLE,
    }


def test_notes_are_numbered_as_the_text_has_them_not_as_their_file(built: Sites) -> None:
    page = built("three").site / "quays" / "index.html"
    marks = [e for e in crawl.parsed(page).iter("sup") if e.get("class") == "note-mark"]
    assert [(claims.text_of(mark).strip("\u2060"), mark.get("id")) for mark in marks] == [
        ("1", "mark_title"), ("2", "mark_spring"), ("3", "mark_tobacco"), ("4", "mark_brides"), ("5", "mark_last"),
    ]  # fmt: skip
    index = claims.read_script(built("three").site / "search" / "index.js")
    assert isinstance(index, list)
    titles = {row["u"].rsplit("-", 1)[-1]: row["t"] for row in index if row["k"] == "note"}
    assert titles["tobacco"] == "Note 3: Explanation"


@pytest.mark.parametrize(("slug", "minutes"), [("quays", "2 min"), ("flags", "1 min"), ("lamps", "1 min")])
def test_the_time_to_read_is_that_of_the_text(built: Sites, slug: str, minutes: str) -> None:
    assert f" · {minutes} read" in claims.text_of(crawl.parsed(built("three").site / slug / "index.html"))


@pytest.mark.parametrize(("name", "path", "zone"), [
    ("large", "about/index.html", "(UTC-05:00, presumed)"),
    ("portuguese", "en/about/index.html", "(UTC-03:00)"),
])  # fmt: skip
def test_a_time_zone_that_is_presumed_is_said_to_be(built: Sites, name: str, path: str, zone: str) -> None:
    assert zone in claims.text_of(crawl.parsed(built(name).site / path))


def test_a_language_written_from_the_right_says_so_wherever_it_stands(built: Sites) -> None:
    site = built("three").site
    assert crawl.parsed(site / "ar" / "index.html").get("dir") == "rtl"
    for root, way in (("", "rtl"), ("fr/", "rtl"), ("ar/", None)):
        assert crawl.by_id(site / root / "lamps" / "index.html", "p1").get("dir") == way
        assert crawl.by_id(site / root / "quays" / "index.html", "p1").get("dir") == (None if way else "ltr")

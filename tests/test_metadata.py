"""What pages say to machines, read as machines read it: metadata, structured data, feed, search index, pictures."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import crawl
import pytest
from claims import meta, read_script, structured
from conftest import ROOT, Built, whole
from golden import DATES, LANGUAGES
from hexapla.compose.exports import cards, feed, search
from hexapla.compose.page import markdown
from hexapla.compose.pages import article
from hexapla.compose.view import View
from hexapla.model import Edition, Text
from hexapla.writing_dates import stamped, written

LARGE = whole("large")
ROOTS = {"en": "", "zh": "zh/", "es": "es/"}
SLUG = "harbour-year"
# What would end the element of a script, or a line of one.
ENDING = "</script><script>alert(1)</script>\u2028<!--"


@pytest.mark.parametrize("tag", ROOTS)
def test_zotero_finds_what_it_reads(large_site: Path, tag: str) -> None:
    found = meta(large_site / ROOTS[tag] / SLUG / "index.html")
    assert found["citation_title"] == found["DC.title"] == LARGE.article[SLUG].title[tag]
    assert found["citation_publication_date"] == "2026/11/20"
    assert found["DC.relation.isPartOf"] == LARGE.site.name[tag]
    assert found["DC.source"] == "https://example.org/papers/1902.htm"
    assert found["citation_public_url"] == f"https://example.org/edition/{ROOTS[tag]}{SLUG}/"
    assert found["citation_author"] == ("李, 明智" if tag == "zh" else "Li, Mingzhi")


def test_an_article_and_its_events_say_what_they_are(large_site: Path) -> None:
    [found] = [t for t in structured(large_site / f"zh/{SLUG}/index.html") if t["@type"] == "Article"]
    assert found["inLanguage"] == "zh-Hans"
    assert found["datePublished"] == "1902-02-05"
    assert found["isBasedOn"] == "https://example.org/papers/1902.htm"
    assert found["translationOfWork"] == {
        "@type": "Article",
        "name": "The Harbour Forum Ends Its First Year under Full Sail",
        "inLanguage": "en",
        "url": f"https://example.org/edition/{SLUG}/",
    }
    [events] = [t for t in structured(large_site / "es/timeline/index.html") if t["@type"] == "ItemList"]
    assert len(events["itemListElement"]) == len(LARGE.events)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2015-01-08", '<time datetime="2015-01-08">8 January 2015</time>'),
        ("0079", '<time datetime="0079">79</time>'),
        ("2015-05/..", 'since <time datetime="2015-05">May 2015</time>'),
        ("2015/2024", '<time datetime="2015">2015</time>–<time datetime="2024">2024</time>'),
        # What HTML cannot say, or would say otherwise than the words.
        ("2015-01-08/2015-01-12", "8–12 January 2015"),
        ("2015?", "2015 (uncertain)"),
        ("1868-XX", "1868, month unknown"),
        ("2015-21", "spring 2015"),
        ("196X", "the 1960s"),
        ("-0220", "221 BC"),
    ],
)
def test_a_date_is_an_element_that_machines_read_where_it_is_exact(date: str, shown: str) -> None:
    assert View(LARGE, "en").reader.time(date) == shown


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("date", DATES)
def test_a_date_in_pieces_is_the_date_as_it_is_written(tag: str, date: str) -> None:
    language = LANGUAGES[tag]
    pieces = stamped(date, language, language.words)
    assert "".join(piece for piece, _ in pieces) == written(date, language, language.words)
    ends = [str(end) for end in date.split("/") if re.fullmatch("[0-9]{4}(-[0-9]{2}){0,2}", end)]
    assert [exact for _, exact in pieces if exact] in ([], ends)


@pytest.mark.parametrize("tag", ROOTS)
def test_signposts_lead_to_what_is_cited_to_its_author_and_to_what_describes_it(large_site: Path, tag: str) -> None:
    """https://signposting.org/FAIR/, level 1."""
    page = large_site / ROOTS[tag] / SLUG / "index.html"
    links = [e for e in crawl.parsed(page).iter("link") if e.get("rel") in ("cite-as", "author", "type", "describedby")]
    here = crawl.address(large_site, page)
    told = [(e.get("rel"), crawl.urljoin(here, e.get("href") or ""), e.get("type")) for e in links]
    root = crawl.ORIGIN + ROOTS[tag]
    assert told == [
        ("cite-as", f"https://example.org/edition/{ROOTS[tag]}{SLUG}/", None),
        ("author", f"{root}glossary/li-mingzhi/", None),
        ("type", "https://schema.org/AboutPage", None),
        ("type", "https://schema.org/Article", None),
        ("describedby", f"{root}downloads/{SLUG}.bib", "application/x-bibtex"),
        ("describedby", f"{root}downloads/{SLUG}.ris", "application/x-research-info-systems"),
        ("describedby", f"{root}downloads/{SLUG}.json", "application/vnd.citationstyles.csl+json"),
    ]


def test_nothing_is_told_that_is_not_known() -> None:
    edition = whole("bare")
    [page] = article.pages(View(edition, "en"))
    assert {link["rel"] for link in page.links} == {"type", "describedby"}


def titled(edition: Edition, title: str) -> Edition:
    """An edition whose only article, first term and first event are called so in every language."""
    names = {tag: Text(title) for tag in edition.tags}
    term, event, one = edition.terms[0], edition.events[0], edition.articles[0]
    calls = {tag: replace(name, name=Text(title)) for tag, name in term.names.items()}
    return replace(
        edition,
        articles=(replace(one, title=names),),
        terms=(replace(term, names=calls), *edition.terms[1:]),
        events=(replace(event, title=names), *edition.events[1:]),
    )


@pytest.mark.parametrize("export", [search, cards])
def test_a_title_that_would_end_a_script_stays_data_in_it(tmp_path: Path, export: object) -> None:
    edition = titled(LARGE, ENDING)
    for tag in edition.tags:
        [(path, data)] = export.files(View(edition, tag))  # type: ignore[attr-defined]
        assert b"</" not in data, path
        assert "\u2028".encode() not in data, path
        (tmp_path / "data.js").write_bytes(data)
        assert ENDING in "".join(_texts(read_script(tmp_path / "data.js")))


def _texts(value: object) -> Iterator[str]:
    """Every text in data, whatever it stands in."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from _texts(inner)


def test_a_title_that_would_end_a_script_stays_data_in_structured_data() -> None:
    edition = titled(LARGE, ENDING)
    [page] = article.pages(View(edition, "en"))
    [line] = [line for line in markdown(page).splitlines() if line.startswith("structured:")]
    assert "</script" not in line
    assert "\\u003c/script>" in line


def test_a_feed_is_xml_whatever_stands_in_a_title() -> None:
    edition = titled(LARGE, "\x01La\x0b \x1btravesía")
    [(_, data)] = feed.files(View(edition, "es"))
    assert "\ufffdLa\ufffd \ufffdtravesía" in [e.text for e in ElementTree.fromstring(data.decode()).iter()]


@pytest.mark.parametrize(
    ("time", "zone", "published"),
    [
        ("16:18:00", "-05:00", "1902-02-05T16:18:00-05:00"),
        ("16:18:00", "Z", "1902-02-05T16:18:00Z"),
        ("16:18:00", None, "1902-02-05T12:00:00Z"),
        (None, "-05:00", "1902-02-05T12:00:00Z"),
    ],
)
def test_a_feed_says_the_time_that_is_known_and_else_the_noon_of_the_day(
    time: str | None, zone: str | None, published: str
) -> None:
    one = LARGE.articles[0]
    changed = replace(one, capture=replace(one.capture, time=time), publication=replace(one.publication, timezone=zone))
    [(_, data)] = feed.files(View(replace(LARGE, articles=(changed,)), "en"))
    atom = {"": "http://www.w3.org/2005/Atom"}
    tree = ElementTree.fromstring(data)
    assert tree.findtext("entry/published", namespaces=atom) == published
    assert tree.findtext("updated", namespaces=atom) == f"{LARGE.site.date}T12:00:00Z"


@pytest.mark.parametrize("tag", ROOTS)
def test_pages_of_the_only_article_are_pictured_by_its_title(large_site: Path, tag: str) -> None:
    found = {path: meta(large_site / ROOTS[tag] / path / "index.html") for path in ("", f"{SLUG}/", "timeline/")}
    root = f"https://example.org/edition/{ROOTS[tag]}social/"
    assert {path: said["og:image"].removeprefix(root) for path, said in found.items()} == {
        "": "home.png", f"{SLUG}/": "article.png", "timeline/": "timeline.png",
    }  # fmt: skip
    assert found[f"{SLUG}/"]["og:image:alt"] == LARGE.article[SLUG].title[tag]


def test_a_picture_is_the_same_in_every_run_and_needs_no_font_of_the_machine() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, 'scripts'); from hexapla.compose.exports.social import _drawn;"
        "print(hashlib.sha256(_drawn('中拉合作 Cooperación', '术语表', 'English · 中文')).hexdigest())"
    )
    bare = {**os.environ, "FONTCONFIG_FILE": "/nonexistent", "HOME": "/nonexistent"}
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=env, text=True, capture_output=True, check=True
        ).stdout
        for env in (dict(os.environ), bare)
    }
    assert len(seen) == 1


def test_a_name_that_the_type_lacks_gives_no_picture() -> None:
    from hexapla.compose.exports.social import _has

    assert _has("中")
    assert _has("ñ")
    assert not _has("ض")


def test_pictures_are_named_where_they_are_and_nowhere_else(built: Callable[[str], Built]) -> None:
    """Arabic letters are in no type of ours: such an edition has pictures of all its pages or of none."""
    site = built("three").site
    for page in crawl.pages(site / "ar"):
        assert ("og:image" in meta(page)) is (site / "ar/social/home.png").exists()

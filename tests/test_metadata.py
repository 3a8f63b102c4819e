"""What pages say to machines, read as machines read it: citations, metadata, structured data, feed, pictures."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import crawl
import pytest
import rispy
from conftest import EDITIONS, ROOT
from hexapla import csl
from hexapla.compose.citations.processor import bibliography
from hexapla.compose.exports import feed
from hexapla.compose.exports.citation_files import FORMATS
from hexapla.compose.view import View
from hexapla.model import Text
from hexapla.pipeline import read_and_check
from hypothesis import given
from PIL import Image
from strategies import lines

VALID = read_and_check(EDITIONS / "valid")[0]
OURS = read_and_check(ROOT / "source")[0]
ROOTS = {"en": "", "zh": "zh/", "es": "es/"}


def structured(page: Path) -> list[dict[str, object]]:
    """The things of schema.org that a page has, parsed as JSON."""
    made = [e for e in crawl.parsed(page).iter("script") if e.get("type") == "application/ld+json"]
    return [thing for element in made for thing in json.loads(element.text or "")["@graph"]]


def meta(page: Path) -> dict[str, str]:
    elements = crawl.parsed(page).iter("meta")
    return {e.get("name") or e.get("property") or "": e.get("content") or "" for e in elements}


@pytest.mark.parametrize("tag", ROOTS)
def test_downloads_are_what_reference_managers_read(our_site: Path, tag: str) -> None:
    folder = our_site / ROOTS[tag] / "downloads"
    title = OURS.article["great-journey"].title[tag]
    [entry] = bibtexparser.loads((folder / "great-journey.bib").read_text("utf-8")).entries
    assert entry["title"].strip("{}") == title
    assert (entry["year"], entry["ENTRYTYPE"], entry["ID"]) == ("2016", "misc", "great-journey")
    assert OURS.site.version in entry["howpublished"]
    [ris] = rispy.loads((folder / "great-journey.ris").read_text("utf-8"))
    assert (ris["title"], ris["year"]) == (title, "2016")
    assert ris["authors"] == ["祝, 青桥" if tag == "zh" else "Zhu, Qingqiao"]
    [item] = json.loads((folder / "great-journey.json").read_text("utf-8"))
    assert item["issued"] == {"date-parts": [[2016, 2, 5]]}
    assert item["URL"] == f"https://example.org/edition/{ROOTS[tag]}great-journey/"


@given(lines)
def test_any_title_survives_the_formats(title: str) -> None:
    item = {"id": "x", "title": title, "publisher": "P", "issued": "2016-02-05", "language": "en", "author": []}
    assert json.loads(FORMATS["json"](item))[0]["title"] == title
    [entry] = bibtexparser.loads(FORMATS["bib"](item)).entries
    assert entry["year"] == "2016"
    assert FORMATS["ris"](item).startswith("TY  - ELEC\r\nTI  - ")


@pytest.mark.parametrize("tag", ROOTS)
def test_an_article_is_cited_in_every_style_with_its_version(tag: str) -> None:
    view = View(OURS, tag)
    made = dict(view.citations.of(OURS.article["great-journey"]))
    assert list(made) == [csl.label(style) for style in csl.USUAL]
    for name, citation in made.items():
        assert "2016" in citation, name
        assert OURS.site.version in citation, name
        assert OURS.article["great-journey"].title[tag] in citation, name


@pytest.mark.parametrize("tag", ROOTS)
def test_zotero_finds_what_it_reads(our_site: Path, tag: str) -> None:
    found = meta(our_site / ROOTS[tag] / "great-journey" / "index.html")
    assert found["citation_title"] == found["DC.title"] == OURS.article["great-journey"].title[tag]
    assert found["citation_publication_date"] == "2016/02/05"
    assert found["citation_public_url"] == f"https://example.org/edition/{ROOTS[tag]}great-journey/"
    assert found["citation_author"]


@pytest.mark.parametrize("site_name", ["site", "our_site"])
def test_structured_data_is_whole_on_every_page(site_name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(site_name)
    kinds = set()
    for page in crawl.pages(site):
        things = structured(page)
        kinds |= {str(thing["@type"]) for thing in things}
        if page.name == "404.html" or "refresh" in str([e.get("http-equiv") for e in crawl.parsed(page).iter("meta")]):
            continue
        if page.parent not in (site, *(site / tag for tag in ("zh", "es"))):
            assert any(thing["@type"] == "BreadcrumbList" for thing in things), page
    assert {"Article", "BreadcrumbList", "DefinedTermSet", "DefinedTerm", "ItemList", "WebSite"} <= kinds


def test_an_article_and_its_events_say_what_they_are(our_site: Path) -> None:
    [article] = [t for t in structured(our_site / "zh/great-journey/index.html") if t["@type"] == "Article"]
    assert article["inLanguage"] == "zh-Hans"
    assert article["datePublished"] == "2016-02-05"
    assert article["translationOfWork"] == {
        "@type": "Article",
        "name": "China-LAC Overall Cooperation Pushes Ahead on a Great Journey",
        "inLanguage": "en",
        "url": "https://example.org/edition/great-journey/",
    }
    [events] = [t for t in structured(our_site / "es/timeline/index.html") if t["@type"] == "ItemList"]
    assert len(events["itemListElement"]) == len(OURS.events)  # type: ignore[arg-type]


def test_works_of_one_author_and_year_are_cited_each_by_itself() -> None:
    works = [
        {"id": id_, "type": "webpage", "title": id_, "author": [{"family": "Smith", "given": "J"}], "issued": "2017"}
        for id_ in ("one", "two")
    ]
    made = bibliography(works, "apa", "en-GB")
    assert "2017a" not in made["one"]
    assert "Smith" in made["two"]


@pytest.mark.parametrize("tag", ROOTS)
def test_a_work_s_names_are_in_its_own_language_and_the_rest_in_the_reader_s(tag: str) -> None:
    lines = View(OURS, tag).works.lines
    assert not [line for line in lines.values() if "></span>" in line or re.search("<span[^<]*<span", line)]
    assert ('<span lang="en">' in lines["tico-2014"]) is (tag != "en")
    assert "<span" not in lines["cri-pt-2015"], "a description is in the reader's language"


def test_a_feed_is_xml_whatever_stands_in_a_title() -> None:
    article = OURS.articles[0]
    title = {**article.title, "es": Text("\x01La\x0b \x1btravesía")}
    site = replace(OURS.site, address=Text("https://example.org/"))
    edition = replace(OURS, site=site, articles=(replace(article, title=title),))
    [(_, data)] = feed.files(View(edition, "es"))
    assert "\ufffdLa\ufffd \ufffdtravesía" in [e.text for e in ElementTree.fromstring(data.decode()).iter()]


@pytest.mark.parametrize("tag", ROOTS)
def test_the_feed_has_what_atom_asks_for(our_site: Path, tag: str) -> None:
    space = {"a": "http://www.w3.org/2005/Atom"}
    tree = ElementTree.parse(our_site / ROOTS[tag] / "feed.xml").getroot()
    for element in (tree, *tree.iterfind("a:entry", space)):
        assert [element.findtext(f"a:{name}", namespaces=space) for name in ("id", "title", "updated")].count(None) == 0
    assert tree.find("a:link[@rel='self']", space) is not None
    assert len(tree.findall("a:entry", space)) == 1


@pytest.mark.parametrize("tag", ROOTS)
def test_every_page_names_a_picture_that_is_there(our_site: Path, tag: str) -> None:
    for path in ("", "great-journey/", "glossary/celac/", "timeline/", "about/"):
        found = meta(our_site / ROOTS[tag] / path / "index.html")
        picture = our_site / found["og:image"].removeprefix("https://example.org/edition/")
        with Image.open(picture) as opened:
            assert opened.size == (1200, 630)
        assert found["og:title"]
        assert found["og:description"]
        assert found["og:locale"]
        assert picture.stat().st_size < 40_000


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

"""How works and articles are cited: in each language's form, in every style, and as reference managers read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
from claims import structured
from conftest import whole
from golden import cited_abroad, golden, references, works
from hexapla import csl
from hexapla.compose.citations import processor
from hexapla.compose.citations.processor import bibliography
from hexapla.compose.exports import citation_files
from hexapla.compose.structured import article as article_data
from hexapla.compose.view import View
from hexapla.csl_amended import AMENDMENTS, Amendment
from hexapla.model import CitedName, Text
from hypothesis import given
from strategies import lines

LARGE, VALID = whole("large"), whole("valid")
ROOTS = {"en": "", "zh": "zh/", "es": "es/"}
SLUG = "harbour-year"


@pytest.fixture(autouse=True)
def _nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier run kept of its bibliographies says nothing of this code."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.mark.parametrize("tag", VALID.tags)
def test_the_references_of_an_edition_are_as_they_were_reviewed(tag: str) -> None:
    assert references(tag) == golden(f"bibliography.{tag}.md")


@pytest.mark.parametrize("style", csl.styles())
def test_a_style_sets_works_as_it_was_reviewed(style: str) -> None:
    assert works(style) == golden(f"style.{style}.md")


def test_works_are_cited_in_each_language_as_it_was_reviewed() -> None:
    assert cited_abroad() == golden("citations.md")


@pytest.mark.parametrize("amendment", AMENDMENTS, ids=lambda each: f"{each.style}: {each.instead[:30]}")
def test_what_is_amended_in_a_style_is_there(amendment: Amendment) -> None:
    """A style that is renewed may need no amendment any more, or another."""
    named = [amendment.style] if amendment.style else csl.styles()
    assert any(amendment.piece.search(csl.style(name)) for name in named)


def test_raised_letters_and_figures_are_characters_like_others() -> None:
    title = "".join(processor.RAISED)
    made = bibliography([{"id": "x", "type": "book", "title": title, "issued": "1901"}], "apa", "es-ES")
    assert title in made["x"]


def test_one_style_in_two_locales_is_two_bibliographies() -> None:
    work = {"id": "x", "type": "article-newspaper", "title": "T", "container-title": "N", "issued": "1901-05-02"}
    made = {locale: bibliography([work], "apa", locale)["x"] for locale in ("en-US", "es-ES", "fr-FR", "en-US")}
    assert len(set(made.values())) == 3
    assert "1901, May 2" in made["en-US"]
    assert "mayo" in made["es-ES"]


def test_two_styles_of_one_work_are_two_bibliographies() -> None:
    work = {"id": "x", "type": "book", "title": "T", "author": [{"family": "A", "given": "B"}], "issued": "1901"}
    assert len({bibliography([work], style, "en-US")["x"] for style in ("apa", "ieee", "iso690-numeric-en")}) == 3


def test_a_work_is_set_the_same_from_what_was_kept() -> None:
    work = [{"id": "x", "type": "book", "title": "An <i>b</i> & c", "issued": "1901~"}]
    first = bibliography(work, "apa", "en-US")["x"]
    processor._bibliography.cache_clear()
    assert bibliography(work, "apa", "en-US")["x"] == first
    assert "*An &#60;i&#62;b&#60;/i&#62; &#38; c*" in first
    assert "ca. 1901" in first


def test_works_of_one_author_and_year_are_cited_each_by_itself() -> None:
    both = [
        {"id": id_, "type": "webpage", "title": id_, "author": [{"family": "Smith", "given": "J"}], "issued": "2017"}
        for id_ in ("one", "two")
    ]
    made = bibliography(both, "apa", "en-GB")
    assert "2017a" not in made["one"]
    assert "Smith" in made["two"]


@pytest.mark.parametrize("tag", LARGE.tags)
def test_a_work_s_names_are_in_its_own_language_and_the_rest_in_the_reader_s(tag: str) -> None:
    lines = View(LARGE, tag).works.lines
    assert not [line for line in lines.values() if "></span>" in line or re.search("<span[^<]*<span", line)]
    assert ('<span lang="en">' in lines["port-register"]) is (tag != "en")
    assert "<span" not in lines["lantern-report"], "a description is in the reader's language"


@pytest.mark.parametrize("tag", LARGE.tags)
def test_an_article_is_cited_in_every_style_with_its_version(tag: str) -> None:
    view = View(LARGE, tag)
    made = dict(view.citations.of(LARGE.article[SLUG]))
    assert list(made) == [csl.label(style) for style in csl.USUAL]
    for name, citation in made.items():
        assert "1902" in citation, name
        assert "2.1.0" in citation, name
        assert LARGE.article[SLUG].title[tag] in citation, name


@pytest.mark.parametrize("tag", LARGE.tags)
def test_downloads_are_what_reference_managers_read(large_site: Path, tag: str) -> None:
    folder = large_site / ROOTS[tag] / "downloads"
    title = LARGE.article[SLUG].title[tag]
    [entry] = bibtexparser.loads((folder / f"{SLUG}.bib").read_text("utf-8")).entries
    assert entry["title"].strip("{}") == title
    assert (entry["year"], entry["ENTRYTYPE"], entry["ID"]) == ("1902", "misc", SLUG)
    assert "2.1.0" in entry["howpublished"]
    [ris] = rispy.loads((folder / f"{SLUG}.ris").read_text("utf-8"))
    assert (ris["title"], ris["year"]) == (title, "1902")
    assert ris["authors"] == ["李, 明智" if tag == "zh" else "Li, Mingzhi"]
    [item] = json.loads((folder / f"{SLUG}.json").read_text("utf-8"))
    assert item["issued"] == {"date-parts": [[1902, 2, 5]]}
    assert item["URL"] == f"https://example.org/edition/{ROOTS[tag]}{SLUG}/"


@pytest.mark.parametrize(
    ("tag", "translator"), [("en", None), ("zh", "陆明"), ("es", None)], ids=["original", "unofficial", "official"]
)
def test_a_translation_of_this_edition_s_own_names_its_translators_in_every_download(
    site: Path, tag: str, translator: str | None
) -> None:
    folder = site / ROOTS[tag] / "downloads"
    [entry] = bibtexparser.loads((folder / "harbour-letters.bib").read_text("utf-8")).entries
    [ris] = rispy.loads((folder / "harbour-letters.ris").read_text("utf-8"))
    [item] = json.loads((folder / "harbour-letters.json").read_text("utf-8"))
    assert entry.get("translator", "").strip("{}") == (translator or "")
    assert ris.get("subsidiary_authors", ris.get("translated_authors", [])) == ([translator] if translator else [])
    assert item.get("translator") == ([{"literal": translator}] if translator else None)


@pytest.mark.parametrize("tag", ["en", "es"])
def test_each_of_several_authors_is_one_in_every_download_feed_and_page(site: Path, tag: str) -> None:
    folder = site / ROOTS[tag]
    [entry] = bibtexparser.loads((folder / "downloads/harbour-letters.bib").read_text("utf-8")).entries
    assert entry["author"] == "Núñez, Inés and Wang, Wei"
    [ris] = rispy.loads((folder / "downloads/harbour-letters.ris").read_text("utf-8"))
    assert ris["authors"] == ["Núñez, Inés", "Wang, Wei"]
    [item] = json.loads((folder / "downloads/harbour-letters.json").read_text("utf-8"))
    assert item["author"] == [{"family": "Núñez", "given": "Inés"}, {"family": "Wang", "given": "Wei"}]
    [found] = [thing for thing in structured(folder / "harbour-letters/index.html") if thing["@type"] == "Article"]
    assert [(person["@type"], person["name"], person["familyName"]) for person in found["author"]] == [  # type: ignore[attr-defined]
        ("Person", "Inés Núñez", "Núñez"), ("Person", "Wang Wei", "Wang"),
    ]  # fmt: skip
    atom = {"": "http://www.w3.org/2005/Atom"}
    entries = ElementTree.parse(folder / "feed.xml").findall("entry", atom)
    names = [[name.text for name in entry.findall("author/name", atom)] for entry in entries]
    assert ["Inés Núñez", "Wang Wei"] in names


def authored(**author: object) -> View:
    """The valid edition in Spanish, with something else said of the authors of its letters."""
    [letters] = [article for article in VALID.articles if article.slug == "harbour-letters"]
    changed = replace(letters, author=replace(letters.author, **author))  # type: ignore[arg-type]
    return View(replace(VALID, articles=(changed,)), "es")


def test_authors_that_are_not_told_apart_into_family_and_given_name_are_still_two() -> None:
    authors = authored(cited={}).citations.items["harbour-letters"]["author"]
    assert authors == [{"literal": "Inés Núñez"}, {"literal": "Wang Wei"}]


def test_an_institution_is_cited_by_its_name_and_a_person_may_have_one_name() -> None:
    view = authored(cited={"es": (CitedName(name=Text("Oficina & Cía.")), CitedName(family=Text("Wang")))})
    item = view.citations.items["harbour-letters"]
    assert item["author"] == [{"literal": "Oficina & Cía."}, {"family": "Wang"}]
    made = {ending: write(item) for ending, write in citation_files.FORMATS.items()}
    assert r"author = {{Oficina \& Cía.} and {Wang}}" in made["bib"]
    assert rispy.loads(made["ris"])[0]["authors"] == ["Oficina & Cía.", "Wang"]
    said = article_data(view, view.edition.articles[0])["author"]
    assert [each["@type"] for each in said] == ["Organization", "Person"]


def test_a_line_of_authors_is_told_apart_by_its_editor_where_its_words_do_not() -> None:
    name = {"es": Text("Pedro Ruiz / Ana Gil")}
    view = authored(name=name, cited={}, names={"es": (Text("Pedro Ruiz"), Text("Ana Gil"))})
    assert [person["literal"] for person in view.citations.items["harbour-letters"]["author"]] == [
        "Pedro Ruiz", "Ana Gil",
    ]  # fmt: skip
    view = authored(name=name, cited={})
    assert [person["literal"] for person in view.citations.items["harbour-letters"]["author"]] == list(name.values())


def untex(text: str) -> str:
    """A text that was written for TeX, as TeX shows it."""
    back = {written: char for char, written in citation_files.TEX.items()}
    return re.sub("|".join(re.escape(each) for each in sorted(back, key=len, reverse=True)), lambda m: back[m[0]], text)


@given(lines)
def test_any_title_survives_the_formats(title: str) -> None:
    item = {
        "id": "x", "type": "webpage", "title": title, "publisher": "P", "issued": "2016-02-05", "language": "en",
        "author": [{"family": title, "given": "G"}], "translator": [{"literal": title}],
    }  # fmt: skip
    made = {ending: write(item) for ending, write in citation_files.FORMATS.items()}
    [read] = json.loads(made["json"])
    assert (read["title"], read["author"][0]["family"], read["translator"][0]["literal"]) == (title, title, title)
    [ris] = rispy.loads(made["ris"])
    assert ris["title"] == title
    [entry] = bibtexparser.loads(made["bib"]).entries
    assert entry["year"] == "2016"
    assert untex(entry["title"].removeprefix("{").removesuffix("}")) == title

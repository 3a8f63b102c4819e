"""How works and articles are cited: in each language's form, in every style, and as reference managers read it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
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
from hexapla.compose.said import Said
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
def test_an_article_is_cited_as_first_published_and_in_this_edition_in_every_style(tag: str) -> None:
    article, view = LARGE.article[SLUG], View(LARGE, tag)
    first, here = view.citations.of(article)
    assert (first.word, here.word) == (view.words["cite_first"], view.words["cite_edition"])
    for cited in (first, here):
        assert sorted(style for style, _, _ in cited.lines) == sorted(csl.USUAL)
        assert len({name for _, name, _ in cited.lines}) == len(csl.USUAL)
    for style, _, citation in first.lines:
        assert "1902" in citation, style
        assert "https://example.org/papers/1902.htm" in citation, style
        assert article.title["en"] in citation, style
        assert "2.1.0" not in citation, style
        assert ('<span lang="en">' in citation) is (tag != "en"), style
    for style, _, citation in here.lines:
        assert article.title[tag] in citation, style
        assert LARGE.site.name[tag] in citation, style
        assert "2.1.0" in citation, style
        assert "2026" in citation, style
        assert ("1902" in citation) is not style.startswith("china"), style
        assert f"https://example.org/edition/{ROOTS[tag]}{SLUG}/" in citation, style


def test_the_style_of_a_language_s_own_references_comes_first() -> None:
    [_, here] = View(LARGE, "zh").citations.of(LARGE.article[SLUG])
    assert [name for _, name, _ in here.lines] == [
        "GB/T 7714-2015", "APA 7", "MLA 9", "Chicago（注释）", "Chicago（著者—出版年）",
    ]  # fmt: skip


def test_an_article_of_which_nothing_says_where_it_was_published_is_cited_in_this_edition_alone() -> None:
    article = replace(LARGE.article[SLUG], address=None, publisher=None)
    view = View(replace(LARGE, articles=(article,)), "en")
    assert [cited.what for cited in view.citations.of(article)] == ["edition"]


def test_a_title_has_capitals_as_in_a_sentence_where_an_editor_wrote_it_so_and_a_style_wants_it() -> None:
    title, sentence = LARGE.article[SLUG].title["en"], "The Harbour Forum ends its first year under full sail"
    article = replace(LARGE.article[SLUG], sentence_title={"en": Text(sentence)})
    edition = replace(LARGE, articles=(article,))
    for tag in ("en", "zh"):
        view = View(edition, tag)
        made = {style: citation for style, _, citation in view.citations.of(article)[0].lines}
        assert sentence in made["apa"]
        assert all(title in citation for style, citation in made.items() if style != "apa")
        assert ('<span lang="en">' in made["apa"]) is (tag == "zh")
    item = View(edition, "en").citations.items[SLUG]
    assert json.loads(citation_files.FORMATS["json"](item))[0]["title"] == title


PERSON = [{"family": "Wang", "given": "Weiming", "static-ordering": True}]
PAGE = {
    "type": "webpage", "title": "A year at the quay", "author": PERSON, "container-title": "Harbour Letters",
    "issued": "2016-02-05", "URL": "https://example.org/quay",
}  # fmt: skip
TRANSLATED = PAGE | {
    "translator": [{"family": "Lu", "given": "Ming"}], "version": "2.1", "issued": "2026-11-25",
    "accessed": "2026-11-27", "original-date": "2016-02-05",
}  # fmt: skip
# As the manuals have a page of a site, and one that is translated and was published before. Names printed with the
# family's first keep that order where a manual wants it.
MANUALS = {
    # Publication Manual 10.16 (webpages), 9.41 (republished and translated), 9.19 (versions); apastyle.apa.org
    "apa": (
        "Wang, W. (2016, February 5). *A year at the quay*. Harbour Letters. https://example.org/quay",
        "Wang, W. (2026, November 25). *A year at the quay* (M. Lu, Trans.; Version 2.1). Harbour Letters. "
        "https://example.org/quay (Original work published 2016)",
    ),
    # MLA Handbook 5.31 (containers), 5.38 (contributors), 5.48 (versions), 5.108 (original dates)
    "modern-language-association": (
        "Wang Weiming. “A year at the quay.” *Harbour Letters*, 5 Feb. 2016, https://example.org/quay.",
        "Wang Weiming. “A year at the quay.” 5 Feb. 2016. *Harbour Letters*, translated by Ming Lu, version 2.1, "
        "25 Nov. 2026, https://example.org/quay.",
    ),
    # Chicago Manual of Style (17) 14.207 (websites), 14.104 (translators), 15.40 (original dates)
    "chicago-notes-bibliography-16th-edition": (
        "Wang Weiming, “A year at the quay,” Harbour Letters, February 5, 2016, https://example.org/quay.",
        "Wang Weiming, “A year at the quay,” trans. Ming Lu, Harbour Letters, version 2.1, November 25, 2026, "
        "original work published 2016, https://example.org/quay.",
    ),
    "chicago-author-date-16th-edition": (
        "Wang Weiming. 2016. “A year at the quay.” Harbour Letters. February 5. https://example.org/quay.",
        "Wang Weiming. (2016) 2026. “A year at the quay.” Translated by Ming Lu. Harbour Letters, version 2.1. "
        "November 25. https://example.org/quay.",
    ),
    # GB/T 7714-2015 4.6 (electronic resources), 8.1.1 with GB/T 28039-2011 (names in pinyin)
    "china-national-standard-gb-t-7714-2015-numeric": (
        "WANG Weiming. A year at the quay[EB/OL]. Harbour Letters(2016-02-05). https://example.org/quay.",
        "WANG Weiming. A year at the quay[EB/OL]. LU M, trans. version 2.1. Harbour Letters(2026-11-25)[2026-11-27]. "
        "https://example.org/quay.",
    ),
}


@pytest.mark.parametrize("style", MANUALS)
def test_a_page_of_a_site_and_its_translation_are_cited_as_the_manual_has_them(style: str) -> None:
    made = bibliography([PAGE | {"id": "first"}, TRANSLATED | {"id": "here"}], style, "en-US")
    assert tuple(map(shown, made.values())) == MANUALS[style]


def shown(line: str) -> str:
    """A line of Markdown as it is read, with stars for italics."""
    return unescape(re.sub(r"\[(https?:[^\]]*)\]\([^)]*\)", r"\1", line))


@pytest.mark.parametrize(
    ("style", "name"),
    [("ieee", "W. Wang"), ("harvard-cite-them-right", "Wang, W"), ("iso690-numeric-en", "WANG, Weiming")],
)
def test_a_name_printed_with_the_family_s_first_is_turned_where_the_style_turns_all(style: str, name: str) -> None:
    assert name in bibliography([PAGE | {"id": "x"}], style, "en-GB")["x"]


def named(view: View, name: str) -> dict[str, str]:
    """How an entry of this name is cited, by style."""
    [cited] = view.citations.entry(Said(name, view.reader.own, view.reader.own), "glossary/x/")
    return {style: re.sub("<[^>]+>", "", shown(line)) for style, _, line in cited.lines}


def test_an_entry_is_cited_by_its_name_and_address() -> None:
    made = named(View(LARGE, "en"), "1 + 3")
    site, address = LARGE.site.name["en"], "https://example.org/edition/glossary/x/"
    assert made["modern-language-association"] == f"“1 + 3.” *{site}*, version 2.1.0, 20 Nov. 2026, {address}."
    assert made["apa"] == f"*1 + 3* (Version 2.1.0). (2026, November 20). {site}. {address}"
    assert all(address in line for line in made.values())


def test_a_stop_at_the_end_of_an_entry_s_name_is_not_doubled() -> None:
    made = named(View(LARGE, "en"), "Who goes there?")
    assert made["modern-language-association"].startswith("“Who goes there?” *")


def test_without_an_address_an_entry_is_cited_by_its_name_and_version() -> None:
    edition = replace(LARGE, site=replace(LARGE.site, address=None))
    for line in named(View(edition, "en"), "The quay").values():
        assert "The quay" in line
        assert "2.1.0" in line
        assert "http" not in line


def test_terms_of_a_locale_are_an_edition_s_to_replace() -> None:
    terms = {"version": "edición <b>", "translator verb": "en versión de"}
    made = bibliography([TRANSLATED | {"id": "x"}], "modern-language-association", "es-ES", terms)["x"]
    assert "en versión de Ming Lu, edición <b> 2.1," in unescape(made)


@pytest.mark.parametrize("tag", LARGE.tags)
def test_downloads_are_what_reference_managers_read(large_site: Path, tag: str) -> None:
    folder = large_site / ROOTS[tag] / "downloads"
    title = LARGE.article[SLUG].title[tag]
    [entry] = bibtexparser.loads((folder / f"{SLUG}.bib").read_text("utf-8")).entries
    assert entry["title"].strip("{}") == title
    assert (entry["year"], entry["ENTRYTYPE"], entry["ID"]) == ("2026", "misc", SLUG)
    assert (entry["howpublished"], entry["version"]) == (LARGE.site.name[tag], "2.1.0")
    assert (entry["origdate"], entry["urldate"]) == ("1902-02-05", "2026-11-20")
    [ris] = rispy.loads((folder / f"{SLUG}.ris").read_text("utf-8"))
    assert (ris["title"], ris["year"], ris["date"]) == (title, "2026", "2026/11/20")
    assert (ris["secondary_title"], ris["edition"]) == (LARGE.site.name[tag], "2.1.0")
    assert (ris["access_date"], ris["original_publication"]) == ("2026/11/20", "1902-02-05")
    assert ris["authors"] == ["李, 明智" if tag == "zh" else "Li, Mingzhi"]
    [item] = json.loads((folder / f"{SLUG}.json").read_text("utf-8"))
    assert item["issued"] == item["accessed"] == {"date-parts": [[2026, 11, 20]]}
    assert item["original-date"] == {"date-parts": [[1902, 2, 5]]}
    assert (item["container-title"], item["version"]) == (LARGE.site.name[tag], "2.1.0")
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
    wang = {"family": "Wang", "given": "Wei", "static-ordering": True}
    assert item["author"] == [{"family": "Núñez", "given": "Inés"}, wang]
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
        "id": "x", "type": "webpage", "title": title, "container-title": title, "version": "1", "issued": "2016-02-05",
        "accessed": "2016-02-05", "original-date": "1902", "language": "en",
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

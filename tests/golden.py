"""Files that a person reviews when they change: heads of pages and bibliographies as they should be.

`PYTHONPATH=scripts:tests python tests/golden.py` writes tests/editions/golden/ anew, for review as a diff.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.etree.ElementTree import Element

import crawl
import yaml
from conftest import EDITIONS, make_project, run, whole
from hexapla import csl
from hexapla.compose.citations.processor import bibliography
from hexapla.compose.view import View
from hexapla.model import Language, Text
from hexapla.read.files import Source
from hexapla.read.language import read_language
from hexapla.writing_dates import written

GOLDEN = EDITIONS / "golden"
# A page of each kind of the valid edition's site.
HEADS = {
    "home": "index.html",
    "articles": "articles/index.html",
    "article": "zh/harbour-letters/index.html",
    "section": "es/harbour-letters/ships/index.html",
    "parallel": "harbour-letters/parallel/index.html",
    "glossary": "es/glossary/index.html",
    "term": "glossary/tea-bridge/index.html",
    "moved": "glossary/haven/index.html",
    "timeline": "zh/timeline/index.html",
    "about": "about/index.html",
    "accessibility": "accessibility/index.html",
    "not-found": "404.html",
}

THREE = [{"family": "Núñez", "given": "Inés"}, {"family": "Wang", "given": "Wei"}, {"literal": "Harbour Office"}]
# A page of a site; the same translated, in a version of another site; an issue of a journal with superior figures, a
# report of a month.
PAGE = {
    "id": "page", "type": "webpage", "title": "Letters", "container-title": "Harbour Letters", "issued": "2016-02-05",
    "author": [{"family": "Wang", "given": "Weiming", "static-ordering": True}], "URL": "https://example.org/l",
}  # fmt: skip
TRANSLATED = PAGE | {
    "id": "translated", "container-title": "Letters, Annotated", "version": "2.1", "issued": "2026-11-25",
    "accessed": "2026-11-27", "original-date": "2016-02-05",
}  # fmt: skip
ABROAD = (
    {
        "id": "article", "type": "article-journal", "title": "On 5 m² of H₂O, No 1º", "container-title": "Nets",
        "issue": "4", "issued": "2015-01", "author": THREE[:2],
    },
    {
        "id": "report", "type": "report", "title": "The Plan", "publisher": "Harbour Office", "issued": "2015-01",
        "author": THREE,
    },
)  # fmt: skip
# Every kind of date, and every kind of span that some language writes in a form of its own.
DATES = (
    "2015", "0079", "2015-01", "2015-01-08", "2015-05-01", "2015?", "2015-01~", "2015-01-08%",
    "2015-01-08/2015-01-09", "2015-05-01/2015-05-02", "2015-05-01/2015-06-01",
    "2015-01-08/2015-01-12", "2013-05-31/2013-06-06", "2015-12-31/2016-01-02",
    "2015-01/2015-03", "2015-12/2016-03", "2015/2024", "1999/2001", "2015/2016-03", "2015-05/2016-01-08",
    "2015/..", "2015-05/..", "2015-05-19/..", "../2015", "../2015-05", "../2015-05-19", "2015-05?/..",
    "-0220", "-0220-01", "-0220-05-03", "0000", "-0043-03-15?", "-0220/-0205", "-0005/0010", "-0220/..",
    "196X", "200X", "196X?", "19XX", "20XX", "17XX~",
    "2015-21", "2015-22", "2015-23", "2015-24", "2015-29", "-0220-21",
    "1868-XX", "1868-05-XX", "1868-XX-XX", "1868-XX?",
)  # fmt: skip


def shipped_language(tag: str) -> Language:
    """A language as it comes with Hexapla."""
    made = read_language(Source(Path(), lambda problem: None), Text(tag))
    assert made
    return made


LANGUAGES = {tag: shipped_language(tag) for tag in ("en", "zh", "es", "pt", "fr", "ar", "ru")}


def golden(name: str) -> str:
    return (GOLDEN / name).read_text("utf-8")


def head(page: Path) -> str:
    """What stands in a page's head: an element a line, as a browser parses it."""
    [element] = list(crawl.parsed(page).iter("head"))
    assert not (element.text or "").strip()
    return "".join(_line(child) for child in element)


def _line(element: Element) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in element.attrib.items())
    return f"<{element.tag}{attributes}>{element.text or ''}\n"


def references(tag: str) -> str:
    """The valid edition's references as its readers of a language see them."""
    return "".join(f"{id_}: {line}\n" for id_, line in View(whole("valid"), tag).works.lines.items())


def works(style: str) -> str:
    """A few works in a style."""
    items = yaml.load((GOLDEN / "works.yml").read_text("utf-8"), yaml.BaseLoader)
    return "".join(f"{id_}: {line}\n" for id_, line in bibliography(items, style, "en-GB").items())


def dates() -> str:
    """Every kind of date and span, in each language that comes with Hexapla: a table to be read by eye."""
    rows = [["EDTF", *LANGUAGES], ["---"] * (len(LANGUAGES) + 1)]
    rows += [[value, *(written(value, it, it.words) for it in LANGUAGES.values())] for value in DATES]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def cited_abroad() -> str:
    """Works in the styles that readers are offered, in the words of each language that comes with Hexapla."""
    rows = []
    for style in (*csl.USUAL, "ieee"):
        rows.append(f"\n## {style}\n")
        for tag, language in LANGUAGES.items():
            forms, editors = language.citation, [{"literal": language.words["the_editors"]}]
            items = [PAGE, TRANSLATED | {"translator": editors}, *ABROAD]
            lines = bibliography(items, style, forms.offered.get(style) or forms.locale, forms.terms)
            rows += [f"{tag} {id_}: {line}" for id_, line in lines.items()]
    return "# Works as each language cites them\n" + "\n".join(rows) + "\n"


def main() -> None:
    (GOLDEN / "citations.md").write_text(cited_abroad(), "utf-8")
    (GOLDEN / "dates.md").write_text(dates(), "utf-8")
    with tempfile.TemporaryDirectory() as temporary:
        folder = make_project(Path(temporary), EDITIONS / "valid")
        run("-m", "mkdocs", "build", "--strict", cwd=folder).check_returncode()
        for kind, path in HEADS.items():
            (GOLDEN / f"head.{kind}.txt").write_text(head(folder / "site" / path), "utf-8")
    for tag in whole("valid").tags:
        (GOLDEN / f"bibliography.{tag}.md").write_text(references(tag), "utf-8")
    for style in csl.styles():
        (GOLDEN / f"style.{style}.md").write_text(works(style), "utf-8")


if __name__ == "__main__":
    main()

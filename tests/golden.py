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
    "not-found": "404.html",
}


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


def main() -> None:
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

"""/downloads/<slug>.bib, .ris, .json — each article as reference managers read it.

BibTeX: https://www.ctan.org/pkg/bibtex. RIS: https://en.wikipedia.org/wiki/RIS_(file_format). CSL-JSON: the schema of
https://github.com/citation-style-language/schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hexapla import addresses
from hexapla.compose.citations.processor import csl_json
from hexapla.compose.view import View
from hexapla.dates import parse

# What acts in TeX, and how it is written there; BibTeX counts braces, escaped or not.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "$&%#_"},
}


def files(view: View) -> Iterator[tuple[str, bytes]]:
    for slug, item in view.citations.items.items():
        for ending, write in FORMATS.items():
            yield addresses.download(slug, ending), write(item).encode()


def _bibtex(item: Mapping[str, Any]) -> str:
    day = parse(item["issued"]).first
    fields = {
        "author": " and ".join(_name(person, ", ", "{%s}") for person in item.get("author", ())),
        "title": f"{{{_tex(item['title'])}}}",
        "translator": " and ".join(_name(person, ", ", "{%s}") for person in item.get("translator", ())),
        "howpublished": _tex(item["container-title"]),
        "version": _tex(item["version"]),
        "year": f"{day.year:04}",
        "month": str(day.month),
        "day": str(day.day),
        "origdate": item["original-date"],
        "url": item.get("URL", ""),
        "urldate": item["accessed"],
        "language": item["language"],
    }
    lines = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@misc{{{item['id']},\n{lines}}}\n"


def _ris(item: Mapping[str, Any]) -> str:
    day = parse(item["issued"]).first
    rows = [("TY", "ELEC"), *(("AU", _name(person, ", ", "%s", plain=True)) for person in item.get("author", ()))]
    rows += [("A4", _name(person, ", ", "%s", plain=True)) for person in item.get("translator", ())]
    rows += [
        ("TI", item["title"]),
        ("T2", item["container-title"]),
        ("ET", item["version"]),
        ("PY", f"{day.year:04}"),
        ("DA", item["issued"].replace("-", "/")),
        ("OP", item["original-date"]),
        ("Y2", item["accessed"].replace("-", "/")),
    ]
    rows += [("UR", item.get("URL", "")), ("LA", item["language"]), ("ID", item["id"])]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows if value) + "ER  - \r\n"


def _json(item: Mapping[str, Any]) -> str:
    return json.dumps([csl_json(item)], ensure_ascii=False, indent=1) + "\n"


def _name(person: Mapping[str, str], between: str, whole: str, plain: bool = False) -> str:
    """Family and given name; a name that is not divided stays `whole`."""
    parts = [person[part] if plain else _tex(person[part]) for part in ("literal", "family", "given") if part in person]
    return between.join(parts) if len(parts) > 1 else whole % parts[0]


def _tex(text: str) -> str:
    return "".join(TEX.get(char, char) for char in text)


FORMATS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {"bib": _bibtex, "ris": _ris, "json": _json}

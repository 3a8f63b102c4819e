"""article.yml as import writes it: what was read of the page, and what an editor may add, as remarks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import icu

from hexapla.commands.reading import Reading
from hexapla.commands.starter import modeline
from hexapla.kinds import ParagraphForm
from hexapla.model import ArticleFile, Lines
from hexapla.read.capture import lines_of
from hexapla.read.captures.html import ADDRESS
from hexapla.read.captures.page import Page
from hexapla.read.fields import ID
from hexapla.yaml_text import beginning


def article_file(reading: Reading) -> str:
    """The text of article.yml: what the capture does not say itself, as remarks until it is known."""
    capture, layout = reading.capture, reading.layout
    assert capture
    original: dict[str, Any] = {
        "language": reading.language,
        **({"encoding": reading.request.encoding} if reading.request.encoding else {}),
        "sha256": hashlib.sha256(reading.data).hexdigest(),
        "paragraphs": len(capture.paragraphs),
        "text_sha256": capture.digest,
        "lines": {name: said for name in (f.name for f in fields(Lines)) if (said := lines_of(layout).get(name))},
    }
    known: dict[str, Any] = {"original": original}
    if address := _address(reading.page):
        known["address"] = address
    if layout.given:
        known["given"] = dict(layout.given)
    if layout.forms:
        known["forms"] = _forms(layout.forms, _stanzas(reading))
    if sections := _sections(reading):
        known["sections"] = sections
    head = (
        f"# What the captured page (original.{reading.kind}) does not say itself. Take the # away where you know it.\n"
    )
    text = beginning(ArticleFile, known)
    return modeline("source/articles/x/article.yml") + head + _opened(text, original)


def _opened(text: str, original: Mapping[str, Any]) -> str:
    """article.yml with what stands under `original` a key a line, so that an editor can change its lines."""
    opened = "original:\n" + "".join(f"  {key}: {value}\n" for key, value in original.items() if key != "lines")
    opened += "  lines:\n" + "".join(f"    {part}: {said}\n" for part, said in original["lines"].items())
    return re.sub(r"(?m)^original: .*\n", lambda _: opened, text, count=1)


def _address(page: Page) -> str:
    told = page.said(*ADDRESS)
    return next((one for one in told if re.fullmatch(r"https?://[^\s<>\"\\^`{|}]+", one)), "")


def _stanzas(reading: Reading) -> set[int]:
    """The paragraphs above which stands an empty line: of verse, where a stanza begins."""
    starts = {line.number for line in reading.page.lines if line.starts}
    return {paragraph for paragraph, (first, _) in enumerate(reading.layout.text, 1) if first in starts}


def _forms(forms: Mapping[int, ParagraphForm], stanzas: set[int]) -> dict[str, Any]:
    """The paragraphs of each form; neighbours of one form, but headings, as ranges: of verse one each stanza."""
    made: dict[str, list[str | int]] = {}
    for form in ParagraphForm:
        runs: list[list[int]] = []
        for number in sorted(n for n, one in forms.items() if one is form):
            apart = form is ParagraphForm.HEADING or (form is ParagraphForm.VERSE and number in stanzas)
            if runs and number == runs[-1][1] + 1 and not apart:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        if runs:
            made[str(form)] = [f"{a}-{b}" if a != b else a for a, b in runs]
    return made


def _sections(reading: Reading) -> list[dict[str, Any]]:
    """A section for each sub-heading of the page, and one for what stands above the first."""
    capture = reading.capture
    assert capture
    heads = [n for n, form in sorted(reading.layout.forms.items()) if form is ParagraphForm.HEADING]
    last = len(capture.paragraphs)
    heads = [n for n in heads if n < last]
    if not heads:
        return []
    begins = heads if heads[0] == 1 else [1, *heads]
    sections, taken = [], set[str]()
    for index, first in enumerate(begins):
        end = begins[index + 1] - 1 if index + 1 < len(begins) else last
        opening = reading.openings or {reading.language: str(capture.title)}
        titles = {reading.language: str(capture.paragraphs[first - 1])} if first in heads else dict(opening)
        name = _id(titles.get("en") or next(iter(titles.values())), index + 1)
        while name in taken:
            name = f"{name}-{index + 1}"
        taken.add(name)
        sections.append({"id": name, "paragraphs": f"{first}-{end}" if end > first else first, "title": titles})
    return sections


def _id(title: str, number: int) -> str:
    """An id from a heading: its first words in a-z, or its number."""
    latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower").transliterate(title)
    words = re.findall(r"[a-z0-9]+", latin)[:5]
    name = "-".join(words)[:40].strip("-")
    return (
        name
        if ID.fullmatch(name) and not re.fullmatch(r"p\d+(s\d+)?|parallel|print|title|standfirst|byline", name)
        else f"part-{number}"
    )

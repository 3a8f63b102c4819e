"""A captured page as it was understood, before anything is written: what is shown of it, and what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from hexapla.kinds import ParagraphForm
from hexapla.model import Capture, Lines, Location
from hexapla.problems import Problem
from hexapla.read.captures.layout import Answers, Doubt, Layout
from hexapla.read.captures.page import Page

WORDS_SHOWN = 8
LEFT_SHOWN = 12
EXAMPLES = {
    "--date": "--date 2018-09-14",
    "--title": '--title "…"',
    "--authors": '--authors "…" (or --authors none)',
    "--text": "--text 12-40, the lines where it begins and ends",
}


@dataclass(frozen=True)
class Request:
    """A captured page that is to be an article, with what is said of it."""

    file: Path
    slug: str
    language: str | None = None
    encoding: str | None = None
    select: str = ""
    answers: Answers = Answers()


@dataclass(frozen=True)
class Reading:
    """A captured page as it was understood; nothing is written yet."""

    request: Request
    data: bytes
    kind: str
    page: Page
    layout: Layout
    capture: Capture | None
    language: str
    told: str  # how the language was told
    doubts: tuple[Doubt, ...]
    openings: Mapping[str, str]  # how each language calls what stands above the first sub-heading

    def summary(self) -> list[str]:
        """What was understood, so that whoever imports sees at once what is wrong."""
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        page = self.capture
        if page is None:
            return
        yield f"language    {self.language}, {self.told}"
        if page.breadcrumb:
            yield f"breadcrumb  {' > '.join(page.breadcrumb)}"
        yield f"title       {page.title}"
        if page.standfirst:
            yield f"standfirst  {_shortened(page.standfirst)}"
        yield f"authors     {'; '.join(page.authors) or 'none'}"
        yield f"published   {' '.join(filter(None, (page.date, page.time, page.zone)))}"
        if page.source:
            yield f"source      {page.source}"
        for part in page.given:
            yield f"given       the {part}: the page does not say so itself"
        yield f"paragraphs  {len(page.paragraphs)}"
        last = len(page.paragraphs)
        for number in sorted({1, 2, last - 1, last} & set(range(1, last + 1))):
            yield f"  {number:<9} {_shortened(page.paragraphs[number - 1])}"
        for form in ParagraphForm:
            if numbers := [str(n) for n, one in self.layout.forms.items() if one is form]:
                yield f"  {form:<9} {', '.join(numbers)}"
        if page.note:
            yield f"on author   {_shortened(page.note)}"
        if page.actions:
            yield f"buttons     {' | '.join(page.actions)}"
        yield from self._left()

    def _left(self) -> Iterator[str]:
        """The lines that are no part of the article, and why; of many, those next to its text."""
        left = sorted(self.layout.left.items())
        if not left:
            return
        texts = {line.number: line.text for line in self.page.lines}
        yield f"left out    {len(left)} {'line' if len(left) == 1 else 'lines'}"
        first = self.layout.text[0][0] if self.layout.text else 0
        shown = (
            sorted(sorted(left, key=lambda item: abs(item[0] - first))[:LEFT_SHOWN]) if len(left) > LEFT_SHOWN else left
        )
        for number, why in shown:
            yield f"  {number:<9} {_shortened(texts[number].strip())} ({why})"
        if len(left) > len(shown):
            yield f"  …         and {len(left) - len(shown)} more: 'lines {self.request.file}' shows all"


def _shortened(text: str) -> str:
    words = text.split()
    if len(words) <= 2 * WORDS_SHOWN:
        return text if len(text) <= 80 else f"{text[:40]} … {text[-20:]}"
    return f"{' '.join(words[:WORDS_SHOWN])} … {' '.join(words[-WORDS_SHOWN:])}"


def problems_of(reading: Reading) -> list[Problem]:
    """What is not certain in a page, each with the option that decides it."""
    file = reading.request.file.as_posix()
    return [
        Problem(Location(file, doubt.line), doubt.message, suggestion=_how(doubt), rule="reading-capture")
        for doubt in reading.doubts
    ]


def _how(doubt: Doubt) -> str:
    say = EXAMPLES.get(doubt.option, doubt.option)
    return f"say it with {say}" if doubt.fatal else f"if that is wrong: {say}; if it is right: --yes"


def shown_lines(reading: Reading) -> Iterator[str]:
    """Every line of the page's visible text with its number and what it was read as."""
    parts: dict[int, str] = {number: f"({why})" for number, why in reading.layout.left.items()}
    for part in (f.name for f in fields(Lines) if f.name != "text"):
        parts |= dict.fromkeys(getattr(reading.layout, part), part)
    for count, (first, last) in enumerate(reading.layout.text, 1):
        parts |= dict.fromkeys(range(first, last + 1), f"p{count}")
    for line in reading.page.lines:
        yield f"{line.number:>5}  {parts.get(line.number, '')[:28]:<28}  {line.text.strip()}"

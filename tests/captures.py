"""Captured pages in tests: read as import reads them."""

from __future__ import annotations

from hexapla.model import Capture, Given, Lines, Location, Text
from hexapla.problems import Problem
from hexapla.read.capture import lines_of, read_capture
from hexapla.read.captures.files import read_page
from hexapla.read.captures.layout import Answers, Doubt, Layout
from hexapla.read.captures.recognize import recognize
from hexapla.read.language import page_words

WORDS = page_words(())[0].own
ENGLISH = """中文 | Español

Home\u00a0>\u00a0China-CELAC Relations
A Great Journey
Zhu Qingqiao
2016-02-05 16:18

  First paragraph.

  Second paragraph.

  (The author is a Director.)

Suggest to a friend: \u00a0 \u00a0\u0020
Print"""


def understood(
    content: str | bytes, /, name: str = "page.txt", encoding: str | None = None, select: str = "", **answers: str
) -> tuple[Capture | None, Layout | None, list[Problem]]:
    """The capture, what each line was read as, and the problems of reading (not the doubts)."""
    problems: list[Problem] = []
    words, calendar = page_words(())
    data = content.encode() if isinstance(content, str) else content
    page = read_page(data, name, problems.append, encoding, words.legacy, select)
    if page is None:
        return None, None, problems
    layout = recognize(page, words, calendar, Answers(**answers, selected=bool(select)))  # type: ignore[arg-type]
    where = Location(name)
    lines = Lines(**{part: Text(said, where) for part, said in lines_of(layout).items()})
    given = Given(**{part: Text(said, where) for part, said in layout.given.items()})
    return read_capture(page, lines, given, name, words, calendar, lambda _: None), layout, problems


def read(text: str | bytes, encoding: str | None = None) -> tuple[Capture | None, list[Problem]]:
    capture, _, problems = understood(text, encoding=encoding)
    return capture, problems


def good(content: str | bytes, /, encoding: str | None = None, name: str = "page.txt", **answers: str) -> Capture:
    """A page that is read, whatever is doubtful in it."""
    capture, layout, problems = understood(content, name, encoding, **answers)
    assert problems == []
    assert layout is not None
    assert [doubt for doubt in layout.doubts if doubt.fatal] == []
    assert capture is not None
    return capture


def sure(content: str | bytes, /, name: str = "page.txt", **answers: str) -> Capture:
    """A page of which nothing is doubtful."""
    assert doubts(content, name, **answers) == []
    return good(content, name=name, **answers)


def doubts(content: str | bytes, /, name: str = "page.txt", **answers: str) -> list[Doubt]:
    _, layout, problems = understood(content, name, **answers)
    assert layout is not None, problems
    return layout.doubts


def faults(text: str | bytes, encoding: str | None = None) -> list[tuple[int, str]]:
    """What is wrong in reading, or not certain: each line and message."""
    _, layout, problems = understood(text, encoding=encoding)
    found = [(problem.location.line, problem.message) for problem in problems]
    return found + [(doubt.line, doubt.message) for doubt in (layout.doubts if layout else ())]

"""A captured page: what it says part by part, and what article.yml says of where the parts stand."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from hexapla.keys import Form, Pattern, key
from hexapla.model.base import MOMENT, Text


@dataclass(frozen=True)
class Capture:
    """What a captured page says, part by part, in its own words and order."""

    links: tuple[Text, ...]
    breadcrumb: tuple[Text, ...]
    title: Text
    standfirst: Text | None
    byline: Text | None
    authors: tuple[str, ...]
    date: Text
    time: str | None
    zone: str  # of the time, as the page says it: +08:00; empty where it does not
    source: Text | None  # what the page says that its text was taken from
    paragraphs: tuple[Text, ...]
    note: Text | None
    actions: tuple[Text, ...]
    left: int = 0  # how many lines of the page are in none of these
    given: tuple[str, ...] = ()  # what the page does not say and the edition gives: title, authors, date

    @property
    def digest(self) -> str:
        """SHA-256 of the paragraphs as split, separated by empty lines: it changes if any pN would shift."""
        return hashlib.sha256("\n\n".join(self.paragraphs).encode()).hexdigest()


LINES = Pattern(
    re.compile(r"[1-9]\d*(?:-[1-9]\d*)?(?:, ?[1-9]\d*(?:-[1-9]\d*)?)*|[a-zA-Z][\w:.-]*"),
    "lines, such as 7 or 9, 11-12, 14",
)


def _lines(about: str, example: str) -> Any:
    return key(Form.TEXT, about, example, pattern=LINES)


@dataclass(frozen=True)
class Lines:
    """Where the parts of a captured page stand: numbers of the lines of its visible text (`hexapla lines` shows them).

    Of title, authors and date the name of a metadata element may stand instead, where no line shows them.
    """

    links: Text | None = _lines("The links to other languages.", "1")
    breadcrumb: Text | None = _lines("The breadcrumb.", "2")
    title: Text | None = _lines("The title.", "3")
    standfirst: Text | None = _lines("The standfirst: what stands between title and text.", "4")
    authors: Text | None = _lines("The line of authors.", "5")
    date: Text | None = _lines("The line with the date.", "6")
    source: Text | None = _lines("The line that says where the text is from.", "7")
    text: Text | None = _lines("The paragraphs: a line or a range each; a line left out is not shown.", "9, 11-12, 14")
    note: Text | None = _lines("The page's note on the author.", "16")
    actions: Text | None = _lines("The page's buttons.", "18, 19")


@dataclass(frozen=True)
class Given:
    """What the page does not say itself: the edition gives it, and says so."""

    title: Text | None = key(Form.TEXT, "The title, in the page's language.", "Letters about ships")
    authors: Text | None = key(Form.TEXT, "The line of authors.", "Inés Núñez, Wang Wei")
    date: Text | None = key(Form.TEXT, "The day of publication, or the time.", "1871-03-02", pattern=MOMENT)


@dataclass(frozen=True)
class Original:
    """What `import` wrote down of the captured page; check fails when reading it gives anything else."""

    language: Text = key(Form.TEXT, "The language of the page.", "en", required=True)
    encoding: Text | None = key(Form.TEXT, "Its encoding, where it was not certain.", "gb18030")
    sha256: Text = key(Form.TEXT, "The SHA-256 of the file.", "0a1b…", required=True)
    paragraphs: Text = key(Form.TEXT, "How many paragraphs it has.", "10", required=True)
    text_sha256: Text = key(Form.TEXT, "The SHA-256 of these paragraphs.", "4f5e…", required=True)
    lines: Lines = key(
        Form.RECORD, "Which lines of the page are what.", "{title: 3, date: 5, text: …}", record=Lines, what="the lines"
    )

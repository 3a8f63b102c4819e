"""A captured page part by part, by the lines that article.yml names: what stands in them, in the page's own words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.model import Capture, CaptureWords, Given, Lines, Location, Text
from hexapla.problems import Problem
from hexapla.read.captures.authors import people
from hexapla.read.captures.dateline import DateLine, date_line
from hexapla.read.captures.dates import Calendar
from hexapla.read.captures.draft import ENDONYMS, way_to
from hexapla.read.captures.layout import Layout
from hexapla.read.captures.page import Page
from hexapla.read.captures.split import INDENT
from hexapla.read.captures.words import PIECES, Words, folded
from hexapla.read.characters import fold
from hexapla.read.yamltree import Report

SPACE = INDENT + "\u200b\ufeff"


def lines_of(layout: Layout) -> dict[str, str]:
    """The layout of a page as article.yml writes it down: numbers of lines, or names of metadata."""
    made = {
        part: ", ".join(map(str, getattr(layout, part)))
        for part in ("links", "breadcrumb", "title", "standfirst", "authors", "date", "source")
    }
    made |= layout.head
    made["text"] = ", ".join(f"{a}-{b}" if a != b else str(a) for a, b in layout.text)
    made["note"] = ", ".join(map(str, layout.note))
    made["actions"] = ", ".join(map(str, layout.actions))
    return {part: lines for part, lines in made.items() if lines}


def read_capture(
    page: Page, lines: Lines, given: Given, file: str, words: Words, calendar: Calendar, report: Report
) -> Capture | None:
    """The parts of a page that stand in these lines, or are given. What is wrong is reported; None where the title, a
    date or the text is missing."""
    return _Parts(page, lines, given, file, words, calendar, report).capture()


@dataclass
class _Parts:
    """One page of which the lines are known."""

    page: Page
    lines: Lines
    given: Given
    file: str
    words: Words
    calendar: Calendar
    report: Report

    def __post_init__(self) -> None:
        self.wrong = False
        self.shown = {line.number: line.text for line in self.page.lines}

    def capture(self) -> Capture | None:
        title = self.given.title or self.first("title")
        date = self.date()
        paragraphs = tuple(self.paragraphs())
        if not (title and date and paragraphs):
            for part, found in (("title", title), ("text", paragraphs)):
                if not found and not getattr(self.lines, part):
                    self.problem(Location(self.file), f"no line is said to be the {part}")
            return None
        if self.wrong:  # what would be said of the text follows from this
            return None
        day, time, zone, line = date
        byline, authors = self.authors(line)
        return Capture(
            links=tuple(
                Text(name.strip(), text.location)
                for text in self.texts("links")
                for name in PIECES.split(text)
                if name.strip()
            ),
            breadcrumb=tuple(self.breadcrumb()),
            title=title,
            standfirst=self.whole("standfirst"),
            byline=byline,
            authors=authors,
            date=day,
            time=time,
            zone=zone,
            source=self.source(line),
            paragraphs=paragraphs,
            note=self.whole("note"),
            actions=tuple(
                Text(p.strip(), t.location) for t in self.texts("actions") for p in PIECES.split(t) if p.strip()
            ),
            left=len(self.shown) - len(self.used()),
            given=tuple(part for part in ("title", "authors", "date") if self.gives(part, line)),
        )

    def problem(self, where: Location, message: str) -> None:
        self.wrong = True
        self.report(Problem(where, message, rule="reading-capture"))

    # -- lines -----------------------------------------------------------------------------------------------------

    def ranges(self, part: str) -> Iterator[tuple[int, int]]:
        """The ranges of lines of a part; what is no line of the page is reported."""
        said = getattr(self.lines, part)
        for piece in re.split(r",\s*", said) if said and said[:1].isdigit() else ():
            low, _, high = piece.partition("-")
            first, last = int(low), int(high or low)
            if first not in self.shown or last not in self.shown or last < first:
                where = said.location if said.location.line else Location(self.file)
                self.problem(where, f"'{piece}' is no line of the page's visible text")
            else:
                yield first, last

    def used(self) -> set[int]:
        parts = ("links", "breadcrumb", "title", "standfirst", "authors", "date", "source", "text", "note", "actions")
        return {n for part in parts for a, b in self.ranges(part) for n in range(a, b + 1) if n in self.shown}

    def between(self, first: int, last: int) -> Text:
        text = fold("\n".join(self.shown[n] for n in range(first, last + 1) if n in self.shown))
        return Text(text.strip(SPACE), Location(self.file, first))

    def texts(self, part: str) -> list[Text]:
        """The lines of a part, or what the page's metadata say under the name that stands there."""
        said = getattr(self.lines, part)
        if said and not said[:1].isdigit():
            if said not in self.page.metadata:
                self.problem(said.location, f"the page's head says nothing under '{said}'")
            return [Text(value, Location(self.file)) for value in self.page.metadata.get(said, ())]
        return [self.between(a, b) for a, b in self.ranges(part)]

    def first(self, part: str) -> Text | None:
        return next(iter(self.texts(part)), None)

    def whole(self, part: str) -> Text | None:
        """All lines of a part as one text."""
        found = self.texts(part)
        return Text(fold("\n".join(found)), found[0].location) if found else None

    # -- parts -----------------------------------------------------------------------------------------------------

    def paragraphs(self) -> Iterator[Text]:
        taken = 0
        for first, last in self.ranges("text"):
            if first <= taken:
                self.problem(
                    self.lines.text.location if self.lines.text else Location(self.file), f"line {first} comes twice"
                )
            taken = last
            yield self.between(first, last)

    def breadcrumb(self) -> Iterator[Text]:
        for text in self.texts("breadcrumb"):
            yield from (Text(step, text.location) for step in way_to(text, self.words)[1])

    def date(self) -> tuple[Text, str | None, str, DateLine | None] | None:
        """The day, the time and its zone, and the line that says them."""
        text = self.first("date")
        line = date_line(text, self.words, self.calendar) if text else None
        if self.given.date:
            return self.given_date(self.given.date, line)
        if text is None:
            self.problem(Location(self.file), "no line is said to have the date")
            return None
        if line is None or not line.stamp.day:
            self.problem(text.location, f"'{text[:60]}' has no date of the calendar")
            return None
        return Text(line.stamp.day, text.location), line.stamp.time or None, line.stamp.zone, line

    def given_date(self, said: Text, line: DateLine | None) -> tuple[Text, str | None, str, DateLine | None] | None:
        """The date as the edition gives it; the time as well, unless the page's line shows one of that day."""
        day, _, time = said.partition("T")
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            self.problem(said.location, f"'{day}' is no date of the calendar")
            return None
        clock = re.match(r"\d\d:\d\d(?::\d\d)?", time)
        if clock:
            return (
                Text(day, said.location),
                clock[0] if len(clock[0]) > 5 else f"{clock[0]}:00",
                time[clock.end() :],
                line,
            )
        shown = line.stamp if line and day in (line.stamp.day, line.stamp.other) else None
        return Text(day, said.location), (shown.time or None) if shown else None, shown.zone if shown else "", line

    def gives(self, part: str, line: DateLine | None) -> bool:
        """Whether the page itself does not say a part; a date that it shows in figures is only made clear."""
        said = getattr(self.given, part)
        if part == "date" and said and line and line.stamp.other:
            return said[:10] not in (line.stamp.day, line.stamp.other)
        return bool(said)

    def authors(self, line: DateLine | None) -> tuple[Text | None, tuple[str, ...]]:
        """The line of authors as it stands, and the names in it."""
        if self.given.authors:
            return self.given.authors, people(self.given.authors, self.words)
        found, said = self.texts("authors"), self.lines.authors
        if not found or not said:
            return None, ()
        if not said[:1].isdigit():
            names = tuple(dict.fromkeys(name for one in found for name in people(one, self.words)))
            return Text(", ".join(names), found[0].location), names
        if said == self.lines.date and line and line.authors:
            return self.once_labelled(Text(line.authors, found[0].location)), people(line.authors, self.words)
        byline = self.once_labelled(Text(fold("\n".join(found)), found[0].location))
        return byline, tuple(name for text in found for name in people(text, self.words))

    def once_labelled(self, line: Text) -> Text:
        """A line of authors of two labels ("Author: By Ana Pérez") without the first."""
        rest = self.words.labelled(line, "by")
        return Text(rest[1], line.location) if rest and self.words.labelled(rest[1], "by") else line

    def source(self, line: DateLine | None) -> Text | None:
        """What the page says that its text was taken from."""
        text = self.whole("source")
        if text is None:
            return None
        if self.lines.source == self.lines.date and line:
            return Text(line.source, text.location) if line.source else None
        label = self.words.labelled(text, "source")
        return Text(label[1], text.location) if label else text


def guess_language(capture: Capture, words: Mapping[str, CaptureWords]) -> str | None:
    """The language of a capture: by its own words, else by the links to the others, else by its commonest words."""
    shown = {folded(label) for label in (*capture.breadcrumb[:1], *capture.actions)}
    named = [t for t, own in words.items() if shown & {folded(w) for w in (*own.home, *own.share, *own.print)}]
    if len(named) == 1:
        return named[0]
    others = {ENDONYMS.get(link.casefold(), "") for link in capture.links}
    left = [tag for tag in words if tag not in others]
    if others and len(left) == 1 and len(words) > 1:
        return left[0]
    return guess_by_common_words(capture, words)


def guess_by_common_words(capture: Capture, words: Mapping[str, CaptureWords]) -> str | None:
    """The language whose frequent words a capture has, if it has at least twice as many of them as of any other's."""
    body = " ".join((capture.title, *capture.paragraphs)).casefold()
    tokens = re.findall(r"[^\W\d_]+", body)

    def weight(word: str) -> int:
        return tokens.count(word) if word.isascii() else body.count(word)

    counts = sorted(((sum(map(weight, own.common)), tag) for tag, own in words.items()), reverse=True)
    if not counts or counts[0][0] == 0:
        return None
    clear = len(counts) == 1 or counts[0][0] >= 2 * counts[1][0]
    return counts[0][1] if clear else None

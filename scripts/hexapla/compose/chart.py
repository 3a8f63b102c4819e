"""The timeline as a picture: a row for every year, the months across, spans as bars, single days as points.

Drawn as one inline SVG per width of screen, in percent of its width and pixels of height, so that type keeps its size
and nothing depends on a script. Marks that would touch stand in lanes one below the other, 24 px apart, the least
that a finger needs (WCAG 2.2, 2.5.8). Every mark is a link with a name; the list below says all that the picture says.
For readers from right to left the picture is mirrored: places are reckoned from where reading begins, and turned only
where they are written.
"""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from hexapla.compose.markdown import Markdown, attribute, raw, spelled
from hexapla.compose.said import foreign
from hexapla.dates import Day, Span
from hexapla.kinds import Direction
from hexapla.writing import isolated

LANE, HEAD, GAP = 24, 20, 6
POINT = 12
FAR = 3


@dataclass(frozen=True)
class Bar:
    """An event to be drawn: what it is called, where it leads, when it was; `kinds` are its class and data."""

    href: str
    title: str
    label: str
    span: Span
    scope: str
    kind: str


@dataclass(frozen=True)
class Line:
    """A day that is ruled through its year in red: the date of an article."""

    href: str
    label: str
    day: Day


@dataclass(frozen=True)
class Frame:
    """A width of screen: `width` in px is the least it is shown at; `years` the room of the years, in percent."""

    name: str
    width: int
    years: float
    months: Sequence[str]
    labelled: bool
    direction: Direction = Direction.LTR
    named: Callable[[int], str] = str  # what a year is called

    def x(self, day: Day) -> float:
        """A day's place, in percent of the width from where reading begins."""
        length = 366 if calendar.isleap(day.year) else 365
        return self.years + (98 - self.years) * (day.of_year - 0.5) / length

    @property
    def mirrored(self) -> bool:
        return self.direction is Direction.RTL

    def at(self, place: float) -> str:
        """A place as it is drawn: from the left."""
        return f"{100 - place if self.mirrored else place:.2f}%"

    @property
    def edge(self) -> str:
        """Where reading begins."""
        return "100%" if self.mirrored else "0"

    def share(self, pixels: float) -> float:
        return 100 * pixels / self.width


@dataclass(frozen=True)
class _Mark:
    """A bar's part in one year: from and to in percent, its words and where they stand."""

    bar: Bar
    start: float
    end: float
    words: str
    side: str

    def takes(self, frame: Frame) -> tuple[float, float]:
        room, words = frame.share(POINT), frame.share(width_of(self.words) + 10)
        before, behind = (words if self.side == side else 0 for side in ("before", "behind"))
        return self.start - room - before, self.end + room + behind


def chart(bars: Sequence[Bar], lines: Sequence[Line], frame: Frame, name: str) -> Markdown:
    """The picture as one block of raw HTML, without empty lines; `name` is its accessible name."""
    rows: list[str] = []
    y = HEAD
    years = list(drawn_years((bar.span for bar in bars), (line.day for line in lines)))
    frame = _with_room(frame, years)
    for year in years:
        if year is None:
            rows.append(f'<text class="gap" x="{frame.edge}" y="{y + 12}" aria-hidden="true">⋮</text>')
            y += LANE
            continue
        own = [line for line in lines if line.day.year == year]
        lanes = _lanes(_marks(bars, year, frame), frame)
        height = max(1, len(lanes)) * LANE + GAP
        rows.append(_row(year, own, lanes, frame, y, height))
        y += height
    months = "".join(
        f'<text class="month" x="{frame.at(frame.x(Day(2015, month, 15)))}" y="13">{raw(word)}</text>'
        f'<line class="rule" x1="{x}" x2="{x}" y1="{HEAD}" y2="{y}"/>'
        for month, word in enumerate(frame.months, 1)
        for x in [frame.at(frame.x(Day(2015, month, 1)))]
    )
    return Markdown(
        f'<svg class="chart {frame.name}" role="group" aria-label="{attribute(name)}" width="100%" height="{y + 2}">'
        f'<defs>{_fades(frame)}</defs><g aria-hidden="true">{months}</g>{"".join(rows)}</svg>'
    )


def _with_room(frame: Frame, years: Iterable[int | None]) -> Frame:
    """The frame with room for what its years are called: those before the year 1 say their era."""
    widest = max((width_of(frame.named(year)) for year in years if year is not None), default=0)
    return replace(frame, years=max(frame.years, frame.share(widest + GAP)))


def drawn_years(spans: Iterable[Span], days: Iterable[Day]) -> Iterator[int | None]:
    """Every year that is drawn; None where more empty ones are left out than a reader would count."""
    ends = {_touched(span)[end] for span in spans for end in (0, -1)} | {day.year for day in days}
    before: int | None = None
    for year in sorted(ends):
        if before is not None:
            yield from range(before + 1, year) if year - before <= FAR + 1 else (None,)
        yield (before := year)


def _touched(span: Span) -> range:
    """The years that a span covers; an open end reaches as far as its known one."""
    known = span.start or span.end
    last = span.last if span.end else known.last if known else span.first
    return range(span.first.year, last.year + 1)


def _marks(bars: Iterable[Bar], year: int, frame: Frame) -> Iterator[_Mark]:
    for bar in bars:
        touched = _touched(bar.span)
        if year not in touched:
            continue
        first = bar.span.first if year == touched[0] else Day(year, 1, 1)
        last = min(bar.span.last, Day(year, 12, 31))
        last = first if last.year != year else last
        start, end = frame.x(first), frame.x(last)
        title = bar.title if bar.span.sure else f"{bar.title} (?)"
        yield _Mark(bar, start, end, *_placed(title if frame.labelled else "", start, end, frame))


def _placed(words: str, start: float, end: float, frame: Frame) -> tuple[str, str]:
    """The words of a mark, and where they stand: behind it, before it, or on a long bar; cut where room is short."""
    rooms = {
        "behind": frame.width * (100 - end) / 100 - POINT - 10,
        "before": frame.width * (start - frame.years) / 100 - POINT - 10,
        "on": frame.width * (end - start) / 100 - 6 * POINT,
    }
    side = next((side for side, room in rooms.items() if width_of(words) <= room), max(rooms, key=rooms.__getitem__))
    if width_of(words) > rooms[side]:
        while words and width_of(words + "…") > rooms[side]:
            words = words[:-1]
        words = f"{words.rstrip()}…" if words else ""
    return words, side


def width_of(words: str) -> float:
    """About how wide words are at 12.5 px, in px."""
    return sum(12.8 if unicodedata.east_asian_width(char) in "WF" else 6.7 for char in words)


def _lanes(marks: Iterable[_Mark], frame: Frame) -> list[list[_Mark]]:
    """Each mark in the first lane where it touches none."""
    lanes: list[list[_Mark]] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end, m.bar.href)):
        start, end = mark.takes(frame)
        free = next((lane for lane in lanes if all(_apart(start, end, other.takes(frame)) for other in lane)), None)
        if free is None:
            lanes.append(free := [])
        free.append(mark)
    return lanes


def _apart(start: float, end: float, other: tuple[float, float]) -> bool:
    return end <= other[0] or other[1] <= start


def _row(year: int, own: Sequence[Line], lanes: Sequence[Sequence[_Mark]], frame: Frame, y: int, height: int) -> str:
    ground = f'<g class="own"><rect x="0" y="{y}" width="100%" height="{height}"/>' if own else "<g>"
    parts = [
        f'{ground}<line class="year" x1="0" x2="100%" y1="{y}" y2="{y}"/>'
        f'<text class="{"of-article" if own else "of-year"}" x="{frame.edge}" y="{y + 19}"'
        f' aria-hidden="true">{raw(frame.named(year))}</text>'
    ]
    for line in own:
        x = frame.at(frame.x(line.day))
        parts.append(
            f'<a href="{attribute(line.href)}" aria-label="{attribute(line.label)}"><title>{raw(line.label)}</title>'
            f'<line class="posted" x1="{x}" x2="{x}" y1="{y}" y2="{y + height}"/></a>'
        )
    for number, lane in enumerate(lanes):
        parts += [_drawn(mark, frame, y + GAP / 2 + number * LANE + LANE / 2) for mark in lane]
    return "".join(parts) + "</g>"


def _drawn(mark: _Mark, frame: Frame, y: float) -> str:
    bar, known = mark.bar, mark.bar.span.start or mark.bar.span.end
    vague = " vague" if known and known.precision != "day" else ""
    return (
        f'<a class="mark {attribute(bar.scope)}{vague}" href="{attribute(bar.href)}"'
        f' data-scope="{attribute(bar.scope)}" data-kind="{attribute(bar.kind)}" aria-label="{attribute(bar.label)}">'
        f"<title>{raw(bar.label)}</title>"
        f'<rect class="hit" x="{frame.at(mark.start)}" y="{y - LANE / 2:g}" width="24" height="24"'
        f' transform="translate(-12)"/>{_body(mark, frame, y)}{_words(mark, frame, y)}</a>'
    )


def _words(mark: _Mark, frame: Frame, y: float) -> str:
    if not mark.words:
        return ""
    x, shift = {"behind": (mark.end, 11), "before": (mark.start, -11), "on": ((mark.start + mark.end) / 2, 0)}[
        mark.side
    ]
    said = dict(foreign(mark.bar.title))
    # In a picture `dir` has no say: signs of Unicode hold words of the other direction together.
    words = isolated(mark.words) if said.pop("dir", "") else mark.words
    way = -shift if frame.mirrored else shift
    return f'<text class="{mark.side}"{spelled(said)} x="{frame.at(x)}" y="{y + 4:g}" dx="{way}">{raw(words)}</text>'


def _body(mark: _Mark, frame: Frame, y: float) -> str:
    """A point or bar, hollow where the scope's style fills it with paper; what is not sure fades and has a ?."""
    span = mark.bar.span
    ends = f'x1="{frame.at(mark.start)}" x2="{frame.at(mark.end)}" y1="{y:g}" y2="{y:g}"'
    if span.sure and span.start and span.end:
        return f'<line class="bar" {ends}/><line class="hole" {ends}/>'
    sign = "" if mark.side == "on" and mark.words else _doubt(frame.at((mark.start + mark.end) / 2), y)
    if mark.end - mark.start < frame.share(4 * POINT):
        return f'<line class="bar" {ends}/><line class="hole doubtful" {ends}/>{sign}'
    way = "".join("1" if end and end.sure else "0" for end in (span.start, span.end))
    left, way = (mark.end, way[::-1]) if frame.mirrored else (mark.start, way)
    size = f'x="{frame.at(left)}" width="{mark.end - mark.start:.2f}%" y="{y - POINT / 2:g}" height="{POINT}"'
    return f'<rect class="fading" {size} fill="url(#{_fade(frame, way)})"/>{sign}'


def _doubt(x: str, y: float) -> str:
    return f'<text class="doubt" x="{x}" y="{y + 4:g}">?</text>'


def _fades(frame: Frame) -> str:
    """Gradients by which of their ends is sure (1) or not (0)."""
    return "".join(
        f'<linearGradient id="{_fade(frame, way)}">'
        f'<stop offset="0" stop-opacity="{way[0]}"/><stop offset=".5"/><stop offset="1" stop-opacity="{way[1]}"/>'
        "</linearGradient>"
        for way in ("00", "01", "10")
    )


def _fade(frame: Frame, way: str) -> str:
    return f"fade_{frame.name}_{way}"

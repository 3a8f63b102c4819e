"""The timeline as a thin strip: the years as a ruled scale, how many events fell where, articles' dates as red lines.

One inline SVG, in percent of its width and pixels of height, within a link to the timeline, which says in words what
it is. Its size grows with the years, not with the edition: events are counted in columns.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hexapla.compose.chart import drawn_years, width_of
from hexapla.compose.markdown import Markdown, raw
from hexapla.dates import Day, Span
from hexapla.kinds import Direction

COLUMNS = 60
# The height of the columns, and of one event where there are few; where the names of the years stand.
HIGH, EVENT, BASE, NAMES = 44, 6, 50, 68
# The least widths at which the strip is shown on narrow and on wide screens, as in the timeline's picture.
NARROW, WIDE = 288, 880
APART = 8


@dataclass(frozen=True)
class Scale:
    """Where years stand, in percent from where reading begins: all are of one width, as is what is left out between."""

    years: Sequence[int | None]
    direction: Direction
    named: Callable[[int], str]

    @property
    def unit(self) -> float:
        return 100 / len(self.years)

    def place(self, day: Day) -> float:
        length = 366 if calendar.isleap(day.year) else 365
        return self.unit * (self.years.index(day.year) + (day.of_year - 0.5) / length)

    def at(self, place: float) -> str:
        """A place as it is drawn: from the left."""
        return f"{100 - place if self.direction is Direction.RTL else place:.2f}%"

    def step(self, width: float) -> int:
        """Every which year can be named on a screen of a width, so that no two names touch."""
        widest = max(width_of(self.named(year)) for year in self.years if year is not None)
        return int((widest + APART) // (width * self.unit / 100)) + 1


def strip(spans: Sequence[Span], days: Sequence[Day], direction: Direction, named: Callable[[int], str]) -> Markdown:
    """The picture as raw HTML on one line; `spans` are those of the events, `days` the dates of articles."""
    scale = Scale(list(drawn_years(spans, days)), direction, named)
    return Markdown(
        f'<svg class="chart strip" aria-hidden="true" width="100%" height="{NAMES + 6}">'
        f"{_rules(scale)}{_columns(scale, spans)}{_names(scale, {day.year for day in days})}{_lines(scale, days)}</svg>"
    )


def _rules(scale: Scale) -> str:
    ends = [scale.at(scale.unit * number) for number in range(len(scale.years) + 1)]
    ticks = "".join(f'<line class="year" x1="{x}" x2="{x}" y1="{BASE}" y2="{BASE + 6}"/>' for x in ends)
    return f'{ticks}<line class="year" x1="0" x2="100%" y1="{BASE}" y2="{BASE}"/>'


def _columns(scale: Scale, spans: Iterable[Span]) -> str:
    """How many events began in each part of a year; where there are many years, in each year."""
    columns = len(scale.years) * max(1, COLUMNS // len(scale.years))
    counts = Counter(int(scale.place(span.first) * columns / 100) for span in spans)
    tall, width = min(EVENT, HIGH / max(counts.values(), default=1)), 100 / columns
    return "".join(
        f'<rect x="{scale.at(width * (column + (scale.direction is Direction.RTL)))}" width="{width * 0.8:.2f}%"'
        f' y="{BASE - count * tall:.1f}" height="{count * tall:.1f}"/>'
        for column, count in sorted(counts.items())
    )


def _names(scale: Scale, own: set[int]) -> str:
    """The names of years, counted from the first that has an article; on wide screens more of them."""
    first = next((number for number, year in enumerate(scale.years) if year in own), 0)
    steps = {"narrow": scale.step(NARROW), "wide": scale.step(WIDE)}
    parts = []
    for number, year in enumerate(scale.years):
        x = scale.at(scale.unit * (number + 0.5))
        shown = [name for name, step in steps.items() if (number - first) % step == 0]
        only = f" {shown[0]}" if len(shown) == 1 else ""
        if shown and year is not None:
            kind = "of-article" if year in own else "of-year"
            parts.append(f'<text class="{kind}{only}" x="{x}" y="{NAMES}">{raw(scale.named(year))}</text>')
        elif year is None:
            parts.append(f'<text class="gap" x="{x}" y="{BASE - 4}">…</text>')
    return "".join(parts)


def _lines(scale: Scale, days: Iterable[Day]) -> str:
    places = dict.fromkeys(scale.at(scale.place(day)) for day in days)
    return "".join(f'<line class="posted" x1="{x}" x2="{x}" y1="0" y2="{BASE + 6}"/>' for x in places)

"""EDTF dates (ISO 8601-2): what they mean.

Read here are the kinds that an edition shows: years (also before 1), months, days and spans of them, decades (196X),
centuries (19XX), seasons (2015-21), months and days that are not known (1868-XX); uncertain (?), approximate (~) or
both (%); spans with open ends. The package edtf knows all kinds, at some 7 ms a date; the tests hold this reader
against it. https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

MOMENT = re.compile(
    r"(?P<year>(?!-0000)-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-(?P<month>[0-2][0-9]|3[0-2]|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<mark>[?~%])?"
)
# A day as people write it in other orders or with other signs.
OTHERWISE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}|[0-9]{4}-[0-9]-[0-9]{1,2}"
)
# Other kinds of EDTF, by what they look like, and what to write instead.
DIGITS, MONTH, DAY, MARK = "-?[0-9X]{4}", "(0[1-9X]|1[0-2X]|X[0-9X])", "(0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])", "[?~%]?"
NOT_SHOWN = (
    (re.compile(rf"{DIGITS}-[0-9X]{{2}}-[0-9X]{{2}}T[0-9:.]+(Z|[+-][0-9:]+)?"), "the day alone, as in 1868-05-03"),
    (re.compile(r"\[[^\]]*\]"), "the span in which it was, as in 1868/1870, or the likelier date with a ?"),
    (re.compile(r"\{[^}]*\}"), "the span in which all of it was, as in 1868/1870, or an event for each date"),
    (re.compile(r"Y-?[0-9]+(E[0-9]+)?(S[0-9]+)?|-?[0-9]{4}S[0-9]+"), "a year of four figures, as in 1950~ or -0220"),
    (re.compile(rf"{DIGITS}-(3[3-9]|4[01])[?~%]?"), "the months, as in 2015-01/2015-03"),
    (re.compile(rf"(?=.*X){DIGITS}(-{MONTH}(-{DAY})?)?{MARK}"), "what is known of it, as in 196X, 1960/1989, 1868-XX"),
    (re.compile(rf"{MARK}{DIGITS}{MARK}(-{MARK}{MONTH}{MARK}(-{MARK}{DAY}{MARK})?)?"), "the mark at its end: 2015-06?"),
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
# By their codes: of no hemisphere, which are placed as in the north, where most were written; northern; southern. A
# winter (in the south a summer) begins in the December of its year; what of it falls into the next is not placed.
FIRST_MONTHS = dict(enumerate((3, 6, 9, 12, 3, 6, 9, 12, 9, 12, 3, 6), 21))
# How many of year, month and day a precision has.
PARTS = {"century": 1, "decade": 1, "year": 1, "season": 2, "month": 2, "day": 3}


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar; the year before 1 is 0."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        return self.at("day")

    def at(self, precision: str) -> str:
        """The day in ISO 8601, as far as a precision goes."""
        year = f"{'-' if self.year < 0 else ''}{abs(self.year):04}"
        return "-".join([year, f"{self.month:02}", f"{self.day:02}"][: PARTS[precision]])

    @property
    def of_year(self) -> int:
        """Its number in its year."""
        return sum(_length(self.year, month) for month in range(1, self.month)) + self.day


@dataclass(frozen=True)
class Moment:
    """One end of a date: its first and last day, its precision (a key of PARTS), and whether it is sure.

    `unknown`: that its month or day is expressly not known; `season`: which one it is.
    """

    first: Day
    last: Day
    precision: str
    sure: bool
    unknown: str = ""
    season: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is a year, month or day and no more is said of it."""
        return self.precision in ("year", "month", "day") and not self.unknown


@dataclass(frozen=True)
class Span:
    """A date: one moment, or from one to another; an open end is None."""

    start: Moment | None
    end: Moment | None

    @property
    def first(self) -> Day:
        known = self.start or self.end
        return known.first if known else Day(-9999, 1, 1)

    @property
    def last(self) -> Day:
        return self.end.last if self.end else Day(9999, 12, 31)

    @property
    def sure(self) -> bool:
        return all(moment.sure for moment in (self.start, self.end) if moment)


class NoDate(ValueError):
    """The string is no EDTF date of a kind that the edition shows, or it runs backwards."""


@lru_cache(maxsize=4096)
def parse(value: str) -> Span:
    """The meaning of an EDTF date of level 0, or of level 1 with its marks on whole dates. Raises NoDate."""
    if OTHERWISE.fullmatch(value):
        raise NoDate(f"'{value}' is no EDTF date: write year, month and day with hyphens, as in 2015-01-08")
    ends = value.split("/")
    if len(ends) > 2:
        raise NoDate(f"'{value}' is no EDTF date: a span has one / between its ends")
    moments = [_moment(end, value, open_end=len(ends) == 2) for end in ends]
    span = Span(moments[0], moments[-1])
    if span.start is None and span.end is None:
        raise NoDate(f"'{value}' has neither a beginning nor an end")
    if span.start and span.end and span.start.first > span.end.last:
        raise NoDate(f"'{value}' runs backwards: it ends before it begins")
    if len(ends) == 2 and not all(moment.plain for moment in moments if moment):
        raise NoDate(_not_shown(value, f"'{_spelled_out(span)}'"))
    return span


def _spelled_out(span: Span) -> str:
    """A span of years, months and days that means the same."""
    start = span.start.first.at(span.start.precision) if span.start else ".."
    return f"{start}/{span.end.last.at(span.end.precision) if span.end else '..'}"


def _not_shown(value: str, instead: str) -> str:
    return f"'{value}' is EDTF of a kind that is not shown here; write {instead}"


def _moment(text: str, value: str, open_end: bool) -> Moment | None:
    if open_end and text in ("..", ""):
        return None
    match = MOMENT.fullmatch(text)
    year, month, day = match.group("year", "month", "day") if match else ("", None, None)
    if match is None or ("X" in year and month) or (month == "XX" and day not in (None, "XX")):
        raise NoDate(_refused(text, value))
    sure = match["mark"] is None
    if "X" in year:
        return _years(year, sure)
    if month is None or month == "XX":
        return _whole_year(int(year), sure, unknown="day" if day else "month" if month else "")
    try:
        if int(month) in FIRST_MONTHS and not day:
            return _season(int(year), int(month), sure)
        return _month_or_day(int(year), int(month), day, sure)
    except ValueError:
        raise NoDate(f"'{value}' is no date of the calendar") from None


def _years(digits: str, sure: bool) -> Moment:
    """A decade or a century, by the digits of its years that are known."""
    first, last = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    precision = "decade" if digits.count("X") == 1 else "century"
    return Moment(Day(first, 1, 1), Day(last, 12, 31), precision, sure)


def _whole_year(year: int, sure: bool, unknown: str) -> Moment:
    return Moment(Day(year, 1, 1), Day(year, 12, 31), "year", sure, unknown)


def _season(year: int, code: int, sure: bool) -> Moment:
    first = FIRST_MONTHS[code]
    last = min(first + 2, 12)
    name = SEASONS[(code - min(FIRST_MONTHS)) % len(SEASONS)]
    return Moment(Day(year, first, 1), Day(year, last, _length(year, last)), "season", sure, season=name)


def _month_or_day(year: int, month: int, day: str | None, sure: bool) -> Moment:
    """Raises ValueError where the calendar has no such month or day."""
    length = _length(year, month)
    if day is None or day == "XX":
        return Moment(Day(year, month, 1), Day(year, month, length), "month", sure, "day" if day else "")
    if not 1 <= int(day) <= length:
        raise ValueError(day)
    return Moment(Day(year, month, int(day)), Day(year, month, int(day)), "day", sure)


def _length(year: int, month: int) -> int:
    """How many days a month has. Raises ValueError where there is no such month."""
    return calendar.monthrange(year, month)[1]


def _refused(text: str, value: str) -> str:
    """What is wrong with what is no date here: EDTF of another kind, or no EDTF at all."""
    instead = next((instead for form, instead in NOT_SHOWN if form.fullmatch(text)), "")
    examples = "2015, 2015-01, 2015-01-08, 2015?, 2015-01-08/2015-01-09"
    return _not_shown(value, instead) if instead else f"'{value}' is no EDTF date; right are for example {examples}"

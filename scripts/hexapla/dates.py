"""EDTF dates (ISO 8601-2): what they mean, and how each language writes them at the precision they have.

Read here are the kinds that an edition shows: years, months, days and spans of them, uncertain (?), approximate (~) or
both (%), with open ends. The package edtf knows all kinds, at some 7 ms a date; the tests hold this reader against it.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel.dates import format_date, format_time

from hexapla.model import Language

MOMENT = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[?~%])?")
# A day as people write it in other orders or with other signs.
OTHERWISE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}[./][0-9]{1,2}[./][0-9]{1,2}|[0-9]{4}-[0-9]-[0-9]{1,2}"
)


@dataclass(frozen=True)
class Moment:
    """One end of a date: its first and last day, its precision (year, month or day), and whether it is sure."""

    first: datetime.date
    last: datetime.date
    precision: str
    sure: bool


@dataclass(frozen=True)
class Span:
    """A date: one moment, or from one to another; an open end is None."""

    start: Moment | None
    end: Moment | None

    @property
    def first(self) -> datetime.date:
        known = self.start or self.end
        return known.first if known else datetime.date.min

    @property
    def last(self) -> datetime.date:
        return self.end.last if self.end else datetime.date.max

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
    return span


def _moment(text: str, value: str, open_end: bool) -> Moment | None:
    if open_end and text in ("..", ""):
        return None
    match = MOMENT.fullmatch(text)
    if match is None:
        examples = "2015, 2015-01, 2015-01-08, 2015?, 2015-01-08/2015-01-09"
        raise NoDate(f"'{value}' is no EDTF date; right are for example {examples}")
    year, month, day = (int(part) if part else None for part in match.group("year", "month", "day"))
    try:
        first = datetime.date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise NoDate(f"'{value}' is no date of the calendar") from None
    last_month = month or 12
    last = datetime.date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    precision = "day" if day else "month" if month else "year"
    return Moment(first, last, precision, match["mark"] is None)


def written(value: str, language: Language, words: Mapping[str, str]) -> str:
    """The date in the language's own way; uncertain ones are said to be so, in its `words`."""
    span = parse(value)
    start, end = (_written(moment, language) if moment else "" for moment in (span.start, span.end))
    if start == end:
        text = start
    elif not start or not end:
        text = _open(span, language, words)
    else:
        text = _range(span, language) or _between(span, start, end, words)
    return text if span.sure else words["date_uncertain"].format(date=text)


def _open(span: Span, language: Language, words: Mapping[str, str]) -> str:
    """A date since or until which something was; some languages say a day otherwise than a month or year."""
    known = span.start or span.end
    assert known
    word = "date_since" if span.start else "date_until"
    return words[f"{word}_day" if known.precision == "day" else word].format(date=_written(known, language))


def _between(span: Span, start: str, end: str, words: Mapping[str, str]) -> str:
    """Both ends in full."""
    assert span.start
    assert span.end
    word = {"day": "date_days", "month": "date_months"}.get(span.start.precision)
    alike = span.start.precision == span.end.precision
    return words[word].format(start=start, end=end) if word and alike else f"{start} – {end}"


def _written(moment: Moment, language: Language) -> str:
    return day(moment.first, language, moment.precision)


def day(value: datetime.date, language: Language, form: str) -> str:
    """A day by one of the language's date forms (`year`, `month`, `day`, `days` …), patterns of CLDR."""
    return _by_pattern(value, getattr(language.dates, form), language)


def _by_pattern(value: datetime.date, pattern: str, language: Language) -> str:
    return format_date(value, pattern, locale=language.locale.replace("-", "_"))


def _range(span: Span, language: Language) -> str | None:
    """Two ends that share a month or year, which is said once; None where they do not, or there is no form for it."""
    start, end, dates = span.start, span.end, language.dates
    if not start or not end or start.precision != end.precision:
        return None
    same_year = start.first.year == end.first.year
    first, whole = {
        "year": ("y", dates.years),
        "month": (dates.month_start, dates.months if same_year else None),
        "day": ("d", dates.days)
        if same_year and start.first.month == end.first.month
        else (dates.day_start, dates.days_apart if same_year else None),
    }[start.precision]
    if not first or not whole:
        return None
    return _by_pattern(end.first, whole, language).replace("#", _by_pattern(start.first, first, language))


def clock(value: str, language: Language) -> str:
    """A time of day (ISO 8601) in the language's way."""
    time = datetime.time.fromisoformat(value)
    return format_time(time, language.dates.time, locale=language.locale.replace("-", "_"))

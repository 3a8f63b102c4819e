"""EDTF dates (ISO 8601-2): what they mean, and how each language writes them at the precision they have."""

from __future__ import annotations

import datetime
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from babel.dates import format_date, format_time

from edition.model import Language

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # edtf 5 names a grammar in a way that pyparsing 3.3 warns of
    import edtf


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
    """The meaning of an EDTF date (level 0, and of level 1: uncertain, approximate, open ends). Raises NoDate."""
    try:
        parsed = edtf.parse_edtf(value)
    except edtf.EDTFParseException:
        raise NoDate(
            f"'{value}' is no EDTF date; right are for example 2015, 2015-01, 2015-01-08, 2015?, 2015-01-08/2015-01-09"
        ) from None
    if hasattr(parsed, "lower") and hasattr(parsed, "upper"):
        span = Span(_moment(parsed.lower, value), _moment(parsed.upper, value))
    else:
        moment = _moment(parsed, value)
        span = Span(moment, moment)
    if span.start is None and span.end is None:
        raise NoDate(f"'{value}' has neither a beginning nor an end")
    if span.start and span.end and span.start.first > span.end.last:
        raise NoDate(f"'{value}' runs backwards: it ends before it begins")
    return span


def _moment(parsed: Any, value: str) -> Moment | None:
    if str(parsed) in ("..", "", "open", "unknown") or type(parsed).__name__ == "UnspecifiedIntervalSection":
        return None
    inner = getattr(parsed, "date", parsed)
    if type(parsed).__name__ == "DateAndTime":
        inner = parsed.date
    if type(inner).__name__ != "Date":
        raise NoDate(f"'{value}' is an EDTF date of a kind not shown here; give a day, a month, a year, or a span")
    precision = "day" if inner.day else "month" if inner.month else "year"
    first, last = (datetime.date(*moment[:3]) for moment in (inner.lower_strict(), inner.upper_strict()))
    return Moment(first, last, precision, type(parsed).__name__ in ("Date", "DateAndTime"))


def written(value: str, language: Language) -> str:
    """The date in the language's own way; uncertain ones are said to be so."""
    span = parse(value)
    start, end = (_written(moment, language) if moment else "" for moment in (span.start, span.end))
    if start == end:
        text = start
    elif not start or not end:
        text = language.words["date_since" if start else "date_until"].format(date=start or end)
    else:
        text = _range(span, language) or f"{start} – {end}"
    return text if span.sure else language.words["date_uncertain"].format(date=text)


def _written(moment: Moment, language: Language) -> str:
    return format_date(moment.first, language.dates[moment.precision], locale=language.locale.replace("-", "_"))


def _range(span: Span, language: Language) -> str | None:
    """Two days of one month, or two months of one year, said once where the language has a form for it."""
    start, end = span.start, span.end
    if not (start and end) or start.precision != "day" or end.precision != "day":
        return None
    if (start.first.year, start.first.month) != (end.first.year, end.first.month):
        return None
    form = language.dates["days"]
    first = format_date(start.first, "d", locale=language.locale.replace("-", "_"))
    return format_date(end.first, form, locale=language.locale.replace("-", "_")).replace("#", first)


def clock(value: str, language: Language) -> str:
    """A time of day (ISO 8601) in the language's way."""
    return format_time(
        datetime.time.fromisoformat(value), language.dates["time"], locale=language.locale.replace("-", "_")
    )

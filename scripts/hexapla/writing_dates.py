"""How each language writes dates, at the precision they have: by the patterns of its date forms (CLDR)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

import babel
import icu
from babel.dates import format_date, format_time

from hexapla.dates import Day, Moment, Span, parse
from hexapla.kinds import Numbering
from hexapla.model import Language

# A year that has every day; a date before the year 1 is written in it, and its figures are then exchanged.
LEAP = 2000
# The day's figure in a pattern, and what stands in quotation marks there.
DAY = re.compile("(?P<quoted>'[^']*')|d+")
ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def written(value: str, language: Language, words: Mapping[str, str]) -> str:
    """An EDTF date in the language's own way; uncertain ones are said to be so, in its `words`."""
    span = parse(value)
    start, end = (_written(moment, language, words) if moment else "" for moment in (span.start, span.end))
    if start == end:
        text = start
    elif not start or not end:
        text = _open(span, start or end, words)
    else:
        text = _range(span, language) or _between(span, start, end, words)
    return text if span.sure else words["date_uncertain"].format(date=text)


def stamped(value: str, language: Language, words: Mapping[str, str], said: str = "") -> list[tuple[str, str]]:
    """A date as it is written, or words that hold it (`said`), in pieces, each with the date that machines read in it.

    These read years from 1 on, months and days (https://html.spec.whatwg.org/#dates-and-times); of a span both ends,
    where both are said in full. What is uncertain, or said otherwise, is one piece with ''.
    """
    rest, span, pieces = said or written(value, language, words), parse(value), []
    whole = [(str(rest), "")]
    for moment in dict.fromkeys(end for end in (span.start, span.end) if end):
        before, found, rest = rest.partition(_written(moment, language, words))
        if not (found and moment.sure and moment.plain and moment.first.year > 0):
            return whole
        pieces += [(before, ""), (found, moment.first.at(moment.precision))]
    return [*pieces, (rest, "")]


def day(value: Day, language: Language, form: str) -> str:
    """A day by one of the language's date forms (`year`, `month`, `day`, `days` …)."""
    text = _by_pattern(value, getattr(language.dates, form), language)
    if value.year > 0:
        return text
    if language.dates.bc:
        return _by_pattern(value, language.dates.bc, language).replace("#", text)
    return f"{text} {babel.Locale.parse(language.locale, sep='-').eras['abbreviated'][0]}"


def clock(value: str, language: Language) -> str:
    """A time of day (ISO 8601) in the language's way."""
    time = datetime.time.fromisoformat(value)
    return format_time(time, language.dates.time, locale=language.locale.replace("-", "_"))


def _written(moment: Moment, language: Language, words: Mapping[str, str]) -> str:
    if moment.precision in ("century", "decade"):
        return _years(moment, language)
    if moment.season:
        return words[f"date_{moment.season}"].format(year=day(moment.first, language, "year"))
    text = day(moment.first, language, moment.precision)
    return words[f"date_{moment.unknown}_unknown"].format(date=text) if moment.unknown else text


def _years(moment: Moment, language: Language) -> str:
    """A decade or century by name, or by its first and last year where the language has no form for it."""
    pattern = getattr(language.dates, moment.precision)
    if not pattern:
        first, last = (day(each, language, "year") for each in (moment.first, moment.last))
        return f"{first} – {last}"
    number = _numbered(moment.first.year // 100 + 1, language)
    return _by_pattern(moment.first, pattern, language).replace("#", number)


def _numbered(number: int, language: Language) -> str:
    """A century's number as the language counts centuries."""
    if language.dates.centuries is Numbering.ROMAN:
        return _roman(number)
    if language.dates.centuries is Numbering.ORDINAL:
        rules = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.ORDINAL, icu.Locale(language.locale))
        return str(rules.format(number))
    return str(number)


def _roman(number: int) -> str:
    for value, sign in ROMAN:
        if number >= value:
            return sign + _roman(number - value)
    return ""


def _open(span: Span, known: str, words: Mapping[str, str]) -> str:
    """A date since or until which something was; some languages say a day otherwise than a month or year."""
    moment, word = (span.start, "date_since") if span.start else (span.end, "date_until")
    assert moment
    return words[f"{word}_day" if moment.precision == "day" else word].format(date=known)


def _between(span: Span, start: str, end: str, words: Mapping[str, str]) -> str:
    """Both ends in full."""
    assert span.start
    assert span.end
    days = [moment.precision == "day" for moment in (span.start, span.end)]
    word = "date_days" if all(days) else "date_span" if any(days) else "date_months"
    return words[word].format(start=start, end=end)


def _range(span: Span, language: Language) -> str | None:
    """Two ends that share a month or year, which is said once; None where they do not, or there is no form for it."""
    if not span.start or not span.end or span.start.precision != span.end.precision:
        return None
    first, whole = _forms(span.start, span.end, language)
    if not first or not whole:
        return None
    last = _by_pattern(span.end.first, whole, language)
    return last.replace("#", _by_pattern(span.start.first, first, language))


def _forms(start: Moment, end: Moment, language: Language) -> tuple[str | None, str | None]:
    """The patterns of the first end and of the whole of a span."""
    dates, (one, other) = language.dates, (start.first, end.first)
    if start.precision == "year":
        return "y", (dates.years if one.year > 0 else dates.bc_years if other.year <= 0 else None)
    if one.year != other.year or one.year <= 0:
        return None, None
    if start.precision == "month":
        return dates.month_start, dates.months
    if one.month != other.month:
        return dates.day_start, dates.days_apart
    return "d", (dates.two_days if other.day == one.day + 1 else None) or dates.days


def _by_pattern(value: Day, pattern: str, language: Language) -> str:
    locale, first = language.locale.replace("-", "_"), language.dates.first_day
    if value.day == 1 and first:
        pattern = DAY.sub(lambda match: match["quoted"] or f"'{first}'", pattern)
    if value.year > 0:
        return format_date(datetime.date(*value), pattern, locale=locale)
    text = format_date(datetime.date(LEAP, value.month, value.day), pattern, locale=locale)
    return text.replace(str(LEAP), str(1 - value.year))

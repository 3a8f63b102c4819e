"""Dates and times as pages print them: in figures, with the months of every language of CLDR that is spoken here,
in Han numerals, with or without weekday and zone.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import babel
from babel.dates import get_day_names, get_month_names

HAN_DIGITS = {**{char: str(i) for i, char in enumerate("〇一二三四五六七八九")}, "零": "0", "○": "0", "Ｏ": "0"}
HAN_NUMBER = "[〇零○Ｏ一二三四五六七八九十]"
DASH = "[-–—−‐‑]"
# Between day, month and year: stops, commas and the little words of "5 de febrero de 2016", "5th of May", "1º".
LITTLE = r"(?:(?:de|del|of|do|da|le|the|،|,|\.|/|-)\s*)*"
YEAR_MARK = r"(?:\s*(?:года|г\.?|م\b))?"
TIME = re.compile(
    r"(?P<before>上午|下午|晚上|凌晨|中午|早上|晚)?\s*(?<!\d)(?P<hour>[01]?\d|2[0-4])\s*"
    r"(?:[:：]\s*(?P<minute>[0-5]\d)(?:\s*[:：]\s*(?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"|[h時时点點]\s*(?P<minute2>[0-5]\d)?(?:[分m]|min)?(?:(?P<second2>[0-5]\d)秒)?)(?!\d)"
    r"(?:\s*(?P<half>[ap]\.?\s?m\b\.?|صباح(?:ًا|اً|ا)?|مساءً?|ص|م)(?!\w))?",
    re.IGNORECASE,
)
ZONE = re.compile(
    r"\(?\b(?:(?:UTC|GMT)\s*(?P<around>[+-−–]\s*\d{1,2}(?::?\d{2})?)?|(?P<offset>[+−-]\d{2}:?\d{2})|(?P<zulu>Z))(?!\w)\)?"
    r"|(?P<bare>(?<=\d)[+−-]\d{2}:?\d{2}(?!\d))|(?P<z>(?<=\d)Z(?!\w))",
)


@dataclass(frozen=True)
class Stamp:
    """A date that stands in a line, with its time (hh:mm:ss) and zone (+hh:mm) if they stand beside it.

    `day` is ISO 8601; `other` the second reading of a day and month in figures that could be either. `spans`: what of
    the line it takes.
    """

    day: str
    time: str = ""
    zone: str = ""
    other: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    wrong: str = ""  # why it is no date of the calendar


@cache
def _month_names(locales: tuple[str, ...]) -> dict[str, int]:
    """Every name of a month in these locales, with and without its stop, folded to lower case."""
    names: dict[str, int] = {}
    for locale in locales:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for month, name in get_month_names(width, context, locale).items():
                    names[name.lower().rstrip(".")] = month
                    names[_plain(name).rstrip(".")] = month
    return {name: month for name, month in names.items() if not name[:1].isdigit()} | MORE_MONTHS


# Names that CLDR does not have or keeps for single countries.
MORE_MONTHS = {
    "sep": 9, "sept": 9, "set": 9, "setiembre": 9, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7,
    "آب": 8,
    "أيلول": 9, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12, "كانون الثاني": 1, "ابريل": 4, "اغسطس": 8,
    "اكتوبر": 10, "جانفي": 1, "فيفري": 2, "أفريل": 4, "ماي": 5, "جوان": 6, "جويلية": 7, "أوت": 8,
}  # fmt: skip


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")


@dataclass(frozen=True)
class Calendar:
    """The names of months and days by which dates are read."""

    months: dict[str, int]
    forms: tuple[re.Pattern[str], ...]
    days: re.Pattern[str]


@cache
def calendar(locales: tuple[str, ...]) -> Calendar:
    """How dates are written in these locales of CLDR."""
    known = tuple(locale for locale in locales if _known(locale))
    months = _month_names(known)
    named = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    month = rf"(?P<month>{named})(?!\w)\.?(?:/\w+)?"
    day = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|o\b)?\.?"
    year = rf"(?P<year>\d{{4}})(?:(?!\d)|(?=\d{{1,2}}:\d\d)){YEAR_MARK}"
    forms = (
        r"(?<!\d)(?P<year>\d{4})\s*(?P<sep>[-/.–])\s*(?P<month>\d{1,2})\s*(?P=sep)\s*(?P<day>\d{1,2})(?!\d|-\d)",
        r"(?<!\d)(?P<year>\d{4})\s+(?P<month>\d{1,2})/(?P<day>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日号號일]?",
        rf"(?P<year>{HAN_NUMBER}{{4}})\s*年\s*(?P<month>{HAN_NUMBER}{{1,2}})\s*月\s*(?P<day>{HAN_NUMBER}{{1,3}})\s*[日号號]?",
        rf"{day}\s*{LITTLE}(?<![^\W\d_]){month}\s*{LITTLE}{year}",
        rf"(?<![^\W\d_]){month}\s*{LITTLE}{day}(?!\d)\s*{LITTLE}{year}",
        rf"{year}\s*{LITTLE}(?<![^\W\d_]){month}\s*{LITTLE}{day}(?!\d)",
        r"(?<![\d.])(?P<first>\d{1,2})\s*(?P<sep>[-/.])\s*(?P<second>\d{1,2})\s*(?P=sep)\s*(?P<year>\d{4})(?!\d)",
    )
    days = {
        form
        for locale in known
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "format", locale).values()
        for form in (name.lower().rstrip("."), _plain(name).rstrip("."))
    }
    weekdays = "|".join(sorted(map(re.escape, days), key=len, reverse=True))
    return Calendar(
        months,
        tuple(re.compile(form, re.IGNORECASE) for form in forms),
        re.compile(rf"(?<!\w)(?:{weekdays}|星期[一二三四五六日天]|周[一二三四五六日])(?:\b|(?=\d))\.?", re.IGNORECASE),
    )


def _known(locale: str) -> bool:
    try:
        babel.Locale.parse(locale.replace("-", "_"))
    except (ValueError, babel.UnknownLocaleError):
        return False
    return True


def figures(text: str) -> str:
    """The text with the digits of every script as ASCII ones: each is one character, so that places stay."""
    return re.sub(r"[^\D0-9]", lambda digit: str(unicodedata.digit(digit[0])), text)


def stamps(line: str, known: Calendar) -> list[Stamp]:
    """The dates in a line, in its order, each with the time and zone that stand nearest to it."""
    text = figures(line).translate({0x200E: " ", 0x200F: " ", 0xA0: " ", 0x202F: " ", 0x3000: " "})
    dates = list(_dates(text, known))
    found = []
    for index, (start, end, day, other, wrong) in enumerate(dates):
        behind = dates[index + 1][0] if index + 1 < len(dates) else len(text)
        before = dates[index - 1][1] if index else 0
        time, zone, spans = _clock(text, (before, start), (end, behind), known)
        found.append(Stamp(day, time, zone, other, ((start, end), *spans), wrong))
    return found


def _dates(text: str, known: Calendar) -> Iterator[tuple[int, int, str, str, str]]:
    """Start, end, day, the other reading, and what is wrong with it."""
    taken: list[tuple[int, int, str, str, str]] = []
    for form in known.forms:
        for match in form.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, *_ in taken):
                taken.append((*match.span(), *_day(match, known)))
    yield from sorted(taken)


def _day(match: re.Match[str], known: Calendar) -> tuple[str, str, str]:
    part = match.groupdict()
    year = _number(part["year"])
    if "first" in part:
        first, second = int(part["first"]), int(part["second"])
        readings = [one for month, day in ((second, first), (first, second)) if (one := _iso(year, month, day))]
        other = readings[1] if len(readings) == 2 and readings[0] != readings[1] else ""
        return (readings[0], other, "") if readings else ("", "", match[0])
    named = part["month"].lower()
    month = known.months.get(named) or known.months.get(_plain(named)) or _number(part["month"])
    day = _iso(year, month, _number(part["day"]))
    return day, "", "" if day else match[0]


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> int:
    """A number in figures or in Han numerals, written digit by digit or with 十."""
    if text.isascii():
        return int(text) if text.isdigit() else 0
    if "十" in text:
        tens, ones = text.split("十", 1)
        return int(HAN_DIGITS.get(tens, "1")) * 10 + int(HAN_DIGITS.get(ones, "0"))
    return int("".join(HAN_DIGITS.get(char, "") for char in text) or 0)


def _clock(
    text: str, before: tuple[int, int], behind: tuple[int, int], known: Calendar
) -> tuple[str, str, list[tuple[int, int]]]:
    """The time beside a date, behind it or else before it, and its zone."""
    for start, end in (behind, before):
        # What stands before the place is not looked at: a year may touch the hour.
        for match in TIME.finditer("_" * start + text[start:end]):
            between = text[start : match.start()] if (start, end) == behind else text[match.end() : end]
            if not _nothing(between, known):
                continue
            time = _time(match)
            if not time:
                continue
            zone = ZONE.search(text, match.end(), min(len(text), match.end() + 14))
            if zone and text[match.end() : zone.start()].strip(" (（,"):
                zone = None
            return time, _offset(zone) if zone else "", [match.span(), *([zone.span()] if zone else [])]
    return "", "", []


def _nothing(between: str, known: Calendar) -> bool:
    """Whether only a weekday, marks and the small words of a time stand between a date and a time."""
    left = ZONE.sub("", known.days.sub("", between))
    left = re.sub(r"(?i)\b(a las|à|a|às|as|at|в|les|das|t|hora|time)\b|الساعة|在", "", left)
    return len(left) < 12 and not re.search(r"\w", left)


def _time(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    late = half.startswith(("p", "م")) or match["before"] in ("下午", "晚上", "晚", "中午")
    if half or match["before"]:
        hour = (
            hour % 12 + 12
            if late and hour <= 12 and not (match["before"] == "中午" and hour > 10 and hour < 12)
            else hour
        )
        hour = 0 if not late and hour == 12 else hour
    second = int(match["second"] or match["second2"] or 0)
    try:
        return datetime.time(hour, int(match["minute"] or match["minute2"] or 0), second).isoformat()
    except ValueError:
        return ""


def _offset(match: re.Match[str]) -> str:
    if match["zulu"] or match["z"]:
        return "+00:00"
    found = match["offset"] or match["bare"] or match["around"]
    if not found:
        return "+00:00"
    sign, digits = ("+" if found[0] == "+" else "-"), re.sub(r"\D", "", found)
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{sign}{int(hours):02}:{minutes}"


def weekdays_out(text: str, known: Calendar) -> str:
    """The text without the names of weekdays."""
    return known.days.sub(" ", text)


def locales_of(languages: Iterable[str]) -> tuple[str, ...]:
    """Locales as CLDR's keys, each once, in a fixed order."""
    return tuple(sorted({one.replace("-", "_") for one in languages}))

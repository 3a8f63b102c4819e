"""Dates: the reader agrees with the EDTF package on all that it accepts, and every language writes them its own way."""

from __future__ import annotations

import datetime
from pathlib import Path

import edtf
import pytest
from hexapla.dates import Moment, NoDate, clock, parse, written
from hexapla.model import Language, Text
from hexapla.read.files import Source
from hexapla.read.language import read_language
from hypothesis import given
from hypothesis import strategies as st


def shipped_language(tag: str) -> Language:
    """A language as it comes with Hexapla."""
    made = read_language(Source(Path(), lambda problem: None), Text(tag))
    assert made
    return made


LANGUAGES = {tag: shipped_language(tag) for tag in ("en", "zh", "es", "pt", "fr", "ar", "ru")}

days = st.dates(datetime.date(1000, 1, 1)).map(str)
moments = st.tuples(days, st.sampled_from([4, 7, 10]), st.sampled_from(["", "?", "~", "%"])).map(
    lambda parts: parts[0][: parts[1]] + parts[2]
)
values = st.one_of(moments, st.tuples(moments, moments).map("/".join), st.text("0123456789-/?~%.X", max_size=24))


@given(values)
def test_what_is_accepted_means_what_the_edtf_package_says(value: str) -> None:
    try:
        span = parse(value)
    except NoDate:
        return
    other = edtf.parse_edtf(value)
    if span.start and span.end:
        assert span.first == datetime.date(*other.lower_strict()[:3])
        assert span.last == datetime.date(*other.upper_strict()[:3])


@given(moments)
def test_every_moment_is_accepted(value: str) -> None:
    assert parse(value).sure is (value[-1] not in "?~%")


NO_EDTF = "is no EDTF date; right are for example 2015, 2015-01, 2015-01-08, 2015?, 2015-01-08/2015-01-09"
NO_DAY = "is no date of the calendar"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("", NO_EDTF),
        ("15", NO_EDTF),
        ("a", NO_EDTF),
        ("..", NO_EDTF),
        ("２０１５", NO_EDTF),
        ("201X", NO_EDTF),
        ("2015/XXXX", NO_EDTF),
        ("2015-13", NO_DAY),
        ("2015-02-30", NO_DAY),
        ("0000", NO_DAY),
        ("2015-00", NO_DAY),
        ("2015-01-00", NO_DAY),
        ("2016/2015", "runs backwards: it ends before it begins"),
        ("2015-01-09/2015-01-08", "runs backwards: it ends before it begins"),
        ("../..", "has neither a beginning nor an end"),
        ("/", "has neither a beginning nor an end"),
        ("2015/2016/2017", "is no EDTF date: a span has one / between its ends"),
        ("2015-1-8", "is no EDTF date: write year, month and day with hyphens, as in 2015-01-08"),
    ],
)
def test_what_is_no_date_is_refused_and_told_why(value: str, why: str) -> None:
    with pytest.raises(NoDate) as fault:
        parse(value)
    assert str(fault.value) == f"'{value}' {why}"


@pytest.mark.parametrize(
    ("value", "precision", "first", "last"),
    [
        ("2016", "year", (2016, 1, 1), (2016, 12, 31)),
        ("2016-02", "month", (2016, 2, 1), (2016, 2, 29)),
        ("2016-02-05?", "day", (2016, 2, 5), (2016, 2, 5)),
    ],
)
def test_how_precise_a_date_is(value: str, precision: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    span = parse(value)
    assert span.start == span.end
    assert span.start == Moment(datetime.date(*first), datetime.date(*last), precision, "?" not in value)


def test_an_open_end_has_no_limit_and_leaves_the_other_as_sure_as_it_is() -> None:
    since, until = parse("2015-05/"), parse("../2015-05~")
    assert (since.start, since.end, since.last) == (parse("2015-05").start, None, datetime.date.max)
    assert (until.start, until.end, until.first) == (None, parse("2015-05~").end, datetime.date(2015, 5, 1))
    assert since.sure
    assert not until.sure


# Every kind of date and span in every language that comes with Hexapla: to be read by eye.
WRITTEN = {
    "2015": ("2015", "2015年", "2015", "2015", "2015", "2015", "2015"),
    "2015-01": (
        "January 2015", "2015年1月", "enero de 2015", "janeiro de 2015", "janvier 2015", "يناير 2015", "январь 2015",
    ),
    "2015-01-08": (
        "8 January 2015", "2015年1月8日", "8 de enero de 2015", "8 de janeiro de 2015", "8 janvier 2015",
        "8 يناير 2015", "8 января 2015",
    ),
    "2015-01-08/2015-01-09": (
        "8–9 January 2015", "2015年1月8日至9日", "del 8 al 9 de enero de 2015", "de 8 a 9 de janeiro de 2015",
        "du 8 au 9 janvier 2015", "من 8 إلى 9 يناير 2015", "8–9 января 2015",
    ),
    "2013-05-31/2013-06-06": (
        "31 May – 6 June 2013", "2013年5月31日至6月6日", "del 31 de mayo al 6 de junio de 2013",
        "de 31 de maio a 6 de junho de 2013", "du 31 mai au 6 juin 2013", "من 31 مايو إلى 6 يونيو 2013",
        "31 мая – 6 июня 2013",
    ),
    "2015-12-31/2016-01-02": (
        "31 December 2015 – 2 January 2016", "2015年12月31日至2016年1月2日",
        "del 31 de diciembre de 2015 al 2 de enero de 2016", "de 31 de dezembro de 2015 a 2 de janeiro de 2016",
        "du 31 décembre 2015 au 2 janvier 2016", "من 31 ديسمبر 2015 إلى 2 يناير 2016",
        "с 31 декабря 2015 по 2 января 2016",
    ),
    "2015-01/2015-03": (
        "January–March 2015", "2015年1月至3月", "de enero a marzo de 2015", "de janeiro a março de 2015",
        "de janvier à mars 2015", "من يناير إلى مارس 2015", "январь – март 2015",
    ),
    "2015-12/2016-03": (
        "December 2015 – March 2016", "2015年12月至2016年3月", "de diciembre de 2015 a marzo de 2016",
        "de dezembro de 2015 a março de 2016", "de décembre 2015 à mars 2016", "من ديسمبر 2015 إلى مارس 2016",
        "декабрь 2015 – март 2016",
    ),
    "2015/2024": ("2015–2024", "2015—2024年", "2015-2024", "2015-2024", "2015-2024", "2015–2024", "2015–2024"),
    "2015?": (
        "2015 (uncertain)", "2015年（存疑）", "2015 (fecha incierta)", "2015 (data incerta)", "2015 (date incertaine)",
        "2015 (تاريخ غير مؤكد)", "2015 (дата неточна)",
    ),
    "2015-05/..": (
        "since May 2015", "2015年5月起", "desde mayo de 2015", "desde maio de 2015", "mai 2015 (début)",
        "منذ مايو 2015", "май 2015 и далее",
    ),
    "2015-05-19/..": (
        "since 19 May 2015", "2015年5月19日起", "desde el 19 de mayo de 2015", "desde 19 de maio de 2015",
        "depuis le 19 mai 2015", "منذ 19 مايو 2015", "с 19 мая 2015",
    ),
    "2014/2015-03": (
        "2014 – March 2015", "2014年 – 2015年3月", "2014 – marzo de 2015", "2014 – março de 2015", "2014 – mars 2015",
        "2014 – مارس 2015", "2014 – март 2015",
    ),
    "2014-12/2015-01-03": (
        "December 2014 – 3 January 2015", "2014年12月 – 2015年1月3日", "diciembre de 2014 – 3 de enero de 2015",
        "dezembro de 2014 – 3 de janeiro de 2015", "décembre 2014 – 3 janvier 2015", "ديسمبر 2014 – 3 يناير 2015",
        "декабрь 2014 – 3 января 2015",
    ),
    "2015-02-03/2015-02-05": (
        "3–5 February 2015", "2015年2月3日至5日", "del 3 al 5 de febrero de 2015", "de 3 a 5 de fevereiro de 2015",
        "du 3 au 5 février 2015", "من 3 إلى 5 فبراير 2015", "3–5 февраля 2015",
    ),
    "../2015-05-19": (
        "until 19 May 2015", "至2015年5月19日", "hasta el 19 de mayo de 2015", "até 19 de maio de 2015",
        "jusqu’au 19 mai 2015", "حتى 19 مايو 2015", "по 19 мая 2015",
    ),
}  # fmt: skip


@pytest.mark.parametrize("value", WRITTEN)
def test_how_dates_are_written(value: str) -> None:
    shown = [written(value, LANGUAGES[tag], LANGUAGES[tag].words) for tag in LANGUAGES]
    assert tuple(shown) == WRITTEN[value]


def test_how_times_are_written() -> None:
    shown = [clock("16:08:09", language) for language in LANGUAGES.values()]
    assert shown == ["16:08", "16:08", "16:08", "16h08", "16\u00a0h\u00a008", "16:08", "16:08"]


@pytest.mark.parametrize("value", ["27/11/2026", "27.11.2026", "27-11-2026", "2026/11/27", "2026.1.2", "2026-1-27"])
def test_a_day_in_another_order_is_told_the_right_one(value: str) -> None:
    with pytest.raises(NoDate, match="year, month and day with hyphens, as in 2015-01-08"):
        parse(value)

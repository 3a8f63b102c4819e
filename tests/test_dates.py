"""Dates: the reader agrees with the EDTF package on all that it accepts, and every language writes them its own way."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

import edtf
import pytest
from golden import LANGUAGES, dates, golden
from hexapla.dates import Day, Moment, NoDate, parse
from hexapla.writing_dates import clock, written
from hypothesis import given
from hypothesis import strategies as st

days = st.dates(datetime.date(1000, 1, 1)).map(str)
ends = st.sampled_from(["", "?", "~", "%"])
plain = st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda parts: parts[0][: parts[1]])
wide = st.tuples(days, st.sampled_from(["{0}X", "{1}XX", "{2}-XX", "{2}-XX-XX", "{3}-XX", "{2}-21", "{2}-24"])).map(
    lambda parts: parts[1].format(parts[0][:3], parts[0][:2], parts[0][:4], parts[0][:7])
)
before = plain.map(lambda day: f"-{day}").filter(lambda day: "-02-29" not in day)
moments = st.tuples(st.one_of(plain, wide, before), ends).map("".join)
values = st.one_of(moments, st.tuples(moments, moments).map("/".join), st.text("0123456789-/?~%.X", max_size=24))


@given(values)
def test_what_is_accepted_means_what_the_edtf_package_says(value: str) -> None:
    try:
        span = parse(value)
    except NoDate:
        return
    # Marks on a season or on digits that are not given the package does not know; they do not change the days.
    vague = re.search("X|-(2[1-9]|3[0-2])", value)
    other = edtf.parse_edtf(value.rstrip("?~%") if vague and "/" not in value else value)
    if span.start and span.end:
        assert span.first == other.lower_strict()[:3]
        assert span.last == other.upper_strict()[:3]


@given(moments)
def test_every_moment_is_accepted(value: str) -> None:
    assert parse(value).sure is (value[-1] not in "?~%")


NO_EDTF = "is no EDTF date; right are for example 2015, 2015-01, 2015-01-08, 2015?, 2015-01-08/2015-01-09"
NO_DAY = "is no date of the calendar"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2015-13",
        "2015-02-30",
        "2015-1-8",
        "15",
        "2016/2015",
        "../..",
        "/",
        "a",
        "2015/2016/2017",
        "2015-00",
        "2015-01-00",
        "２０１５",
        "-0000",
        "2015-21-01",
        "2015-02-00",
        "-0219-02-29",
    ],
)
def test_what_is_no_date_is_refused_and_named(value: str) -> None:
    with pytest.raises(NoDate) as fault:
        parse(value)
    assert str(fault.value).startswith(f"'{value}' ")


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
    assert span.start == Moment(Day(*first), Day(*last), precision, "?" not in value)


def test_an_open_end_has_no_limit_and_leaves_the_other_as_sure_as_it_is() -> None:
    since, until = parse("2015-05/"), parse("../2015-05~")
    assert (since.start, since.end, since.last) == (parse("2015-05").start, None, Day(9999, 12, 31))
    assert (until.start, until.end, until.first) == (None, parse("2015-05~").end, Day(2015, 5, 1))
    assert since.sure
    assert not until.sure


def test_every_kind_of_date_and_span_is_written_as_it_was_reviewed() -> None:
    """In each language that comes with Hexapla; the table is there to be read."""
    assert dates() == golden("dates.md")


def test_how_times_are_written() -> None:
    shown = [clock("16:08:09", language) for language in LANGUAGES.values()]
    assert shown == ["16:08", "16:08", "16:08", "16h08", "16\u00a0h\u00a008", "16:08", "16:08"]


@pytest.mark.parametrize("value", ["27/11/2026", "27.11.2026", "27-11-2026", "2026/11/27", "2026.1.2", "2026-1-27"])
def test_a_day_in_another_order_is_told_the_right_one(value: str) -> None:
    with pytest.raises(NoDate, match="year, month and day with hyphens, as in 2015-01-08"):
        parse(value)


# Valid EDTF (ISO 8601-2) of other kinds, and what check says to write.
NOT_SHOWN = {
    "1868-05-03T10:00:00": "the day alone, as in 1868-05-03",
    "[1868, 1870]": "the span in which it was, as in 1868/1870",
    "{1868..1870}": "an event for each date",
    "Y170000002": "a year of four figures",
    "1950S2": "a year of four figures",
    "2015-34": "the months, as in 2015-01/2015-03",
    "1XXX": "what is known of it, as in 196X",
    "156X-12-25": "what is known of it, as in 196X",
    "1868-XX-03": "what is known of it, as in 196X",
    "2015?-06": "the mark at its end: 2015-06?",
    "?2015-06-~11": "the mark at its end",
    "196X/197X": "'1960/1979'",
    "1868-XX/..": "'1868/..'",
    "../19XX": "'../1999'",
    "2015-21/2015-10": "'2015-03/2015-10'",
}


@pytest.mark.parametrize("value", NOT_SHOWN)
def test_what_is_edtf_but_not_shown_is_told_so_and_what_to_write(value: str) -> None:
    if "/" not in value:  # of spans the package knows fewer kinds than the standard
        assert edtf.parse_edtf(value)
    with pytest.raises(NoDate) as told:
        parse(value)
    assert str(told.value).startswith(f"'{value}' is EDTF of a kind that is not shown here; write ")
    assert NOT_SHOWN[value] in str(told.value)


@given(values)
def test_what_is_no_edtf_is_not_said_to_be(value: str) -> None:
    try:
        parse(value)
    except NoDate as fault:
        if "is EDTF" in str(fault) and "/" not in value:
            edtf.parse_edtf(value)


@given(values.filter(lambda value: "/" not in value))
def test_every_date_is_written_in_every_language(value: str) -> None:
    try:
        parse(value)
    except NoDate:
        return
    for tag, language in LANGUAGES.items():
        text = written(value, language, language.words)
        assert text, tag
        assert "#" not in text, tag


@given(st.dates())
def test_a_day_knows_its_number_in_its_year(date: datetime.date) -> None:
    assert Day(date.year, date.month, date.day).of_year == date.timetuple().tm_yday
    assert str(Day(date.year, date.month, date.day)) == date.isoformat()


def test_a_language_without_a_form_for_them_writes_decades_centuries_and_eras_by_what_it_has() -> None:
    own = replace(LANGUAGES["en"], dates=replace(LANGUAGES["en"].dates, decade=None, century=None, bc=None))
    shown = [written(value, own, own.words) for value in ("196X", "19XX", "-0220")]
    assert shown == ["1960 – 1969", "1900 – 1999", "221 BC"]

"""Dates: the reader agrees with the EDTF package on all that it accepts, and every language writes them its own way."""

from __future__ import annotations

import datetime

import edtf
import pytest
from conftest import EDITIONS
from hexapla.dates import NoDate, parse, written
from hexapla.pipeline import read_and_check
from hypothesis import given
from hypothesis import strategies as st

LANGUAGES = read_and_check(EDITIONS / "valid")[0].language

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
        "0000",
        "2015-00",
        "2015-01-00",
        "２０１５",
        "201X",
    ],
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(NoDate):
        parse(value)


@pytest.mark.parametrize(
    ("value", "en", "zh", "es"),
    [
        ("2015", "2015", "2015年", "2015"),
        ("2015-01", "January 2015", "2015年1月", "enero de 2015"),
        ("2015-01-08", "8 January 2015", "2015年1月8日", "8 de enero de 2015"),
        ("2015-01-08/2015-01-09", "8–9 January 2015", "2015年1月8日至9日", "del 8 al 9 de enero de 2015"),
        ("2015-01/2015-03", "January 2015 – March 2015", "2015年1月 – 2015年3月", "enero de 2015 – marzo de 2015"),
        ("2015?", "2015 (uncertain)", "2015年（存疑）", "2015 (fecha incierta)"),
        ("2015-05/..", "since May 2015", "2015年5月起", "desde mayo de 2015"),
        ("../2015-05", "until May 2015", "至2015年5月", "hasta mayo de 2015"),
    ],
)
def test_how_dates_are_written(value: str, en: str, zh: str, es: str) -> None:
    assert [written(value, LANGUAGES[tag], LANGUAGES[tag].words) for tag in ("en", "zh", "es")] == [en, zh, es]

"""The timeline's picture, and the lists that are narrowed by kinds and words."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import crawl
import pytest
from claims import structured
from conftest import make_project, run
from hexapla.compose.chart import Bar, Frame, Line, chart
from hexapla.dates import parse
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

MONTHS = [str(month) for month in range(1, 13)]
NARROW = Frame("narrow", 288, 12, MONTHS, labelled=False)
WIDE = Frame("wide", 880, 5, MONTHS, labelled=True)
DATES = [
    "2015",
    "2015?",
    "2015-05",
    "2015-05~",
    "2015-05-18/2015-05-26",
    "2014-11-01/2016-02",
    "2015-03-01/..",
    "1999",
    "-0220",
    "-0043-03-15",
    "196X",
    "19XX",
    "2015-24",
    "1868-XX",
    "-0005/0010",
    "0000",
]
DAYS = st.dates().map(str).filter(lambda day: day >= "1000")


def drawn(dates: list[str], frame: Frame) -> ElementTree.Element:
    bars = [
        Bar(f"#e{n}", f"Event <{n}>", f"{date}: {n}", parse(date), "article", "visit") for n, date in enumerate(dates)
    ]
    return ElementTree.fromstring(chart(bars, (), frame, "A & B"))


@given(st.lists(st.one_of(st.sampled_from(DATES), DAYS), min_size=1, max_size=25))
def test_every_event_is_drawn_and_no_two_marks_come_closer_than_a_finger_needs(dates: list[str]) -> None:
    marks = drawn(dates, NARROW).findall(".//a")
    assert {mark.get("href") for mark in marks} == {f"#e{n}" for n in range(len(dates))}
    lanes: dict[str, list[tuple[float, float]]] = {}
    for mark in marks:
        [hit] = [r for r in mark.findall("rect") if r.get("class") == "hit"]
        body = mark.find("line")
        start = float(hit.attrib["x"].rstrip("%"))
        wide = next(
            (float(r.attrib["width"].rstrip("%")) for r in mark.findall("rect") if r.get("class") == "fading"), 0
        )
        end = float(body.attrib["x2"].rstrip("%")) if body is not None else start + wide
        lanes.setdefault(hit.attrib["y"], []).append((start, end))
    for lane in lanes.values():
        for (_, end), (start, _) in itertools.pairwise(sorted(lane)):
            assert (start - end) / 100 * NARROW.width >= 23.9


def test_years_before_1_have_their_names_and_room_for_them() -> None:
    frame = replace(NARROW, named=lambda year: str(year) if year > 0 else f"公元前{1 - year}年")
    bars = [Bar(f"#e{n}", "x", "x", parse(date), "article", "visit") for n, date in enumerate(["-0220-01-01", "2015"])]
    tree = ElementTree.fromstring(chart(bars, (), frame, "x"))
    assert [text.text for text in tree.iter("text") if text.get("class") == "of-year"] == ["公元前221年", "2015"]
    first = next(float(r.attrib["x"].rstrip("%")) for r in tree.iter("rect") if r.get("class") == "hit")
    assert first / 100 * NARROW.width >= 4 * 12.8 + 3 * 6.7


WORDS = st.text(st.sampled_from("Aa mW.é中港"), min_size=1, max_size=12)
TITLES = st.builds(lambda words, times: words * times, WORDS, st.integers(1, 14))


@given(st.lists(st.tuples(st.one_of(st.sampled_from(DATES), DAYS), TITLES), min_size=1, max_size=12))
def test_titles_stay_inside_the_picture(events: list[tuple[str, str]]) -> None:
    """By the measure that the picture is drawn with: a letter of Latin 6.7 px, one of Han 12.8."""
    bars = [Bar(f"#e{n}", title, title, parse(date), "article", "visit") for n, (date, title) in enumerate(events)]
    tree = ElementTree.fromstring(chart(bars, (), WIDE, "x"))
    for words in tree.iter("text"):
        if words.get("class") not in ("behind", "before", "on"):
            continue
        long = sum(12.8 if unicodedata.east_asian_width(char) in "WF" else 6.7 for char in words.text or "")
        at = float(words.attrib["x"].rstrip("%")) / 100 * WIDE.width + float(words.attrib["dx"])
        start = {"behind": at, "before": at - long, "on": at - long / 2}[words.attrib["class"]]
        assert start >= WIDE.width * WIDE.years / 100 - 1
        assert start + long <= WIDE.width + 1


@pytest.mark.parametrize(("title", "cut"), [("Short", False), ("Very long " * 14, True)])
def test_a_title_is_cut_where_there_is_no_room_and_nowhere_else(title: str, cut: bool) -> None:
    bar = Bar("#e", title, title, parse("2015-07-01"), "article", "visit")
    [words] = [t.text or "" for t in ElementTree.fromstring(chart([bar], (), WIDE, "x")).iter("text")
               if t.get("class") in ("behind", "before", "on")]  # fmt: skip
    assert (words != title) is cut
    assert words.endswith("…") is cut
    assert title.startswith(words.removesuffix("…"))


@pytest.mark.parametrize(
    ("date", "doubtful"), [("2015-05-18", False), ("2015?", True), ("2015-05~", True), ("2015/..", True)]
)
def test_what_is_not_sure_is_seen_not_to_be(date: str, doubtful: bool) -> None:
    signs = [text for text in drawn([date], NARROW).iter("text") if text.get("class") == "doubt"]
    assert bool(signs) is doubtful


def test_empty_years_are_left_out_where_they_are_many_and_the_article_s_year_stands_out() -> None:
    bars = [Bar(f"#e{year}", "t", "t", parse(year), "background", "visit") for year in ("1871", "1873", "2015")]
    tree = ElementTree.fromstring(chart(bars, [Line("../a/", "posted", parse("2016-02-05").first)], NARROW, "x"))
    years = [text.text for text in tree.iter("text") if text.get("class") in ("of-year", "gap", "of-article")]
    assert years == ["1871", "1872", "1873", "⋮", "2015", "2016"]
    assert [text.text for text in tree.iter("text") if text.get("class") == "of-article"] == ["2016"]


def test_a_span_of_centuries_takes_a_row_at_each_end() -> None:
    years = [t.text for t in drawn(["1500/2015", "1700"], NARROW).iter("text") if t.get("class") in ("of-year", "gap")]
    assert years == ["1500", "⋮", "1700", "⋮", "2015"]


@pytest.mark.parametrize("path", ["timeline/", "zh/timeline/", "es/timeline/"])
def test_the_timeline_is_narrowed_by_scope_and_kind(page: Page, path: str) -> None:
    page.goto(path)
    shown, every = page.locator(".entry:visible"), page.locator(".entry").count()
    assert every == 8
    expect(shown).to_have_count(every)
    page.locator(".filter [name=scope][value=article]").check()
    page.locator(".filter [name=kind][value=visit]").check()
    expect(shown).to_have_count(1)
    expect(shown.locator("h3")).to_have_attribute("id", "keeper-visit")
    expect(page.locator(".chart:visible .mark:not(.out)")).to_have_count(1)
    expect(page.locator(".group:visible")).to_have_count(1)
    expect(page.locator(".filter .count")).to_contain_text("1")
    page.reload()
    expect(shown).to_have_count(1)
    page.locator(".chart:visible .mark.out").first.click()
    expect(shown).to_have_count(every)


def test_the_glossary_is_filtered_by_words_with_the_keyboard_alone(page: Page) -> None:
    page.goto("es/glossary/")
    page.locator(".filter [name=words]").focus()
    page.keyboard.type("genérico o nada")
    expect(page.locator(".entry:visible")).to_have_count(0)
    page.keyboard.press("Control+A")
    page.keyboard.type("politica mutua")
    expect(page.locator(".entry:visible")).to_have_count(1)
    expect(page.locator(".entry:visible")).to_contain_text("confianza política mutua")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?words=politica\+mutua$"))


def test_without_scripts_every_entry_is_there_and_no_empty_control(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    for path, count in (("zh/timeline/", 8), ("glossary/", 13)):
        page.goto(path)
        expect(page.locator("form.filter")).to_be_hidden()
        expect(page.locator(".entry:visible")).to_have_count(count)
    context.close()


OLD = """
- {id: qin, kind: meeting, date: "-0220", title: {en: A}, account: {en: "A [@port-book]."}}
- {id: sixties, kind: meeting, date: 186X, title: {en: B}, account: {en: "B [@port-book]."}}
- {id: century, kind: meeting, date: 17XX, title: {en: C}, account: {en: "C [@port-book]."}}
- {id: spring, kind: meeting, date: 1871-21, title: {en: D}, account: {en: "D [@port-book]."}}
- {id: month, kind: meeting, date: 1868-XX, title: {en: E}, account: {en: "E [@port-book]."}}
"""
SHOWN = {
    "en": {"qin": "221 BC", "sixties": "the 1860s", "century": "the 18th century", "spring": "spring 1871"},
    "zh": {"qin": "公元前221年", "sixties": "19世纪60年代", "century": "18世纪", "spring": "1871年春季"},
    "es": {"qin": "221 a. C.", "sixties": "años 1860", "century": "siglo XVIII", "spring": "primavera de 1871"},
}


def test_dates_of_every_kind_are_placed_and_shown_in_each_language(valid: Path, tmp_path: Path) -> None:
    with (valid / "timeline/events.yml").open("a", encoding="utf-8") as file:
        file.write(OLD)
    folder = tmp_path / "project"
    folder.mkdir()
    run("-m", "mkdocs", "build", "--strict", cwd=make_project(folder, valid)).check_returncode()
    for tag, root in (("en", ""), ("zh", "zh/"), ("es", "es/")):
        page = folder / "site" / root / "timeline/index.html"
        entries = {e.get("href"): e.get("aria-label", "") for e in crawl.parsed(page).iter() if e.get("data-scope")}
        for id_, words in SHOWN[tag].items():
            assert entries[f"#{id_}"].startswith(words)
        years = [crawl.visible(e) for e in crawl.parsed(page).iter("h2") if "year" in (e.get("class") or "")]
        assert [years[0], years[1]] == [SHOWN[tag]["qin"], "1700"]
        assert crawl.by_id(page, "year_-220") is not None
    [events] = [thing for thing in structured(folder / "site/timeline/index.html") if thing["@type"] == "ItemList"]
    found = [(e["startDate"], e["endDate"]) for e in events["itemListElement"]]  # type: ignore[attr-defined]
    assert found[:2] == [("-0220", "-0220"), ("1700", "1799")]
    assert ("1871-03", "1871-05") in found

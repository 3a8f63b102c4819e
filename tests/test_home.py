"""The home page: its first screen, the sentence that stands for the article, the strip of years, the icons."""

from __future__ import annotations

import gzip
import io
import itertools
from pathlib import Path
from xml.etree import ElementTree

import pytest
from browsing import violations
from conftest import EDITIONS, whole
from hexapla.compose.chart import width_of
from hexapla.compose.exports import manifest
from hexapla.compose.pages import home
from hexapla.compose.strip import BASE, EVENT, HIGH, NARROW, WIDE, strip
from hexapla.compose.view import View
from hexapla.data import THEME
from hexapla.dates import parse
from hexapla.kinds import Direction
from hexapla.pipeline import read_and_check
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page, expect

ROOTS = {"en": "", "zh": "zh/", "es": "es/"}
YEARS = st.lists(st.integers(-400, 2100), min_size=1, max_size=40)


def named(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BCE"


def drawn(events: list[str], articles: list[str], direction: Direction = Direction.LTR) -> ElementTree.Element:
    days = [parse(day).first for day in articles]
    return ElementTree.fromstring(strip([parse(date) for date in events], days, direction, named))


def percent(element: ElementTree.Element, name: str) -> float:
    return float(element.attrib[name].rstrip("%"))


def year(number: int) -> str:
    return f"{'-' if number < 0 else ''}{abs(number):04}"


@given(YEARS, YEARS)
def test_no_two_names_of_years_touch_on_any_screen(events: list[int], articles: list[int]) -> None:
    tree = drawn(list(map(year, events)), [f"{year(a)}-05-05" for a in articles])
    for width, other in ((NARROW, "wide"), (WIDE, "narrow")):
        names = [t for t in tree.iter("text") if other not in t.attrib["class"] and "gap" not in t.attrib["class"]]
        ends = [(percent(t, "x") / 100 * width - width_of(t.text or "") / 2, width_of(t.text or "")) for t in names]
        assert ends
        assert all(start + wide < after for (start, wide), (after, _) in itertools.pairwise(sorted(ends)))


@given(YEARS, YEARS)
def test_every_event_is_counted_and_every_article_has_its_line(events: list[int], articles: list[int]) -> None:
    tree = drawn(list(map(year, events)), [f"{year(a)}-05-05" for a in articles])
    columns = sorted(tree.iter("rect"), key=lambda rect: percent(rect, "x"))
    counts = [events.count(each) for each in sorted(set(events))]
    one = min(EVENT, HIGH / max(counts))
    assert [round(float(column.attrib["height"]) / one) for column in columns] == counts
    assert all(abs(float(c.attrib["y"]) + float(c.attrib["height"]) - BASE) < 0.2 for c in columns)
    assert len([line for line in tree.iter("line") if line.get("class") == "posted"]) == len(set(articles))


def test_years_run_from_where_reading_begins() -> None:
    for direction, ordered in ((Direction.LTR, ["2001", "2002", "2003"]), (Direction.RTL, ["2003", "2002", "2001"])):
        tree = drawn(["2001-01-01", "2003-12-31"], ["2002-01-01"], direction)
        assert [t.text for t in sorted(tree.iter("text"), key=lambda t: percent(t, "x"))] == ordered
        first, last = sorted(percent(rect, "x") for rect in tree.iter("rect"))
        assert 0 <= first < 2
        assert 94 < last + percent(next(tree.iter("rect")), "width") <= 100


@pytest.mark.parametrize("tag", whole("large").tags)
def test_the_sentence_that_stands_for_the_article_is_that_of_the_page_s_language(tag: str) -> None:
    view = View(whole("large"), tag)
    [page] = home.pages(view)
    said, _, address = page.values["pulled"]
    [article] = view.edition.articles
    number, nth = article.pulled or (0, 0)
    [*found] = view.index.sentences(article, number, tag) or ()
    assert said == article.texts[tag][number - 1][found[nth - 1].start : found[nth - 1].end]
    assert address == f"harbour-year/#{article.pull}"


def test_nothing_is_pulled_where_no_editor_chose_or_a_translation_has_other_sentences(tmp_path: Path) -> None:
    assert next(home.pages(View(whole("bare"), whole("bare").default))).values["pulled"] is None
    source = tmp_path / "source"
    source.mkdir()
    for path in (EDITIONS / "large").rglob("*"):
        target = source / path.relative_to(EDITIONS / "large")
        target.mkdir(exist_ok=True) if path.is_dir() else target.write_bytes(path.read_bytes())
    spanish = source / "articles/harbour-year/es.md"
    paragraphs = spanish.read_text("utf-8").split("\n\n")
    paragraphs[2] += " Y nada más."
    spanish.write_text("\n\n".join(paragraphs), "utf-8")
    edition = read_and_check(source)[0]
    pulled = {tag: next(home.pages(View(edition, tag))).values["pulled"] for tag in edition.tags}
    assert (pulled["es"], bool(pulled["en"]), bool(pulled["zh"])) == (None, True, True)


@pytest.mark.parametrize("tag", ROOTS)
def test_the_way_in_stands_on_a_phone_s_first_screen(chromium: Browser, address: str, tag: str) -> None:
    context = chromium.new_context(viewport={"width": 375, "height": 812}, base_url=address, is_mobile=True)
    page = context.new_page()
    page.goto(ROOTS[tag])
    box = page.locator(".enter").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 600
    assert box["height"] >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert violations(page) == []
    context.close()


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
def test_the_seal_makes_the_masthead_no_taller(chromium: Browser, address: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, base_url=address)
    page = context.new_page()
    page.goto("")
    height = "document.querySelector('.masthead').getBoundingClientRect().height"
    expect(page.locator(".brand img")).to_be_visible()
    with_seal = page.evaluate(height)
    page.evaluate("document.querySelector('.brand img').hidden = true")
    assert with_seal - page.evaluate(height) < 1
    context.close()


def test_the_sentence_leads_to_itself_and_the_strip_to_the_timeline(page: Page) -> None:
    page.goto("")
    page.locator(".pull a").click()
    page.wait_for_url("**/harbour-year/#p3s1")
    expect(page.locator("#p3s1:target")).to_be_visible()
    page.goto("")
    page.get_by_role("link", name=View(whole("large"), "en").words["timeline"]).nth(1).click()
    page.wait_for_url("**/timeline/")


def test_home_is_small(large_site: Path) -> None:
    for root in ROOTS.values():
        assert len(gzip.compress((large_site / root / "index.html").read_bytes())) < 25_000


def test_the_icons_are_the_seal(chromium: Browser) -> None:
    """Drawn without a browser; the same as what a browser makes of icon.svg, but for its round corners."""
    [(_, drawn_icon)] = [
        file for file in manifest.files(View(whole("bare"), whole("bare").default)) if "192" in file[0]
    ]
    context = chromium.new_context(viewport={"width": 192, "height": 192})
    page = context.new_page()
    page.set_content(
        f"<style>body {{ margin: 0 }} svg {{ display: block; width: 192px }}</style>"
        f"{(THEME / 'assets' / 'icon.svg').read_text('utf-8')}"
    )
    with Image.open(io.BytesIO(page.screenshot())) as seen, Image.open(io.BytesIO(drawn_icon)) as ours:
        inner = (12, 12, 180, 180)
        apart = ImageChops.difference(seen.convert("RGB").crop(inner), ours.convert("RGB").crop(inner))
        assert max(ImageStat.Stat(apart).mean) < 4
    context.close()

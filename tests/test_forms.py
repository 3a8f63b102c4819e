"""Forms of paragraphs: what is composed of each, and what a browser and a screen reader make of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import claims
import crawl
import pytest
from browsing import served, violations
from conftest import EDITIONS, Builder, Built, whole
from hexapla.compose import forms
from hexapla.compose.files import compose
from hexapla.kinds import ParagraphForm
from hexapla.model import Edition, Text
from hexapla.pipeline import read_and_check
from hexapla.published import entries
from playwright.sync_api import Browser, Page, expect

SONG = whole("large").article["harbour-year"]


def formed(name: str, slug: str = "", **said: str) -> Edition:
    """An edition whose first article, or that of the name, has these forms and no others."""
    edition = whole(name)
    known = {ParagraphForm(form): tuple(map(Text, ranges.split())) for form, ranges in said.items()}
    chosen = slug or edition.articles[0].slug
    return replace(
        edition, articles=tuple(replace(a, forms=known) if a.slug == chosen else a for a in edition.articles)
    )


def composed(edition: Edition, path: str) -> str:
    return compose(edition)[f"{path}index.md"].decode()


def test_a_range_is_one_run_and_two_ranges_are_two() -> None:
    one, two = formed("large", quotation="2-3"), formed("large", quotation="2 3")
    assert composed(one, "en/harbour-year/").count("<blockquote") == 1
    assert composed(two, "en/harbour-year/").count("<blockquote") == 2


def test_a_run_ends_where_its_section_does() -> None:
    """Paragraphs 1 to 3 are one section, 4 to 6 the next."""
    text = composed(formed("large", item="3-4"), "en/harbour-year/")
    assert text.count('<div class="run" data-form="item" role="list">') == 2
    assert text.count('role="listitem"') == 2


def test_notes_stand_behind_a_list_and_not_in_it() -> None:
    text = composed(formed("large", item="1-3"), "en/harbour-year/")
    inside = text.split('role="list">')[1].split("</div>")[0]
    assert re.findall(r'<p id="(\w+)"', inside) == ["p1", "p2", "p3"]
    assert "{: #note-" not in inside
    assert "{: #note-seedling" in text


@pytest.mark.parametrize(
    ("name", "path", "level"),
    [
        ("large", "en/harbour-year/", 3),
        ("large", "zh/harbour-year/first-year/", 2),
        ("bare", "es/shore/", 2),
    ],
)
def test_a_sub_heading_is_one_below_what_it_stands_under(name: str, path: str, level: int) -> None:
    assert f'<h{level} id="p2">' in composed(formed(name, heading="2"), path)


def test_a_section_s_title_is_not_said_twice() -> None:
    """Where its first paragraph is a sub-heading of the same words; other words stand below the title."""
    whole_page = composed(whole("large"), "en/harbour-year/")
    contents = r'<details class="contents">.*?</details>'
    whole_page = re.sub(contents, "", whole_page, flags=re.DOTALL)
    assert (whole_page.count(">What was sung<"), "## What was sung" in whole_page) == (1, False)
    assert '<h2 id="p10">' in whole_page
    assert '<div class="titled" id="section_song">' in whole_page
    assert re.search('<h1 id="p10">.*>What was sung<.*</h1>', composed(whole("large"), "en/harbour-year/song/"))
    other = composed(formed("large", heading="1"), "en/harbour-year/first-year/")
    assert "\n# The first year\n" in other
    assert '<h2 id="p1">' in other


def test_a_description_is_no_sub_heading() -> None:
    edition = formed("bare", heading="1")
    edition = replace(edition, articles=(replace(edition.articles[0], summary={}),))
    assert "\ndescription: The sea comes & goes, <twice> a day.\n" in composed(edition, "en/shore/")


def test_a_range_that_is_longer_than_the_text_costs_nothing() -> None:
    assert len(formed("bare", verse="1-999999").articles[0].formed) == 2


def test_a_version_knows_its_forms() -> None:
    """Each form is a field of the record of its own; another range is another record."""

    def recorded(edition: Edition) -> dict[str, str]:
        [article] = [entry for entry in entries(edition) if entry.key == "shore/"]
        return {name: digest for name, (_, digest) in article.fields.items() if name.startswith("forms")}

    known = [recorded(formed("bare", **said)) for said in ({"verse": "1-2"}, {"verse": "1 2"}, {"item": "1-2"}, {})]
    assert [set(fields) for fields in known] == [{"forms.verse"}, {"forms.verse"}, {"forms.item"}, set()]
    assert known[0] != known[1]


def test_a_form_without_a_row_is_a_paragraph_with_a_look_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "SHAPES", {})
    assert '<p id="p1" class="paragraph" data-form="verse">' in composed(whole("bare"), "en/shore/")


@pytest.mark.parametrize("form", ParagraphForm)
def test_a_form_that_is_shown_as_another_is_noticed(form: ParagraphForm) -> None:
    """The claim that is put to every site tells the forms apart, but for captions, which are paragraphs."""
    alike = {other for other, meaning in claims.MEANT.items() if meaning == claims.MEANT[form]}
    assert alike - {None} == {form}


@pytest.fixture(scope="module")
def arabic(site_of: Builder) -> Built:
    return Built(read_and_check(EDITIONS / "arabic")[0], site_of("arabic", EDITIONS / "arabic"))


@pytest.mark.parametrize(
    "claim", [claims.every_paragraph_is_shown_in_its_form, claims.every_paragraph_is_there_with_exactly_its_characters]
)
def test_what_runs_from_right_to_left_has_forms_too(arabic: Built, claim: claims.Claim) -> None:
    claim(arabic)


def test_a_run_says_the_language_of_what_is_in_it() -> None:
    """A quotation stands in from the side where its language begins."""
    [run] = re.findall("<blockquote[^>]*>", composed(formed("three", "lamps", quotation="1-2"), "en/lamps/"))
    assert 'dir="rtl"' in run
    assert "lang=" in run


def test_a_screen_reader_is_told_what_each_paragraph_is(page: Page) -> None:
    page.goto("harbour-year/")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=2, name="What was sung", exact=True)).to_have_count(1)
    # A mark of a note is part of what it stands behind, as everywhere.
    expect(main.locator("h3#p16")).to_have_text(re.compile("^What was said\u206015$"), use_inner_text=True)
    [items] = [each for each in main.get_by_role("list").all() if each.get_attribute("data-form")]
    expect(items.get_by_role("listitem")).to_have_count(3)
    expect(main.get_by_role("blockquote").locator(".paragraph")).to_have_count(2)
    for path in ("harbour-year/song/", "zh/harbour-year/song/", "es/harbour-year/", "zh/harbour-year/parallel/"):
        page.goto(path)
        assert violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, path


def test_nothing_but_the_text_marks_an_item(page: Page) -> None:
    """No point or number comes from the browser, and lines of verse stand close."""
    page.goto("zh/harbour-year/song/")
    style = "element => getComputedStyle(element).{}"
    assert page.locator("#p20").evaluate(style.format("display")) == "block"
    assert page.locator("#p11").evaluate(style.format("textIndent")) != "0px"
    for number in (10, 16, 17, 18, 23):
        assert page.locator(f"#p{number}").evaluate(style.format("textIndent")) == "0px", number
    first, second, other = (page.locator(f"#p{number}").bounding_box() for number in (12, 13, 14))
    assert first
    assert second
    assert other
    assert second["y"] - first["y"] - first["height"] < 2
    assert other["y"] - second["y"] - second["height"] > 5


def test_numbers_stand_in_the_margin_whatever_stands_in(chromium: Browser, large_site: Path) -> None:
    with served(large_site) as where:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        opened = context.new_page()
        opened.goto(f"{where}harbour-year/song/")
        ends = [
            round(opened.locator(f'a.number[href="#p{number}"]').evaluate("e => e.getBoundingClientRect().right"))
            for number in (11, 12, 16, 17, 20, 23)
        ]
        context.close()
    assert max(ends) - min(ends) <= 1, ends


def test_arabic_is_accessible_in_every_form(chromium: Browser, arabic: Built) -> None:
    with served(arabic.site) as where:
        context = chromium.new_context(viewport={"width": 375, "height": 900}, color_scheme="dark")
        opened = context.new_page()
        for path in ("jasmine-harbour/", "en/jasmine-harbour/lamp/", "zh/jasmine-harbour/parallel/"):
            opened.goto(where + path)
            assert violations(opened) == [], path
            assert opened.evaluate("document.documentElement.scrollWidth") <= 375, path
        context.close()


def test_the_text_of_a_form_is_the_text(large_site: Path) -> None:
    for root, tag in (("", "en"), ("zh", "zh"), ("es", "es")):
        element = crawl.by_id(large_site / root / "harbour-year" / "song" / "index.html", "p16")
        assert element.tag == "h2"
        assert crawl.visible(element) == SONG.texts[tag][15]
        assert not [e for e in element.iter("a") if e.get("class") in ("number", "report")]

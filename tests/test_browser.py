"""A set of checks in a real browser, quick enough for every run; the full matrix is tests/audit.py.

What follows an act is always waited for (`expect`, `wait_for`), never looked at once.
"""

from __future__ import annotations

import itertools
import re

import pytest
from browsing import violations
from conftest import whole
from hexapla.compose.view import View
from playwright.sync_api import Browser, Page, expect

WORDS = {tag: View(whole("large"), tag).words for tag in whole("large").tags}


@pytest.mark.parametrize("path", ["", "zh/harbour-year/", "es/glossary/captains-forum/", "harbour-year/parallel/"])
def test_a_page_has_no_accessibility_violation_and_fits_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_switch_is_in_sight_and_leads_to_the_same_page(page: Page) -> None:
    page.goto("harbour-year/trade-and-coin/")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/harbour-year/trade-and-coin/")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.get_by_role("link", name="Español").click()
    page.wait_for_url("**/es/harbour-year/trade-and-coin/")


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("", "seedling", "seedling"),
        ("", "LSH", "LSH"),
        ("zh/", "茁壮", "茁壮"),
        ("zh/", "政治互信", "政治互信"),
        ("zh/", "HBC", "港元"),
        ("es/", "politica", "política"),
        ("es/", "travesia", "travesía"),
        ("es/", "plant", "plantón"),
    ],
)
def test_search_finds_in_the_page_s_language(page: Page, path: str, query: str, found: str) -> None:
    page.goto(path)
    page.locator("#_query").fill(query)
    results = page.locator(".results")
    expect(results).to_contain_text(found, ignore_case=True)
    link, title = (results.locator(part).first.bounding_box() for part in ("a", "a b"))
    assert link
    assert title
    assert title["width"] > 0.9 * link["width"], "the title stands above its words in context, not beside them"
    target = results.get_by_role("option").first.evaluate("link => link.href")
    assert f"/{path}" in target
    results.get_by_role("option").first.click()
    page.wait_for_url(target)


def test_search_says_when_nothing_is_found(page: Page) -> None:
    page.goto("zh/")
    page.locator("#_query").fill("没有这个词组")
    page.get_by_text(WORDS["zh"]["search_none"].format(query="没有这个词组")).wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".results")).to_be_hidden()


def test_the_columns_are_the_reader_s_choice_and_stand_in_the_address(page: Page) -> None:
    page.goto("harbour-year/parallel/")
    spanish = page.get_by_role("checkbox", name="Español")
    spanish.check()
    expect(page.locator("#p1 [data-language=es]")).to_be_visible()
    spanish.uncheck()
    expect(page.locator("#p1 [data-language=es]")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?show=en(,|%2C)zh$"))
    page.reload()
    expect(page.locator("#p1 [data-language=es]")).to_be_hidden()
    expect(page.locator("#p1 [data-language=zh]")).to_be_visible()


def test_the_scheme_is_the_reader_s_choice_and_is_remembered(page: Page) -> None:
    page.goto("")
    button = page.locator("button.scheme")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()
    button.click()
    expect(page.locator("body")).not_to_have_css("background-color", light)
    page.goto("glossary/")
    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")


def test_share_and_print(page: Page) -> None:
    page.goto("es/harbour-year/")
    ways = page.locator("a.share")
    expect(ways).to_have_count(2)  # behind the date, and below the text
    for share in ways.all():
        expect(share).to_have_attribute("href", re.compile("es%2Fharbour-year"))
    page.evaluate("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    page.get_by_role("button", name=WORDS["es"]["print"]).click()
    expect(page.locator("html")).to_have_attribute("data-printed", "yes")


def test_copied_text_is_the_source_s_alone(page: Page) -> None:
    page.goto("harbour-year/")
    copied = page.evaluate("""() => {
      getSelection().selectAllChildren(document.getElementById('p5'));
      return getSelection().toString();
    }""")
    # A browser copies an empty line around a number that it does not copy.
    assert copied.strip() == whole("large").article["harbour-year"].texts["en"][4]


def test_without_javascript_all_is_there_to_read(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("zh/harbour-year/")
    expect(page.locator("#p9")).to_be_visible()
    expect(page.locator("form.search")).to_be_hidden()
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"{address}harbour-year/")
    expect(page.locator("#p9")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("path", "count"), [("harbour-year/", 18), ("es/harbour-year/trade-and-coin/", 5)])
def test_notes_stand_beside_the_text_on_wide_screens_and_never_on_anything(
    chromium: Browser, address: str, path: str, count: int
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    page = context.new_page()
    page.goto(path)
    expect(page.locator("main.aligned")).to_be_visible()
    page.evaluate("document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    boxes = page.evaluate("[...document.querySelectorAll('.note')].map(n => n.getBoundingClientRect().toJSON())")
    texts = page.evaluate(
        "Math.max(...[...document.querySelectorAll('main :is(p, li, h2):not(.note):not(.note *)')]"
        ".map(e => e.getBoundingClientRect().right))"
    )
    assert len(boxes) == count
    assert all(box["left"] >= texts for box in boxes)
    assert all(first["bottom"] <= second["top"] for first, second in itertools.pairwise(boxes))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    context.close()


@pytest.mark.parametrize("tag", ["en", "zh", "es"])
def test_home_names_the_article_in_every_language_and_leads_there(page: Page, tag: str) -> None:
    page.goto("" if tag == "en" else f"{tag}/")
    others = [lang for lang in ("en", "zh-Hans", "es") if not lang.startswith(tag)]
    peers = page.locator(".title-in[lang]")
    assert peers.evaluate_all("all => all.map(peer => peer.lang)") == others
    peers.locator("a").first.click()
    page.wait_for_url("**/harbour-year/")
    expect(page.locator("html")).to_have_attribute("lang", others[0])
    expect(page.locator("#p1")).to_be_visible()


def test_words_of_another_language_are_said_to_be_so(page: Page) -> None:
    page.goto("harbour-year/")
    expect(page.locator("#note-seedling [lang=zh-Hans]")).to_have_text("嫩苗")
    expect(page.locator("#note-seedling em[lang=es]")).to_have_text("plantón")
    page.goto("zh/glossary/overall-cooperation/")
    works = page.locator(".references ol > li span").evaluate_all("all => all.map(span => span.lang)")
    assert set(works) == {"en", "es"}

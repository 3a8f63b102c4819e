"""A set of checks in a real browser, quick enough for every run; the full matrix is tests/audit.py."""

from __future__ import annotations

import itertools

import pytest
from browsing import violations
from ours import WORDS
from playwright.sync_api import Browser, Page


@pytest.mark.parametrize("path", ["", "zh/great-journey/", "es/glossary/celac/", "great-journey/parallel/"])
def test_a_page_has_no_accessibility_violation_and_fits_a_phone(page: Page, path: str) -> None:
    page.goto(path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_switch_is_in_sight_and_leads_to_the_same_page(page: Page) -> None:
    page.goto("great-journey/trade-and-finance/")
    page.get_by_role("link", name="中文").click()
    assert page.url.endswith("/zh/great-journey/trade-and-finance/")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.get_by_role("link", name="Español").click()
    assert page.url.endswith("/es/great-journey/trade-and-finance/")


@pytest.mark.parametrize(
    ("path", "query", "found"),
    [
        ("", "seedling", "seedling"),
        ("", "CELAC", "CELAC"),
        ("zh/", "茁壮", "茁壮"),
        ("zh/", "四驾马车", "四驾马车"),
        ("zh/", "RMB", "人民币"),
        ("es/", "politica", "política"),
        ("es/", "travesia", "travesía"),
        ("es/", "plant", "plantón"),
    ],
)
def test_search_finds_in_the_page_s_language(page: Page, path: str, query: str, found: str) -> None:
    page.goto(path)
    page.get_by_role("searchbox").fill(query)
    results = page.locator(".results")
    results.get_by_role("link").first.wait_for()
    assert found.casefold() in results.inner_text().casefold()
    link, title = (results.locator(part).first.bounding_box() for part in ("a", "a b"))
    assert link
    assert title
    assert title["width"] > 0.9 * link["width"], "the title stands above its words in context, not beside them"
    target = results.get_by_role("link").first.evaluate("link => link.href")
    results.get_by_role("link").first.click()
    page.wait_for_url(target)
    assert f"/{path}" in target


def test_search_says_when_nothing_is_found(page: Page) -> None:
    page.goto("zh/")
    page.get_by_role("searchbox").fill("没有这个词组")
    page.get_by_text(WORDS["zh"]["search_none"].format(query="没有这个词组")).wait_for()
    page.keyboard.press("Escape")
    assert page.locator(".results").is_hidden()


def test_the_columns_are_the_reader_s_choice_and_stand_in_the_address(page: Page) -> None:
    page.goto("great-journey/parallel/")
    page.get_by_role("checkbox", name="Español").uncheck()
    assert page.locator("#p1 [data-language=es]").is_hidden()
    assert page.url.endswith("?show=en,zh") or page.url.endswith("?show=en%2Czh")
    page.reload()
    assert page.locator("#p1 [data-language=es]").is_hidden()
    assert page.locator("#p1 [data-language=zh]").is_visible()


def test_the_scheme_is_the_reader_s_choice_and_is_remembered(page: Page) -> None:
    page.goto("")
    button = page.locator("button.scheme")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    button.click()
    button.click()
    assert page.evaluate(paper) != light
    page.goto("glossary/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_share_and_print(page: Page) -> None:
    page.goto("es/great-journey/")
    share = page.get_by_role("link", name=WORDS["es"]["share"])
    assert "es%2Fgreat-journey" in (share.get_attribute("href") or "")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name=WORDS["es"]["print"]).click()
    assert page.evaluate("window.printed")


def test_copied_text_is_the_source_s_alone(page: Page) -> None:
    page.goto("great-journey/")
    copied = page.evaluate("""() => {
      getSelection().selectAllChildren(document.getElementById('p3'));
      return getSelection().toString();
    }""")
    assert copied.startswith("Over the past year, with the joint efforts")
    assert "◆" not in copied


def test_without_javascript_all_is_there_to_read(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("zh/great-journey/")
    assert page.locator("#p10").is_visible()
    assert page.locator("form.search").is_hidden()
    page.get_by_role("link", name="English", exact=True).click()
    assert page.locator("#p10").is_visible()
    context.close()


@pytest.mark.parametrize(("path", "least"), [("great-journey/", 16), ("es/great-journey/trade-and-finance/", 5)])
def test_notes_stand_beside_the_text_on_wide_screens_and_never_on_anything(
    chromium: Browser, address: str, path: str, least: int
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
    page = context.new_page()
    page.goto(path)
    boxes = page.evaluate("[...document.querySelectorAll('.note')].map(n => n.getBoundingClientRect().toJSON())")
    texts = page.evaluate(
        "Math.max(...[...document.querySelectorAll('main :is(p, li, h2):not(.note):not(.note *)')]"
        ".map(e => e.getBoundingClientRect().right))"
    )
    assert len(boxes) >= least
    assert all(box["left"] >= texts for box in boxes)
    assert all(first["bottom"] <= second["top"] for first, second in itertools.pairwise(boxes))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    context.close()


@pytest.mark.parametrize("tag", ["en", "zh", "es"])
def test_home_names_the_article_in_every_language_and_leads_there(page: Page, tag: str) -> None:
    page.goto("" if tag == "en" else f"{tag}/")
    languages = page.locator(".also a").evaluate_all("all => all.map(a => a.lang)")
    assert languages == [lang for lang in ("en", "zh-Hans", "es") if not lang.startswith(tag)]
    page.locator(".also a").first.click()
    assert page.locator("html").get_attribute("lang") == languages[0]
    assert page.locator("#p1").is_visible()


def test_words_of_another_language_are_said_to_be_so(page: Page) -> None:
    page.goto("great-journey/")
    assert page.locator("#note-seedling [lang=zh-Hans]").inner_text() == "嫩苗"
    assert page.locator("#note-seedling em[lang=es]").inner_text() == "plantón"
    page.goto("zh/glossary/overall-cooperation/")
    works = page.locator("#references_ + ol > li > span").evaluate_all("all => all.map(span => span.lang)")
    assert {"en", "es"} <= set(works)

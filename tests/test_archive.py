"""The offline archive: unzipped, every link leads to a file, and search and cards work without a server."""

from __future__ import annotations

import zipfile
from pathlib import Path

import crawl
import pytest
from browsing import cut_off
from conftest import ROOT, run
from hexapla.render.archive import archive, spelled_out
from playwright.sync_api import Browser, expect


@pytest.fixture(scope="module")
def unzipped(large_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    archive(large_site, folder / "edition.zip", "edition")
    zipfile.ZipFile(folder / "edition.zip").extractall(folder)
    return folder / "edition"


@pytest.mark.parametrize(
    ("address", "spelled"),
    [
        ("../", "../index.html"), ("..", "../index.html"), (".", "./index.html"), ("./", "./index.html"),
        ("x/y/", "x/y/index.html"), ("x/#p1", "x/index.html#p1"), ("x/?show=en#p1", "x/index.html?show=en#p1"),
        ("#p1", "#p1"), ("", ""), ("a.css", "a.css"), ("https://example.org/", "https://example.org/"),
        ("mailto:a@b.c", "mailto:a@b.c"), ("//host/", "//host/"),
    ],
)  # fmt: skip
def test_an_address_of_a_folder_names_its_file(address: str, spelled: str) -> None:
    assert spelled_out(address) == spelled


def test_every_link_leads_to_a_file(unzipped: Path, large_site: Path) -> None:
    assert len(crawl.pages(unzipped)) == len(crawl.pages(large_site)) - 1, "all but the page for what is not found"
    assert crawl.dead_files(unzipped) == []


def test_no_page_has_a_policy_or_manifest_that_a_file_cannot_keep(unzipped: Path) -> None:
    """Browsers do not agree on what 'self' is in a file, and fetch a manifest from servers alone."""
    for page in crawl.pages(unzipped):
        assert not [e for e in crawl.parsed(page).iter("meta") if e.get("http-equiv") == "Content-Security-Policy"]
        assert not [e for e in crawl.parsed(page).iter("link") if e.get("rel") == "manifest"]


def test_the_same_site_gives_the_same_archive_and_none_is_said_to_be_missing(large_site: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        archive(large_site, tmp_path / name, "edition")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    done = run("scripts/build.py", "archive", "--site", str(tmp_path), cwd=ROOT)
    assert (done.returncode, "run 'mkdocs build' first" in done.stderr) == (1, True)


def test_search_cards_and_languages_work_from_a_file(unzipped: Path, chromium: Browser) -> None:
    page = chromium.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("requestfailed", lambda request: None if cut_off(request) else wrong.append(request.url))
    page.goto((unzipped / "zh" / "index.html").as_uri())
    page.locator("#_query").fill("茁壮")
    page.locator(".results a").first.click()
    page.wait_for_url("**/zh/harbour-year/index.html#p3")
    page.locator("#p3 .term").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.locator(".card").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Español").first.click()
    page.wait_for_url("**/es/harbour-year/index.html#p3*")
    page.locator(".second select").select_option("en")
    page.locator("#p3s1 .nth").click()
    expect(page.locator(".peer")).to_have_attribute("lang", "en")
    assert wrong == []
    page.close()

"""The command line: what it makes, says, and refuses; never a traceback, never a half-written docs/."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import crawl
import pytest
import yaml
from broken import break_it
from captures import ENGLISH
from conftest import EDITIONS, run
from hexapla.commands.importing import understand, write
from hexapla.commands.reading import Request

Build = Callable[..., subprocess.CompletedProcess[str]]


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def built(project: Path, **environment: str) -> None:
    """Build the site, where that must succeed without a warning."""
    done = run("-m", "mkdocs", "build", "--strict", cwd=project, env={**os.environ, **environment})
    assert done.returncode == 0, done.stdout + done.stderr


def test_build_writes_docs_and_says_how_much(project: Path, build: Build) -> None:
    done = build(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "en, zh, es" in done.stdout
    assert (project / "docs/zh/harbour-letters/index.md").exists()


def test_a_broken_source_leaves_docs_untouched(project: Path, build: Build) -> None:
    build(project)
    before = listing(project / "docs")
    break_it(project / "source", EDITIONS / "broken" / "all-at-once")
    done = build(project)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr + done.stdout
    told = (EDITIONS / "broken" / "all-at-once" / "expected.txt").read_text("utf-8").splitlines()
    assert done.stderr.splitlines() == [line for line in told if ": incomplete: " not in line]
    assert listing(project / "docs") == before


def test_check_in_three_forms(project: Path, build: Build) -> None:
    assert build(project, "check").stdout == (
        "still to come: 1 in en, 1 in es ('check --language en' lists them)\nno errors; 0 warnings\n"
    )
    assert len(json.loads(build(project, "check", "--format", "json", "--language", "es").stdout)) == 1
    break_it(project / "source", EDITIONS / "broken" / "dates-dates")
    done = build(project, "check", "--format", "github")
    assert done.returncode == 1
    assert "::error file=source/timeline/events.yml,line=3,col=9::" in done.stdout


def test_a_recorded_version_is_not_recorded_otherwise(project: Path, build: Build) -> None:
    assert build(project, "record").returncode == 0
    kept = (project / "source" / "published.txt").read_text("utf-8")
    events = project / "source" / "timeline" / "events.yml"
    events.write_text(events.read_text("utf-8").replace("It came.", "It went."), "utf-8")
    done = build(project, "record")
    assert done.returncode == 1
    assert "account.en of the event 'first-ship' is not what version 1.2.0 was published with" in done.stderr
    assert (project / "source" / "published.txt").read_text("utf-8") == kept
    assert build(project, "record", "--again").returncode == 0
    assert "published with" not in build(project, "check").stdout


def test_what_cannot_be_written_is_said_in_a_line(project: Path, build: Build) -> None:
    done = build(project, "--docs", "mkdocs.yml")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert done.stderr.startswith("mkdocs.yml")


def test_status_tells_of_every_part_in_every_language_how_much_is_there(project: Path, build: Build) -> None:
    rows = build(project, "status").stdout.splitlines()
    shown = {tuple(row.split()[:2]): row.split()[-3:] for row in rows if " of " in row}
    assert shown["en", "texts"] == ["4", "of", "6"]
    assert shown["zh", "texts"] == ["6", "of", "6"]
    assert shown["es", "notes"][0] == shown["es", "notes"][2]
    assert {part for _, part in shown} >= {"articles", "glossary", "timeline", "notes", "site", "interface"}
    assert "en     cha-yu-qiao: missing" in rows
    assert "zh     cha-yu-qiao: original" in rows
    assert "es     harbour-letters: translated (official)" in rows
    timeline = project / "source/timeline/events.yml"
    timeline.write_text(timeline.read_text("utf-8") + "- {id: bare, kind: meeting, date: 1872}\n", "utf-8")
    again = {tuple(row.split()[:2]): row.split()[-3:] for row in build(project, "status").stdout.splitlines()}
    assert int(again["es", "timeline"][2]) == int(shown["es", "timeline"][2]) + 2


def test_status_tells_what_was_made_from_another_original(project: Path, build: Build) -> None:
    path = project / "source/articles/harbour-letters/article.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("es: {status: official}", "es: {status: official, of: 0000}"), "utf-8")
    rows = build(project, "status").stdout.splitlines()
    assert [row.endswith("out of date") for row in rows if "harbour-letters" in row] == [False, False, True]


@pytest.mark.parametrize("arguments", [["nonsense"], ["import"], ["check", "--format", "xml"], ["--unknown"]])
def test_wrong_usage_is_exit_2(project: Path, build: Build, arguments: list[str]) -> None:
    done = build(project, *arguments)
    assert (done.returncode, "usage:" in done.stderr) == (2, True)


def test_a_folder_without_sources(project: Path, build: Build) -> None:
    done = build(project, "--source", "nowhere")
    assert done.returncode == 1
    way = "run this in the folder of an edition, or begin one with 'init'"
    assert done.stderr == f"nowhere/site.yml:1:1: error: the file is missing; {way} [reading-files]\n"


def imported(project: Path, build: Build, data: bytes, *more: str) -> subprocess.CompletedProcess[str]:
    (project / "page.txt").write_bytes(data)
    return build(project, "import", "page.txt", "--slug", "new-page", *more)


def test_import_makes_an_article_that_passes_check_and_builds(project: Path, build: Build) -> None:
    done = imported(project, build, ENGLISH.encode())
    assert (done.returncode, done.stderr) == (0, "")
    folder = project / "source/articles/new-page"
    assert (folder / "original.txt").read_bytes() == ENGLISH.encode()
    assert yaml.safe_load((folder / "article.yml").read_text())["original"]["language"] == "en"
    assert build(project, "check").returncode == 0
    built(project)
    page = (project / "site/zh/new-page/index.html").read_text("utf-8")
    assert "本文尚未译出" in page
    assert '<p id="p1" class="paragraph" lang="en">' in page


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("首页 > 中拉关系\n标题\n2016-02-05\n\n　　正文。\n\n打印\n", "zh"),
        ("Inicio > A\nTítulo\n2016-02-05\n\nTexto.\n\nImprimir\n", "es"),
        ("中文 | Español\nTitle\n2016-02-05\n\nText.\n", "en"),
    ],
)
def test_import_tells_the_language(project: Path, build: Build, text: str, tag: str) -> None:
    assert imported(project, build, text.encode()).returncode == 0
    assert yaml.safe_load((project / "source/articles/new-page/article.yml").read_text())["original"]["language"] == tag
    assert build(project, "check").returncode == 0


def test_import_leaves_nothing_beside_what_it_made(project: Path, build: Build) -> None:
    before = {path.name for path in (project / "source").iterdir()}
    assert imported(project, build, ENGLISH.encode()).returncode == 0
    assert {path.name for path in (project / "source").iterdir()} == before
    assert {path.name for path in (project / "source/articles/new-page").iterdir()} == {"original.txt", "article.yml"}


def test_import_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(shutil.copytree(EDITIONS / "valid", tmp_path / "source"))
    (tmp_path / "page.txt").write_text(ENGLISH, "utf-8")
    before = listing(source)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space"):
        write(understand(Request(tmp_path / "page.txt", "new-page"), source), source)
    assert listing(source) == before
    assert not list(source.glob(".import-*"))


def test_import_remembers_an_encoding_that_it_was_told(project: Path, build: Build) -> None:
    data = "标题\n2016-02-05\n\n正文。\n".encode("gb18030")
    assert imported(project, build, data).returncode == 1
    assert imported(project, build, data, "--encoding", "gb18030", "--language", "zh").returncode == 0
    assert build(project, "check").returncode == 0


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("harbour-letters", "there already"),
        ("glossary", "reserved"),
        ("assets", "reserved"),
        ("fr", "reserved"),
        ("pt-br", "reserved"),
        ("zh-hans", "reserved"),
        ("../x", "no slug"),
        ("A b", "no slug"),
        ("a--b", "no slug"),
        ("", "no slug"),
    ],
)
def test_import_refuses_a_slug(project: Path, build: Build, slug: str, said: str) -> None:
    (project / "page.txt").write_text(ENGLISH, "utf-8")
    before = listing(project)
    done = build(project, "import", "page.txt", "--slug", slug)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert listing(project) == before


@pytest.mark.parametrize("data", [b"", b"\0\1", b"\xff\xfe\xfa", b"T\n\nNo date.\n", b"T\n2016-02-30\n\nText.\n"])
def test_import_of_what_is_no_page_makes_nothing(project: Path, build: Build, data: bytes) -> None:
    (project / "page.txt").write_bytes(data)
    before = listing(project)
    done = build(project, "import", "page.txt", "--slug", "new-page")
    assert done.returncode == 1
    assert done.stderr.startswith("page.txt:")
    assert "Traceback" not in done.stderr
    assert listing(project) == before


def test_import_of_a_missing_file(project: Path, build: Build) -> None:
    done = build(project, "import", "nowhere.txt", "--slug", "new-page")
    assert (done.returncode, done.stderr) == (1, "nowhere.txt:1:1: error: cannot be read: No such file or directory\n")


def test_a_fourth_language_is_a_tag(project: Path) -> None:
    """Portuguese comes with Hexapla: its tag in site.yml is all that is needed."""
    site = project / "source/site.yml"
    site.write_text(site.read_text("utf-8").replace("[en, zh, es]", "[en, zh, es, pt]"), "utf-8")
    built(project)
    page = (project / "site/pt/harbour-letters/index.html").read_text("utf-8")
    assert '<html lang="pt"' in page
    assert 'hreflang="pt"' in (project / "site/index.html").read_text("utf-8")


def test_a_first_language_that_is_not_english(project: Path) -> None:
    site = project / "source/site.yml"
    site.write_text(site.read_text("utf-8").replace("[en, zh, es]", "[zh, es]"), "utf-8")
    text = site.read_text("utf-8")
    assert "en:" in text
    for path in [*project.glob("source/*.yml"), *project.glob("source/*/*.yml")]:
        assert path.exists()
    done = run("scripts/build.py", "check", cwd=project)
    assert "'en' is no language of this edition" in done.stderr


@pytest.mark.parametrize("tag", ["zh", "es"])
def test_a_dead_link_in_any_language_stops_a_strict_build(project: Path, tag: str) -> None:
    """A page of one's own beside the composed ones; MkDocs warns of its link, and --strict makes it an error."""
    (project / "docs" / tag).mkdir(exist_ok=True)
    (project / "docs" / tag / "mine.md").write_text("[nowhere](nowhere.md)\n", "utf-8")
    done = run("-m", "mkdocs", "build", "--strict", cwd=project)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert f"{tag}: Aborted with 1 warnings in strict mode" in done.stdout + done.stderr


def test_the_environment_names_the_address(project: Path) -> None:
    site = project / "source/site.yml"
    kept = [line for line in site.read_text("utf-8").splitlines() if not line.startswith(("address:", "repository:"))]
    site.write_text("\n".join(kept), "utf-8")
    built(project)
    page = (project / "site/about/index.html").read_text("utf-8")
    assert "canonical" not in page
    assert 'hreflang="x-default"' not in page
    assert not (project / "site/sitemap.xml").exists()
    told = {"EDITION_ADDRESS": "https://a.example/b", "EDITION_REPOSITORY": "https://git.example/r"}
    built(project, **told)
    page = (project / "site/zh/about/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://a.example/b/zh/about/">' in page
    assert 'hreflang="x-default" href="https://a.example/b/about/"' in page
    assert 'href="https://git.example/r/edit/main/source/site.yml"' in page
    assert "<loc>https://a.example/b/zh/about/</loc>" in (project / "site/sitemap.xml").read_text("utf-8")


def test_an_error_in_the_sources_stops_mkdocs_without_a_traceback(project: Path) -> None:
    built(project)
    before = listing(project / "site")
    break_it(project / "source", EDITIONS / "broken" / "dates-dates")
    done = run("-m", "mkdocs", "build", "--strict", cwd=project)
    assert done.returncode == 1
    assert "source/timeline/events.yml:3:9: error: '1868-06/1868-05' runs backwards" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert listing(project / "site") == before


HOSTILE = """Home > L <b>
# A [click](javascript:alert(1)) *b* ![i](http://evil.example/x.png) {: #p1 onclick=alert(2) } \\a\\*b
By Ann [x](nope.md){: onclick=alert(3) } `c`
2016-02-05

  Text.

  (The author [y](javascript:alert(4)) <script>alert(5)</script>)
"""


def test_titles_bylines_and_notes_of_a_capture_are_text(project: Path, build: Build) -> None:
    assert imported(project, build, HOSTILE.encode(), "--language", "en", "--yes").returncode == 0
    built(project)
    page = project / "site/new-page/index.html"
    lines = HOSTILE.splitlines()
    for id_, line in (("title", lines[1]), ("byline", lines[2]), ("author-note", lines[7].strip())):
        element = crawl.by_id(page, id_)
        assert (crawl.visible(element), len(element)) == (line, 0)
    assert all(not name.startswith("on") for e in crawl.parsed(page).iter() for name in e.attrib)


def test_words_of_the_interface_are_text(project: Path) -> None:
    words = {"skip": "<script>alert(1)</script>", "share": '"><img src=x onerror=alert(2)>'}
    (project / "source/languages/en.yml").write_text(yaml.safe_dump({"words": words}), "utf-8")
    built(project)
    page = project / "site/index.html"
    scripts = [e for e in crawl.parsed(page).iter("script") if e.get("type") != "application/ld+json"]
    assert [e.get("src") for e in scripts] == ["./assets/edition.js"]
    assert [e.get("src") for e in crawl.parsed(page).iter("img")] == ["./assets/icon.svg"]  # the seal
    assert "<script>alert(1)</script>" in "".join(crawl.parsed(page).itertext())


def test_a_language_of_one_s_own_shows_the_words_that_it_lacks_in_the_first(project: Path, build: Build) -> None:
    """Esperanto does not come with Hexapla: a file of the edition brings it, with as many words as it likes."""
    site = project / "source/site.yml"
    site.write_text(site.read_text("utf-8").replace("[en, zh, es]", "[en, zh, es, eo]"), "utf-8")
    assert "needs a file source/languages/eo.yml" in build(project, "check").stderr
    language = {
        "lang": "eo", "name": "Esperanto", "locale": "eo", "citation": {"style": "apa", "locale": "en-US"},
        "dates": {"year": "y", "month": "MMMM y", "day": "d MMMM y", "days": "#–d MMMM y", "time": "HH:mm"},
        "words": {"home": "Hejmo"},
    }  # fmt: skip
    (project / "source/languages/eo.yml").write_text(yaml.safe_dump(language), "utf-8")
    assert "the word 'glossary' is missing" in build(project, "check", "--language", "eo").stdout
    built(project)
    page = (project / "site/eo/timeline/index.html").read_text("utf-8")
    assert "1899 (uncertain)" in page
    assert ">Hejmo<" in page

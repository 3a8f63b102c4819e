"""Beginning an edition of one's own with Hexapla as it is installed: the wheel, in a folder that holds nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import crawl
import jsonschema
import pytest
import yaml
from conftest import ROOT, run

PAGE = """English | 中文
Inicio > Noticias > Puertos
La travesía de la cabra
Ana Pérez y Luis Gil
2018-09-14 08:12

  El transbordador salió a mediodía con una cabra. Nadie se mareó.

  La cabra, según el capitán, miró el mar durante todo el viaje.

Compartir
Imprimir
"""

Hexapla = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def hexapla(installed: Path, tmp_path: Path) -> Hexapla:
    """Run a module of the installed package, in a folder of one's own (or below it)."""

    def call(*arguments: str, module: str = "hexapla", cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(installed), "NO_MKDOCS_2_WARNING": "1"}
        return run("-m", module, *arguments, cwd=cwd, env=environment)

    return call


@pytest.fixture
def begun(hexapla: Hexapla, tmp_path: Path) -> Path:
    """An edition in three languages begun from a captured page."""
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    done = hexapla("init", "mine", "--languages", "es,en,pt", "--from", "page.txt", "--slug", "cabra")
    assert done.returncode == 0, done.stderr
    return tmp_path / "mine"


def test_a_page_becomes_a_site_by_two_commands(begun: Path, hexapla: Hexapla) -> None:
    done = hexapla("build", "--strict", module="mkdocs", cwd=begun)
    assert done.returncode == 0, done.stderr
    site = begun / "site"
    assert crawl.dead(site) == []
    for root in ("", "en/", "pt/"):
        page = site / root / "cabra" / "index.html"
        paragraph = crawl.by_id(page, "p1")
        assert crawl.visible(paragraph) == "El transbordador salió a mediodía con una cabra. Nadie se mareó."
    assert crawl.visible(crawl.parsed(site / "index.html").find(".//h1")) == "La travesía de la cabra"
    assert (site / "assets" / "edition.css").is_file()


def test_check_asks_a_beginner_only_what_nobody_else_can_know(begun: Path, hexapla: Hexapla) -> None:
    done = hexapla("check", cwd=begun)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "no errors; 1 warning"
    [warning] = [line for line in done.stdout.splitlines() if ": warning: " in line]
    assert "will not say 'Family, Given' but 'Ana Pérez' and 'Luis Gil'" in warning
    assert "cited: {es: [{family: …, given: …}]}" in warning


def test_init_tells_what_it_read_in_the_page(tmp_path: Path, hexapla: Hexapla) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    told = hexapla("init", "mine", "--languages", "es", "--from", "page.txt").stdout
    for words in ("language    es", "title       La travesía de la cabra", "Ana Pérez; Luis Gil", "2018-09-14 08:12"):
        assert words in told
    assert "paragraphs  2" in told


def test_an_edition_without_anything_yet_builds(tmp_path: Path, hexapla: Hexapla) -> None:
    assert hexapla("init", "mine", "--languages", "en,ar").returncode == 0
    done = hexapla("build", "--strict", module="mkdocs", cwd=tmp_path / "mine")
    assert done.returncode == 0, done.stderr
    menu = [nav for nav in crawl.parsed(tmp_path / "mine/site/index.html").iter("nav") if nav.get("class") == "menu"]
    assert ["".join(a.itertext()) for nav in menu for a in nav.iter("a")] == ["About this edition"]
    assert crawl.dead(tmp_path / "mine/site") == []


def test_init_writes_nothing_where_files_are_and_nothing_of_a_page_it_cannot_read(
    tmp_path: Path, hexapla: Hexapla
) -> None:
    (tmp_path / "page.txt").write_text("A title\n\nNo date at all.\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    for arguments, code, said in (
        ((".",), 2, "there are files here already"),
        (("page.txt",), 2, "there are files here already"),
        (("mine", "--languages", "EN,fr"), 2, "names tags in lower case"),
        (("mine", "--languages", "tlh"), 2, "languages/tlh.yml"),
        (("mine", "--from", "page.txt"), 1, "no date of publication"),
        (("mine", "--from", "nowhere.txt"), 1, "cannot be read"),
    ):
        done = hexapla("init", *arguments)
        assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (code, True, False), done.stderr
        assert sorted(tmp_path.rglob("*")) == before


def test_a_page_in_a_language_that_the_edition_lacks_is_told_as_such(tmp_path: Path, hexapla: Hexapla) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    done = hexapla("init", "mine", "--languages", "en,fr", "--from", "page.txt")
    assert done.returncode == 1
    assert "the page seems to be in Español (es), and the edition has en, fr" in done.stderr


def test_every_beginning_is_valid_and_keeps_what_was_there(begun: Path, hexapla: Hexapla) -> None:
    source = begun / "source"
    before = {path: path.read_text("utf-8") for path in source.rglob("*.yml")}
    for arguments in (
        ("term", "Harbour Office"),
        ("term", "Tea Bridge", "--kind", "place"),
        ("event", "La primera travesía", "--date", "2015-03"),
        ("note", "capitan", "--paragraph", "2"),
        ("note", "mar", "--paragraph", "2"),
        ("language", "fr"),
        ("language", "ja"),
        ("language", "de"),
        ("article", "Un segundo texto"),
    ):
        done = hexapla("new", *arguments, cwd=begun)
        assert done.returncode == 0, done.stderr
    checked = hexapla("check", cwd=begun)
    assert checked.returncode == 0, checked.stderr
    for path, text in before.items():
        kept = [line for line in path.read_text("utf-8").splitlines() if line in text.splitlines()]
        lines = [line for line in text.splitlines() if not line.startswith("languages: ")]
        assert [line for line in kept if line in lines][: len(lines)] == lines, path
    assert yaml.safe_load((source / "site.yml").read_text("utf-8"))["languages"] == ["es", "en", "pt", "fr", "ja", "de"]
    assert "search: {stemmer: german}" in (source / "languages/de.yml").read_text("utf-8")
    assert [t["id"] for t in yaml.safe_load((source / "glossary/terms.yml").read_text("utf-8"))] == [
        "harbour-office",
        "tea-bridge",
    ]
    done = hexapla("build", "--strict", module="mkdocs", cwd=begun)
    assert done.returncode == 0, done.stderr
    assert "2015" in (begun / "site/fr/timeline/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("event", "No date"), "--date"),
        (("event", "Bad date", "--date", "in 1871"), "no EDTF date"),
        (("term", "中文"), "no id can be made"),
        (("term", "X", "--kind", "nonsense"), "no kind"),
        (("note", "x", "--paragraph", "9"), "from 1 to 2"),
        (("note", "x", "--article", "nowhere"), "one of cabra"),
        (("language", "es"), "already"),
        (("language", "Fr"), "no language tag"),
    ],
)
def test_a_beginning_that_is_not_clear_is_refused_and_nothing_is_written(
    begun: Path, hexapla: Hexapla, arguments: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    done = hexapla("new", *arguments, cwd=begun)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()} == before


def test_the_page_that_new_article_wrote_gives_way_to_the_captured_one(begun: Path, hexapla: Hexapla) -> None:
    assert hexapla("new", "article", "Second", cwd=begun).returncode == 0
    article = begun / "source/articles/second/article.yml"
    article.write_text(article.read_text("utf-8").replace("# keywords: [harbour, tea-bridge]", "keywords: []"), "utf-8")
    (begun / "page.txt").write_text(PAGE, "utf-8")
    assert hexapla("import", "page.txt", "--slug", "second", cwd=begun).returncode == 0
    assert (begun / "source/articles/second/original.txt").read_text("utf-8") == PAGE
    assert "keywords: []" in article.read_text("utf-8")
    assert hexapla("check", cwd=begun).returncode == 0
    again = hexapla("import", "page.txt", "--slug", "second", cwd=begun)
    assert "there already" in again.stderr


def test_upgrade_renews_what_was_written_and_leaves_what_was_changed(
    begun: Path, hexapla: Hexapla, installed: Path, tmp_path: Path
) -> None:
    readme, workflow = begun / "README.md", begun / ".github/workflows/publish.yml"
    readme.write_text(readme.read_text("utf-8") + "\nOurs.\n", "utf-8")
    source = {path: path.read_bytes() for path in (begun / "source").rglob("*") if path.is_file()}
    newer = Path(shutil.copytree(installed, tmp_path / "newer"))
    for path, old, new in (
        ("hexapla/__init__.py", '__version__ = "', '__version__ = "9'),
        ("hexapla/starter/publish.yml", "timeout-minutes: 15", "timeout-minutes: 20"),
        ("hexapla/starter/README.md", "# An edition", "# The edition"),
    ):
        file = newer / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")

    def upgrade(*more: str) -> subprocess.CompletedProcess[str]:
        return run("-m", "hexapla", "upgrade", *more, cwd=begun, env={**os.environ, "PYTHONPATH": str(newer)})

    before = {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()}
    told = upgrade("--dry-run").stdout
    assert "+    timeout-minutes: 20" in told
    assert {path: path.read_bytes() for path in begun.rglob("*") if path.is_file()} == before
    told = upgrade().stdout
    assert ".github/workflows/publish.yml: brought up to date" in told
    assert "README.md: left as you changed it" in told
    assert "timeout-minutes: 20" in workflow.read_text("utf-8")
    assert readme.read_text("utf-8").endswith("\nOurs.\n")
    assert "hexapla==9" in (begun / "requirements.txt").read_text("utf-8")
    assert {path: path.read_bytes() for path in (begun / "source").rglob("*") if path.is_file()} == source
    again = upgrade().stdout
    assert "brought up to date" not in again
    assert "README.md: left as you changed it" in again


def test_upgrade_says_what_a_newer_version_asks_for(begun: Path, hexapla: Hexapla) -> None:
    record = begun / ".hexapla/written.json"
    record.write_text(record.read_text("utf-8").replace('"hexapla": "', '"hexapla": "0.3.'), "utf-8")
    assert (
        "Hexapla asks: in glossary/*.yml the key 'pinyin' is called 'romanized'" in hexapla("upgrade", cwd=begun).stdout
    )
    record.unlink()
    assert hexapla("upgrade", cwd=begun).returncode == 2


def test_a_wheel_is_put_beside_the_edition_so_that_any_machine_installs_it(
    installed: Path, tmp_path: Path, hexapla: Hexapla
) -> None:
    own = Path(shutil.copytree(installed, tmp_path / "own"))
    wheel = next(installed.parent.glob("*.whl"))
    [info] = own.glob("*.dist-info")
    (info / "direct_url.json").write_text(json.dumps({"url": wheel.as_uri(), "archive_info": {}}), "utf-8")
    done = run("-m", "hexapla", "init", "mine", cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(own)})
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mine/vendor" / wheel.name).read_bytes() == wheel.read_bytes()
    first = (tmp_path / "mine/requirements.txt").read_text("utf-8").splitlines()[1]
    assert first.startswith(f"./vendor/{wheel.name} --hash=sha256:")
    # pip holds all to their checksums as soon as one has one: none may lack it
    lock = (tmp_path / "mine/requirements.txt").read_text("utf-8")
    assert all(
        "--hash=" in block for block in lock.split("\n\n")[0].replace("\\\n", "").splitlines()[1:] if "==" in block
    )


def schema_of(folder: Path, path: Path) -> Any:
    """The schema that the first line of a source file names, as an editor finds it."""
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    return json.loads((path.parent / first.split("=", 1)[1]).read_text("utf-8"))


def test_what_init_writes_is_right_by_its_schemas_and_a_wrong_key_is_not(begun: Path) -> None:
    for path in (begun / "source").rglob("*.yml"):
        schema = schema_of(begun, path)
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), schema)
    schema = json.loads((begun / ".hexapla/schemas/site.json").read_text("utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**yaml.safe_load((begun / "source/site.yml").read_text("utf-8")), "nmae": {}}, schema)
    settings = json.loads((begun / ".vscode/settings.json").read_text("utf-8"))
    assert all((begun / schema).is_file() for schema in settings["yaml.schemas"])


def test_the_workflow_that_init_writes_runs_what_there_is(begun: Path, hexapla: Hexapla) -> None:
    """Every command of its steps, as a machine of continuous integration runs them from the first day."""
    workflow = yaml.safe_load((begun / ".github/workflows/publish.yml").read_text("utf-8"))
    steps = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert steps[0] == "pip install -r requirements.txt"
    for step in steps[1:]:
        program, *arguments = step.split()
        done = hexapla(*arguments, module=program, cwd=begun)
        assert done.returncode == 0, (step, done.stderr)
    with zipfile.ZipFile(begun / "site/downloads/edition.zip") as archive:
        assert "edition/index.html" in archive.namelist()


def test_the_installed_command_and_plugin_are_entry_points(installed: Path) -> None:
    [info] = installed.glob("*.dist-info")
    entries = (info / "entry_points.txt").read_text("utf-8")
    assert "hexapla = hexapla.cli:main" in entries
    assert "hexapla = hexapla.render.plugin:HexaplaPlugin" in entries


def test_the_wheel_has_every_file_of_the_package(installed: Path) -> None:
    def files(folder: Path) -> set[str]:
        found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        return {name for name in found if "__pycache__" not in name}

    assert files(installed / "hexapla") == files(ROOT / "scripts/hexapla") | {"starter/lock.txt"}
    assert (installed / "hexapla/starter/lock.txt").read_bytes() == (ROOT / "requirements.txt").read_bytes()


def test_an_article_that_is_only_begun_says_so(begun: Path, hexapla: Hexapla) -> None:
    assert hexapla("new", "article", "Un segundo texto", cwd=begun).returncode == 0
    said = "this article has no text yet; import FILE --slug un-segundo-texto puts the captured page in its place"
    assert said in hexapla("check", cwd=begun).stdout
    (begun / "page.txt").write_text(PAGE, "utf-8")
    assert hexapla("import", "page.txt", "--slug", "un-segundo-texto", cwd=begun).returncode == 0
    assert said not in hexapla("check", cwd=begun).stdout


def test_the_example_of_a_reference_can_be_uncommented(begun: Path, hexapla: Hexapla) -> None:
    path = begun / "source" / "references.yml"
    lines = [line.removeprefix("# ") for line in path.read_text("utf-8").splitlines()]
    wanted = [line for line in lines if line.startswith(("- id", "  ")) and "#" not in line and "described" not in line]
    path.write_text("\n".join(wanted), "utf-8")
    done = hexapla("check", cwd=begun)
    assert done.returncode == 0, done.stderr
    assert "nothing cites the reference 'port-book'" in done.stdout


def test_a_page_in_a_spanish_word_or_two_may_have_their_slug(begun: Path, hexapla: Hexapla) -> None:
    for slug, free in (("la-soja", True), ("el-agua", True), ("pt-br", False), ("zh-hant", False), ("es-419", False)):
        (begun / "page.txt").write_text(PAGE, "utf-8")
        done = hexapla("import", "page.txt", "--slug", slug, cwd=begun)
        assert (done.returncode == 0) is free, done.stderr
        assert ("shaped like a language tag; a longer name is free" in done.stderr) is not free


@pytest.mark.parametrize("command", [("check",), ("site",), ("serve",), ("import", "page.txt", "--slug", "x")])
def test_outside_an_edition_the_way_into_one_is_told(tmp_path: Path, hexapla: Hexapla, command: tuple[str]) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    done = hexapla(*command, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert len(done.stderr.splitlines()) == 1
    assert "run this in the folder of an edition, or begin one with 'init'" in done.stderr


def test_a_port_beyond_the_last_is_no_traceback(begun: Path, hexapla: Hexapla) -> None:
    done = hexapla("serve", "--dev-addr", "127.0.0.1:99999", module="mkdocs", cwd=begun)
    assert done.returncode == 1
    assert "99999 is no port: ports are numbers from 1 to 65535" in done.stdout
    assert "Traceback" not in done.stderr


def test_of_a_page_what_it_does_not_tell_may_be_said(tmp_path: Path, hexapla: Hexapla) -> None:
    (tmp_path / "page.txt").write_bytes(PAGE.split("\n", 1)[1].encode("cp1252"))
    done = hexapla("init", "mine", "--languages", "es,en", "--from", "page.txt", "--encoding", "windows-1252")
    assert done.returncode == 0, done.stderr
    assert "Ana Pérez" in done.stdout
    done = hexapla("init", "other", "--languages", "es,en", "--from", "mine/source/articles/text/original.txt",
                   "--encoding", "windows-1252", "--language", "en")  # fmt: skip
    assert "language    en" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--only", "ids-knwon"), "there is no rule 'ids-knwon'; did you mean 'ids-known'?"),
        (("--language", "ja"), "'ja' is no language of this edition; it has es, en, pt"),
    ],
)
def test_a_list_of_what_there_is_not_is_no_success(
    begun: Path, hexapla: Hexapla, arguments: tuple[str, str], said: str
) -> None:
    done = hexapla("check", *arguments, cwd=begun)
    assert (done.returncode, done.stderr) == (2, f"hexapla: {said}\n")

"""Runs that are interrupted, damaged or hindered: they end at once, lose nothing, and the next is as good as new."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import run
from hexapla.atomic import put
from hexapla.problems import did_you_mean
from hexapla.write import LIST, write

# More in the night: KILLS=300 python -m pytest tests/test_interruptions.py
KILLS = int(os.environ.get("KILLS", "6"))
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are otherwise there")


def start(project: Path, *arguments: str, cache: Path | None = None) -> subprocess.Popen[str]:
    """A run of its own, whose signals are those of a program in a terminal."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=project,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **({"XDG_CACHE_HOME": str(cache)} if cache else {})},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def children(process: int) -> list[int]:
    """The processes that a process has begun (Linux)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        found += [int(stat.parent.name)] if int(fields[1]) == process else []
    return found


def until(holds: Callable[[], object], within: float = 30.0) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + within
    while not holds():
        if time.monotonic() > end:
            return False
    return True


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_references_are_made_ends_the_run_and_what_it_began(
    project: Path, tmp_path: Path, number: signal.Signals
) -> None:
    running = start(project, "scripts/build.py", cache=tmp_path / "cache")
    assert until(lambda: children(running.pid))
    engine = children(running.pid)
    running.send_signal(number)
    running.wait(2)
    assert "Traceback" not in running.communicate()[1]
    assert until(lambda: not any(Path(f"/proc/{process}").exists() for process in engine))


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_build_that_is_killed_at_any_moment_leaves_whole_files_and_nothing_behind(project: Path) -> None:
    assert run("scripts/build.py", cwd=project).returncode == 0
    wanted = listing(project / "docs")
    chance = random.Random(KILLS)
    for _ in range(KILLS):
        for path in chance.sample(sorted(wanted), 20):
            (project / "docs" / path).unlink(missing_ok=True)
        running = start(project, "scripts/build.py")
        try:
            running.wait(chance.uniform(0.3, 1.2))
        except subprocess.TimeoutExpired:
            running.kill()
        running.communicate()
        whole = {path: content for path, content in listing(project / "docs").items() if path in wanted}
        assert [path for path, content in whole.items() if path != LIST and content != wanted[path]] == []
    assert run("scripts/build.py", cwd=project).returncode == 0
    assert listing(project / "docs") == wanted
    assert list(project.rglob(".new-*")) == []


@pytest.mark.parametrize("damage", [b"", b'[["x", "<b>"]]', b"\xff\xfe", b"null", b"[1]"])
def test_a_damaged_cache_costs_time_and_never_a_build(project: Path, tmp_path: Path, damage: bytes) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert run("scripts/build.py", cwd=project, env=environment).returncode == 0
    wanted, kept = listing(project / "docs"), list((tmp_path / "cache/hexapla").iterdir())
    for path in kept:
        path.write_bytes(damage)
    shutil.rmtree(project / "docs")
    done = run("scripts/build.py", cwd=project, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert listing(project / "docs") == wanted


def test_the_cache_loses_what_is_old_and_stays_within_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hexapla import cache

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = tmp_path / "hexapla"
    for name, age in (("old", 200 * 86400), ("new", 10), ("newer", 5)):
        put(folder / name, b"x" * 40)
        os.utime(folder / name, (time.time() - age,) * 2)
    monkeypatch.setattr(cache, "BOUND", 60)
    cache._tidy.cache_clear()
    assert cache.cached(["a"], lambda: "made", lambda found: found == "made") == "made"
    assert {path.name for path in folder.iterdir()} >= {"newer"}
    assert not {"old", "new"} & {path.name for path in folder.iterdir()}
    assert cache.cached(["a"], lambda: "never", lambda found: found == "made") == "made"


def test_what_cannot_be_encoded_is_written_otherwise(project: Path) -> None:
    terms = project / "source/glossary/terms.yml"
    terms.write_text(terms.read_text("utf-8").replace("[港口]", "[港口二]"), "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    for style in ("text", "json", "github"):
        done = subprocess.run(
            [sys.executable, "scripts/build.py", "check", "--format", style],
            cwd=project, env=environment, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr
    found = run("scripts/build.py", "check", "--format", "json", cwd=project, env=environment).stdout
    assert any("港口二" in row["message"] for row in json.loads(found))


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8 are Linux's")
def test_a_file_name_that_is_no_utf_8_or_would_act_in_a_terminal_is_said_plainly(project: Path) -> None:
    for name in (b"caf\xe9.txt", b"a\x1b[31m.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(project / "source"), name))).touch()
    done = run("scripts/build.py", "check", cwd=project)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "a<U+001B>[31m.txt" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_and_links_out_of_the_sources_are_refused(project: Path, tmp_path: Path) -> None:
    os.mkfifo(project / "source/glossary/pipe.yml")
    (tmp_path / "secret.txt").write_text("root:x:0:0", "utf-8")
    spanish = project / "source/articles/harbour-letters/es.md"
    spanish.unlink()
    spanish.symlink_to(tmp_path / "secret.txt")
    done = run("scripts/build.py", "check", cwd=project)
    assert done.returncode == 1
    assert "source/glossary/pipe.yml:1:1: error: cannot be read: it is no file" in done.stderr
    assert "es.md:1:1: error: cannot be read: it is a link that leads out of the folder of sources" in done.stderr


def test_what_editors_and_systems_leave_beside_the_sources_is_no_source(project: Path) -> None:
    for name in ("glossary/._terms.yml", "glossary/.#terms.yml", "glossary/terms.yml~", "timeline/events.yml.bak"):
        (project / "source" / name).write_bytes(b"\0\1 no yaml: [")
    done = run("scripts/build.py", "check", cwd=project)
    assert (done.returncode, "warning:" in done.stdout) == (0, False), done.stderr + done.stdout


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system's manager may look anywhere")
def test_a_folder_that_cannot_be_looked_into_is_said(project: Path) -> None:
    (project / "source/timeline").chmod(0)
    assert (
        "source/timeline:1:1: error: this folder cannot be looked into"
        in run("scripts/build.py", "check", cwd=project).stderr
    )
    (project / "source/timeline").chmod(0o755)


def test_the_list_of_what_was_composed_reaches_nothing_that_people_wrote(tmp_path: Path) -> None:
    docs, elsewhere = tmp_path / "docs", tmp_path / "elsewhere"
    for path in (docs / "theme/main.html", docs / "en/mine.md", elsewhere / "keep/a.txt"):
        put(path, b"precious")
    (docs / "li").symlink_to(elsewhere, target_is_directory=True)
    (docs / LIST).write_text("theme/main.html\nli/keep/a.txt\n../elsewhere/keep/a.txt\nen/../theme/main.html\n")
    write({"en/a.md": b"a"}, docs)
    assert (docs / "theme/main.html").read_bytes() == b"precious"
    assert (elsewhere / "keep/a.txt").read_bytes() == b"precious"


def test_disk_faults_name_the_file_that_the_person_knows(project: Path) -> None:
    (project / "docs/en/glossary/index.md").mkdir(parents=True)
    done = run("scripts/build.py", cwd=project)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert (
        done.stderr.startswith("docs/en/glossary/index.md: cannot be written or read")
        or "docs/en/glossary/index.md" in done.stderr
    )
    built = run("-m", "mkdocs", "build", cwd=project)
    assert (built.returncode, "Traceback" in built.stderr) == (1, False)


def test_two_runs_at_once_leave_one_whole_result(project: Path) -> None:
    runs = [start(project, "scripts/build.py") for _ in range(3)]
    said = [each.communicate(timeout=60)[1] for each in runs]
    assert [each.returncode for each in runs] == [0, 0, 0], said
    assert run("scripts/build.py", cwd=project).stdout.split(":")[1].startswith(" 0 files changed")
    assert list(project.rglob(".new-*")) == []


@pytest.mark.parametrize("title", ["constructor", "toString", "__proto__", "hasOwnProperty"])
def test_a_title_that_means_something_to_javascript_is_a_title(project: Path, title: str) -> None:
    article = project / "source/articles/cha-yu-qiao/article.yml"
    text = article.read_text("utf-8").replace("title: {en: Tea and Bridge,", f"title: {{en: {title},")
    article.write_text(text, "utf-8")
    done = run("scripts/build.py", cwd=project)
    assert done.returncode == 0, done.stderr
    assert title.replace("_", "&#95;") in (project / "docs/en/cha-yu-qiao/index.md").read_text("utf-8")


def test_suggestions_for_many_wrong_names_stay_quick() -> None:
    """Counted in comparisons, not in seconds: a name is compared with few of many."""
    names = [f"reference-{number:05}" for number in range(5000)]
    assert did_you_mean("reference-0012", names) != ""
    assert did_you_mean("harbor", ["harbour", "tea-bridge"]) == "did you mean 'harbour'?"

"""Harmed editions and pages end in problems at their places, or in a whole site: some of them, and those that failed.

More in the night: `make fuzz MINUTES=300`.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import fuzz
import pytest
from conftest import ROOT, run
from hexapla.pipeline import read_and_check
from hexapla.problems import SourceError

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="every case has a process of its own, made by fork"),
    pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning"),
]
FEW = "12"


def test_harmed_editions_and_pages_end_well() -> None:
    """In a process without threads: this one may have begun V8, which does not survive a fork."""
    done = run("tests/fuzz.py", cwd=ROOT, env={**os.environ, "PYTHONPATH": "scripts:tests", "FIRST": "1", "CASES": FEW})
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == f"{FEW} cases from 1 on, 0 went wrong\n"


@pytest.mark.parametrize(
    "end", ["- id: port-register\n  type: book\n  title", "- id: x\n  names: {en: {name: A, status: veri"]
)
def test_what_is_missed_at_the_end_of_a_file_is_said_in_its_last_line(valid: Path, end: str) -> None:
    """Found by fuzzing: it was said in the line behind the last."""
    (valid / "glossary/terms.yml").write_text(end, "utf-8")
    with pytest.raises(SourceError) as fault:
        read_and_check(valid)
    [problem] = [p for p in fault.value.problems if p.rule == "reading-yaml"]
    last = end.split("\n")
    assert (problem.location.line, problem.location.column) == (len(last), len(last[-1]) + 1)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lambda dice: 1 / 0, "ZeroDivisionError"),
        (lambda dice: time.sleep(60), "hangs"),
        (lambda dice: "something is left", "something is left"),
        (lambda dice: os._exit(3), "the process ended by itself"),
    ],
    ids=["traceback", "hang", "partial", "crash"],
)
def test_what_goes_wrong_is_told(act: object, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "LIMIT", 1)
    monkeypatch.setattr(
        fuzz, "prepare", lambda number, folder: folder.mkdir() or ("a case", act, random.Random(number))
    )
    assert told in fuzz.attempt(1, tmp_path / "case")


def test_a_case_is_the_same_whenever_it_is_run(tmp_path: Path) -> None:
    def laid_out(number: int, again: str) -> tuple[str, dict[str, bytes]]:
        folder = tmp_path / f"{number}-{again}"
        what, _, _ = fuzz.prepare(number, folder)
        files = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
        return what, {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    for number in range(40, 46):
        assert laid_out(number, "first") == laid_out(number, "second")

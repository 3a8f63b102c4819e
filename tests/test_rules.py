"""Every rule has a broken edition of its own, and every problem is said at its place.

tests/editions/broken/<name>/ holds only the files that differ from tests/editions/valid/, and expected.txt with the
exact lines. `PYTHONPATH=scripts python tests/test_rules.py` writes expected.txt anew, for review as a diff.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import EDITIONS, ROOT
from hexapla.check import RULES, name
from hexapla.model import Location, Text
from hexapla.pipeline import read_and_check
from hexapla.problems import Problem, SourceError, render
from hexapla.read.characters import Unreadable

BROKEN = sorted(path for path in (EDITIONS / "broken").iterdir() if path.is_dir())
NAMES = [path.name for path in BROKEN]


@contextmanager
def laid_over(case: Path) -> Iterator[None]:
    """A valid edition with the case's files over it, as source/ of the current folder."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(EDITIONS / "valid", Path(folder, "source"))
        shutil.copytree(case, Path(folder, "source"), dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt"))
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def problems(case: Path) -> tuple[Problem, ...]:
    with laid_over(case):
        try:
            return tuple(read_and_check(Path("source"))[1])
        except SourceError as fault:
            return fault.problems


@pytest.mark.parametrize("case", BROKEN, ids=NAMES)
def test_a_broken_edition_is_told_what_is_wrong_and_where(case: Path) -> None:
    assert render(problems(case)) + "\n" == (case / "expected.txt").read_text("utf-8")


def test_every_rule_has_a_broken_edition_and_every_broken_edition_a_rule() -> None:
    rules = set(map(name, RULES))
    cases = {name for name in NAMES if not name.startswith(("reading-", "all-at-once"))}
    assert rules == cases
    assert all(rule.__doc__ for rule in RULES)


def test_the_sound_edition_has_no_problem_but_what_is_still_to_come() -> None:
    with laid_over(EDITIONS / "broken" / "complete-texts"):
        shutil.rmtree("source")
        shutil.copytree(EDITIONS / "valid", "source")
        _, warnings = read_and_check(Path("source"))
    assert {p.message for p in warnings} == {
        "not yet translated: there is no source/articles/cha-yu-qiao/en.md",
        "not yet translated: there is no source/articles/cha-yu-qiao/es.md",
    }


def test_our_own_edition_is_sound() -> None:
    _, warnings = read_and_check(ROOT / "source")
    assert not warnings, render(warnings)


def test_one_problem_in_three_forms() -> None:
    problem = Problem(
        Location("source/a,b.yml", 3, 7), "100% wrong\nreally", suggestion="did you mean 'x'?", rule="ids-known"
    )
    assert render([problem]) == "source/a,b.yml:3:7: error: 100% wrong<U+000A>really; did you mean 'x'? [ids-known]"
    assert render([problem], "github") == (
        "::error file=source/a%2Cb.yml,line=3,col=7::100%25 wrong%0Areally; did you mean 'x'? [ids-known]"
    )
    [row] = json.loads(render([problem], "json"))
    assert row == {
        "file": "source/a,b.yml", "line": 3, "column": 7, "level": "error", "message": "100% wrong\nreally",
        "suggestion": "did you mean 'x'?", "rule": "ids-known", "language": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [
        Problem(Location("f", 1, 2), "m"),
        SourceError([Problem(Location("f"), "m")]),
        Unreadable("m", 2, 3),
        Text("t", Location("f", 4)),
    ],
)
def test_problems_and_errors_survive_pickling(value: object) -> None:
    again = pickle.loads(pickle.dumps(value))
    assert again == value or again.args == value.args  # type: ignore[attr-defined]
    assert getattr(again, "location", None) == getattr(value, "location", None)


if __name__ == "__main__":
    for each in BROKEN:
        (each / "expected.txt").write_text(render(problems(each)) + "\n", "utf-8")
    sys.exit(0)

"""Every rule has a broken edition of its own, and every problem is said at its place.

tests/broken.py says how a broken edition is written down. `PYTHONPATH=scripts python tests/test_rules.py` writes each
expected.txt anew, for review as a diff.
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
from broken import BROKEN, break_it
from conftest import EDITIONS, WHOLE
from hexapla.check import RULES, name
from hexapla.model import Location, Text
from hexapla.pipeline import read_and_check
from hexapla.problems import Level, Problem, SourceError, render
from hexapla.read.characters import Unreadable

NAMES = [path.name for path in BROKEN]


@contextmanager
def laid_open(case: Path | None = None) -> Iterator[None]:
    """The valid edition, broken as a case says, as source/ of the current folder."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(EDITIONS / "valid", Path(folder, "source"))
        if case:
            break_it(Path(folder, "source"), case)
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def problems(case: Path) -> tuple[Problem, ...]:
    with laid_open(case):
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


def test_the_valid_edition_has_no_problem_but_what_is_still_to_come() -> None:
    with laid_open():
        _, warnings = read_and_check(Path("source"))
    assert {p.message for p in warnings} == {
        "not yet translated: there is no source/articles/cha-yu-qiao/en.md",
        "not yet translated: there is no source/articles/cha-yu-qiao/es.md",
    }


@pytest.mark.parametrize("name", WHOLE)
def test_an_edition_for_tests_has_neither_errors_nor_warnings(name: str) -> None:
    _, found = read_and_check(EDITIONS / name)
    assert [problem for problem in found if problem.level is not Level.INCOMPLETE] == []


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

"""The slips that editors make: each is said at its place, with what would be right, before its consequences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import EDITIONS
from hexapla.pipeline import read_and_check
from hexapla.problems import Problem, SourceError

TERMS, EVENTS = "glossary/terms.yml", "timeline/events.yml"
# (file, what stood there, what is typed instead, the line and column that are named, a part of the message)
SLIPS = [
    (TERMS, "- id: tea-bridge", "- id tea-bridge", (25, 3), "a colon is missing behind this key"),
    (TERMS, "  kind: place", "  kind：place", (2, 7), "is a Chinese colon; YAML wants ': '"),
    (TERMS, "  kind: place", "  kind:place", (2, 7), "a space is missing behind the colon"),
    (TERMS, "  kind: place", "\tkind: place", (2, 1), "a tab: indent with spaces"),
    (TERMS, "  kind: place", "\u3000\u3000kind: place", (2, 1), "a space that is none to YAML"),
    (TERMS, "  kind: place", "   kind: place", (2, 4), "this key begins in column 4, the one above in column 3"),
    (TERMS, "    zh: {name: 港口,", "    zh: ｛name: 港口,", (5, 9), "a Chinese brace"),
    (TERMS, "{name: Harbour, status", "{name: Harbour， status", (4, 23), "is a Chinese comma; YAML wants ', '"),
    (TERMS, 'en: "Where ships *wait*', 'en: *Where* ships "wait', (8, 9), "needs double quotes around it"),
    (TERMS, 'en: "Where ships *wait* [@', 'en: "Where "ships" wait [@', (8, 16), "within double quotes"),
    (TERMS, "- id: tea-bridge", "<<<<<<< HEAD\n- id: tea-bridge", (25, 1), "a merge left its marks here"),
    (EVENTS, 'en: "It was *founded*', "en: It was #2 founded", (6, 24), "' #' begins a remark"),
    (EVENTS, "harbour is founded,", "harbour is founded, at last,", (5, 39), "a comma ends a value within { }"),
    (TERMS, "- id: harbour-office", "  id: harbour-office", (14, 3), "the key 'id' stands here twice"),
]  # fmt: skip


def problems(source: Path) -> list[Problem]:
    try:
        return read_and_check(source)[1]
    except SourceError as fault:
        return list(fault.problems)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EDITIONS / "valid", tmp_path / "source"))


@pytest.mark.parametrize(("file", "old", "new", "place", "said"), SLIPS, ids=[slip[4] for slip in SLIPS])
def test_a_slip_is_said_first_and_at_its_place(
    source: Path, file: str, old: str, new: str, place: tuple[int, int], said: str
) -> None:
    path = source / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, text
    path.write_text(text.replace(old, new), "utf-8")
    found = problems(source)
    there = [problem for problem in found if problem.location.file.endswith(file)]
    assert said in there[0].message, there
    assert (there[0].location.line, there[0].location.column) == place


@pytest.mark.parametrize("file", [TERMS, EVENTS, "references.yml"])
def test_an_emptied_file_is_one_error_and_not_many(source: Path, file: str) -> None:
    (source / file).write_text("", "utf-8")
    wrong = [problem for problem in problems(source) if problem.level == "error"]
    assert [problem.message for problem in wrong] == ["this file is empty: put its text back, or take the file away"]


def test_an_entry_without_its_dash_is_not_followed_by_all_that_names_it(source: Path) -> None:
    path = source / TERMS
    path.write_text(path.read_text("utf-8").replace("- id: harbour-office", "  id: harbour-office"), "utf-8")
    messages = [problem.message for problem in problems(source) if problem.level == "error"]
    assert not [message for message in messages if "unknown term" in message]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[Costa Rica(term:harbour)", "[Costa Rica(term:harbour)"),
        ("[Costa Rica] (term:harbour)", "[Costa Rica] (term:harbour)"),
        ("[Costa Rica]（term:harbour）", "[Costa Rica]（term:harbour）"),
        ("<b>bold</b>", "<b>"),
        ("a note[^1]", "[^1]"),
    ],
)
def test_what_looks_like_a_mark_but_is_none_is_said(source: Path, typed: str, shown: str) -> None:
    path = source / EVENTS
    text = path.read_text("utf-8")
    path.write_text(text.replace('en: "It was *founded*', f'en: "{typed} It was *founded*'), "utf-8")
    assert [p for p in problems(source) if p.rule == "prose-slips" and shown in p.message]


def test_an_error_is_not_doubled_by_what_was_published(source: Path) -> None:
    from hexapla.published import record

    record(read_and_check(source)[0], source)
    path = source / EVENTS
    path.write_text(path.read_text("utf-8").replace("terms: [harbour]", "terms: [harbor]"), "utf-8")
    assert {problem.rule for problem in problems(source)} == {"ids-known", "complete-texts"}

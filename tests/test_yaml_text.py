"""YAML as editors write it: beginnings under comments, and insertions that leave every other character as it was."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import yaml
from hexapla.keys import Form, key
from hexapla.model import Reference
from hexapla.yaml_text import appended, beginning, dumped, inserted, item, with_item

LONG = " ".join(["word"] * 30)


@dataclass(frozen=True)
class Record:
    id: str = key(Form.ID, "Its id.", "harbour")
    kind: str = key(Form.TEXT, LONG, "place", name="sort")
    see: str = key(Form.IDS, "Others.", "[a, b]")


def test_a_beginning_has_every_key_under_a_comment_and_the_values_given() -> None:
    about = "# " + "\n# ".join([" ".join(["word"] * 20), " ".join(["word"] * 10)])
    assert beginning(Record, {"id": "quay"}) == (
        f"# Its id.\nid: quay\n\n{about}\n# sort: place\n\n# Others.\n# see: [a, b]\n"
    )
    assert beginning(Record, {"sort": "x"}, left_out=["see"], spaced=False) == (
        f"# Its id.\n# id: harbour\n{about}\nsort: x\n"
    )


def test_an_item_of_a_list_begins_at_its_first_value() -> None:
    assert item(Record, {"id": "quay"}, ["sort"]) == "# Its id.\n- id: quay\n  # Others.\n  # see: [a, b]\n"
    made = item(Record, {"sort": "x", "see": ["a"]}, ["id"])
    assert yaml.safe_load(made) == [{"sort": "x", "see": ["a"]}]
    assert made.splitlines()[2:] == ["- sort: x", "  # Others.", "  see: [a]"]


def test_the_variables_of_csl_are_keys_of_their_own() -> None:
    lines = beginning(Reference, {"id": "x"}).split("\n")
    at = lines.index("# type: book")
    assert [line.partition(":")[0] for line in lines[at : at + 3]] == ["# type", "# title", "# issued"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x", "a: x\n"),
        ("x: y", "a: 'x: y'\n"),
        ("港口", "a: 港口\n"),
        (True, "a: true\n"),
        (LONG * 3, f"a: {LONG * 3}\n"),
        ({"zh": "港口", "en": "y: z"}, "a:\n  zh: 港口\n  en: 'y: z'\n"),
        ({"en": LONG * 3}, f"a:\n  en: {LONG * 3}\n"),
        (["b", "港"], "a: [b, 港]\n"),
        (["b", LONG * 3], f"a: [b, {LONG * 3}]\n"),
        ({"z": ["c"], "b": {"d": "e"}}, "a: {z: [c], b: {d: e}}\n"),
    ],
)
def test_values_as_an_editor_writes_them(value: object, text: str) -> None:
    assert dumped("a", value) == text


def test_an_item_at_the_end_of_a_list() -> None:
    assert appended("- id: a\n\n\n", "- id: b\n") == "- id: a\n\n- id: b\n"
    assert appended(" \n", "- id: b\n") == "- id: b\n"


ENTRY = "- id: b\n  kind: c\n"


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", "\nnotes:\n  - id: b\n    kind: c\n"),
        ("x: y\n", "x: y\nnotes:\n  - id: b\n    kind: c\n"),
        ("x: y\nnotes: []\nz: 1\n\n", "x: y\nz: 1\nnotes:\n  - id: b\n    kind: c\n"),
        ("x: y\nnotes:\n", "x: y\nnotes:\n  - id: b\n    kind: c\n"),
        (
            "notes:\n  - id: a\n    kind: d\n\n\nz: 1\n",
            "notes:\n  - id: a\n    kind: d\n  - id: b\n    kind: c\n\n\nz: 1\n",
        ),
        ("notes:\n- id: a\n  kind: d\nz: 1 # one\n", "notes:\n- id: a\n  kind: d\n- id: b\n  kind: c\nz: 1 # one\n"),
        ("notes:\n  - id: a\n\nz: 1\n", "notes:\n  - id: a\n  - id: b\n    kind: c\n\nz: 1\n"),
        ("notes:\n    - id: a", "notes:\n    - id: a\n    - id: b\n      kind: c\n"),
        ("notes:\n  - {id: a}\n  # the end\n", "notes:\n  - {id: a}\n  - id: b\n    kind: c\n  # the end\n"),
        (
            "notes:\n  - {id: a,\n     kind: d}\nz: 1\n",
            "notes:\n  - {id: a,\n     kind: d}\n  - id: b\n    kind: c\nz: 1\n",
        ),
    ],
)
def test_an_item_goes_in_at_the_end_of_its_list(text: str, made: str) -> None:
    assert inserted(text, "notes", ENTRY) == made
    assert {"id": "b", "kind": "c"} in yaml.safe_load(made)["notes"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- a\n", "the file does not consist of keys with values"),
        ("word\n", "the file does not consist of keys with values"),
        ("notes: [{id: a}]\n", "the list 'notes' stands in brackets; write its items one a line after '- '"),
    ],
)
def test_where_an_item_cannot_go_in_is_said(text: str, why: str) -> None:
    with pytest.raises(ValueError) as fault:  # noqa: PT011  # its words are compared
        inserted(text, "notes", ENTRY)
    assert str(fault.value) == why


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("x: y\nlanguages: [en, zh]  # two\nz: 1\n", "x: y\nlanguages: [en, zh, es]  # two\nz: 1\n"),
        ("languages:\n  - en\nz: 1\n", "languages:\n  - en\n  - es\nz: 1\n"),
        ("languages:\n- en\n- zh\n", "languages:\n- en\n- zh\n- es\n"),
    ],
)
def test_a_word_more_in_a_list(text: str, made: str) -> None:
    assert with_item(text, "languages", "es") == made


@pytest.mark.parametrize("text", ["x: y\n", "languages: en\n", "languages: []\n", "- languages\n", ""])
def test_a_list_that_there_is_not_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"^there is no list 'languages'$"):
        with_item(text, "languages", "es")

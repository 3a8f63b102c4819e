"""The reference, the schemas and the reader say the same of every key: all come from one description."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from broken import break_it
from conftest import EDITIONS, ROOT, run
from hexapla.check import RULES, name
from hexapla.commands.schema import FILES, schemas
from hexapla.keys import MAPPINGS, Form, keys_of, name_of, nested
from hexapla.pipeline import read_and_check
from hexapla.problems import SourceError
from hexapla.read import RULES as READING

REFERENCE = (ROOT / "REFERENCE.md").read_text("utf-8")
WHOLE = [EDITIONS / "valid", ROOT / "source"]


def described() -> list[tuple[str, str]]:
    """Every (file, key) that the model describes."""
    return [
        (path, name_of(attribute, key))
        for _, path, record, _ in FILES
        for each in nested(record)
        for attribute, key in keys_of(each).items()
        if key.form is not Form.CSL
    ]


def test_the_reference_is_what_the_code_says() -> None:
    assert run("scripts/build.py", "reference", cwd=ROOT).stdout == REFERENCE, "run 'make reference'"


def test_the_reference_names_every_key_and_rule() -> None:
    for path, key in described():
        section = REFERENCE.split(f"### `{path}`")[1].split("\n### ")[0]
        assert f"| `{key}` |" in section, (path, key)
    for rule in [*READING, *map(name, RULES)]:
        assert f"| `{rule}` |" in REFERENCE


def loaded(path: Path) -> Any:
    """As the editor's YAML server reads it: numbers, dates and truth values are what they look like."""
    return json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8")), default=str))


@pytest.mark.parametrize("source", WHOLE, ids=lambda path: path.name)
def test_valid_sources_are_valid_by_their_schemas(source: Path) -> None:
    made = schemas(read_and_check(source)[0].tags)
    seen = set()
    for kind, pattern, _, _ in FILES:
        for path in source.glob(pattern.removeprefix("source/")):
            jsonschema.validate(loaded(path), json.loads(made[kind]))
            seen.add(kind)
    assert {"site", "article", "glossary", "timeline", "references"} <= seen


@pytest.mark.parametrize("case", ["reading-unknown-key", "reading-kinds", "reading-language", "reading-paragraphs"])
def test_what_the_reader_refuses_the_schemas_refuse_too(valid: Path, case: str) -> None:
    break_it(valid, EDITIONS / "broken" / case)
    made = schemas(("en", "zh", "es"))
    told = (EDITIONS / "broken" / case / "expected.txt").read_text("utf-8")
    wrong = {line.split(":")[0] for line in told.splitlines() if re.search(r": error: .*\[reading-", line)}
    for kind, pattern, _, _ in FILES:
        for path in valid.glob(pattern.removeprefix("source/")):
            named = f"source/{path.relative_to(valid).as_posix()}"
            validator = jsonschema.Draft202012Validator(json.loads(made[kind]))
            assert (list(validator.iter_errors(loaded(path))) != []) is (named in wrong), named


def test_every_example_of_a_key_can_be_read(tmp_path: Path) -> None:
    """An example that a reader of the reference copies is YAML, and has the form that its key wants."""
    for _, _, record, _ in FILES:
        for each in nested(record):
            for attribute, key in keys_of(each).items():
                if "…" in key.example or key.form is Form.CSL:
                    continue
                value = yaml.load(f"x: {key.example}", yaml.BaseLoader)["x"]
                lists = (Form.TEXTS, Form.IDS, Form.STEPS, Form.RECORDS)
                mappings = (*MAPPINGS, Form.RECORD)
                wanted = list if key.form in lists else dict if key.form in mappings else str
                assert isinstance(value, wanted), (each.__name__, attribute)
                if key.pattern:
                    assert key.pattern.form.fullmatch(value), (each.__name__, attribute)


def test_a_field_of_the_model_is_read_checked_and_documented_where_it_is_described() -> None:
    """One description serves all: no module but the model names the keys of terms, events and notes."""
    edition = read_and_check(EDITIONS / "valid")[0]
    assert edition.term["harbour"].names["zh"].romanized == "gǎngkǒu"
    with pytest.raises(SourceError) as fault:
        read_and_check(EDITIONS / "broken" / "nowhere")
    assert fault.value.problems[0].rule == "reading-files"

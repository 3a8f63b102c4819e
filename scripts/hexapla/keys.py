"""How the keys of the source files are described: once, at the fields of the model that hold their values.

The reader reads by these descriptions, the rules and the record of a version walk by them, and the reference of keys
and the JSON Schemas are written from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any


class Form(StrEnum):
    """What stands behind a key, and what it becomes: the comment of each says the Python value."""

    TEXT = "text"  # Text or None
    ID = "id"  # Text
    TEXTS = "list of texts"  # tuple of Text
    IDS = "list of ids"  # tuple of Text
    CHOICE = "one of a few words"  # a member of `choices`
    YES_NO = "true or false"  # bool
    NUMBER = "whole number"  # int
    LOCALIZED = "text per language"  # Localized
    LISTS = "list of texts per language"  # {tag: tuple of Text}
    STEPS = "list of texts per language each"  # tuple of Localized
    NAMED = "texts per language, by name"  # {name: Localized}
    WORDS = "words by name"  # {name: Text}, white space kept
    PARAGRAPHS = "paragraphs and ranges for each of"  # {member of `choices`: tuple of Text}
    CSL = "data of the Citation Style Language"  # read by the reader of references
    RECORD = "keys"  # an instance of `record`
    RECORDS = "list of keys"  # tuple of instances of `record`
    RECORD_PER_LANGUAGE = "keys per language"  # {tag: instance of `record`}
    RECORDS_PER_LANGUAGE = "keys, or a list of keys, per language"  # {tag: tuple of instances of `record`}


@dataclass(frozen=True)
class Pattern:
    """A form that a text must have: `wanted` is said of one that has not."""

    form: re.Pattern[str]
    wanted: str


@dataclass(frozen=True)
class Key:
    """A key of a source file: what stands there, what it does, an example of it as YAML.

    `required`: without it the file is wrong. `expected`: a reader misses it, so that it is counted as still to come.
    `prose`: inline marks are read in it. `default`: the value where none is given. `name`: what it is called in the
    file, where that is not the field's name. `what`: what the values of records are called in messages.
    """

    form: Form
    about: str
    example: str
    required: bool = False
    expected: bool = False
    prose: bool = False
    default: Any = None
    name: str = ""
    what: str = ""
    choices: type[StrEnum] | None = None
    record: type | None = None
    pattern: Pattern | None = None


EMPTY: dict[Form, Any] = {
    Form.TEXTS: (), Form.IDS: (), Form.STEPS: (), Form.RECORDS: (), Form.YES_NO: False,
}  # fmt: skip
PER_LANGUAGE = (Form.RECORD_PER_LANGUAGE, Form.RECORDS_PER_LANGUAGE)
MAPPINGS = (Form.LOCALIZED, Form.LISTS, Form.NAMED, Form.WORDS, Form.PARAGRAPHS, *PER_LANGUAGE)


def key(form: Form, about: str, example: str, **more: Any) -> Any:
    """A field of a data class that holds the value of a key; a value that is not given is the form's empty one."""
    described = Key(form, about, example, **more)
    if form in MAPPINGS:
        return field(default_factory=dict, metadata={"key": described})
    return field(default=EMPTY.get(form), metadata={"key": described})


def keys_of(record: type) -> dict[str, Key]:
    """The keys of a data class by the names of its fields."""
    return _keys_of(record)


@cache
def _keys_of(record: Any) -> dict[str, Key]:
    return {f.name: f.metadata["key"] for f in fields(record) if "key" in f.metadata}


def name_of(attribute: str, described: Key) -> str:
    """What the key is called in the file."""
    return described.name or attribute


def nested(record: type) -> Iterator[type]:
    """A data class and those that its keys hold, each once."""
    found = [record]
    for each in found:
        yield each
        inner = [described.record for described in keys_of(each).values() if described.record]
        found.extend(one for one in inner if one not in found)

"""JSON Schemas of the source files, from the descriptions of their keys: editors complete and check by them.

https://json-schema.org/draft/2020-12; wired to the files by yaml-language-server's comment and .vscode/settings.json.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hexapla.keys import Form, Key, keys_of, name_of
from hexapla.model import ArticleFile, Event, Language, Reference, Site, Term
from hexapla.model.base import RANGE
from hexapla.read.csl import DATES, PEOPLE, PLAIN, TYPES

Schema = dict[str, Any]
# Each kind of source file: its schema's name, the files, what they hold, and whether they are lists of it.
FILES: tuple[tuple[str, str, type, bool], ...] = (
    ("site", "source/site.yml", Site, False),
    ("article", "source/articles/*/article.yml", ArticleFile, False),
    ("glossary", "source/glossary/*.yml", Term, True),
    ("timeline", "source/timeline/*.yml", Event, True),
    ("references", "source/references.yml", Reference, True),
    ("language", "source/languages/*.yml", Language, False),
)
# YAML reads what looks like a number or a date as one; the sources are read as text, whatever they look like.
TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}


def schemas(tags: Sequence[str]) -> Mapping[str, str]:
    """{name: JSON text} of every kind of source file, for an edition of these languages."""
    return {
        name: json.dumps(_file(name, record, many, tags), ensure_ascii=False, indent=1) + "\n"
        for name, _, record, many in FILES
    }


def _file(name: str, record: type, many: bool, tags: Sequence[str]) -> Schema:
    # An edition's file of a language says only what differs from ours.
    whole = _record(record, tags, partial=name == "language")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Hexapla: {name}",
        **({"type": ["array", "null"], "items": whole} if many else whole),
    }


def _record(record: type, tags: Sequence[str], partial: bool = False) -> Schema:
    properties: Schema = {}
    needed = []
    for attribute, key in keys_of(record).items():
        if key.form is Form.CSL:
            properties |= _csl()
            continue
        name = name_of(attribute, key)
        properties[name] = {"description": f"{key.about} Example: {key.example}", **_value(key, tags, partial)}
        if key.required and not partial:
            needed.append(name)
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _value(key: Key, tags: Sequence[str], partial: bool) -> Schema:
    texts: Schema = {"type": "array", "items": TEXT}
    if key.record:
        record = _record(key.record, tags, partial)
        if key.form is Form.RECORDS:
            return {"type": ["array", "null"], "items": record}
        if key.form is Form.RECORDS_PER_LANGUAGE:
            return _each({"anyOf": [record, {"type": "array", "items": record}]}, tags)
        if key.form is Form.RECORD_PER_LANGUAGE:
            return _each(record, tags)
        return {**record, "type": _or_null(record)}
    if key.form is Form.PARAGRAPHS:
        ranges = {**TEXT, "pattern": f"^(?:{RANGE.form.pattern})$"}
        each = {"anyOf": [{"type": "array", "items": ranges}, ranges]}
        return _each(each, [str(choice) for choice in key.choices or ()])
    if key.choices:
        return {"enum": [str(choice) for choice in key.choices]}
    return {
        Form.TEXT: _pattern(key),
        Form.ID: {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        Form.TEXTS: {"anyOf": [texts, TEXT]},
        Form.IDS: {"anyOf": [texts, TEXT]},
        Form.YES_NO: {"type": "boolean"},
        Form.NUMBER: {"type": "integer", "minimum": 1},
        Form.LOCALIZED: _each(TEXT, tags),
        Form.LISTS: _each({"anyOf": [texts, TEXT]}, tags),
        Form.STEPS: {"type": "array", "items": _each(TEXT, tags)},
        Form.NAMED: {"type": "object", "additionalProperties": _each(TEXT, tags)},
        Form.WORDS: {"type": "object", "additionalProperties": TEXT},
    }[key.form]


def _or_null(record: Schema) -> list[str]:
    return [record["type"], "null"]


def _pattern(key: Key) -> Schema:
    return {**TEXT, "pattern": f"^(?:{key.pattern.form.pattern})$"} if key.pattern else TEXT


def _each(value: Schema, names: Sequence[str]) -> Schema:
    return {
        "type": ["object", "null"],
        "properties": dict.fromkeys(names, value),
        "additionalProperties": False,
    }


def _csl() -> Schema:
    people = {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"family": TEXT, "given": TEXT, "literal": TEXT},
            "additionalProperties": False,
        },
    }
    return {
        "type": {"enum": list(TYPES)},
        **dict.fromkeys((*PLAIN, *DATES), TEXT),
        **dict.fromkeys(PEOPLE, people),
    }

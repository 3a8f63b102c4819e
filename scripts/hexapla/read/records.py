"""From a YAML mapping to a data class of the model, by the keys that its fields describe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from hexapla.keys import Form, Key, keys_of, name_of
from hexapla.model.base import RANGE, Number, Text, ends
from hexapla.read.csl import read_csl
from hexapla.read.fields import Fields

Record = TypeVar("Record")
NUMBER = re.compile("[1-9][0-9]{0,5}")


def read_record(record: type[Record], fields: Fields, **given: Any) -> Record:
    """An instance of `record`; `given` are the values that do not stand in the file. What is wrong is reported."""
    values = {
        attribute: READERS[described.form](fields, name_of(attribute, described), described)
        for attribute, described in keys_of(record).items()
        if attribute not in given
    }
    fields.done()
    if "location" in getattr(record, "__dataclass_fields__", {}):
        given.setdefault("location", fields.location)
    made = record(**values, **given)
    # What does not fit together is worth saying only of values that were understood.
    for message, location in [] if fields.faulty else getattr(made, "faults", tuple)():
        fields.problem(message, location or fields.location)
    return made


def _text(fields: Fields, name: str, key: Key) -> Text | None:
    value = fields.need(name) if key.required else fields.text(name)
    if value and key.pattern and not key.pattern.form.fullmatch(value):
        fields.problem(f"'{value}' is no {key.pattern.wanted}", value.location)
        return Text("", value.location) if key.required else None
    return value


def _choice(fields: Fields, name: str, key: Key) -> StrEnum | None:
    assert key.choices
    value, names = fields.text(name), {str(choice): choice for choice in key.choices}
    default = next(iter(key.choices)) if key.required else key.default
    if not value:
        if key.required:
            fields.problem(f"{fields.what} has no '{name}': one of {', '.join(names)}")
        return default
    return fields.one_of(value, names, name) or default


def _yes_no(fields: Fields, name: str, key: Key) -> bool:
    value = fields.text(name)
    if value and value not in ("true", "false"):
        fields.problem(f"'{name}' is true or false, not '{value}'", value.location)
    return value == "true"


def _number(fields: Fields, name: str, key: Key) -> Number | None:
    value = fields.need(name) if key.required else fields.text(name)
    if value and not NUMBER.fullmatch(value):
        fields.problem(f"'{name}' must be a whole number, not '{value}'", value.location)
        return key.default  # type: ignore[no-any-return]
    return Number(value, value.location) if value else key.default


def _paragraphs(fields: Fields, name: str, key: Key) -> Mapping[StrEnum, tuple[Text, ...]]:
    assert key.choices
    inner = fields.inner(name)
    found = {choice: tuple(_ranges(inner, choice)) for choice in key.choices}
    inner.done()
    return {choice: ranges for choice, ranges in found.items() if ranges}


def _ranges(fields: Fields, name: str) -> Iterator[Text]:
    for text in fields.texts(name):
        first, last = ends(text)
        if not first:
            fields.problem(f"'{text}' is no {RANGE.wanted}", text.location)
        elif last < first:
            fields.problem(f"the range {text} runs backwards", text.location)
        else:
            yield text


def _record(fields: Fields, name: str, key: Key) -> Any:
    assert key.record
    return read_record(key.record, fields.inner(name, key.what, key.required))


def _records(fields: Fields, name: str, key: Key) -> tuple[Any, ...]:
    assert key.record
    return tuple(read_record(key.record, each) for each in fields.each(name, key.what or f"an item of '{name}'"))


def _record_per_language(fields: Fields, name: str, key: Key) -> Mapping[str, Any]:
    assert key.record
    pairs = fields.per_language(name, key.what or f"a language of '{name}'")
    return {tag: read_record(key.record, each) for tag, each in pairs.items()}


def _records_per_language(fields: Fields, name: str, key: Key) -> Mapping[str, tuple[Any, ...]]:
    record = key.record
    assert record
    pairs = fields.each_per_language(name, key.what or f"a language of '{name}'")
    return {tag: tuple(read_record(record, each) for each in found) for tag, found in pairs.items()}


def _steps(fields: Fields, name: str, key: Key) -> tuple[Mapping[str, Text], ...]:
    found = []
    for each in fields.each(name, key.what):
        found.append({tag: text for tag in fields.tags if (text := each.text(tag))})
        each.done()
    return tuple(found)


Reader = Callable[[Fields, str, Key], Any]
READERS: Mapping[Form, Reader] = {
    Form.TEXT: _text,
    Form.ID: lambda fields, name, key: fields.id(name),
    Form.TEXTS: lambda fields, name, key: fields.texts(name),
    Form.IDS: lambda fields, name, key: fields.ids(name),
    Form.CHOICE: _choice,
    Form.YES_NO: _yes_no,
    Form.NUMBER: _number,
    Form.LOCALIZED: lambda fields, name, key: fields.localized(name, key.required),
    Form.LISTS: lambda fields, name, key: fields.lists(name),
    Form.STEPS: _steps,
    Form.NAMED: lambda fields, name, key: fields.named(name),
    Form.WORDS: lambda fields, name, key: fields.words(name),
    Form.PARAGRAPHS: _paragraphs,
    Form.CSL: lambda fields, name, key: read_csl(fields),
    Form.RECORD: _record,
    Form.RECORDS: _records,
    Form.RECORD_PER_LANGUAGE: _record_per_language,
    Form.RECORDS_PER_LANGUAGE: _records_per_language,
}

"""Walks over an edition that several rules share: its records, their values, its texts with inline marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from typing import Any

from hexapla.keys import Form, Key, keys_of, name_of
from hexapla.model import Anchor, Edition, Location, Text
from hexapla.prose import Piece, pieces


@dataclass(frozen=True)
class Owner:
    """Something that is edited as a whole: what it is called, where it stands."""

    name: str
    location: Location
    record: Any


@dataclass(frozen=True)
class Value:
    """A value per language: the path of its keys in its owner, how it is described."""

    path: str
    key: Key
    texts: Mapping[str, Any]


def owners(edition: Edition) -> Iterator[Owner]:
    """Everything that holds values per language."""
    yield Owner("the site", edition.site.location, edition.site)
    for term in edition.terms:
        yield Owner(f"the term '{term.id}'", term.id.location, term)
    for event in edition.events:
        yield Owner(f"the event '{event.id}'", event.id.location, event)
    for reference in edition.references:
        yield Owner(f"the reference '{reference.id}'", reference.id.location, reference)
    for article in edition.articles:
        yield Owner(f"the article '{article.slug}'", article.location, article)


def values(owner: Owner) -> Iterator[tuple[Owner, Value]]:
    """The values per language of an owner and of the records in it; a record with an id is an owner itself."""
    for path, described, value in _fields(owner.record):
        if described.form in (Form.LOCALIZED, Form.LISTS) or path == "names":
            yield owner, Value(path, described, value)
        elif described.form is Form.STEPS:
            yield from ((owner, Value(f"{path}[{n}]", described, step)) for n, step in enumerate(value, 1))
        elif described.form is Form.NAMED:
            yield from ((owner, Value(f"{path}.{name}", described, texts)) for name, texts in value.items())
        if described.form is Form.RECORDS:
            for n, record in enumerate(value, 1):
                yield from values(_part(owner, described, record, f"{path}[{n}]"))


def _fields(record: Any, before: str = "") -> Iterator[tuple[str, Key, Any]]:
    """The keys of a record and of the single records in it, by their paths."""
    for attribute, described in keys_of(type(record)).items():
        value, path = getattr(record, attribute), before + name_of(attribute, described)
        yield path, described, value
        if described.form is Form.RECORD and is_dataclass(value):
            yield from _fields(value, f"{path}.")
        elif described.form is Form.RECORD_PER_LANGUAGE:
            for tag, inner in value.items():
                yield from _fields(inner, f"{path}.{tag}.")
        elif described.form is Form.RECORDS_PER_LANGUAGE:
            for tag, records in value.items():
                for n, inner in enumerate(records, 1):
                    yield from _fields(inner, f"{path}.{tag}[{n}].")


def _part(owner: Owner, described: Key, record: Any, path: str) -> Owner:
    id_ = getattr(record, "id", None)
    if isinstance(id_, Text):
        return Owner(f"{described.what} '{id_}'", id_.location, record)
    return Owner(f"{owner.name}, {path}", getattr(record, "location", owner.location), record)


def everything(edition: Edition) -> Iterator[tuple[Owner, Value]]:
    for owner in owners(edition):
        yield from values(owner)


def prose(edition: Edition) -> Iterator[Text]:
    """Every text in which inline marks are allowed, in every language."""
    for _, value in everything(edition):
        if value.key.prose:
            yield from value.texts.values()


def marks(edition: Edition) -> Iterator[tuple[Text, Piece]]:
    """Every inline mark, with the text it stands in."""
    for text in prose(edition):
        for piece in pieces(text):
            yield text, piece


def anchors(edition: Edition) -> Iterator[Anchor]:
    yield from (note.anchor for article in edition.articles for note in article.notes)
    yield from (anchor for event in edition.events for anchor in event.anchors)

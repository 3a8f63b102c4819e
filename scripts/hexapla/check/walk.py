"""Walks over an edition that several rules share."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.model import Anchor, Edition, Localized, Text
from hexapla.prose import Piece, pieces


def prose(edition: Edition) -> Iterator[Text]:
    """Every text in which inline marks are allowed, in every language."""
    for value in localized_prose(edition):
        yield from value.values()


def localized_prose(edition: Edition) -> Iterator[Localized]:
    yield from (term.definition for term in edition.terms)
    yield from (event.account for event in edition.events)
    yield from (note.text for article in edition.articles for note in article.notes)
    yield from (section.text for section in edition.site.about)


def marks(edition: Edition) -> Iterator[tuple[Text, Piece]]:
    """Every inline mark, with the text it stands in."""
    for text in prose(edition):
        for piece in pieces(text):
            yield text, piece


def anchors(edition: Edition) -> Iterator[Anchor]:
    yield from (note.anchor for article in edition.articles for note in article.notes)
    yield from (anchor for event in edition.events for anchor in event.anchors)

"""What is still to come: texts, and values that some languages have and others lack. None of it is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hexapla.check.walk import Owner, Value, everything
from hexapla.model import PLACEHOLDER, Anchor, Edition, Location
from hexapla.problems import Level, Problem

# Values that follow from the text that they are about: a quote is wanted where there is a text to quote from, and what
# stands beside it is no text of its own. Names, beginnings of sentences and a title's capitals are given only where
# they are others than those that are found.
APART = ("before", "after", "begin", "author.names", "sentence_title")


def texts(edition: Edition) -> Iterator[Problem]:
    """Every article has a text in every language, and its own."""
    for article in edition.articles:
        if article.capture.paragraphs == (PLACEHOLDER,):
            way = f"import FILE --slug {article.slug} puts the captured page in its place"
            yield Problem(article.location, "this article has no text yet", Level.WARNING, way)
        for tag in edition.tags:
            if tag != article.original and tag not in article.translations:
                message = f"not yet translated: there is no {article.folder}/{tag}.md"
                yield Problem(article.location, message, Level.INCOMPLETE, language=tag)


def values(edition: Edition) -> Iterator[Problem]:
    """What an entry, article or page says in one language it says in all."""
    lacking: dict[tuple[str, Location, str], list[Value]] = {}
    for owner, value, tag in wanted(edition):
        if tag not in value.texts:
            lacking.setdefault((owner.name, owner.location, tag), []).append(value)
    for (name, location, tag), found in lacking.items():
        names = " and no ".join(dict.fromkeys(value.path for value in found))
        message = f"{name} has no {names} in '{tag}'"
        yield Problem(_beside(found[0].texts, location), message, Level.INCOMPLETE, language=tag)


def wanted(edition: Edition) -> Iterator[tuple[Owner, Value, str]]:
    """Every value with each language in which it is wanted, whether it is there or not."""
    for owner, value in everything(edition):
        if value.texts or value.key.expected:
            yield from ((owner, value, tag) for tag in _languages(edition, owner, value))


def _languages(edition: Edition, owner: Owner, value: Value) -> tuple[str, ...]:
    """The languages in which a value is wanted."""
    last = value.path.rsplit(".", 1)[-1]
    if last in APART or value.path in APART:
        return ()
    if isinstance(owner.record, Anchor) or last == "quote":
        anchor = owner.record if isinstance(owner.record, Anchor) else owner.record.anchor
        article = edition.article.get(anchor.article)
        return tuple(tag for tag in edition.tags if article and tag in article.texts)
    if value.path == "author.name":
        return tuple(tag for tag in edition.tags if tag != owner.record.original)
    return edition.tags


def _beside(texts: Mapping[str, Any], owner: Location) -> Location:
    """Where a value is missing: beside those of other languages, or at its owner."""
    found = [text.location for text in texts.values() if hasattr(text, "location")]
    return min((location for location in found if location.file == owner.file), default=owner)


RULES = (texts, values)

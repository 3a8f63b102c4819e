"""What a published version of the edition is: its addresses, of which none may disappear, and what stood at each.

source/published.txt has a line for every address, and one for every reference (`@id`): the address, then for each field
its name and a short digest. So it can be said when the edition is no longer that version.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from hexapla import addresses
from hexapla.align.sentences import own
from hexapla.atomic import put_text
from hexapla.keys import keys_of, name_of
from hexapla.model import Article, Edition, Location, Published, Text
from hexapla.registry import has_parallel

PATH = Path("published.txt")
HEAD = "# The published edition, written by 'build.py record': its addresses, and the digests of what stands there.\n"
VERSION = "version"
# What is a page or entry of its own, or no part of what is said.
APART = ("id", "formerly", "sections", "notes", "folder", "slug", "original")
# What of a record is no statement of the edition, or is digested as the article's text.
NOT_SAID = ("file", "paragraphs", "left")
# Of an article, beside the digests: how many sentences each of its paragraphs has, by which #p6s3 is the third.
SENTENCES = "counted"
EMPTY: tuple[Any, ...] = (None, "", [], {})
# What belongs to the edition itself; where it stands on the web is the deployment's.
OF_SITE = ("name", "description", "editors", "changes", "licence", "licence_address")


@dataclass(frozen=True)
class Entry:
    """What stands at an address, or a reference: its name, where it stands, and each field's location and digest."""

    key: str
    name: str
    location: Location
    fields: Mapping[str, tuple[Location, str]]


def published(edition: Edition) -> frozenset[str]:
    """Every page, event, note and part of the about page that has an address, under its present and former names."""
    return frozenset(
        [
            addresses.ABOUT,
            addresses.ACCESSIBILITY,
            *(addresses.about(part.id) for part in edition.site.about),
            *(addresses.term(id_) for term in edition.terms for id_ in (term.id, *term.formerly)),
            *(addresses.event(id_) for event in edition.events for id_ in (event.id, *event.formerly)),
            *(address for article in edition.articles for address in _article(article, has_parallel(edition))),
        ]
    )


def _article(article: Article, parallel: bool) -> Iterator[str]:
    yield addresses.article(article.slug)
    if parallel:
        yield addresses.parallel(article.slug)
    yield from (addresses.section(article.slug, section.id) for section in article.sections)
    yield from (addresses.note(article.slug, note.id) for note in article.notes)


def entries(edition: Edition) -> Iterator[Entry]:
    """Everything that a version consists of."""
    site = {name: getattr(edition.site, name) for name in OF_SITE}
    yield Entry(addresses.ABOUT, "the edition", edition.site.location, _digests(site, edition.site.location))
    for part in edition.site.about:
        yield _entry(addresses.about(part.id), f"the part '{part.id}' of 'about'", part.id.location, part)
    for term in edition.terms:
        yield _entry(addresses.term(term.id), f"the term '{term.id}'", term.id.location, term)
    for event in edition.events:
        yield _entry(addresses.event(event.id), f"the event '{event.id}'", event.id.location, event)
    for article in edition.articles:
        slug = article.slug
        yield _entry(addresses.article(slug), f"the article '{slug}'", article.location, article, text=article.texts)
        for section in article.sections:
            where = addresses.section(slug, section.id)
            yield _entry(where, f"the section '{section.id}'", section.location, section)
        for note in article.notes:
            yield _entry(addresses.note(slug, note.id), f"the note '{note.id}'", note.id.location, note)
    for reference in edition.references:
        location = reference.id.location
        values = {**reference.csl, "described": reference.described}
        yield Entry(f"@{reference.id}", f"the reference '{reference.id}'", location, _digests(values, location))


def read_published(lines: Iterable[Text]) -> Published:
    """The record, from the lines of its file; those that begin with # are remarks."""
    version, entries = "", {}
    for line in lines:
        name, *values = line.split() or [""]
        if name == VERSION:
            version = " ".join(values)
        elif name and not name.startswith("#"):
            digests = dict(value.split("=", 1) for value in values if "=" in value)
            entries[Text(name, line.location)] = digests
    return Published(version, entries)


def counted(edition: Edition, article: Article) -> str:
    """The number of sentences of each of an article's paragraphs, the first first."""
    return ".".join(str(len(own(edition, article, number, article.original))) for number in article.numbers)


def record(edition: Edition, sources: Path) -> int:
    """Write down the edition of today, and the addresses recorded before; how many addresses are new."""
    known, now = edition.published.addresses, published(edition)
    lines = dict.fromkeys(known | now, "")
    for entry in entries(edition):
        lines[entry.key] = "".join(f" {name}={digest}" for name, (_, digest) in entry.fields.items())
    for article in edition.articles:
        lines[addresses.article(article.slug)] += f" {SENTENCES}={counted(edition, article)}"
    body = "".join(f"{key}{digests}\n" for key, digests in sorted(lines.items()))
    put_text(sources / PATH, f"{HEAD}{VERSION} {edition.site.version}\n{body}")
    return len(now - known)


def _entry(key: str, name: str, location: Location, thing: Any, **more: Any) -> Entry:
    values = {name: value for name, value in _values(thing).items() if name not in APART}
    return Entry(key, name, location, _digests(values | more, location))


def _values(thing: Any) -> dict[str, Any]:
    """The fields of an object of the model by the names of their keys, without where it stands."""
    known = keys_of(type(thing))
    found = {
        name_of(field.name, known[field.name]) if field.name in known else field.name: getattr(thing, field.name)
        for field in fields(thing)
    }
    return {name: value for name, value in found.items() if not isinstance(value, Location)}


def _digests(values: Mapping[str, Any], owner: Location) -> dict[str, tuple[Location, str]]:
    """Of each value, or each language of it: where it stands and the first of its SHA-256."""
    flat = {
        f"{name}.{key}" if key else name: inner
        for name, value in values.items()
        for key, inner in (value.items() if isinstance(value, Mapping) else [("", value)])
    }
    found = {name: _plain(value) for name, value in flat.items()}
    return {
        name: (_location(flat[name], owner), hashlib.sha256(json.dumps(value).encode()).hexdigest()[:6])
        for name, value in found.items()
        if value not in EMPTY
    }


def _plain(value: Any) -> Any:
    """A value of the model without its locations, as JSON has it; paragraphs are digested as the article's text.

    What a record does not say is left out, so that a key which Hexapla comes to know changes no digest.
    """
    if is_dataclass(value):
        inner = {name: _plain(inner) for name, inner in _values(value).items() if name not in NOT_SAID}
        # A key that a later version of the generator knows, and that is not used, changes nothing.
        return {name: value for name, value in inner.items() if value not in EMPTY}
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def _location(value: Any, owner: Location) -> Location:
    """The first location at which some of a value stands: in the owner's file, else in another."""
    locations = [location for location in _locations(value) if location.file]
    return min([location for location in locations if location.file == owner.file] or locations, default=owner)


def _locations(value: Any) -> Iterator[Location]:
    if isinstance(value, Text):
        yield value.location
    elif is_dataclass(value):
        yield from (location for inner in _values(value).values() for location in _locations(inner))
    elif isinstance(value, Mapping):
        yield from (location for inner in value.values() for location in _locations(inner))
    elif isinstance(value, list | tuple):
        yield from (location for inner in value for location in _locations(inner))

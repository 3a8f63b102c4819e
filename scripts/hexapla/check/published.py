"""A published version: its addresses lead somewhere for ever, and what stands there is what was published."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.model import Edition, Text
from hexapla.problems import Level, Problem, nearest
from hexapla.published import SENTENCES, counted, entries, published


def kept(edition: Edition) -> Iterator[Problem]:
    """An address that was published leads somewhere for ever."""
    now, before = published(edition), edition.published.addresses
    if edition.unread:
        return
    places = {entry.key: entry.location for entry in entries(edition)}
    for address in before:
        if address not in now:
            entry = address.startswith(("glossary/", "timeline/#"))
            old = address.rstrip("/").replace("#", "/").rsplit("/", 1)[-1].removeprefix("note-")
            near = nearest(address, now - before)
            what = f"; did you mean '{near}'?" if near else ""
            way = f"write formerly: [{old}] at the entry that took its place" if entry else "give it back its old id"
            place = places.get(near, address.location)
            yield Problem(place, f"the published address '{address}' would be lost{what}", suggestion=way)


def sentences(edition: Edition) -> Iterator[Problem]:
    """The number of a published sentence names the same sentence for ever."""
    for article in edition.articles:
        recorded = edition.published.entries.get(Text(addresses.article(article.slug)), {}).get(SENTENCES, "")
        both = zip(recorded.split("."), counted(edition, article).split("."), strict=False)
        for number, (before, now) in enumerate(both, 1) if recorded else ():
            if before != now:
                message = (
                    f"paragraph {number}, published with {before} sentence{'' if before == '1' else 's'}, now has {now}"
                )
                way = f"say where these begin: sentences: [{{paragraph: {number}, begin: {{{article.original}: […]}}}}]"
                yield Problem(article.location, message, suggestion=way)


def unchanged(edition: Edition) -> Iterator[Problem]:
    """Under the number of a published version stands what was published: what readers cite does not change silently."""
    version = edition.published.version
    if edition.unread or version != edition.site.version:
        return
    way = "give the edition a new version ('changes' in site.yml), or undo it"
    recorded = {str(key): digests for key, digests in edition.published.entries.items()}
    now = {entry.key: entry for entry in entries(edition)}
    for entry in now.values():
        before = recorded.get(entry.key)
        if not before:
            yield Problem(entry.location, f"{entry.name} is not in the published version {version}", Level.WARNING, way)
            continue
        for name in sorted((before.keys() | entry.fields.keys()) - {SENTENCES}):
            place, digest = entry.fields.get(name, (entry.location, ""))
            if before.get(name) != digest:
                what = f"{name} of {entry.name} is not what version {version} was published with"
                yield Problem(place, what, Level.WARNING, way)
    for key in edition.published.entries:
        if key.startswith("@") and key not in now:
            yield Problem(key.location, f"the reference '{key[1:]}' of version {version} is gone", Level.WARNING, way)


RULES = (kept, sentences, unchanged)

"""source/timeline/*.yml: the events."""

from __future__ import annotations

from hexapla.kinds import EventKind
from hexapla.model import Event
from hexapla.read.anchor import read_anchor
from hexapla.read.fields import Fields
from hexapla.read.files import Source


def read_events(source: Source, tags: tuple[str, ...]) -> tuple[Event, ...]:
    return tuple(_event(fields) for fields in source.each("timeline/*.yml", "the event", tags))


def _event(fields: Fields) -> Event:
    event = Event(
        id=fields.id(),
        kind=fields.choice("kind", EventKind, EventKind.MEETING),
        date=fields.need("date"),
        place=fields.localized("place"),
        title=fields.localized("title"),
        account=fields.localized("account"),
        terms=fields.ids("terms"),
        anchors=tuple(read_anchor(at) for at in fields.each("at", "the anchor")),
        formerly=fields.ids("formerly"),
    )
    fields.done()
    return event

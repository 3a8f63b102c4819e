"""/timeline/ — every event, by year; each has its own fragment."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from edition import addresses
from edition.dates import parse
from edition.model import Scope
from edition.page import Page, Step
from edition.view import Cited, View


def pages(view: View) -> Iterator[Page]:
    years = [(year, list(events)) for year, events in groupby(view.events, key=lambda e: parse(e.date).first.year)]
    scopes = [scope for scope in Scope if any(view.scope(event) is scope for event in view.events)]
    sources = [event.id.place.file for event in view.edition.events]
    yield Page(
        addresses.TIMELINE,
        "timeline",
        view.words["timeline"],
        view.words["timeline_intro"],
        "timeline",
        {
            "view": view,
            "words": view.words,
            "years": years,
            "scopes": scopes,
            "cited": Cited(view),
        },
        sources[0] if sources else view.edition.site.place.file,
        (Step(view.words["home"], addresses.HOME),),
    )

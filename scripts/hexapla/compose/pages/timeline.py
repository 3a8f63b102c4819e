"""/timeline/ — every event, as a picture and by year; each has its own fragment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

import babel

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.chart import Bar, Frame, Line, chart
from hexapla.compose.markdown import Markdown
from hexapla.compose.page import Page, Step
from hexapla.compose.view import Cited, View
from hexapla.dates import parse
from hexapla.kinds import EventKind, Scope
from hexapla.model import Event


def pages(view: View) -> Iterator[Page]:
    years = [(year, list(events)) for year, events in groupby(view.events, key=lambda e: parse(e.date).first.year)]
    sources = [event.id.location.file for event in view.edition.events]
    lines = list(_lines(view))
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
            "scopes": _present(Scope, map(view.scope, view.events)),
            "facets": _facets(view),
            "frames": list(_frames(view, lines)),
            "cited": Cited(view),
        },
        sources[0] if sources else view.edition.site.location.file,
        (Step(view.words["home"], addresses.HOME),),
        structured=(structured.events(view),),
    )


def _present(kinds: Iterable[Scope], found: Iterable[Scope]) -> list[Scope]:
    seen = set(found)
    return [kind for kind in kinds if kind in seen]


def _facets(view: View) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """What the list can be narrowed by: (field, its name, [(value, its word, how many)])."""
    scopes = Counter(view.scope(event) for event in view.events)
    kinds = Counter(event.kind for event in view.events)
    words = view.words
    return [
        ("scope", words["filter_scopes"], [(s, words[f"scope_{s}"], scopes[s]) for s in Scope if scopes[s]]),
        ("kind", words["filter_kinds"], [(k, words[f"event_kind_{k}"], kinds[k]) for k in EventKind if kinds[k]]),
    ]


def _lines(view: View) -> Iterator[Line]:
    for article in view.edition.articles:
        href = addresses.relative(addresses.article(article.slug), addresses.TIMELINE)
        title = view.plain(article.title, article.original)
        label = f"{view.date(article.capture.date)}{view.words['colon']}{title}"
        yield Line(href, label, parse(article.capture.date).first)


def _frames(view: View, lines: list[Line]) -> Iterator[Markdown]:
    """The picture for narrow screens, and for wide ones with the events' titles in it."""
    months = babel.Locale.parse(view.language.locale, sep="-").months["stand-alone"]
    bars = [_bar(view, event) for event in view.events]
    for frame in (
        Frame("narrow", 288, 12, [months["narrow"][m] for m in range(1, 13)], labelled=False),
        Frame("wide", 880, 5, [months["abbreviated"][m] for m in range(1, 13)], labelled=True),
    ):
        yield chart(bars, lines, frame, view.words["picture"])


def _bar(view: View, event: Event) -> Bar:
    title, scope = view.plain(event.title) or str(event.id), view.scope(event)
    label = f"{view.date(event.date)}{view.words['colon']}{title} · {view.words[f'scope_{scope}']}"
    return Bar(f"#{event.id}", title, label, parse(event.date), scope, event.kind)

"""/timeline/ — every event, as a picture and by year; each has its own fragment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import babel

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.chart import Bar, Frame, Line, chart
from hexapla.compose.markdown import Markdown
from hexapla.compose.page import Page, home
from hexapla.compose.said import Said
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.dates import parse
from hexapla.kinds import Scope
from hexapla.model import Event


def pages(view: View) -> Iterator[Page]:
    events = view.index.events
    if not events:
        return
    years = [(year, list(group)) for year, group in groupby(events, key=lambda event: parse(event.date).first.year)]
    scopes, kinds = Counter(map(view.index.scope, events)), Counter(str(event.kind) for event in events)
    yield Page(
        "timeline",
        Sheet(view, addresses.TIMELINE),
        title=view.words["timeline"],
        description=view.words["timeline_intro"],
        values={
            "years": years,
            "scopes": [scope for scope in Scope if scopes[scope]],
            "facets": _facets(view, scopes, kinds),
            "frames": list(_frames(view, list(_lines(view)))),
        },
        source=view.edition.events[0].id.location.file,
        breadcrumb=(home(view),),
        structured=(structured.events(view),),
    )


def _facets(
    view: View, scopes: Counter[Scope], kinds: Counter[str]
) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """What the list can be narrowed by: (field, its name, [(value, its word, how many)])."""
    words, known = view.words, view.reader.event_kinds
    return [
        ("scope", words["filter_scopes"], [(s, words[f"scope_{s}"], scopes[s]) for s in Scope if scopes[s]]),
        ("kind", words["filter_kinds"], [(k, word, kinds[k]) for k, word in known.items() if kinds[k]]),
    ]


def _lines(view: View) -> Iterator[Line]:
    for article in view.edition.articles:
        href = addresses.relative(addresses.article(article.slug), addresses.TIMELINE)
        title = view.title(article)
        label = Said(f"{{date}}{view.words['colon']}{{title}}", view.reader.own, view.reader.own).format(
            date=view.reader.date(article.capture.date), title=title
        )
        yield Line(href, label, parse(article.capture.date).first)


def _frames(view: View, lines: list[Line]) -> Iterator[Markdown]:
    """The picture for narrow screens, and for wide ones with the events' titles in it."""
    months = babel.Locale.parse(view.reader.language.locale, sep="-").months["stand-alone"]
    bars = [_bar(view, event) for event in view.index.events]
    way, named = view.reader.language.direction, view.reader.year
    narrow, wide = ([months[length][m] for m in range(1, 13)] for length in ("narrow", "abbreviated"))
    for frame in (
        Frame("narrow", 288, 12, narrow, labelled=False, named=named, direction=way),
        Frame("wide", 880, 5, wide, labelled=True, named=named, direction=way),
    ):
        yield chart(bars, lines, frame, view.words["picture"])


def _bar(view: View, event: Event) -> Bar:
    title, scope = view.reader.text(event.title) or str(event.id), view.index.scope(event)
    label = Said(f"{{date}}{view.words['colon']}{{title}} · {{scope}}", view.reader.own, view.reader.own).format(
        date=view.reader.date(event.date), title=title, scope=view.words[f"scope_{scope}"]
    )
    return Bar(f"#{event.id}", title, label, parse(event.date), scope, event.kind)

"""/search/index.js — what the search box looks through: paragraphs, terms, events and notes of this language.

A script that sets one variable, so that it also loads from file://; fetched when the search box is first used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hexapla import addresses
from hexapla.compose.exports.script import script
from hexapla.compose.said import Said, foreign
from hexapla.compose.view import View
from hexapla.model import Event, Localized
from hexapla.prose import plain
from hexapla.writing import han_variants


def files(view: View) -> Iterator[tuple[str, bytes]]:
    entries = [*_paragraphs(view), *_terms(view), *_events(view), *_notes(view)]
    alike = han_variants({char for entry in entries for key in "txm" for char in entry.get(key, "")})
    yield "search/index.js", script("editionIndex", entries) + script("editionAlike", alike)


def _row(kind: str, where: str, title: str, text: str, more: str = "") -> dict[str, Any]:
    """k: kind; u: address; t: title; x: text; m: what else finds it; l: the attributes of t and x, if they have any."""
    row = {"k": kind, "u": where, "t": title, "x": text}
    said = {key: dict(other) for key, words in (("t", title), ("x", text)) if (other := foreign(words))}
    return row | ({"m": more} if more else {}) | ({"l": said} if said else {})


def _plain(view: View, value: Localized) -> Said:
    """A text without its marks, which still knows its language."""
    words = view.reader.text(value)
    return Said(plain(words), words.tongue, words.page)


def _paragraphs(view: View) -> Iterator[dict[str, Any]]:
    for article in view.edition.articles:
        title = view.title(article)
        reading = view.reading(article)
        for number, value in enumerate(article.texts[reading], 1):
            text = Said(value, view.reader.tongue(reading), view.reader.own)
            where = f"{addresses.article(article.slug)}#p{number}"
            yield _row("paragraph", where, view.words["paragraph_of"].format(number=number, title=title), text)


def _terms(view: View) -> Iterator[dict[str, Any]]:
    """A term is found by its names and abbreviations in every language."""
    for term in view.reader.terms:
        names: list[str] = [form for name in term.names.values() for form in (name.name, *name.short)]
        names += [form for forms in term.forms.values() for form in forms]
        names += [form for name in term.names.values() if name.romanized for form in _spellings(name.romanized)]
        definition = _plain(view, term.definition)
        yield _row(
            "term", addresses.term(term.id), view.reader.name(term), definition, " · ".join(dict.fromkeys(names))
        )


def _spellings(romanized: str) -> list[str]:
    """A transcription as it stands, and in one word: readers type it with and without spaces."""
    return [romanized, re.sub(r"[\s’'-]", "", romanized)]


def _events(view: View) -> Iterator[dict[str, Any]]:
    for event in view.index.events:
        text = _plain(view, event.account)
        where = addresses.event(event.id)
        yield _row(
            "event",
            where,
            _dated(view, event),
            text,
            view.reader.text(event.place),
        )


def _dated(view: View, event: Event) -> str:
    """An event's date and title in one line."""
    line = Said("{date} · {title}", view.reader.own, view.reader.own)
    return line.format(date=view.reader.date(event.date), title=view.reader.text(event.title))


def _notes(view: View) -> Iterator[dict[str, Any]]:
    for article in view.edition.articles:
        for note in article.notes:
            where = addresses.note(article.slug, note.id)
            title = view.words["note_numbered"].format(
                number=view.note_number(article, note), kind=view.words[f"note_{note.kind}"]
            )
            yield _row("note", where, title, _plain(view, note.text))

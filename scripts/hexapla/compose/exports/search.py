"""/search/index.js — what the search box looks through: paragraphs, terms, events and notes of this language.

A script that sets one variable, so that it also loads from file://; fetched when the search box is first used.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hexapla import addresses
from hexapla.compose.exports.script import script
from hexapla.compose.view import View
from hexapla.model import Article
from hexapla.prose import plain


def files(view: View) -> Iterator[tuple[str, bytes]]:
    entries = [*_paragraphs(view), *_terms(view), *_events(view), *_notes(view)]
    yield "search/index.js", script("editionIndex", entries)


def _row(kind: str, where: str, title: str, text: str, more: str = "") -> dict[str, Any]:
    row = {"k": kind, "u": where, "t": title, "x": text}
    return row | ({"m": more} if more else {})


def _title(view: View, article: Article) -> str:
    return view.title(article)


def _paragraphs(view: View) -> Iterator[dict[str, Any]]:
    for article in view.edition.articles:
        title = _title(view, article)
        for number, text in enumerate(article.texts[view.reading(article)], 1):
            where = f"{addresses.article(article.slug)}#p{number}"
            yield _row("paragraph", where, view.words["paragraph_of"].format(number=number, title=title), text)


def _terms(view: View) -> Iterator[dict[str, Any]]:
    """A term is found by its names and abbreviations in every language."""
    for term in view.reader.terms:
        names = [form for name in term.names.values() for form in (name.name, *name.short)]
        names += [form for forms in term.forms.values() for form in forms]
        definition = plain(view.reader.text(term.definition))
        yield _row(
            "term", addresses.term(term.id), view.reader.name(term), definition, " · ".join(dict.fromkeys(names))
        )


def _events(view: View) -> Iterator[dict[str, Any]]:
    for event in view.index.events:
        text = plain(view.reader.text(event.account))
        where = addresses.event(event.id)
        yield _row(
            "event",
            where,
            f"{view.reader.date(event.date)} · {view.reader.text(event.title)}",
            text,
            view.reader.text(event.place),
        )


def _notes(view: View) -> Iterator[dict[str, Any]]:
    for article in view.edition.articles:
        for note in article.notes:
            where = addresses.note(article.slug, note.id)
            title = view.words["note_numbered"].format(
                number=view.index.note_number(article, note), kind=view.words[f"note_{note.kind}"]
            )
            yield _row("note", where, title, plain(view.reader.text(note.text)))

"""/<slug>/cards.js — the terms that an article names and the events that it tells of, for the cards at their marks.

A script that sets one variable, so that it also loads from file://; fetched when a mark is first pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hexapla import addresses
from hexapla.align.sentences import sentences
from hexapla.compose.exports.script import script
from hexapla.compose.view import View
from hexapla.model import Article, Event, Localized, Term
from hexapla.prose import plain, runs

Card = dict[str, Any]


def files(view: View) -> Iterator[tuple[str, bytes]]:
    for article in view.edition.articles:
        named = {m.term for tag in article.texts for n in article.numbers for m in view.index.mentions(article, n, tag)}
        cards = {
            "t": {str(term.id): _term(view, term) for term in view.reader.terms if term.id in named},
            "e": {str(event.id): _event(view, event) for event in view.index.events if _told(article, event)},
        }
        yield addresses.cards(article.slug), script("editionCards", cards)


def _told(article: Article, event: Event) -> bool:
    return any(anchor.article == article.slug for anchor in event.anchors)


def _term(view: View, term: Term) -> Card:
    """k: kind; n: names as [attributes, name, romanized], the reader's own first; d: the definition's beginning."""
    order = [view.tag, *(tag for tag in view.edition.tags if tag != view.tag)]
    return {
        "k": view.reader.term_kinds[term.kind],
        "n": [_name(view, term, tag) for tag in order if tag in term.names],
        "d": _beginning(view, term.definition),
    }


def _event(view: View, event: Event) -> Card:
    """k: date and place; t: title; d: the account's beginning."""
    place = view.reader.text(event.place)
    return {
        "k": f"{view.reader.date(event.date)} · {place}" if place else view.reader.date(event.date),
        "t": _beginning(view, event.title),
        "d": _beginning(view, event.account),
    }


def _name(view: View, term: Term, tag: str) -> list[Any]:
    name = term.names[tag]
    said = [_attributes(view, tag, view.tag), name.name]
    if not name.romanized:
        return said
    return [*said, [view.reader.romanized(tag, tag), name.romanized]]


def _beginning(view: View, value: Localized) -> list[Any]:
    """Attributes, then the first sentence: strings, or [attributes, words] where they are of another language."""
    shown = view.reader.localize(value)
    if shown is None:
        return [view.reader.own.attributes]
    language, whole = view.edition.language[shown.tag], plain(shown.text)
    left = next((each.end for each in sentences(whole, str(language.locale), language.abbreviations)), 0)
    found: list[Any] = [_attributes(view, shown.tag, view.tag)]
    for tag, words in runs(shown.text):
        if words[:left]:
            found.append([_attributes(view, tag, shown.tag), words[:left]] if tag else words[:left])
        left = max(0, left - len(words))
    return found


def _attributes(view: View, tag: str, outer: str) -> Mapping[str, str]:
    """What an element in one language says inside one in another; its language in any case."""
    tongue = view.reader.tongue(tag)
    return tongue.within(view.reader.tongue(outer)) or tongue.attributes

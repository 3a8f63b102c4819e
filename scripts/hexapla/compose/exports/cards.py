"""/<slug>/cards.js — the terms that an article names, for the cards that open at their mentions.

A script that sets one variable, so that it also loads from file://; fetched when a term is first pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hexapla import addresses
from hexapla.compose.exports.script import script
from hexapla.compose.view import View
from hexapla.model import Term
from hexapla.prose import runs


def files(view: View) -> Iterator[tuple[str, bytes]]:
    for article in view.edition.articles:
        named = {m.term for tag in article.texts for n in article.numbers for m in view.index.mentions(article, n, tag)}
        cards = {str(term.id): _card(view, term) for term in view.reader.terms if term.id in named}
        yield addresses.cards(article.slug), script("editionCards", cards)


def _card(view: View, term: Term) -> dict[str, Any]:
    """n: names as [attributes, name], the reader's language first; k: kind; d: the definition; u: the entry."""
    order = [view.tag, *(tag for tag in view.edition.tags if tag != view.tag)]
    return {
        "n": [[_attributes(view, tag, view.tag), term.names[tag].name] for tag in order if tag in term.names],
        "k": view.reader.term_kinds[term.kind],
        "d": _definition(view, term),
        "u": addresses.term(term.id),
    }


def _definition(view: View, term: Term) -> list[Any]:
    """Its attributes, then its words: a string, or [attributes, words] where they are of another language."""
    shown = view.reader.localize(term.definition)
    if shown is None:
        return [view.reader.own.attributes]
    return [
        _attributes(view, shown.tag, view.tag),
        *([_attributes(view, tag, shown.tag), words] if tag else words for tag, words in runs(shown.text)),
    ]


def _attributes(view: View, tag: str, outer: str) -> dict[str, str]:
    """What an element in one language says inside one in another; its language in any case."""
    tongue = view.reader.tongue(tag)
    return tongue.within(view.reader.tongue(outer)) or tongue.attributes

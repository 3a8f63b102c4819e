"""/<slug>/cards.js — the terms that an article names, for the cards that open at their mentions.

A script that sets one variable, so that it also loads from file://; fetched when a term is first pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from edition import addresses
from edition.exports.script import script
from edition.model import Term
from edition.prose import plain
from edition.view import View


def files(view: View) -> Iterator[tuple[str, bytes]]:
    for article in view.edition.articles:
        named = {m.term for tag in article.texts for n in article.numbers for m in view.mentions(article, n, tag)}
        cards = {str(term.id): _card(view, term) for term in view.terms if term.id in named}
        yield addresses.cards(article.slug), script("editionCards", cards)


def _card(view: View, term: Term) -> dict[str, Any]:
    """n: [[lang, name], …], the reader's own language first; k: kind; d: [lang, definition]; u: the entry."""
    order = [view.tag, *(tag for tag in view.edition.tags if tag != view.tag)]
    definition = view.show(term.definition)
    return {
        "n": [[view.lang(tag), term.names[tag].name] for tag in order if tag in term.names],
        "k": view.words[f"kind_{term.kind}"],
        "d": [view.lang(definition.tag), plain(definition.text)] if definition else [view.language.lang, ""],
        "u": addresses.term(term.id),
    }

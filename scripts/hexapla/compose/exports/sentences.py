"""/<slug>/sentences.js — an article's text in the reader's language by sentences, for readers of its other languages.

A script that sets one variable, so that it also loads from file://; fetched when a second language is turned on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hexapla import addresses
from hexapla.compose.exports.script import script
from hexapla.compose.view import View
from hexapla.model import Article
from hexapla.registry import has_parallel


def files(view: View) -> Iterator[tuple[str, bytes]]:
    for article in view.edition.articles if has_parallel(view.edition) else ():
        if view.tag in article.texts:
            texts = [_paragraph(view, article, number) for number in article.numbers]
            yield addresses.sentences(article.slug), script("editionSentences", {view.tag: texts})


def _paragraph(view: View, article: Article, number: int) -> str | list[str]:
    """What renders each sentence of the original, '' where the next one does; a text of other sentences as a whole.

    Each has the space behind it, so that together they are the paragraph.
    """
    text = str(article.texts[view.tag][number - 1])
    found = view.index.sentences(article, number, view.tag)
    if found is None:
        return text
    bounds = [0, *(sentence.start for sentence in found[1:]), len(text)]
    return [text[start:end] for start, end in pairwise(bounds)]

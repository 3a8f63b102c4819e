"""Which names stand in a line of authors, in each language: as many as the page's own line has."""

from __future__ import annotations

from hexapla.model import Article, Edition
from hexapla.read.captures.authors import split_authors


def told_apart(edition: Edition, article: Article, tag: str) -> tuple[str, ...]:
    """The names in a language's line of authors, as its editor or its joining words tell them apart; may be none."""
    if given := article.author.names.get(tag):
        return given
    if tag == article.original:
        return article.authors
    line = article.bylines.get(tag)
    return tuple(split_authors(line, edition.language[tag].captures.joining)) if line else ()


def authors(edition: Edition, article: Article, tag: str) -> tuple[str, ...]:
    """The authors as a reader of a language is told them, one by one.

    A line that cannot be told apart, which check says, is one name; where there is none, the page's own names stand.
    """
    shown = edition.choose(article.bylines, tag, article.original)
    if shown is None:
        return ()
    names = told_apart(edition, article, shown)
    return names if len(names) == len(article.authors) else (str(article.bylines[shown]),)

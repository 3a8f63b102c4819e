"""The kinds of pages: each module takes a view and gives its pages. A new kind is a module, named here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hexapla import addresses
from hexapla.compose.page import Page
from hexapla.compose.pages import about, article, articles, glossary, home, parallel, section, term, timeline
from hexapla.compose.view import View
from hexapla.model import Edition

KINDS: tuple[Callable[[View], Iterator[Page]], ...] = (
    home.pages,
    articles.pages,
    article.pages,
    section.pages,
    parallel.pages,
    glossary.pages,
    term.pages,
    timeline.pages,
    about.pages,
)


def menu(edition: Edition) -> list[tuple[str, str]]:
    """The pages that every page's menu names: (the word for it, its address)."""
    found = [("glossary", addresses.GLOSSARY), ("timeline", addresses.TIMELINE), ("about", addresses.ABOUT)]
    if len(edition.articles) == 1:
        slug = edition.articles[0].slug
        return [("read", addresses.article(slug)), ("parallel", addresses.parallel(slug)), *found]
    return [*([("articles", addresses.ARTICLES)] if edition.articles else []), *found]

"""The kinds of pages: each module takes a view and gives its pages. A new kind is a module, named here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edition.page import Page
from edition.pages import about, article, articles, glossary, home, parallel, section, term, timeline
from edition.view import View

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

"""/<slug>/ — the article whole: the reading page, and the one that is cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hexapla import addresses
from hexapla.compose import signposts, structured
from hexapla.compose.page import Page, Step
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.kinds import Part
from hexapla.model import Article
from hexapla.prose import plain
from hexapla.registry import has_parallel


def pages(view: View) -> Iterator[Page]:
    for article in view.edition.articles:
        sheet = Sheet(view, addresses.article(article.slug))
        yield Page(
            "article",
            sheet,
            title=view.title(article),
            description=description(view, article),
            values=values(view, article) | {"parts": {str(part): sheet.part(article, part) for part in Part}},
            source=source(view, article),
            breadcrumb=breadcrumb(view, article),
            next=parallel(view, article),
            cards=addresses.cards(article.slug),
            meta=tuple(structured.citation_meta(view, article)),
            links=tuple(signposts.article(view, article, sheet)),
            structured=(structured.article(view, article),),
        )


def values(view: View, article: Article) -> dict[str, Any]:
    """What every page that shows paragraphs of an article needs."""
    return {"article": article, "reading": view.reading(article)}


def description(view: View, article: Article) -> str:
    """The summary; without one, the first plain paragraph's beginning."""
    if summary := view.reader.text(article.summary):
        return plain(summary)
    plain_ones = (number for number in article.numbers if number not in article.formed)
    first = article.texts[view.reading(article)][next(plain_ones, 1) - 1]
    return first if len(first) <= 160 else first[:159].rstrip() + "…"


def source(view: View, article: Article) -> str:
    """The file that one would edit to correct this page: the reader's text, else the article's metadata."""
    translation = article.translations.get(view.tag)
    return translation.file if translation else f"{article.folder}/article.yml"


def parallel(view: View, article: Article) -> Step | None:
    """The way to the languages side by side."""
    known = has_parallel(view.edition)
    return Step(view.words["parallel"], addresses.parallel(article.slug)) if known else None


def breadcrumb(view: View, article: Article, *more: Step) -> tuple[Step, ...]:
    """The captured page's own way from home, in the reader's language; its first step is this edition's home."""
    many = len(view.edition.articles) > 1
    steps = [view.reader.text(step, article.original) for step in article.breadcrumb]
    own = article.breadcrumb and view.tag in article.breadcrumb[0]
    home = Step(steps[0] if own else view.words["home"], addresses.HOME)
    return (home, *(Step(step, addresses.ARTICLES if many else None) for step in steps[1:]), *more)

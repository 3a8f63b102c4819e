"""/<slug>/ — the article whole: the reading page, and the one that is cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.markdown import Markdown
from hexapla.compose.page import Page, Step
from hexapla.compose.view import Cited, View
from hexapla.kinds import Part
from hexapla.model import Article, Note
from hexapla.prose import plain


def pages(view: View) -> Iterator[Page]:
    for article in view.edition.articles:
        page = addresses.article(article.slug)
        yield Page(
            page,
            "article",
            view.plain(article.title, article.original),
            description(view, article),
            "article",
            values(view, article, page) | {"parts": {str(part): view.part(article, part, page) for part in Part}},
            source(view, article),
            breadcrumb(view, article),
            next=Step(view.words["parallel"], addresses.parallel(article.slug)),
            front=front(article, page) | {"meta": structured.citation_meta(view, article)},
            structured=(structured.article(view, article),),
        )


def front(article: Article, page: str) -> dict[str, str]:
    """What the theme is told of a page that shows paragraphs: where the cards of its terms are."""
    return {"cards": addresses.file(addresses.cards(article.slug), page)}


def values(view: View, article: Article, page: str) -> dict[str, Any]:
    """What every page that shows paragraphs of an article needs."""
    cited, tag = Cited(view), view.reading(article)

    def paragraph(number: int, language: str = tag, apparatus: bool = True) -> Markdown:
        text = article.texts[language][number - 1]
        return view.passage(article, number, text, language, page, apparatus)

    def note_text(note: Note) -> Markdown:
        shown = view.show(note.text)
        return view.in_language(view.prose(shown.text, page, cited), shown.tag) if shown else Markdown("")

    def report(number: int) -> Markdown:
        name = view.words["paragraph_of"].format(number=number, title=view.plain(article.title, article.original))
        return view.report(f"{addresses.article(article.slug)}#p{number}", name)

    return {
        "view": view,
        "words": view.words,
        "article": article,
        "reading": tag,
        "paragraph": paragraph,
        "note_text": note_text,
        "report": report,
        "cited": cited,
    }


def description(view: View, article: Article) -> str:
    """The summary; without one, the beginning of the text."""
    if summary := view.plain(article.summary):
        return plain(summary)
    first = article.texts[view.reading(article)][0]
    return first if len(first) <= 160 else first[:159].rstrip() + "…"


def source(view: View, article: Article) -> str:
    """The file that one would edit to mend this page: the reader's text, else the article's metadata."""
    translation = article.translations.get(view.tag)
    return translation.file if translation else f"{article.folder}/article.yml"


def breadcrumb(view: View, article: Article, *more: Step) -> tuple[Step, ...]:
    """The captured page's own way from home, in the reader's language; its first step is this edition's home."""
    many = len(view.edition.articles) > 1
    steps = [view.plain(step, article.original) for step in article.breadcrumb]
    own = article.breadcrumb[0].get(view.tag) if article.breadcrumb else None
    home = Step(own or view.words["home"], addresses.HOME)
    return (home, *(Step(step, addresses.ARTICLES if many else None) for step in steps[1:]), *more)

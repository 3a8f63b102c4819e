"""/ — what the edition is, and the way in: one article with its face, or the newest of many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.markdown import Markdown
from hexapla.compose.page import Page
from hexapla.compose.said import Said
from hexapla.compose.sheet import Sheet
from hexapla.compose.strip import strip
from hexapla.compose.view import View
from hexapla.dates import parse
from hexapla.model import Article, Term

NEWEST = 20


@dataclass(frozen=True)
class Peer:
    """An article's title in a language: the language, what it calls itself, the title, the way to the article in it."""

    tag: str
    name: str
    title: str
    way: str


def pages(view: View) -> Iterator[Page]:
    site, articles = view.edition.site, view.index.newest
    only = articles[0] if len(articles) == 1 else None
    yield Page(
        "home",
        Sheet(view, addresses.HOME),
        title=view.reader.text(site.name),
        description=view.reader.text(site.description),
        values={
            "site": site,
            "only": only,
            "peers": _peers(view, only) if only else [],
            "pulled": _pulled(view, only) if only else None,
            "themes": _themes(view, articles[:NEWEST]),
            "left": len(articles) > NEWEST,
            "strip": _strip(view),
            "figures": list(_figures(view, only)),
        },
        source=site.location.file,
        structured=(structured.site(view),),
    )


def _peers(view: View, article: Article) -> list[Peer]:
    """The title in every language that has it, the reader's first."""
    edition, here = view.edition, addresses.root(view.edition, view.tag)
    first = edition.choose(article.title, view.tag, article.original)
    tags = [tag for tag in edition.tags if tag in article.title]
    return [
        Peer(
            tag,
            edition.language[tag].name,
            article.title[tag],
            addresses.relative(addresses.root(edition, tag) + addresses.article(article.slug), here),
        )
        for tag in sorted(tags, key=lambda tag: tag != first)
    ]


def _pulled(view: View, article: Article) -> tuple[Said, str, str] | None:
    """The sentence that stands for an article, its paragraph's name, its address; None where the text has no such."""
    if article.pulled is None:
        return None
    (number, nth), tag = article.pulled, view.reading(article)
    found = view.index.sentences(article, number, tag)
    if found is None:
        return None
    text = article.texts[tag][number - 1][found[nth - 1].start : found[nth - 1].end]
    place = f"{addresses.article(article.slug)}#p{number}s{nth}"
    said = Said(text, view.reader.tongue(tag), view.reader.own)
    return said, view.words["paragraph_short"].format(number=number), place


def _themes(view: View, articles: list[Article]) -> list[tuple[Term | None, list[Article]]]:
    """The articles by the first of their keywords; those without one first, each theme where its newest stands."""
    found: dict[str, list[Article]] = {"": []}
    for article in articles:
        found.setdefault(next(iter(article.keywords), ""), []).append(article)
    return [(view.edition.term.get(theme), group) for theme, group in found.items() if group]


def _strip(view: View) -> Markdown | None:
    if not view.edition.events:
        return None
    days = [parse(article.capture.date).first for article in view.edition.articles]
    spans = [parse(event.date) for event in view.edition.events]
    return strip(spans, days, view.reader.language.direction, view.reader.year)


def _figures(view: View, only: Article | None) -> Iterator[tuple[Said, int, str]]:
    """How much the edition adds to its text: what it is called, how many there are, where they stand."""
    edition, words = view.edition, view.words
    if edition.terms:
        yield words["figure_terms"], len(edition.terms), addresses.GLOSSARY
    if edition.events:
        yield words["figure_events"], len(edition.events), addresses.TIMELINE
    notes = [note for note in only.notes if view.reader.localize(note.text)] if only else []
    if only and notes:
        first = min(notes, key=lambda note: view.note_number(only, note))
        yield words["search_note"], len(notes), addresses.note(only.slug, first.id)

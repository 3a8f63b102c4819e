"""/glossary/<term>/ — one term: its names and definitions side by side, its mentions, events and references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.index import Found
from hexapla.compose.markdown import Markdown, text
from hexapla.compose.page import Page, Step, home
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.model import Article, Term
from hexapla.prose import plain

CONTEXT = 40


@dataclass(frozen=True)
class Concordance:
    """A mention in its context: the id of its sentence, the words before it, its own, and those behind it."""

    article: Article
    number: int
    place: str
    before: str
    words: str
    after: str

    @property
    def shown(self) -> Markdown:
        return Markdown(f"{text(self.before)}**{text(self.words)}**{text(self.after)}")


def pages(view: View) -> Iterator[Page]:
    terms = view.reader.terms
    steps = [Step(view.reader.name(term), addresses.term(term.id)) for term in terms]
    around = [None, *steps, None]
    for n, term in enumerate(terms):
        yield _entry(view, term, around[n], around[n + 2])
        for old in term.formerly:
            yield _moved(view, term, addresses.term(old))


def _entry(view: View, term: Term, before: Step | None, after: Step | None) -> Page:
    name, tags = view.reader.name(term), view.edition.tags
    order = [view.tag, *(tag for tag in tags if tag != view.tag)]
    return Page(
        "term",
        Sheet(view, addresses.term(term.id)),
        title=name,
        description=plain(view.reader.text(term.definition)) or name,
        values={
            "term": term,
            "order": [tag for tag in order if tag in term.names or tag in term.definition],
            "mentions": [_context(view, found) for found in view.found(term)],
            "events": view.index.events_of.get(term.id, []),
            "see": view.reader.in_order(view.index.related.get(term.id, ())),
        },
        source=term.id.location.file,
        breadcrumb=(home(view), Step(view.words["glossary"], addresses.GLOSSARY)),
        previous=before,
        next=after,
        structured=(structured.term(view, term),),
    )


def _context(view: View, found: Found) -> Concordance:
    article, number, mention = found
    text = article.texts[view.reading(article)][number - 1]
    start, end = max(0, mention.start - CONTEXT), min(len(text), mention.end + CONTEXT)
    before, after = text[start : mention.start], text[mention.end : end]
    if start and " " in before:
        before = before[before.index(" ") + 1 :]
    if end < len(text) and " " in after:
        after = after[: after.rindex(" ")]
    return Concordance(
        article,
        number,
        view.index.place(article, number, view.reading(article), mention.start),
        ("…" if start else "") + before,
        text[mention.start : mention.end],
        after + ("…" if end < len(text) else ""),
    )


def _moved(view: View, term: Term, address: str) -> Page:
    """The page at an address of before, which leads on."""
    name = view.reader.name(term)
    return Page(
        "moved",
        Sheet(view, address),
        title=name,
        description=name,
        values={"term": term},
        source=term.id.location.file,
        moved=addresses.term(term.id),
    )

"""/glossary/<term>/ — one term: its names and definitions side by side, its mentions, events and references."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla import addresses
from hexapla.align.mentions import Mention
from hexapla.compose import structured
from hexapla.compose.markdown import Markdown, text
from hexapla.compose.page import Page, Step
from hexapla.compose.view import Cited, View
from hexapla.model import Article, Event, Term
from hexapla.prose import plain

CONTEXT = 40


@dataclass(frozen=True)
class Concordance:
    """A mention in its context: the words before it, its own, and those behind it."""

    article: Article
    number: int
    before: str
    words: str
    after: str

    @property
    def shown(self) -> Markdown:
        return Markdown(f"{text(self.before)}**{text(self.words)}**{text(self.after)}")


def pages(view: View) -> Iterator[Page]:
    steps = [Step(view.name(term), addresses.term(term.id)) for term in view.terms]
    around = [None, *steps, None]
    for index, term in enumerate(view.terms):
        yield _entry(view, term, around[index], around[index + 2])
        for old in term.formerly:
            yield _moved(view, term, addresses.term(old))


def _entry(view: View, term: Term, before: Step | None, after: Step | None) -> Page:
    address = addresses.term(term.id)
    name = view.name(term)
    order = [view.tag, *(tag for tag in view.edition.tags if tag != view.tag)]
    values = {
        "view": view,
        "words": view.words,
        "term": term,
        "order": [tag for tag in order if tag in term.names or tag in term.definition],
        "mentions": [_context(view, found) for found in view.found_in(term)],
        "events": _events(view, term),
        "see": [other for other in view.terms if other.id in term.see or term.id in other.see],
        "cited": Cited(view),
    }
    description = plain(view.plain(term.definition)) or name
    crumbs = (Step(view.words["home"], addresses.HOME), Step(view.words["glossary"], addresses.GLOSSARY))
    source, structure = term.id.location.file, (structured.term(view, term),)
    return Page(address, "term", name, description, "term", values, source, crumbs, before, after, structured=structure)


def _context(view: View, found: tuple[Article, int, Mention]) -> Concordance:
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
        ("…" if start else "") + before,
        text[mention.start : mention.end],
        after + ("…" if end < len(text) else ""),
    )


def _events(view: View, term: Term) -> list[Event]:
    return [event for event in view.events if term.id in event.terms]


def _moved(view: View, term: Term, address: str) -> Page:
    values = {"view": view, "words": view.words, "term": term}
    name = view.name(term)
    return Page(address, "moved", name, name, "moved", values, term.id.location.file, moved=addresses.term(term.id))

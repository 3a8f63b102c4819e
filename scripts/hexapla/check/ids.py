"""Ids: each once, none reserved, none that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from babel import Locale

from hexapla.check.walk import marks
from hexapla.model import Edition, Location, Text
from hexapla.problems import Problem, did_you_mean
from hexapla.prose import Cite, Link
from hexapla.registry import reserved

RESERVED_SECTIONS = ("parallel", "print", "title", "standfirst", "byline", "author-note")


def reserved_slug(slug: str) -> str:
    """Why an article may not have this slug, or nothing: the site needs it, or it is a language's tag.

    A slug like a tag would leave no address for that language: a language alone of two or three letters, or with a
    script or region that CLDR knows.
    """
    if slug in reserved():
        return "the name of a page of the site"
    language, *rest = slug.split("-")
    known = Locale("en")
    parts = {part.lower() for part in (*known.scripts, *known.territories)}
    known_tag = not rest or (language in known.languages and parts.issuperset(rest))
    if re.fullmatch("[a-z]{2,3}", language) and known_tag:
        return f"shaped like a language tag; a longer name is free, such as {slug}-text"
    return ""


def slugs(edition: Edition) -> Iterator[Problem]:
    """An article's folder may not have a name that the site needs for itself or that looks like a language."""
    for article in edition.articles:
        if why := reserved_slug(article.slug) or ("a language of this edition" if article.slug in edition.tags else ""):
            yield Problem(article.location, f"the slug '{article.slug}' is reserved: it is {why}")


def sections(edition: Edition) -> Iterator[Problem]:
    """A section may not be called what other pages and parts of an article are called."""
    for article in edition.articles:
        for section in article.sections:
            if section.id in RESERVED_SECTIONS:
                yield Problem(section.id.location, f"'{section.id}' is a reserved name; call the section otherwise")


def unique(edition: Edition) -> Iterator[Problem]:
    """An id names one thing: no two terms, events or references, nor two sections or notes of an article, share it."""
    yield from _twice("term", [i for term in edition.terms for i in (term.id, *term.formerly)])
    yield from _twice("event", [i for event in edition.events for i in (event.id, *event.formerly)])
    yield from _twice("reference", [reference.id for reference in edition.references])
    yield from _twice("part of the about page", [section.id for section in edition.site.about])
    for article in edition.articles:
        yield from _twice("section", [section.id for section in article.sections])
        yield from _twice("note", [note.id for note in article.notes])


def _twice(what: str, ids: Iterable[Text]) -> Iterator[Problem]:
    first: dict[str, Location] = {}
    for id_ in ids:
        if id_ and (before := first.setdefault(id_, id_.location)) is not id_.location:
            yield Problem(id_.location, f"the {what} '{id_}' is already at {before.file}, line {before.line}")


def known(edition: Edition) -> Iterator[Problem]:
    """An id that is named anywhere must exist."""
    for term in edition.terms:
        yield from (Problem(i.location, f"the term '{i}' points at itself") for i in term.see if i == term.id)
    for what, id_ in _named(edition):
        names = getattr(edition, what)
        if id_ not in names and what not in edition.unread:
            yield Problem(id_.location, f"unknown {what} '{id_}'", suggestion=did_you_mean(id_, names))


def _named(edition: Edition) -> Iterator[tuple[str, Text]]:
    """Every term, event or reference that is named anywhere, with what it is."""
    yield from (("term", id_) for term in edition.terms for id_ in term.see)
    yield from (("term", id_) for event in edition.events for id_ in event.terms)
    for article in edition.articles:
        yield from (("term", id_) for id_ in (*article.keywords, article.author.term, article.publisher) if id_)
    for text, piece in marks(edition):
        if isinstance(piece, Link):
            yield piece.kind, Text(piece.id, text.location)
        elif isinstance(piece, Cite):
            yield "reference", Text(piece.id, text.location)


RULES = (slugs, sections, unique, known)

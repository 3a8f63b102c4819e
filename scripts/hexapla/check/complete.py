"""What is still to come: texts, and values that some languages have and others lack. Warnings, all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hexapla.model import Anchor, Article, Edition, Event, Location, Note, Site, Term
from hexapla.problems import Level, Problem

Values = Iterator[tuple[str, Mapping[str, Any]]]
# What a reader misses even where no language has it.
REQUIRED = ("name", "definition", "title", "account", "summary", "text")


def texts(edition: Edition) -> Iterator[Problem]:
    """Every article has a text in every language."""
    for article in edition.articles:
        for tag in edition.tags:
            if tag != article.original and tag not in article.translations:
                message = f"not yet translated: there is no {article.folder}/{tag}.md"
                yield Problem(article.location, message, Level.WARNING)


def values(edition: Edition) -> Iterator[Problem]:
    """What an entry, article or page says in one language it says in all."""
    for what, location, given in _owners(edition):
        pairs = list(given)
        for tag in edition.tags:
            lacking = [(name, value) for name, value in pairs if tag not in value and (value or name in REQUIRED)]
            if lacking:
                names = " and no ".join(dict.fromkeys(name for name, _ in lacking))
                message = f"{what} has no {names} in '{tag}'"
                yield Problem(_beside(lacking[0][1], location), message, Level.WARNING)


def _beside(value: Mapping[str, Any], owner: Location) -> Location:
    """Where a value is missing: beside those of other languages, or at its owner."""
    locations = [text.location for text in value.values() if hasattr(text, "location")]
    return min((location for location in locations if location.file == owner.file), default=owner)


def _owners(edition: Edition) -> Iterator[tuple[str, Location, Values]]:
    """Everything that holds values per language: what to call it, where it stands, and its values by name."""
    yield "the site", edition.site.location, _site(edition.site)
    for part in edition.site.about:
        yield f"the part '{part.id}' of 'about'", part.id.location, iter([("title", part.title), ("text", part.text)])
    for term in edition.terms:
        yield f"the term '{term.id}'", term.id.location, _term(term)
    for event in edition.events:
        yield f"the event '{event.id}'", event.id.location, _event(edition, event)
    for reference in edition.references:
        yield f"the reference '{reference.id}'", reference.id.location, iter([("description", reference.described)])
    for article in edition.articles:
        yield f"the article '{article.slug}'", article.location, _article(article)
        for section in article.sections:
            yield f"the section '{section.id}'", section.location, iter([("title", section.title)])
        for note in article.notes:
            yield f"the note '{note.id}'", note.id.location, _note(edition, article, note)


def _site(site: Site) -> Values:
    yield from (("name", site.name), ("description", site.description), ("editors", site.editors))
    yield "licence", site.licence
    yield from ((f"text of version {change.version}", change.text) for change in site.changes)


def _term(term: Term) -> Values:
    yield from (("name", term.names), ("definition", term.definition), ("forms", term.forms))


def _event(edition: Edition, event: Event) -> Values:
    yield from (("title", event.title), ("account", event.account), ("place", event.place))
    yield from _quotes(event.anchors, edition.article, set(edition.tags))


def _note(edition: Edition, article: Article, note: Note) -> Values:
    yield "text", note.text
    yield from _quotes((note.anchor,), {article.slug: article}, set(edition.tags))


def _quotes(anchors: Iterable[Anchor], articles: Mapping[str, Article], tags: set[str]) -> Values:
    """A quote is wanted in the languages that have the text; the others count as if they had it."""
    for anchor in anchors:
        article = articles.get(anchor.article)
        if article and anchor.quote:
            yield "quote", {**dict.fromkeys(tags - article.texts.keys()), **anchor.quote}


def _article(article: Article) -> Values:
    own = {article.original: article.capture.title}
    yield from (("title", article.title), ("summary", article.summary), ("rights", article.rights))
    yield "post of the author", article.author.post
    yield from (("step of the breadcrumb", step) for step in article.breadcrumb)
    if article.author.name:
        yield "name of the author", {**own, **article.author.name}
    if article.capture.note:
        yield "author_note", article.author_note
    yield from (("translator", made.translator) for made in article.translations.values())


RULES = (texts, values)

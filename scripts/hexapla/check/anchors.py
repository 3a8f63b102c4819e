"""Anchors: the quoted words stand in the paragraph they point at, once, in every language that quotes."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.align.quotes import Alike, find
from hexapla.check.walk import anchors
from hexapla.model import Anchor, Article, Edition, Text
from hexapla.problems import Problem, did_you_mean


def targets(edition: Edition) -> Iterator[Problem]:
    """An anchor's article, paragraph or part exists."""
    for anchor in anchors(edition):
        article = edition.article.get(anchor.article)
        if article is None:
            if anchor.article and "article" not in edition.unread:
                near = did_you_mean(anchor.article, edition.article)
                yield Problem(anchor.article.location, f"unknown article '{anchor.article}'", suggestion=near)
        elif anchor.paragraph and anchor.paragraph > article.count:
            yield Problem(anchor.where, f"there is no paragraph {anchor.paragraph}: the article has {article.count}")
        elif anchor.part and not article.part(anchor.part).get(article.original):
            yield Problem(anchor.where, f"the captured page has no {anchor.part}")


def quotes(edition: Edition) -> Iterator[Problem]:
    """A quote stands in its paragraph, character for character, exactly once ('before' and 'after' tell two apart)."""
    for anchor in anchors(edition):
        article = edition.article.get(anchor.article)
        if article is None:
            continue
        for tag, quote in anchor.quote.items():
            passage = article.passage(anchor, tag)
            if passage is not None:
                yield from _quote(anchor, tag, quote, passage, article)
        for tag, context in (*anchor.before.items(), *anchor.after.items()):
            if tag not in anchor.quote:
                yield Problem(context.location, f"'before' and 'after' stand beside a quote; there is none in '{tag}'")


def claims(edition: Edition) -> Iterator[Problem]:
    """An event's anchor says by its quote, at least in the original's language, which words of the article say so."""
    for event in edition.events:
        for anchor in event.anchors:
            article = edition.article.get(anchor.article)
            if article and article.original not in anchor.quote:
                yield Problem(
                    anchor.where, f"the anchor has no quote in '{article.original}', the article's own language"
                )


def _quote(anchor: Anchor, tag: str, quote: Text, passage: Text, article: Article) -> Iterator[Problem]:
    found = find(passage, quote, anchor.before.get(tag, ""), anchor.after.get(tag, ""))
    if not found:
        message = (
            f"'{quote}' does not stand in {_where(anchor)} ({passage.location.file}, line {passage.location.line})"
        )
        yield Problem(quote.location, message, suggestion=_elsewhere(article, anchor, tag, quote))
    elif len(found) > 1:
        message = f"'{quote}' stands {len(found)} times in {_where(anchor)}"
        yield Problem(quote.location, message, suggestion=f"tell which by before: {{{tag}: …}} or after: {{{tag}: …}}")


def _where(anchor: Anchor) -> str:
    return f"paragraph {anchor.paragraph}" if anchor.part is None else f"the {anchor.part}"


def _elsewhere(article: Article, anchor: Anchor, tag: str, quote: Text) -> str:
    """What is there instead: the quote but for capitals, signs or composition, or the paragraphs that have it."""
    if near := Alike(article.passage(anchor, tag) or "").did_you_mean(quote):
        return near
    numbers = [
        str(n) for n, text in enumerate(article.texts.get(tag, ()), 1) if quote in text and n != anchor.paragraph
    ]
    return f"it stands in paragraph {', '.join(numbers)}" if numbers else ""


RULES = (targets, quotes, claims)

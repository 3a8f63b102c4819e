"""How far an edition has come: per article and language, and what is missing in the apparatus."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.model import Article, Edition
from hexapla.problems import Problem

WIDTH = 20


def status(edition: Edition, warnings: Iterable[Problem]) -> str:
    """A table for a terminal: a bar per article and language, then the number of open warnings."""
    rows = [_row(article, tag) for article in edition.articles for tag in edition.tags]
    return "\n".join([*rows, f"{len(set(warnings))} warnings (build.py check lists them)"])


def _row(article: Article, tag: str) -> str:
    translation = article.translations.get(tag)
    if tag == article.original:
        share, word = 1.0, "original"
    elif translation is None:
        share, word = 0.0, "missing"
    elif translation.info.of and translation.info.of != article.capture.digest:
        share, word = 1.0, "out of date"
    else:
        share, word = 1.0, f"translated ({translation.info.status})"
    bar = "█" * round(share * WIDTH) + "·" * (WIDTH - round(share * WIDTH))
    return f"{article.slug:<32} {tag:<6} {bar} {word}"

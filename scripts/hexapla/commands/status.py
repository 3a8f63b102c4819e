"""How far an edition has come: per language, how much of each part is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from hexapla.check.complete import wanted
from hexapla.model import Edition, Event, EventAnchor, Note, Reference, Site, Term
from hexapla.problems import Level, Problem
from hexapla.words import WORDS

WIDTH = 20
# The parts of an edition, by what their values belong to; what is of none of these is an article's.
PARTS: dict[type, str] = {
    Term: "glossary", Event: "timeline", EventAnchor: "timeline", Note: "notes", Reference: "references", Site: "site",
}  # fmt: skip


def status(edition: Edition, found: Iterable[Problem]) -> str:
    """A table for a terminal: per language and part a bar, and how much is there of how much."""
    counts = {key: pair for key, pair in _counts(edition).items() if pair[1]}
    rows = [_row(tag, part, *counts[tag, part]) for tag in edition.tags for part in _parts() if (tag, part) in counts]
    texts = [_text(edition, slug, tag) for slug in edition.article for tag in edition.tags]
    warnings = len({problem for problem in found if problem.level is Level.WARNING})
    return "\n".join([*rows, *texts, f"{warnings} warnings ('check' lists them)"])


def _parts() -> Iterator[str]:
    yield from ("texts", "articles", *dict.fromkeys(PARTS.values()), "interface")


def _counts(edition: Edition) -> dict[tuple[str, str], tuple[int, int]]:
    """(language, part): how much is there, and how much is wanted."""
    have, want = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for owner, value, tag in wanted(edition):
        key = (tag, PARTS.get(type(owner.record), "articles"))
        want[key] += 1
        have[key] += tag in value.texts
    for language in edition.languages:
        want[language.tag, "texts"] = sum(article.count for article in edition.articles)
        have[language.tag, "texts"] = sum(a.count for a in edition.articles if language.tag in a.texts)
        want[language.tag, "interface"] = len(WORDS)
        have[language.tag, "interface"] = len(WORDS.keys() & language.words.keys())
    return {key: (have[key], want[key]) for key in want}


def _row(tag: str, part: str, have: int, want: int) -> str:
    filled = have * WIDTH // want
    return f"{tag:<6} {part:<11} {'█' * filled}{'·' * (WIDTH - filled)} {have} of {want}"


def _text(edition: Edition, slug: str, tag: str) -> str:
    """What a text is: the original, a translation of some status, out of date, or missing."""
    article = edition.article[slug]
    translation = article.translations.get(tag)
    if tag == article.original:
        word = "original"
    elif translation is None:
        word = "missing"
    elif translation.info.of and translation.info.of != article.capture.digest:
        word = "out of date"
    else:
        word = f"translated ({translation.info.status})"
    return f"{tag:<6} {slug}: {word}"

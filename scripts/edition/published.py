"""The addresses that readers may have noted down: once recorded in source/published.txt, check lets none disappear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition import addresses
from edition.model import Article, Edition

PATH = Path("published.txt")
HEAD = "# The addresses of the published edition, written by 'build.py record'. None of them may disappear.\n"


def published(edition: Edition) -> frozenset[str]:
    """Every page, event and note that has an address of its own, under its present name and its former ones."""
    return frozenset(
        [
            *(addresses.term(id_) for term in edition.terms for id_ in (term.id, *term.formerly)),
            *(addresses.event(id_) for event in edition.events for id_ in (event.id, *event.formerly)),
            *(address for article in edition.articles for address in _article(article)),
        ]
    )


def _article(article: Article) -> Iterator[str]:
    yield addresses.article(article.slug)
    yield addresses.parallel(article.slug)
    yield from (addresses.section(article.slug, section.id) for section in article.sections)
    yield from (addresses.note(article.slug, note.id) for note in article.notes)


def record(edition: Edition, sources: Path) -> int:
    """Write down the addresses of today beside those recorded before; how many are new."""
    now = published(edition) | set(edition.published)
    (sources / PATH).write_text(HEAD + "".join(f"{address}\n" for address in sorted(now)), "utf-8")
    return len(now) - len(set(edition.published))

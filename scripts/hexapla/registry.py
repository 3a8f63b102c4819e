"""The kinds of pages and exports that there are: each is a row here and a module of its name.

A kind of page is a row of PAGES, a module in compose/pages/ and a template in compose/templates/, all of one name.
An export is a row of EXPORTS and a module in compose/exports/. Reserved names, menu, pictures and links follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hexapla import addresses
from hexapla.model import Article, Edition

Where = Callable[[Edition], "str | None"]


@dataclass(frozen=True)
class PageKind:
    """`segment`: the first part of its address, which no article may have. `menu`: where the menu leads, if it does.

    `word` names the kind in the menu, `picture` on the picture that other sites show beside a link.
    """

    name: str
    picture: str
    segment: str = ""
    word: str = ""
    menu: Where = lambda edition: None


@dataclass(frozen=True)
class Export:
    """`segment` as for pages. `offers`: what an article's pages link to, by ending, name and media type."""

    name: str
    segment: str = ""
    offers: tuple[tuple[str, str, str], ...] = ()


def _where(condition: bool, address: str) -> str | None:
    return address if condition else None


def _only(edition: Edition) -> Article | None:
    return edition.articles[0] if len(edition.articles) == 1 else None


def _article(edition: Edition) -> str | None:
    only = _only(edition)
    return addresses.article(only.slug) if only else None


def _parallel(edition: Edition) -> str | None:
    only = _only(edition)
    return addresses.parallel(only.slug) if only and has_parallel(edition) else None


def has_parallel(edition: Edition) -> bool:
    """Whether there is anything to set side by side."""
    return len(edition.languages) > 1


PAGES = (
    PageKind("home", "whole_text"),
    PageKind("articles", "articles", "articles", "articles",
             lambda edition: _where(len(edition.articles) > 1, addresses.ARTICLES)),
    PageKind("article", "read", word="read", menu=_article),
    PageKind("section", "read"),
    PageKind("parallel", "parallel", word="parallel", menu=_parallel),
    PageKind("glossary", "glossary", "glossary", "glossary",
             lambda edition: _where(bool(edition.terms), addresses.GLOSSARY)),
    PageKind("term", "glossary"),
    PageKind("timeline", "timeline", "timeline", "timeline",
             lambda edition: _where(bool(edition.events), addresses.TIMELINE)),
    PageKind("about", "about", "about", "about", lambda edition: addresses.ABOUT),
    PageKind("accessibility", "accessibility", "accessibility"),
)  # fmt: skip

EXPORTS = (
    Export("search", "search"),
    Export("cards"),
    Export("sentences"),
    Export(
        "citation_files",
        "downloads",
        (
            ("bib", "BibTeX", "application/x-bibtex"),
            ("ris", "RIS", "application/x-research-info-systems"),
            ("json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
        ),
    ),
    Export("sitemap"),
    Export("feed"),
    Export("social", "social"),
    Export("manifest"),
)

# What else stands beside the pages: shared files, and recorded versions.
FOLDERS = ("assets", "v")


def reserved() -> frozenset[str]:
    """Every first part of an address that no article may have."""
    return frozenset({*(row.segment for row in (*PAGES, *EXPORTS)), *FOLDERS} - {""})


def menu(edition: Edition) -> list[tuple[str, str]]:
    """What every page's menu leads to: (the word for it, its address)."""
    found = [(kind.word, kind.menu(edition)) for kind in PAGES]
    return [(word, address) for word, address in found if address is not None]

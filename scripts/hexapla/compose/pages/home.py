"""/ — what the edition is, and the ways in: one article's introduction, or the newest of many."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.page import Page
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.model import Article
from hexapla.registry import menu

NEWEST = 20


def pages(view: View) -> Iterator[Page]:
    site, articles = view.edition.site, view.index.newest
    yield Page(
        "home",
        Sheet(view, addresses.HOME),
        title=view.reader.text(site.name),
        description=view.reader.text(site.description),
        values={
            "site": site,
            "articles": articles[:NEWEST],
            "peers": _peers(view, articles[0]) if len(articles) == 1 else [],
            "ways": _ways(view),
        },
        source=site.location.file,
        structured=(structured.site(view),),
    )


def _ways(view: View) -> list[tuple[str, str, int | None]]:
    """The pages that the menu names: (what each is called here, its address, how many entries it has)."""
    counts = {addresses.GLOSSARY: len(view.edition.terms), addresses.TIMELINE: len(view.edition.events)}
    here = {"read": "read_whole", "articles": "all_articles"}
    return [(view.words[here.get(word, word)], way, counts.get(way)) for word, way in menu(view.edition)]


def _peers(view: View, article: Article) -> list[tuple[str, str, str]]:
    """The title in each other language, and the way to the article in it: language, title, address."""
    edition = view.edition
    here = addresses.root(edition, view.tag)
    return [
        (
            tag,
            article.title[tag],
            addresses.relative(addresses.root(edition, tag) + addresses.article(article.slug), here),
        )
        for tag in edition.tags
        if tag != view.tag and tag in article.title
    ]

"""/ — what the edition is, and the ways in: one article's introduction, or the newest of many."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.page import Page
from hexapla.compose.view import View
from hexapla.model import Article

NEWEST = 20


def pages(view: View) -> Iterator[Page]:
    site = view.edition.site
    articles = sorted(view.edition.articles, key=lambda a: (a.published, a.slug), reverse=True)
    values = {
        "view": view,
        "words": view.words,
        "site": site,
        "articles": articles[:NEWEST],
        "more": len(articles) > NEWEST,
        "peers": _peers(view, articles[0]) if len(articles) == 1 else [],
    }
    source = site.location.file
    title, description = view.plain(site.name), view.plain(site.description)
    structure = (structured.site(view),)
    yield Page(addresses.HOME, "home", title, description, "home", values, source, structured=structure)


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

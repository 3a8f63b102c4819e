"""What a page's head leads to for machines: its licence; of an article what is cited, its author, what describes it.

FAIR Signposting, level 1 (https://signposting.org/FAIR/): an article's page is what the profile calls its landing page.
Only what is known is told; no link of it is fetched by a browser.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import HeadLink, Page
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.model import Article
from hexapla.registry import EXPORTS

# What the page is: about a work, and the work.
TYPES = ("https://schema.org/AboutPage", "https://schema.org/Article")


def article(view: View, article: Article, sheet: Sheet) -> Iterator[HeadLink]:
    """The signposts of an article's page."""
    if address := view.absolute(addresses.article(article.slug)):
        yield {"rel": "cite-as", "href": address}
    if article.author.term:
        yield {"rel": "author", "href": sheet.way(addresses.term(article.author.term))}
    for kind in TYPES:
        yield {"rel": "type", "href": kind}
    for export in EXPORTS:
        for ending, _, media in export.offers:
            file = sheet.file(addresses.download(article.slug, ending))
            yield {"rel": "describedby", "href": file, "type": media}


def licence(view: View, page: Page) -> Iterator[HeadLink]:
    """The licence of the page's words, where these are the edition's own or of an article that has no other rights."""
    address = view.licence(page.values.get("article"))
    if address and page.source and not page.moved:
        yield {"rel": "license", "href": address}

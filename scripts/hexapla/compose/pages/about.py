"""/about/ — what the edition is and how it was made; where each text comes from, and who may do what with it."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import Page, home
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View

# Of more articles than these, each one's own page says where it comes from.
MANY = 20


def pages(view: View) -> Iterator[Page]:
    articles = view.edition.articles
    yield Page(
        "about",
        Sheet(view, addresses.ABOUT),
        title=view.words["about"],
        description=view.words["about_intro"],
        values={"site": view.edition.site, "articles": articles if len(articles) <= MANY else ()},
        source=view.edition.site.location.file,
        breadcrumb=(home(view),),
    )

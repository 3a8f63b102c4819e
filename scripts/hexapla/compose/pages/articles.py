"""/articles/ — all articles, grouped by year, from the second one on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hexapla import addresses
from hexapla.compose.page import Page, home
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View


def pages(view: View) -> Iterator[Page]:
    if len(view.edition.articles) < 2:
        return
    years = [(year, list(group)) for year, group in groupby(view.index.newest, key=lambda a: a.capture.date[:4])]
    yield Page(
        "articles",
        Sheet(view, addresses.ARTICLES),
        title=view.words["articles"],
        description=view.words["articles_intro"],
        values={"years": years},
        source=view.edition.site.location.file,
        breadcrumb=(home(view),),
    )

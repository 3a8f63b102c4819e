"""/articles/ — all articles, grouped by year, from the second one on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from hexapla import addresses
from hexapla.compose.page import Page, Step
from hexapla.compose.view import View


def pages(view: View) -> Iterator[Page]:
    if len(view.edition.articles) < 2:
        return
    newest = sorted(view.edition.articles, key=lambda a: (a.published, a.slug), reverse=True)
    years = [(year, list(group)) for year, group in groupby(newest, key=lambda a: a.capture.date[:4])]
    values = {"view": view, "words": view.words, "years": years}
    home = Step(view.words["home"], addresses.HOME)
    yield Page(
        addresses.ARTICLES,
        "articles",
        view.words["articles"],
        view.words["articles_intro"],
        "articles",
        values,
        view.edition.site.location.file,
        (home,),
    )

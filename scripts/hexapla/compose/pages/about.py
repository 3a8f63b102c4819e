"""/about/ — what the edition is and how it was made; where each text comes from, and who may do what with it."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import Page, Step
from hexapla.compose.view import Cited, View


def pages(view: View) -> Iterator[Page]:
    site = view.edition.site
    values = {
        "view": view,
        "words": view.words,
        "site": site,
        "articles": view.edition.articles if len(view.edition.articles) <= 20 else (),
        "cited": Cited(view),
    }
    yield Page(
        addresses.ABOUT,
        "about",
        view.words["about"],
        view.words["about_intro"],
        "about",
        values,
        site.location.file,
        (Step(view.words["home"], addresses.HOME),),
    )

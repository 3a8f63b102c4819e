"""/<slug>/parallel/ — all languages side by side, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import Page, Step
from hexapla.compose.pages.article import breadcrumb, front, source, values
from hexapla.compose.view import View


def pages(view: View) -> Iterator[Page]:
    for article in view.edition.articles:
        address = addresses.parallel(article.slug)
        title = view.plain(article.title, article.original)
        whole = Step(title, addresses.article(article.slug))
        first = view.reading(article)
        order = [first, *(tag for tag in view.edition.tags if tag in article.texts and tag != first)]
        yield Page(
            address,
            "parallel",
            view.words["parallel_title"].format(title=title),
            view.words["parallel_of"].format(title=title),
            "parallel",
            values(view, article, address) | {"order": order},
            source(view, article),
            breadcrumb(view, article, whole),
            whole,
            front=front(article, address) | {"crumb": view.words["parallel"]},
        )

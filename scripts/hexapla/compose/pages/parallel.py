"""/<slug>/parallel/ — all languages side by side, paragraph by paragraph; where there is more than one."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import Page, Step
from hexapla.compose.pages.article import breadcrumb, source, values
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.registry import has_parallel


def pages(view: View) -> Iterator[Page]:
    for article in view.edition.articles if has_parallel(view.edition) else ():
        title, first = view.title(article), view.reading(article)
        whole = Step(title, addresses.article(article.slug))
        order = [first, *(tag for tag in view.edition.tags if tag in article.texts and tag != first)]
        yield Page(
            "parallel",
            Sheet(view, addresses.parallel(article.slug)),
            title=view.words["parallel_title"].format(title=title),
            description=view.words["parallel_of"].format(title=title),
            values=values(view, article) | {"order": order},
            source=source(view, article),
            breadcrumb=breadcrumb(view, article, whole),
            previous=whole,
            crumb=view.words["parallel"],
            cards=addresses.cards(article.slug),
        )

"""/<slug>/<section>/ — one section: its text, its notes, terms and events, the other languages aligned."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import Page, Step
from hexapla.compose.pages.article import breadcrumb, parallel, source, values
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.model import Article, Section


def pages(view: View) -> Iterator[Page]:
    for article in view.edition.articles:
        whole = Step(view.title(article), addresses.article(article.slug))
        steps = [_step(view, article, section) for section in article.sections]
        around = [whole, *steps, parallel(view, article)]
        for n, section in enumerate(article.sections):
            yield _page(view, article, section, around[n], around[n + 2])


def _step(view: View, article: Article, section: Section) -> Step:
    title = view.reader.text(section.title)
    return Step(title or view.reader.numbered(section), addresses.section(article.slug, section.id))


def _page(view: View, article: Article, section: Section, before: Step | None, after: Step | None) -> Page:
    title, whole = _step(view, article, section).title, view.title(article)
    return Page(
        "section",
        Sheet(view, addresses.section(article.slug, section.id)),
        title=title,
        description=view.words["section_of"].format(title=title, article=whole),
        values={
            **values(view, article),
            "section": section,
            "others": [tag for tag in article.texts if tag != view.reading(article)],
            "terms": view.terms_of(article, section.numbers),
            "events": view.index.events_at(article, [f"p{number}" for number in section.numbers]),
        },
        source=source(view, article),
        breadcrumb=breadcrumb(view, article, Step(whole, addresses.article(article.slug))),
        previous=before,
        next=after,
        cards=addresses.cards(article.slug),
    )

"""/<slug>/<section>/ — one section: its text, its notes, terms and events, the other languages aligned."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import Page, Step
from hexapla.compose.pages.article import breadcrumb, front, source, values
from hexapla.compose.view import View
from hexapla.model import Article, Section


def pages(view: View) -> Iterator[Page]:
    for article in view.edition.articles:
        steps = [_step(view, article, section) for section in article.sections]
        around = [None, *steps, None]
        for index, section in enumerate(article.sections):
            yield _page(view, article, section, around[index], around[index + 2])


def _step(view: View, article: Article, section: Section) -> Step:
    return Step(_title(view, section), addresses.section(article.slug, section.id))


def _title(view: View, section: Section) -> str:
    return view.plain(section.title) or view.words["paragraphs"].format(first=section.first, last=section.last)


def _page(view: View, article: Article, section: Section, before: Step | None, after: Step | None) -> Page:
    address = addresses.section(article.slug, section.id)
    whole = view.plain(article.title, article.original)
    more = {
        "section": section,
        "others": [tag for tag in article.texts if tag != view.reading(article)],
        "terms": view.terms_of(article, section.numbers),
        "events": view.events_at(article, [f"p{number}" for number in section.numbers]),
    }
    title = _title(view, section)
    return Page(
        address,
        "section",
        title,
        view.words["section_of"].format(title=title, article=whole),
        "section",
        values(view, article, address) | more,
        source(view, article),
        breadcrumb(view, article, Step(whole, addresses.article(article.slug))),
        before or Step(whole, addresses.article(article.slug)),
        after or Step(view.words["parallel"], addresses.parallel(article.slug)),
        front=front(article, address),
    )

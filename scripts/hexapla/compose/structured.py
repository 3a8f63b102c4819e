"""What pages say to machines: schema.org as JSON-LD, and the metadata that reference managers read.

https://schema.org/Article, /BreadcrumbList, /DefinedTermSet, /Event; Highwire Press tags as in
https://scholar.google.com/intl/en/scholar/inclusion.html; Dublin Core, https://www.dublincore.org/specifications/dublin-core/dcq-html/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hexapla import addresses
from hexapla.align.authors import authors
from hexapla.compose.page import Page
from hexapla.compose.view import View
from hexapla.dates import parse
from hexapla.model import Article, CitedName, Event, Term
from hexapla.prose import plain

Thing = dict[str, Any]


def article(view: View, article: Article) -> Thing:
    """The article as this page shows it; a translation names the original's language as what it was made from."""
    tag = view.reading(article)
    made: Thing = {
        "@type": "Article",
        "url": view.absolute(addresses.article(article.slug)),
        "headline": view.title(article),
        "description": view.reader.text(article.summary),
        "inLanguage": view.reader.lang(tag),
        "author": _authors(view, article),
        "datePublished": article.capture.date,
        "isBasedOn": article.address,
        "publisher": {"@type": "Organization", "name": view.reader.text(view.edition.site.editors)},
        "version": view.edition.site.version,
        "dateModified": view.edition.site.date,
        "isPartOf": site(view),
        "license": view.licence(article),
        "keywords": [view.reader.name(view.edition.term[id_]) for id_ in article.keywords],
    }
    if tag != article.original:
        made["translationOfWork"] = _filled(
            {
                "@type": "Article",
                "name": article.capture.title,
                "inLanguage": view.reader.lang(article.original),
                "url": addresses.absolute(view.edition, addresses.article(article.slug), article.original),
            }
        )
        made["translator"] = _translators(view, article)
    return _filled(made)


def _authors(view: View, article: Article) -> list[Thing]:
    names, cited = authors(view.edition, article, view.tag), article.author.cited.get(view.tag, ())
    known = cited if len(cited) == len(names) else [CitedName()] * len(names)
    return [_author(name, parts) for name, parts in zip(names, known, strict=True)]


def _author(name: str, cited: CitedName) -> Thing:
    kind = "Organization" if cited.name else "Person"
    return _filled({"@type": kind, "name": name, "familyName": cited.family, "givenName": cited.given})


def _translators(view: View, article: Article) -> list[Thing]:
    people = view.citations.items[article.slug].get("translator", ())
    editors = str(view.reader.words["the_editors"])
    named = {"@type": "Organization", "name": view.reader.text(view.edition.site.editors) or editors}
    return [
        named if person["literal"] == editors else {"@type": "Person", "name": person["literal"]} for person in people
    ]


def site(view: View) -> Thing:
    return _filled(
        {
            "@type": "WebSite",
            "name": view.reader.text(view.edition.site.name),
            "url": view.absolute(addresses.HOME),
            "inLanguage": view.reader.language.lang,
            # Of the whole only what holds of every part.
            "license": "" if any(article.rights for article in view.edition.articles) else view.licence(),
        }
    )


def terms(view: View) -> Thing:
    """The glossary with its terms by name; each entry's page says more."""
    return _filled(
        {
            "@type": "DefinedTermSet",
            "name": view.words["glossary"],
            "url": view.absolute(addresses.GLOSSARY),
            "inLanguage": view.reader.language.lang,
            "license": view.licence(),
            "hasDefinedTerm": [_named(view, term) for term in view.reader.terms],
        }
    )


def term(view: View, term: Term) -> Thing:
    others = [name.name for tag, name in term.names.items() if tag != view.tag]
    return _filled(
        {
            **_named(view, term),
            "description": plain(view.reader.text(term.definition)),
            "alternateName": [*view.reader.short_names(term), *others],
            "inDefinedTermSet": view.absolute(addresses.GLOSSARY),
        }
    )


def events(view: View) -> Thing:
    return {"@type": "ItemList", "itemListElement": [_event(view, event) for event in view.index.events]}


def breadcrumb(view: View, page: Page) -> Iterator[Thing]:
    """The way to a page, where the addresses of its steps are known."""
    steps = [(s.title, s.address) for s in page.breadcrumb if s.address is not None] + [(page.title, page.address)]
    if page.breadcrumb and view.edition.site.address:
        items = [
            {"@type": "ListItem", "position": n, "name": name, "item": view.absolute(way)}
            for n, (name, way) in enumerate(steps, 1)
        ]
        yield {"@type": "BreadcrumbList", "itemListElement": items}


def citation_meta(view: View, article: Article) -> list[tuple[str, str]]:
    """(name, content) of the elements that Zotero and its like read."""
    item = view.citations.items[article.slug]
    names = [_whole(author) for author in item.get("author", ())]
    return [
        ("citation_title", item["title"]),
        *(("citation_author", name) for name in names),
        ("citation_publication_date", item["issued"].replace("-", "/")),
        ("citation_publisher", view.reader.text(view.edition.site.editors)),
        ("citation_language", item["language"]),
        *([("citation_public_url", item["URL"])] if "URL" in item else []),
        ("DC.title", item["title"]),
        *(("DC.creator", name) for name in names),
        ("DC.date", item["issued"]),
        ("DC.language", item["language"]),
        ("DC.publisher", view.reader.text(view.edition.site.editors)),
        ("DC.relation.isPartOf", item["container-title"]),
        *([("DC.source", article.address)] if article.address else []),
        ("DC.rights", plain(view.reader.text(article.rights))),
    ]


def _named(view: View, term: Term) -> Thing:
    url = view.absolute(addresses.term(term.id))
    return _filled({"@type": "DefinedTerm", "name": view.reader.name(term), "url": url})


def _event(view: View, event: Event) -> Thing:
    span = parse(event.date)
    return _filled(
        {
            "@type": "Event",
            "name": view.reader.text(event.title) or event.id,
            # ISO 8601, at its precision.
            "startDate": span.start.first.at(span.start.precision) if span.start else "",
            "endDate": span.end.last.at(span.end.precision) if span.end else "",
            "location": _filled({"@type": "Place", "name": view.reader.text(event.place)}) if event.place else None,
            "url": view.absolute(addresses.event(event.id)),
        }
    )


def _whole(author: Mapping[str, str]) -> str:
    return ", ".join(author[part] for part in ("literal", "family", "given") if part in author)


def _filled(thing: Mapping[str, Any]) -> Thing:
    return {key: value for key, value in thing.items() if value}

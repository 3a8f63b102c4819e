"""What readers may cite, as CSL items: an article as first published, and in this edition; the edition's entries.

Item types and fields: Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html
Downloads, metadata and the citations that are copied are all made from these.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hexapla import addresses
from hexapla.align.authors import authors
from hexapla.compose.reader import Reader
from hexapla.kinds import TextStatus
from hexapla.model import Article, CitedName, Edition, Localized

Item = Mapping[str, Any]


def in_this_edition(reader: Reader, article: Article) -> Item:
    """An article as this edition shows it: part of it, by its version, from the day on which it was first published."""
    shown = reader.edition.choose(article.title, reader.tag, article.original) or article.original
    return _filled(
        {
            "id": article.slug,
            "type": "webpage",
            "title": str(article.title[shown]),
            "custom": _custom(article, shown),
            "author": _authors(reader.edition, article, shown),
            "translator": _translators(reader, article, shown),
            **_edition(reader, addresses.article(article.slug)),
            "original-date": str(article.capture.date),
            "language": reader.lang(shown),
        }
    )


def first_published(reader: Reader, article: Article) -> Item | None:
    """An article as the captured page has it, in its own language; None where nothing says where that was."""
    publisher = reader.edition.term.get(article.publisher or "")
    if publisher is None and not article.address:
        return None
    site: Localized = {tag: name.name for tag, name in publisher.names.items()} if publisher else {}
    named = reader.edition.choose(site, article.original)
    return _filled(
        {
            "id": article.slug,
            "type": "webpage",
            "title": str(article.title[article.original]),
            "custom": _custom(article, article.original),
            "author": _authors(reader.edition, article, article.original),
            "container-title": str(site[named]) if named else "",
            "issued": str(article.capture.date),
            "accessed": str(article.captured or "")[:10],
            "language": reader.lang(article.original),
            "URL": str(article.address or ""),
        }
    )


def entry(reader: Reader, title: str, address: str) -> Item:
    """An entry, an event or another page of this edition's own, without an author."""
    return _filled({"id": title, "type": "webpage", "title": title, **_edition(reader, address)})


def _edition(reader: Reader, address: str) -> dict[str, str]:
    """What all that stands in this edition has in common. What is cited was so on the day of its version."""
    day = str(reader.edition.site.date)
    return {
        "container-title": str(reader.text(reader.edition.site.name)),
        "version": str(reader.edition.site.version),
        "issued": day,
        "accessed": day,
        "URL": addresses.absolute(reader.edition, address, reader.tag),
    }


def _custom(article: Article, tag: str) -> dict[str, str]:
    """What CSL has no field for."""
    title = article.sentence_title.get(tag)
    return {"sentence-title": str(title)} if title else {}


def _translators(reader: Reader, article: Article, shown: str) -> list[dict[str, str]]:
    """A translation that is not the publisher's is cited as its translator's, where none is named as the editors'
    (who are called so in the middle of a sentence): nobody takes it for the author's words.
    """
    translation = article.translations.get(shown)
    if translation is None or translation.info.status is not TextStatus.UNOFFICIAL:
        return []
    return [{"literal": str(reader.text(translation.info.translator) or reader.words["the_editors"])}]


def _authors(edition: Edition, article: Article, tag: str) -> list[dict[str, Any]]:
    """Family and given name where the sources tell them apart; else each name as it stands."""
    printed = authors(edition, article, tag)
    if cited := article.author.cited.get(tag):
        return [_parts(name, printed) for name in cited]
    return [{"literal": name} for name in printed]


def _parts(name: CitedName, printed: Iterable[str]) -> dict[str, Any]:
    """A name as CSL has it; one that is printed with the family's name first always has that order."""
    parts = {"family": name.family, "given": name.given, "literal": name.name}
    ordered = {"static-ordering": True} if name.given and f"{name.family} {name.given}" in printed else {}
    return {key: str(value) for key, value in parts.items() if value} | ordered


def _filled(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in item.items() if value}

"""How an article of this edition is cited: one CSL item in each language, from the model alone.

Item types and fields: Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from hexapla import addresses, csl
from hexapla.align.authors import authors
from hexapla.compose.citations.processor import bibliography
from hexapla.compose.markdown import Markdown
from hexapla.compose.reader import Reader
from hexapla.kinds import TextStatus
from hexapla.model import Article, CitedName, Edition

Item = Mapping[str, Any]


class Citations:
    """How the readers of one language cite the articles."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every article as CSL data, dates in EDTF, by its slug."""
        return {article.slug: _item(self._reader, article) for article in self._reader.edition.articles}

    def of(self, article: Article) -> list[tuple[str, Markdown]]:
        """The name of each style that readers are offered, and the citation in it."""
        offered = self._reader.edition.site.citation_styles or csl.USUAL
        return [(csl.label(style), self._in(style)[article.slug]) for style in offered]

    def _in(self, style: str) -> Mapping[str, Markdown]:
        citation = self._reader.language.citation
        return bibliography(self.items.values(), style, citation.offered.get(style) or citation.locale)


def _item(reader: Reader, article: Article) -> dict[str, Any]:
    """The edition, with its version, is the publisher of this text."""
    edition, words = reader.edition, reader.words
    shown = edition.choose(article.title, reader.tag, article.original) or article.original
    made = {
        "id": article.slug,
        "type": "webpage",
        "title": str(article.title[shown]),
        "author": _authors(edition, article, shown),
        "translator": _translators(reader, article, shown),
        "publisher": words["cite_publisher"].format(name=reader.text(edition.site.name), version=reader.version),
        "issued": str(article.capture.date),
        "language": reader.lang(shown),
        "URL": addresses.absolute(edition, addresses.article(article.slug), reader.tag),
    }
    return {key: value for key, value in made.items() if value}


def _translators(reader: Reader, article: Article, shown: str) -> list[dict[str, str]]:
    """A translation that is not the publisher's is cited as its translator's, where none is named as the editors'
    (who are called so in the middle of a sentence): nobody takes it for the author's words.
    """
    translation = article.translations.get(shown)
    if translation is None or translation.info.status is not TextStatus.UNOFFICIAL:
        return []
    return [{"literal": str(reader.text(translation.info.translator) or reader.words["the_editors"])}]


def _authors(edition: Edition, article: Article, tag: str) -> list[dict[str, str]]:
    """Family and given name where the sources tell them apart; else each name as it stands."""
    if cited := article.author.cited.get(tag):
        return [_parts(name) for name in cited]
    return [{"literal": name} for name in authors(edition, article, tag)]


def _parts(name: CitedName) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "literal": name.name}
    return {key: str(value) for key, value in parts.items() if value}

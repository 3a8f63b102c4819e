"""How an article of this edition is cited: one CSL item in each language, from the model alone.

Item types and fields: Citation Style Language 1.0.2, https://docs.citationstyles.org/en/stable/specification.html
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hexapla import addresses
from hexapla.kinds import TextStatus
from hexapla.model import Article, Edition, Text

DOWNLOADS: Mapping[str, str] = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


def item(edition: Edition, article: Article, tag: str, publisher: str) -> dict[str, Any]:
    """The article in one language as CSL data, dates in EDTF.

    `publisher` is the edition, which publishes this text, with its version.
    """
    shown = edition.choose(article.title, tag, article.original) or article.original
    made = {
        "id": article.slug,
        "type": "webpage",
        "title": str(article.title[shown]),
        "author": authors(article, shown),
        "translator": _translators(edition, article, tag, shown),
        "publisher": publisher,
        "issued": str(article.capture.date),
        "language": edition.language[shown].lang,
    }
    if edition.site.address:
        made["URL"] = addresses.absolute(edition, addresses.article(article.slug), tag)
    return {key: value for key, value in made.items() if value}


def _translators(edition: Edition, article: Article, tag: str, shown: str) -> list[dict[str, Text | str]]:
    """A translation that this edition made is cited as its editors': nobody takes it for the author's words."""
    translation = article.translations.get(shown)
    if translation is None or translation.status is not TextStatus.UNOFFICIAL:
        return []
    editors = edition.site.editors
    name = edition.choose(editors, tag)
    return [{"literal": str(editors[name])}] if name else []


def authors(article: Article, tag: str) -> list[dict[str, Text | str]]:
    """Family and given name where the sources tell them apart; else the names as the page gives them."""
    if parts := article.author.cited.get(tag):
        return [{"family": parts[0], "given": parts[1]}]
    if tag != article.original and tag in article.author.name:
        return [{"literal": article.author.name[tag]}]
    return [{"literal": name} for name in article.capture.authors]

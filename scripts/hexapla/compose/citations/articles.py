"""How readers of one language cite the articles of this edition and its entries: in each style that is offered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hexapla import addresses, csl
from hexapla.compose.citations.items import Item, entry, first_published, in_this_edition
from hexapla.compose.citations.processor import bibliography, in_its_language
from hexapla.compose.markdown import Markdown, inline, line_start, spelled, web_address
from hexapla.compose.reader import Reader
from hexapla.compose.said import Said, foreign
from hexapla.csl_amended import as_styled
from hexapla.model import Article

# What is set in the place of an entry's title, so that a style is asked once for all entries; never in a text.
TITLE = "\ue100"
TITLED = re.compile(rf"{inline(TITLE)}([*”»》]*)(\.?)")
STOPS = (".", "?", "!", "…", "。", "？", "！", "؟")


@dataclass(frozen=True)
class Cited:
    """What may be cited (`first` or `edition`), the word for it, and how: (style, its name, citation)."""

    what: str
    word: str
    lines: list[tuple[str, str, Markdown]]


class Citations:
    """How the readers of one language cite."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every article as it stands in this edition: CSL data, dates in EDTF, by its slug."""
        return {article.slug: in_this_edition(self._reader, article) for article in self._reader.edition.articles}

    def of(self, article: Article) -> list[Cited]:
        """An article as first published, where it is known where, and in this edition."""
        known = ["first"] if article.slug in self._first else []
        return [self._cited(what, f"{what} {article.slug}") for what in [*known, "edition"]]

    def entry(self, title: Said, address: str) -> list[Cited]:
        """An entry of this edition that stands at an address."""
        pattern = self._cited("edition", "entry")
        lines = [(style, name, self._titled(line, title, address)) for style, name, line in pattern.lines]
        return [replace(pattern, lines=lines)]

    def _cited(self, what: str, id_: str) -> Cited:
        lines = [(style, name, self._lines[style][id_]) for style, name in self._offered]
        return Cited(what, str(self._reader.words[f"cite_{what}"]), lines)

    @cached_property
    def _first(self) -> Mapping[str, Item]:
        """The articles of which it is known where they were first published, as they were."""
        articles = self._reader.edition.articles
        return {one.slug: item for one in articles if (item := first_published(self._reader, one))}

    @cached_property
    def _offered(self) -> list[tuple[str, str]]:
        """(style, name) of the styles that readers are offered, the one of this language's references first."""
        own = self._reader.language.citation.style
        offered = sorted(self._reader.edition.site.citation_styles or csl.USUAL, key=lambda style: style != own)
        shared = Counter(map(csl.label, offered))
        return [(style, self._named(style) if shared[csl.label(style)] > 1 else csl.label(style)) for style in offered]

    def _named(self, style: str) -> str:
        """A style's name with what tells it from another of that name: that it is for notes."""
        word = "style_note" if csl.is_of_notes(style) else "style_author_date"
        return self._reader.words[word].format(style=csl.label(style))

    @cached_property
    def _lines(self) -> Mapping[str, Mapping[str, Markdown]]:
        """All that may be cited, in every style."""
        items = {f"edition {slug}": item for slug, item in self.items.items()}
        items |= {f"first {slug}": item for slug, item in self._first.items()}
        items |= {"entry": entry(self._reader, TITLE, addresses.HOME)}
        return {
            style: self._set([{**item, "id": id_} for id_, item in items.items()], style) for style, _ in self._offered
        }

    def _set(self, items: list[Item], style: str) -> Mapping[str, Markdown]:
        reader, citation = self._reader, self._reader.language.citation
        lines = bibliography(items, style, citation.offered.get(style) or citation.locale, citation.terms)
        tongues = {f"first {article.slug}": reader.tongue(article.original) for article in reader.edition.articles}
        return {
            id_: in_its_language(lines[id_], as_styled(item, style), tongues.get(id_, reader.own), reader.own)
            for id_, item in ((item["id"], item) for item in items)
        }

    def _titled(self, pattern: Markdown, title: Said, address: str) -> Markdown:
        """The pattern of a style's entries with a title and address in it; a stop that the title has is not doubled."""
        home, here = (
            addresses.absolute(self._reader.edition, each, self._reader.tag) for each in (addresses.HOME, address)
        )
        shown = f'<span class="what"{spelled(foreign(title))}>{inline(title)}</span>'
        line = TITLED.sub(lambda m: shown + m[1] + ("" if title.endswith(STOPS) else m[2]), str(pattern))
        return line_start(Markdown(line.replace(_link(home), _link(here)) if home else line))


def _link(address: str) -> str:
    return f"[{inline(address)}]({web_address(address)})"

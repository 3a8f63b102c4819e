"""The edition: all its parts, and the record of its published version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hexapla.model.apparatus import Event, Reference, Term
from hexapla.model.article import Article
from hexapla.model.base import Localized, Text
from hexapla.model.language import Language
from hexapla.model.site import Site


@dataclass(frozen=True)
class Published:
    """A version as it was recorded: at each address, or for each reference (`@id`), a digest of every field."""

    version: str = ""
    entries: Mapping[Text, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def addresses(self) -> frozenset[Text]:
        return frozenset(key for key in self.entries if not key.startswith("@"))


@dataclass(frozen=True)
class Edition:
    site: Site
    languages: tuple[Language, ...]
    articles: tuple[Article, ...]
    terms: tuple[Term, ...]
    events: tuple[Event, ...]
    references: tuple[Reference, ...]
    published: Published = field(default_factory=Published)
    # The parts of which a file could not be read: what seems to be missing from them may only not have been seen.
    unread: frozenset[str] = frozenset()

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(language.tag for language in self.languages)

    @property
    def default(self) -> str:
        return self.languages[0].tag

    @cached_property
    def language(self) -> Mapping[str, Language]:
        return {language.tag: language for language in self.languages}

    @cached_property
    def term_kinds(self) -> tuple[str, ...]:
        """The kinds of terms that there are: the usual ones, then the edition's own."""
        return _kinds([language.term_kinds for language in self.languages], self.site.term_kinds)

    @cached_property
    def event_kinds(self) -> tuple[str, ...]:
        return _kinds([language.event_kinds for language in self.languages], self.site.event_kinds)

    @cached_property
    def article(self) -> Mapping[str, Article]:
        return {article.slug: article for article in self.articles}

    @cached_property
    def term(self) -> Mapping[str, Term]:
        return {str(term.id): term for term in self.terms}

    @cached_property
    def event(self) -> Mapping[str, Event]:
        return {str(event.id): event for event in self.events}

    @cached_property
    def reference(self) -> Mapping[str, Reference]:
        return {str(reference.id): reference for reference in self.references}

    def choose(self, value: Mapping[str, Any], tag: str, *first: str) -> str | None:
        """The language in which a value is shown to a reader of `tag`.

        `tag` itself where it has the value, else the first of `first`, else of the edition's languages, that has.
        """
        return next((t for t in (tag, *first, *self.tags) if value.get(t)), None)


def _kinds(usual: Iterable[Mapping[str, Text]], own: Mapping[str, Localized]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([kind for names in [*usual, own] for kind in names]))

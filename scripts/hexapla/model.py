"""What an edition is made of: plain data that remembers where each value stood.

Nothing here reads, checks or renders. Every other module may import this one; it imports none but the kinds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hexapla.kinds import EventKind, NameStatus, NoteKind, Part, TermKind, TextStatus


@dataclass(frozen=True, order=True)
class Location:
    """Where a value stands: a file's path as the editor knows it, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1


NOWHERE = Location("")


class Text(str):
    """A string that remembers its place. Equality, hash and repr are the string's alone."""

    location: Location

    def __new__(cls, value: str, location: Location = NOWHERE) -> Text:
        made = super().__new__(cls, value)
        made.location = location
        return made

    def __reduce__(self) -> tuple[type[Text], tuple[str, Location]]:
        return Text, (str(self), self.location)


# A value per language tag. A language that is missing is a text still to come, never an error by itself.
Localized = Mapping[str, Text]


@dataclass(frozen=True)
class CaptureWords:
    """The words by which a captured page of this language shows its parts."""

    home: tuple[Text, ...] = ()
    share: tuple[Text, ...] = ()
    print: tuple[Text, ...] = ()
    common: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Language:
    """All that is particular to a language: `tag` is its address, `lang` its BCP 47 tag in HTML."""

    tag: str
    lang: str
    name: str
    direction: str
    locale: str
    collation: str
    minute: int
    unit: str
    dates: Mapping[str, str]
    citation_style: str
    citation_locale: str
    # The locale in which each of the styles that readers are offered is set.
    offered: Mapping[str, Text]
    captures: CaptureWords
    words: Mapping[str, Text]
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class AboutSection:
    id: Text
    title: Localized
    text: Localized


@dataclass(frozen=True)
class Change:
    """A version of the edition: its number, its date, and what it changed for readers."""

    version: Text
    date: Text
    text: Localized


@dataclass(frozen=True)
class Site:
    """The edition as a whole. `address` and `repository` are None where they are not known."""

    name: Localized
    description: Localized
    editors: Localized
    changes: tuple[Change, ...]
    licence: Localized
    about: tuple[AboutSection, ...]
    address: Text | None = None
    repository: Text | None = None
    branch: str = "main"
    # Where a mistake is reported if there is no repository.
    email: Text | None = None
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def version(self) -> Text:
        return self.changes[0].version

    @property
    def date(self) -> Text:
        return self.changes[0].date


@dataclass(frozen=True)
class Capture:
    """What a captured page says, part by part, in its own words and order."""

    links: tuple[Text, ...]
    breadcrumb: tuple[Text, ...]
    title: Text
    byline: Text | None
    authors: tuple[str, ...]
    date: Text
    time: str | None
    paragraphs: tuple[Text, ...]
    note: Text | None
    actions: tuple[Text, ...]

    @property
    def digest(self) -> str:
        """SHA-256 of the paragraphs as split, parted by empty lines: it changes if any pN would shift."""
        return hashlib.sha256("\n\n".join(self.paragraphs).encode()).hexdigest()


@dataclass(frozen=True)
class Section:
    id: Text
    first: int
    last: int
    title: Localized
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class Anchor:
    """A place in an article: W3C TextQuoteSelector, a quote per language with optional text around it."""

    article: Text
    paragraph: int | None
    part: Part | None
    quote: Localized
    before: Localized
    after: Localized
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def id(self) -> str:
        """The id of the element it points into."""
        return f"p{self.paragraph}" if self.part is None else str(self.part)


@dataclass(frozen=True)
class Note:
    id: Text
    kind: NoteKind
    anchor: Anchor
    text: Localized


@dataclass(frozen=True)
class Translation:
    """A text of the article in another language: its paragraphs and what is to be said of it."""

    paragraphs: tuple[Text, ...]
    status: TextStatus
    translator: Localized
    of: Text | None
    file: str


@dataclass(frozen=True)
class Author:
    """The author as this edition presents them: a term of the glossary, or names; and a post."""

    term: Text | None
    name: Localized
    post: Localized
    # Family and given name per language, for citations.
    cited: Mapping[str, tuple[Text, Text]]


@dataclass(frozen=True)
class Article:
    slug: str
    folder: str
    original: str
    capture: Capture
    sha256: str
    recorded: Mapping[str, Text]
    address: Text | None
    captured: Text | None
    timezone: Text | None
    timezone_presumed: bool
    title: Localized
    author: Author
    author_note: Localized
    breadcrumb: tuple[Localized, ...]
    publisher: Text | None
    summary: Localized
    keywords: tuple[Text, ...]
    rights: Localized
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    translations: Mapping[str, Translation]
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def count(self) -> int:
        return len(self.capture.paragraphs)

    @property
    def numbers(self) -> range:
        return range(1, self.count + 1)

    @cached_property
    def texts(self) -> Mapping[str, tuple[Text, ...]]:
        """The numbered paragraphs of every language that has them all, the original first."""
        whole = {tag: t.paragraphs for tag, t in self.translations.items() if len(t.paragraphs) == self.count}
        return {self.original: self.capture.paragraphs, **whole}

    @cached_property
    def bylines(self) -> Mapping[str, Text]:
        """The line of authors in every language: the capture's own words, elsewhere the names given."""
        own = {self.original: self.capture.byline} if self.capture.byline else {}
        return {**self.author.name, **own} if self.capture.byline else {}

    def part(self, part: Part) -> Localized:
        """The text of a part of the page that is no paragraph, per language."""
        return {Part.TITLE: self.title, Part.BYLINE: self.bylines, Part.AUTHOR_NOTE: self.author_note}[part]

    def passage(self, anchor: Anchor, tag: str) -> Text | None:
        """The text that an anchor points into, in one language; None where there is none."""
        if anchor.part is not None:
            return self.part(anchor.part).get(tag)
        number = anchor.paragraph or 0
        text = self.texts.get(tag)
        return text[number - 1] if text and 1 <= number <= len(text) else None

    @property
    def published(self) -> str:
        """The date as an EDTF string, with the time where the capture has one (ISO 8601-2)."""
        if not self.capture.time:
            return self.capture.date
        return f"{self.capture.date}T{self.capture.time}{self.timezone or ''}"


@dataclass(frozen=True)
class Name:
    """A term's name in one language."""

    name: Text
    status: NameStatus
    pinyin: Text | None = None
    short: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Term:
    id: Text
    kind: TermKind
    names: Mapping[str, Name]
    definition: Localized
    forms: Mapping[str, tuple[Text, ...]]
    see: tuple[Text, ...]
    # The code by which CLDR vouches for the names of a country, region or currency.
    cldr: Text | None = None
    formerly: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Event:
    id: Text
    kind: EventKind
    date: Text
    place: Localized
    title: Localized
    account: Localized
    terms: tuple[Text, ...]
    anchors: tuple[Anchor, ...]
    formerly: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Reference:
    """A work that is cited: an item of CSL-JSON data (Citation Style Language 1.0.2).

    Where the work's own title was not seen, `described` says in each language what it is.
    """

    id: Text
    csl: Mapping[str, Any]
    described: Localized = field(default_factory=dict)


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

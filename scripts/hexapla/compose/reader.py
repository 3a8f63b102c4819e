"""The reader's language: words of the interface, values that are shown in it, dates, names and their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import babel

from hexapla import writing
from hexapla.alphabet import initial, sort_key
from hexapla.compose.markdown import Markdown, spelled, text
from hexapla.compose.said import Said, Tongue, foreign
from hexapla.dates import Day
from hexapla.kinds import Unit
from hexapla.model import Article, Edition, Language, Localized, Section, Term, Text
from hexapla.words import ENGLISH
from hexapla.writing_dates import clock, day, stamped, written


@dataclass(frozen=True)
class Localization:
    """A text as it is shown: in the reader's language, or in another where that one lacks it."""

    text: str
    tag: str


class Reader:
    """`tag` is the reader's language. Words that it lacks are those of the first language, else English."""

    def __init__(self, edition: Edition, tag: str) -> None:
        self.edition, self.tag = edition, tag
        self.language: Language = edition.language[tag]
        self.own = self.tongue(tag)
        first = edition.languages[0]
        english = {key: Said(word, Tongue("en", writing.direction("en")), self.own) for key, word in ENGLISH.items()}
        self.words: Mapping[str, Said] = {**english, **self._said(first), **self._said(self.language)}

    def _said(self, language: Language) -> dict[str, Said]:
        tongue = self.tongue(language.tag)
        return {key: Said(word, tongue, self.own) for key, word in language.words.items() if word}

    # Values per language

    def localize(self, value: Localized, *first: str) -> Localization | None:
        """A value in the reader's language, else in one of `first`, else in the first that has it."""
        tag = self.edition.choose(value, self.tag, *first)
        return Localization(value[tag], tag) if tag else None

    def text(self, value: Localized, *first: str) -> Said:
        """The value's own characters, which know their language; '' where there is none."""
        shown = self.localize(value, *first)
        return Said(shown.text, self.tongue(shown.tag), self.own) if shown else Said("", self.own, self.own)

    def markdown(self, value: Localized, *first: str) -> Markdown:
        """The same as Markdown; words of another language carry their own `lang`."""
        shown = self.localize(value, *first)
        return self.in_language(text(shown.text), shown.tag) if shown else Markdown("")

    def line(self, value: Localized, *first: str) -> Markdown:
        """The same on a line of its own, which begins with a capital where the script has them."""
        shown = self.localize(value, *first)
        return self.in_language(text(shown.text[:1].upper() + shown.text[1:]), shown.tag) if shown else Markdown("")

    def quoted(self, value: Localized, *first: str) -> Markdown:
        """Quoted words, in the reader's quotation marks."""
        shown = self.localize(value, *first)
        if shown is None:
            return Markdown("")
        # Within a quotation the other marks are used; as the quoted words have theirs, the outer ones are the others.
        outer = set(self.words["quoted"].format(quote="").replace("\u00a0", ""))
        word = "quoted_again" if outer & set(shown.text) else "quoted"
        return self.in_language(text(self.words[word].format(quote=shown.text)), shown.tag)

    def numbered(self, section: Section) -> str:
        """What a section is called that has no title: its paragraphs."""
        if section.first == section.last:
            return self.words["paragraph_alone"].format(number=section.first)
        return self.words["paragraphs"].format(first=section.first, last=section.last)

    # Languages

    def in_language(self, markdown: Markdown, tag: str) -> Markdown:
        return markdown if tag == self.tag else Markdown(f"<span{self.lang_attribute(tag)}>{markdown}</span>")

    def aside(self, word: str, tag: str) -> Markdown:
        """A word of the reader's language inside an element that is in the language `tag`."""
        if tag == self.tag:
            return text(word)
        return Markdown(f"<span{spelled(self.own.within(self.tongue(tag)))}>{text(word)}</span>")

    def lang_attribute(self, tag: str) -> Markdown:
        """` lang="…"` (direction, script) for an element whose language is not the page's."""
        return spelled(self.tongue(tag).within(self.own))

    def lang_anywhere(self, tag: str) -> Markdown:
        """The same for an element that may be set into one of any language and direction."""
        tongue = self.tongue(tag)
        return spelled({**tongue.attributes, "dir": tongue.direction})

    def romanization(self, tag: str, outer: str) -> Markdown:
        """The attributes of an element with the Latin transcription of a name of `tag`, in an element of `outer`."""
        return spelled(self.romanized(tag, outer))

    def romanized(self, tag: str, outer: str) -> Mapping[str, str]:
        lang = self.edition.language[tag].romanization or f"{tag}-{writing.LATIN}"
        return Tongue(lang, writing.direction(lang)).within(self.tongue(outer))

    def tongue(self, tag: str) -> Tongue:
        """A language of the edition as HTML says it, or any other, of which CLDR knows the direction."""
        known = self.edition.language.get(tag)
        return Tongue(known.lang, known.direction) if known else Tongue(tag, writing.direction(tag))

    def language_name(self, tag: str) -> str:
        """A language's name in the reader's language (CLDR), else what it calls itself."""
        names = babel.Locale.parse(self.language.locale, sep="-").languages
        known = names.get(tag) or names.get(tag.split("-")[0])
        return str(known or self.edition.language[tag].name)

    def lang(self, tag: str) -> str:
        """The BCP 47 tag of a language of the edition, or of any other."""
        known = self.edition.language.get(tag)
        return str(known.lang) if known else tag

    # Dates

    def date(self, value: str) -> str:
        return written(value, self.language, self.words)

    def time(self, value: str, said: str = "") -> Markdown:
        """A date, or the words `said` that hold it, with an element `time` wherever machines can read it."""
        words = said or self.date(value)
        pieces = [(text(piece), exact) for piece, exact in stamped(value, self.language, self.words, words)]
        made = "".join(f'<time datetime="{exact}">{piece}</time>' if exact else piece for piece, exact in pieces)
        return Markdown(f"<span{spelled(other)}>{made}</span>" if (other := foreign(words)) else made)

    def year(self, number: int) -> str:
        """A year as a heading: figures, before the year 1 with the era."""
        return str(number) if number > 0 else day(Day(number, 1, 1), self.language, "year")

    def published(self, article: Article) -> str:
        """The day, and the time with its zone where the capture has one; a presumed zone is said to be presumed."""
        day, time, zone = self.date(article.capture.date), article.capture.time, article.timezone
        if not time:
            return day
        words = self.words["date_with_time"].format(date=day, time=clock(time, self.language))
        if not zone:
            return words
        presumed = article.publication.presumed and not article.capture.zone
        known = "zone_presumed" if presumed else "zone"
        return words + self.words[known].format(zone="UTC" if zone == "Z" else f"UTC{zone}")

    @cached_property
    def version(self) -> str:
        """The edition's version with its date, as it is shown and cited."""
        site = self.edition.site
        return self.words["edition_version"].format(version=site.version, date=self.date(site.date))

    def minutes(self, article: Article, tag: str) -> int:
        """Minutes to read an article in the language `tag`, at least one, by that language's own measure."""
        speed, paragraphs = self.edition.language[tag].reading, article.texts[tag]
        whole = sum(len(p) if speed.unit is Unit.CHARACTERS else len(p.split()) for p in paragraphs)
        return max(1, round(whole / speed.minute))

    # Terms

    def name(self, term: Term) -> str:
        return self.text(_names(term)) or str(term.id)

    def named_in(self, term: Term) -> str | None:
        """The language in which a term is named to this reader."""
        return self.edition.choose(term.names, self.tag)

    def name_of(self, term: Term) -> Markdown:
        return self.markdown(_names(term)) or text(term.id)

    def short_names(self, term: Term) -> tuple[Text, ...]:
        """A term's short names in the reader's language."""
        return term.names[self.tag].short if self.tag in term.names else ()

    @cached_property
    def terms(self) -> list[Term]:
        """All terms in the order of their names in this language."""
        return sorted(self.edition.terms, key=lambda term: (*sort_key(self.name(term), self._order), term.id))

    def in_order(self, ids: Iterable[str]) -> list[Term]:
        """Some of the terms, in that order."""
        return [self.terms[place] for place in sorted(self._places[id_] for id_ in ids)]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {str(term.id): place for place, term in enumerate(self.terms)}

    def initial(self, term: Term) -> str:
        """The letter under which a term is listed."""
        return initial(self.name(term), self._order)

    @property
    def _order(self) -> str:
        return str(self.language.collation or self.tag)

    # Kinds

    @cached_property
    def term_kinds(self) -> Mapping[str, str]:
        """Every kind of term, and its word."""
        return self._kinds("term_kinds", self.edition.term_kinds)

    @cached_property
    def event_kinds(self) -> Mapping[str, str]:
        return self._kinds("event_kinds", self.edition.event_kinds)

    def _kinds(self, what: str, kinds: tuple[str, ...]) -> Mapping[str, str]:
        own, usual = getattr(self.edition.site, what), getattr(self.language, what)
        first = getattr(self.edition.languages[0], what)
        return {kind: self.text(own.get(kind, {})) or str(usual.get(kind) or first.get(kind) or kind) for kind in kinds}


def _names(term: Term) -> dict[str, Text]:
    return {tag: name.name for tag, name in term.names.items()}

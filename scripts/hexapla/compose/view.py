"""An edition as seen by the readers of one language: what pages and exports ask of the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

import babel

from hexapla import addresses
from hexapla.align.mentions import Mention, forms_of, mentions
from hexapla.align.quotes import find
from hexapla.compose.alphabet import initial, sort_key
from hexapla.compose.citations import bibliography, marked
from hexapla.compose.citing import item
from hexapla.compose.markdown import Markdown, attribute, inline, line_start, text
from hexapla.compose.marks import Mark, TermLink, first_of_each, passage
from hexapla.compose.page import markdown_link
from hexapla.dates import clock, parse, written
from hexapla.kinds import OFFERED, Part, Scope
from hexapla.model import Anchor, Article, Edition, Event, Language, Localized, Note, Reference, Term, Text
from hexapla.prose import Cite, Emphasis, Foreign, Link, Plain, pieces


@dataclass(frozen=True)
class Shown:
    """A text as it is shown: in the reader's language, or in another where that one lacks it."""

    text: str
    tag: str


class View:
    """`tag` is the readers' language. A view only derives; it changes nothing."""

    def __init__(self, edition: Edition, tag: str) -> None:
        self.edition, self.tag = edition, tag
        self.language: Language = edition.language[tag]
        self.words: Mapping[str, Text] = {**edition.languages[0].words, **self.language.words}

    # Words and texts in the reader's language

    def show(self, value: Localized, *first: str) -> Shown | None:
        """A localized value in the reader's language, else in one of `first`, else in the first that has it."""
        tag = self.edition.choose(value, self.tag, *first)
        return Shown(value[tag], tag) if tag else None

    def plain(self, value: Localized, *first: str) -> str:
        shown = self.show(value, *first)
        return shown.text if shown else ""

    def say(self, value: Localized, *first: str) -> Markdown:
        """The same as Markdown; words of another language carry their own `lang`."""
        shown = self.show(value, *first)
        return self.in_language(text(shown.text), shown.tag) if shown else Markdown("")

    def in_language(self, markdown: Markdown, tag: str) -> Markdown:
        return markdown if tag == self.tag else Markdown(f"<span{self.lang_attribute(tag)}>{markdown}</span>")

    def quoted(self, value: Localized, *first: str) -> Markdown:
        """Quoted words, in the reader's quotation marks."""
        shown = self.show(value, *first)
        return (
            self.in_language(text(self.words["quoted"].format(quote=shown.text)), shown.tag) if shown else Markdown("")
        )

    def aside(self, word: str, tag: str) -> Markdown:
        """A word of the reader's language inside an element that is in the language `tag`."""
        return (
            text(word)
            if tag == self.tag
            else Markdown(f'<span lang="{attribute(self.language.lang)}">{text(word)}</span>')
        )

    def language_name(self, tag: str) -> str:
        """A language's name in the reader's language (CLDR), else what it calls itself."""
        names = babel.Locale.parse(self.language.locale, sep="-").languages
        return str(names.get(tag, self.edition.language[tag].name))

    def lang(self, tag: str) -> str:
        return self.edition.language[tag].lang

    def html_lang(self, tag: str) -> str:
        """The BCP 47 tag of a language of the edition, or of any other."""
        known = self.edition.language.get(tag)
        return known.lang if known else tag

    def lang_attribute(self, tag: str) -> Markdown:
        """` lang="…"` (and direction) for an element whose language is not the page's."""
        language = self.edition.language[tag]
        if tag == self.tag:
            return Markdown("")
        turn = f' dir="{attribute(language.direction)}"' if language.direction != self.language.direction else ""
        return Markdown(f' lang="{attribute(language.lang)}"{turn}')

    def date(self, value: str) -> str:
        return written(value, self.language, self.words)

    def published(self, article: Article) -> str:
        """The day, and the time with its zone where the capture has one; a presumed zone is said to be presumed."""
        day, time = self.date(article.capture.date), article.capture.time
        if not time:
            return day
        words = self.words["date_with_time"].format(date=day, time=clock(time, self.language))
        if not article.timezone:
            return words
        zone = "UTC" if article.timezone == "Z" else f"UTC{article.timezone}"
        return words + self.words["zone_presumed" if article.timezone_presumed else "zone"].format(zone=zone)

    # Terms and events

    def name(self, term: Term) -> str:
        return self.plain({tag: name.name for tag, name in term.names.items()}) or term.id

    def name_of(self, term: Term) -> Markdown:
        return self.say({tag: name.name for tag, name in term.names.items()}) or text(term.id)

    def shorts(self, term: Term) -> tuple[Text, ...]:
        """A term's short names in the reader's language."""
        return term.names[self.tag].short if self.tag in term.names else ()

    @cached_property
    def terms(self) -> list[Term]:
        """All terms in the order of their names in this language."""
        return sorted(
            self.edition.terms, key=lambda term: (*sort_key(self.name(term), self.language.collation), term.id)
        )

    def initial(self, term: Term) -> str:
        """The letter under which a term is listed."""
        return initial(self.name(term), self.language.collation)

    @cached_property
    def events(self) -> list[Event]:
        """All events, the earliest first."""
        return sorted(self.edition.events, key=_by_date)

    def scope(self, event: Event) -> Scope:
        """In an article by an anchor; else background or aftermath, by its date against the article's.

        Of several articles those count that mention a term of the event, if any do.
        """
        if event.anchors:
            return Scope.ARTICLE
        near = {article.slug for id_ in event.terms for article, _, _ in self._found.get(str(id_), ())}
        articles = [article for article in self.edition.articles if article.slug in near] or self.edition.articles
        dates = [parse(article.capture.date).first for article in articles]
        return Scope.AFTERMATH if dates and parse(event.date).first > max(dates) else Scope.BACKGROUND

    @cached_property
    def _forms(self) -> dict[str, Sequence[tuple[str, str]]]:
        return {tag: forms_of(self.edition.terms, tag) for tag in self.edition.tags}

    def mentions(self, article: Article, number: int, tag: str) -> list[Mention]:
        """Every mention of a term in a paragraph's text in one language."""
        key = (article.slug, number, tag)
        if key not in self._mentions:
            self._mentions[key] = mentions(article.texts[tag][number - 1], self._forms[tag])
        return self._mentions[key]

    @cached_property
    def _mentions(self) -> dict[tuple[str, int, str], list[Mention]]:
        return {}

    def reading(self, article: Article) -> str:
        """The language in which this reader reads an article: their own, else the original."""
        return self.tag if self.tag in article.texts else article.original

    def found_in(self, term: Term) -> list[tuple[Article, int, Mention]]:
        """Every mention of a term in the texts this reader reads: article, paragraph, and where in its text."""
        return self._found.get(str(term.id), [])

    @cached_property
    def _found(self) -> dict[str, list[tuple[Article, int, Mention]]]:
        found: dict[str, list[tuple[Article, int, Mention]]] = {}
        for article in self.edition.articles:
            for number in range(1, article.count + 1):
                for mention in self.mentions(article, number, self.reading(article)):
                    found.setdefault(mention.term, []).append((article, number, mention))
        return found

    def terms_of(self, article: Article, numbers: Iterable[int]) -> list[Term]:
        """The terms mentioned in some paragraphs, in the order of their names."""
        tag = self.reading(article)
        named = {mention.term for number in numbers for mention in self.mentions(article, number, tag)}
        return [term for term in self.terms if term.id in named]

    @cached_property
    def _events_at(self) -> dict[tuple[str, str], list[tuple[Event, Anchor]]]:
        found: dict[tuple[str, str], list[tuple[Event, Anchor]]] = {}
        for event in self.events:
            for anchor in event.anchors:
                found.setdefault((str(anchor.article), anchor.id), []).append((event, anchor))
        return found

    def events_at(self, article: Article, ids: Iterable[str]) -> list[Event]:
        """The events anchored in some elements (`p3`, `title`), the earliest first."""
        named = {str(event.id): event for id_ in ids for event, _ in self._events_at.get((article.slug, id_), ())}
        return sorted(named.values(), key=_by_date)

    # Notes

    @cached_property
    def _note_numbers(self) -> dict[str, dict[str, int]]:
        return {
            article.slug: {str(note.id): number for number, note in enumerate(_in_order(article), 1)}
            for article in self.edition.articles
        }

    def note_number(self, article: Article, note: Note) -> int:
        """A note's number: notes are counted through the article, in the order of the original's text."""
        return self._note_numbers[article.slug][str(note.id)]

    def notes_at(self, article: Article, id_: str) -> list[Note]:
        return [note for note in _in_order(article) if note.anchor.id == id_ and self.show(note.text)]

    # Passages

    def passage(
        self, article: Article, number: int, value: str, tag: str, page: str, apparatus: bool = True
    ) -> Markdown:
        """A paragraph's text in one language, with terms marked and, with `apparatus`, notes and events."""
        links = [
            TermLink(mention, addresses.relative(addresses.term(mention.term), page))
            for mention in first_of_each(self.mentions(article, number, tag))
        ]
        return passage(value, links, self._marks(article, f"p{number}", value, tag, page) if apparatus else ())

    def part(self, article: Article, part: Part, page: str) -> Markdown | None:
        """The title, byline or author note as a line of Markdown, with its marks; None where there is none."""
        values = article.part(part)
        tag = self.edition.choose(values, self.tag, article.original)
        if tag is None:
            return None
        value = values[tag]
        line = passage(value, (), self._marks(article, str(part), value, tag, page), inline)
        return self.in_language(line_start(line), tag)

    def _marks(self, article: Article, id_: str, value: str, tag: str, page: str) -> Iterator[Mark]:
        for note in self.notes_at(article, id_):
            number = self.note_number(article, note)
            label = self.words["note_numbered"].format(number=number, kind=self.words[f"note_{note.kind}"])
            at = _behind(note.anchor, value, tag)
            yield Mark(at, "note-mark", str(number), f"#note-{note.id}", label, f"mark_{note.id}")
        for event, anchor in self._events_at.get((article.slug, id_), ()):
            href = addresses.relative(addresses.event(event.id), page)
            label = self.words["event_on"].format(title=self.plain(event.title), date=self.date(event.date))
            yield Mark(_behind(anchor, value, tag), "event-mark", "◆", href, label)

    # Mistakes

    def report(self, address: str, place: str) -> Markdown:
        """The link by which a mistake in a place is reported; nothing where there is no way to report one."""
        way, label = self._report(address, place), self.words["report_in"].format(place=place)
        if not way:
            return Markdown("")
        return Markdown(
            f'<a class="report" href="{attribute(way)}" aria-label="{attribute(label)}" data-apparatus>⚑</a>'
        )

    def _report(self, address: str, place: str) -> str:
        """The repository's form, filled in, or an e-mail; '' if neither is known.

        https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
        """
        site, where = self.edition.site, addresses.absolute(self.edition, address, self.tag) or f"/{self.tag}/{address}"
        title = self.words["report_title"].format(place=place)
        if site.repository:
            asked = {"template": "mistake.yml", "title": title, "place": where}
            return f"{site.repository}/issues/new?{urlencode(asked, quote_via=quote)}"
        asked = {"subject": title, "body": where}
        return f"mailto:{site.email}?{urlencode(asked, quote_via=quote)}" if site.email else ""

    # Prose with inline marks

    def prose(self, value: str, page: str, cited: Cited) -> Markdown:
        """A definition, account or note as Markdown; citations become numbers that lead to the page's references."""
        out: list[str] = []
        for piece in pieces(value):
            match piece:
                case Plain():
                    out.append(inline(piece.text) if out else text(piece.text))
                case Emphasis():
                    # Two stars would run into those of an emphasis right before.
                    beside = bool(out) and out[-1].endswith(("*", "</em>"))
                    out.append(f"<em>{inline(piece.text)}</em>" if beside else f"*{inline(piece.text)}*")
                case Foreign():
                    name = "em" if piece.emphasis else "span"
                    lang = attribute(self.html_lang(piece.tag))
                    out.append(f'<{name} lang="{lang}">{inline(piece.text)}</{name}>')
                case Link():
                    where = addresses.term(piece.id) if piece.kind == "term" else addresses.event(piece.id)
                    out.append(f"[{inline(piece.text)}]({markdown_link(where, page)})")
                case Cite():
                    # The raised number stands at the word that it supports; in the sources a space may part them.
                    out[-1:] = [part.rstrip(" ") for part in out[-1:]]
                    out.append(cited.mark(piece))
        return Markdown("".join(out))

    @cached_property
    def references(self) -> Mapping[str, Markdown]:
        """Every reference as one line in this language's form; names in the work's own language are marked as such."""
        language, works = self.language, self.edition.references
        lines = bibliography(map(self._csl, works), language.citation_style, language.citation_locale)
        return {work.id: self._in_its_language(lines[work.id], work) for work in works}

    def _csl(self, work: Reference) -> Mapping[str, Any]:
        """CSL data of a work; a description stands in square brackets, in this language, where its title would."""
        return {**work.csl, "title": f"[{self.plain(work.described)}]"} if work.described else work.csl

    def _in_its_language(self, line: Markdown, work: Reference) -> Markdown:
        tag = str(work.csl.get("language", self.tag))
        return line if work.described or tag == self.tag else marked(line, work.csl, self.html_lang(tag))

    @cached_property
    def version(self) -> str:
        """The edition's version with its date, as it is shown and cited."""
        site = self.edition.site
        return self.words["edition_version"].format(version=site.version, date=self.date(site.date))

    @cached_property
    def cited(self) -> Mapping[str, Mapping[str, Any]]:
        """Every article as CSL data, by its slug."""
        name = self.plain(self.edition.site.name)
        publisher = self.words["cite_publisher"].format(name=name, version=self.version)
        return {a.slug: item(self.edition, a, self.tag, publisher) for a in self.edition.articles}

    def citations(self, article: Article) -> list[tuple[str, Markdown]]:
        """How to cite an article: the name of each style offered, and the citation in it."""
        locales = self.language.offered
        return [
            (name, bibliography(self.cited.values(), style, locales[style])[article.slug])
            for style, name in OFFERED.items()
        ]

    def minutes(self, article: Article) -> int:
        """Reading time in minutes, at least one, by the language's own measure (words or characters a minute)."""
        language = self.edition.language[self.reading(article)]
        paragraphs = article.texts[language.tag]
        whole = sum(len(p) if language.unit == "characters" else len(p.split()) for p in paragraphs)
        return max(1, round(whole / language.minute))


class Cited:
    """The works cited on one page, numbered as they come."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._numbers: dict[str, int] = {}

    def mark(self, cite: Cite) -> Markdown:
        number = self._numbers.setdefault(cite.id, len(self._numbers) + 1)
        locator = f", {inline(cite.locator)}" if cite.locator else ""
        # A word joiner: a raised number never stands alone at the beginning of a line.
        return Markdown(f"&#8288;[{number}{locator}](#ref_{cite.id}){{: .cite }}")

    @property
    def entries(self) -> list[tuple[str, Markdown]]:
        """(id, reference) in the order of their numbers."""
        return [(id_, self._view.references[id_]) for id_ in self._numbers]


def _by_date(event: Event) -> tuple[object, ...]:
    span = parse(event.date)
    return span.first, span.last, event.id


def _in_order(article: Article) -> list[Note]:
    parts = [str(part) for part in (Part.TITLE, Part.BYLINE)]

    def position(note: Note) -> tuple[int, int]:
        anchor = note.anchor
        text_ = article.passage(anchor, article.original) or ""
        number = (
            anchor.paragraph if anchor.part is None else parts.index(anchor.id) - 2 if anchor.id in parts else 10**9
        )
        return number or 0, _behind(anchor, text_, article.original)

    return sorted(article.notes, key=position)


def _behind(anchor: Anchor, value: str, tag: str) -> int:
    """Where a mark stands: behind the quoted words, or behind the whole text where the language quotes none."""
    quote = anchor.quote.get(tag)
    found = find(value, quote, anchor.before.get(tag, ""), anchor.after.get(tag, "")) if quote else []
    return found[0] + len(quote or "") if found else len(value)

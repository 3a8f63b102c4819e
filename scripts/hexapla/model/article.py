"""An article: its capture, article.yml, its translations, and the anchors that point into it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hexapla.keys import Form, key
from hexapla.kinds import NoteKind, ParagraphForm, Part, TextStatus
from hexapla.model.base import (
    A_TITLE,
    NO_TEXT,
    RANGE,
    SENTENCE,
    TIME_ZONE,
    WEB_ADDRESS,
    Faults,
    Localized,
    Location,
    Number,
    Text,
    ends,
    location_field,
)
from hexapla.model.capture import Capture, Given, Original

# The text of an article that was begun, until its captured page is imported.
PLACEHOLDER = "The text of the article comes here: import the captured page in its place."


@dataclass(frozen=True)
class Anchor:
    """A place in an article: W3C TextQuoteSelector, a quote per language with optional text around it."""

    article: Text = NO_TEXT  # a note's anchor is in the note's article
    paragraph: Number | None = key(Form.NUMBER, "The paragraph's number.", "6")
    part: Part | None = key(Form.CHOICE, "Instead of a paragraph, another part of the page.", "title", choices=Part)
    quote: Localized = key(Form.LOCALIZED, "The exact words that are meant.", "{en: the first ship}")
    before: Localized = key(Form.LOCALIZED, "The words right before them, where they stand twice.", '{en: "came "}')
    after: Localized = key(Form.LOCALIZED, "The words right behind them, where they stand twice.", '{en: ", late"}')
    location: Location = location_field()

    @property
    def where(self) -> Location:
        """Where the sources say which paragraph or part it is in."""
        return self.paragraph.location if self.paragraph is not None else self.location

    @property
    def id(self) -> str:
        """The id of the element it points into."""
        return f"p{self.paragraph}" if self.part is None else str(self.part)

    def faults(self) -> Faults:
        if (self.paragraph is None) is (self.part is None):
            yield f"an anchor names either a 'paragraph' or a 'part' ({', '.join(Part)})", None


@dataclass(frozen=True)
class EventAnchor(Anchor):
    """The anchor of an event, which may be in any article."""

    article: Text = key(Form.ID, "The article's slug.", "harbour-letters", required=True)


@dataclass(frozen=True)
class Section:
    id: Text = key(Form.ID, "Its id: a part of its address.", "first-year", required=True)
    paragraphs: Text = key(Form.TEXT, "Its first and last paragraph.", "1-3", required=True, pattern=RANGE)
    title: Localized = key(Form.LOCALIZED, "Its heading.", A_TITLE, expected=True)

    @property
    def location(self) -> Location:
        return self.paragraphs.location

    @property
    def first(self) -> int:
        return ends(self.paragraphs)[0]

    @property
    def last(self) -> int:
        return ends(self.paragraphs)[1]

    @property
    def numbers(self) -> range:
        return range(self.first, self.last + 1)

    def faults(self) -> Faults:
        if self.last < self.first:
            yield f"the range {self.paragraphs} runs backwards", self.location


@dataclass(frozen=True)
class Sentences:
    """The sentences of a paragraph, in a language in which they begin elsewhere than they are found to."""

    paragraph: Number = key(Form.NUMBER, "The paragraph's number.", "6", required=True)
    begin: Mapping[str, tuple[Text, ...]] = key(
        Form.LISTS,
        "The first words of each sentence that renders one of the original; = where the one before renders it too.",
        "{es: [El primer barco, Llegó, =, Después]}",
    )
    location: Location = location_field()


@dataclass(frozen=True)
class Note:
    id: Text = key(Form.ID, "Its id: the fragment of its address is #note-ID.", "old-name", required=True)
    kind: NoteKind = key(Form.CHOICE, "What it does.", "correction", choices=NoteKind, required=True)
    anchor: Anchor = key(
        Form.RECORD,
        "The words that it is about.",
        "{paragraph: 6, quote: {en: the first ship}}",
        record=Anchor,
        name="at",
        what="the anchor",
        required=True,
    )
    text: Localized = key(
        Form.LOCALIZED, "What it says.", '{en: "Read *second* [@port-book, p. 3]."}', prose=True, expected=True
    )


@dataclass(frozen=True)
class Publication:
    """What is known of the time at which the page was published; the date itself is read from the capture."""

    timezone: Text | None = key(Form.TEXT, "The time zone of its time.", '"+08:00"', pattern=TIME_ZONE)
    presumed: bool = key(Form.YES_NO, "Whether that zone is presumed.", "true")


@dataclass(frozen=True)
class CitedName:
    """The parts of an author's name as citations want them; a name that has none stands whole."""

    family: Text | None = key(Form.TEXT, "The family name, or a person's only one.", "Núñez")
    given: Text | None = key(Form.TEXT, "The given names.", "Inés")
    name: Text | None = key(Form.TEXT, "Instead of these, the name of an institution.", "Harbour Office")
    location: Location = location_field()

    def faults(self) -> Faults:
        if (self.family is None) is (self.name is None):
            yield "a cited author has either a 'family' name or, an institution, a 'name'", None
        elif self.given and self.name:
            yield "an institution has no 'given' name", self.given.location


@dataclass(frozen=True)
class Author:
    """The authors as this edition presents them: a term of the glossary, or names; and a post."""

    term: Text | None = key(Form.TEXT, "The author's entry in the glossary.", "ines-nunez")
    name: Localized = key(
        Form.LOCALIZED, "The line of authors in the languages that the page lacks.", "{zh: 伊内斯·努涅斯}"
    )
    post: Localized = key(Form.LOCALIZED, "What the author was when writing.", "{en: Keeper of the harbour}")
    names: Mapping[str, tuple[Text, ...]] = key(
        Form.LISTS,
        "The names in that line one by one, where it is told apart otherwise than it should be.",
        "{es: [Pedro Ruiz y Vega]}",
    )
    cited: Mapping[str, tuple[CitedName, ...]] = key(
        Form.RECORDS_PER_LANGUAGE,
        "Each author's family and given name, for citations.",
        "{en: [{family: Núñez, given: Inés}, {family: Wang, given: Wei}]}",
        record=CitedName,
        what="the author as cited",
    )
    location: Location = location_field()


@dataclass(frozen=True)
class TextInfo:
    """What is to be said of a translation."""

    status: TextStatus = key(
        Form.CHOICE, "Whether it is the publisher's own.", "unofficial", choices=TextStatus, required=True
    )
    translator: Localized = key(
        Form.LOCALIZED,
        "Who made it, as it stands behind 'translated by'; else the editors.",
        "{en: the editors}",
        expected=False,
    )
    of: Text | None = key(Form.TEXT, "The `text_sha256` of the original that it renders.", "4f5e…")
    location: Location = location_field()


@dataclass(frozen=True, kw_only=True)
class ArticleFile:
    """article.yml: what the captured page does not say itself."""

    recorded: Original = key(
        Form.RECORD,
        "What import wrote down of the captured page; of it, only `lines` is edited by hand.",
        "{language: en, sha256: …}",
        record=Original,
        name="original",
        required=True,
    )
    address: Text | None = key(
        Form.TEXT, "Where the page stood on the web.", "https://example.org/letters.htm", pattern=WEB_ADDRESS
    )
    captured: Text | None = key(Form.TEXT, "The day on which it was captured.", "2026-11-02")
    given: Given = key(
        Form.RECORD,
        "What the page does not say itself and this edition gives; the site says so.",
        "{date: 1871-03-02}",
        record=Given,
        what="what is given",
    )
    publication: Publication = key(
        Form.RECORD,
        "The time zone of its time of publication.",
        '{timezone: "-05:00"}',
        record=Publication,
        name="published",
    )
    title: Localized = key(Form.LOCALIZED, "The title in the languages that the page lacks.", A_TITLE, expected=True)
    sentence_title: Localized = key(
        Form.LOCALIZED,
        "The title with capitals as in a sentence, for the styles of citations that want it so (APA, IEEE).",
        "{en: The letters of Quito}",
    )
    author: Author = key(
        Form.RECORD,
        "The author or authors.",
        "{name: {es: Inés Núñez}, cited: {en: {family: Núñez, given: Inés}, es: …}}",
        record=Author,
        what="the author",
    )
    standfirst: Localized = key(
        Form.LOCALIZED,
        "The page's standfirst, what stands between title and text, in the languages that it lacks.",
        "{es: Sobre los barcos de un año.}",
    )
    author_note: Localized = key(
        Form.LOCALIZED,
        "The page's note on the author in the languages that it lacks.",
        "{es: (La autora vive junto al puerto.)}",
    )
    breadcrumb: tuple[Localized, ...] = key(
        Form.STEPS,
        "The steps of the page's breadcrumb in the other languages.",
        "[{es: Inicio}, {es: Cartas}]",
        what="the step of the breadcrumb",
    )
    publisher: Text | None = key(Form.TEXT, "The entry in the glossary of who published the page.", "harbour-office")
    summary: Localized = key(
        Form.LOCALIZED, "A sentence or two on what it says.", "{en: Letters about ships.}", expected=True
    )
    pull: Text | None = key(
        Form.TEXT, "The sentence that stands for it on the home page, by its address.", "p3s1", pattern=SENTENCE
    )
    keywords: tuple[Text, ...] = key(Form.IDS, "The terms of the glossary that it is about.", "[harbour, tea-bridge]")
    rights: Localized = key(
        Form.LOCALIZED, "Who holds the rights in the text and its translations.", "{en: Public domain.}", prose=True
    )
    text_info: Mapping[str, TextInfo] = key(
        Form.RECORD_PER_LANGUAGE,
        "Whose the translations are.",
        "{es: {status: unofficial}}",
        name="texts",
        record=TextInfo,
        what="the translation",
    )
    sections: tuple[Section, ...] = key(
        Form.RECORDS,
        "The sections, which together have every paragraph once.",
        "[{id: first-year, paragraphs: 1-3, title: …}]",
        record=Section,
        what="the section",
    )
    forms: Mapping[ParagraphForm, tuple[Text, ...]] = key(
        Form.PARAGRAPHS,
        "What is no plain paragraph, in the text and its translations. A range is one quotation, list or stanza.",
        "{heading: [3, 9], quotation: 4-5, verse: [10-13, 14-17]}",
        choices=ParagraphForm,
    )
    sentences: tuple[Sentences, ...] = key(
        Form.RECORDS,
        "Where the sentences of a paragraph begin, if they are not found right or a translation joins or parts them.",
        "[{paragraph: 6, begin: {es: [El primer barco, Llegó, =, Después]}}]",
        record=Sentences,
        what="the sentences",
    )
    notes: tuple[Note, ...] = key(
        Form.RECORDS, "The notes.", "[{id: old-name, kind: correction, at: …, text: …}]", record=Note, what="the note"
    )


@dataclass(frozen=True)
class Translation:
    """A text of the article in another language: its paragraphs and what is to be said of it."""

    paragraphs: tuple[Text, ...]
    info: TextInfo
    file: str


@dataclass(frozen=True, kw_only=True)
class Article(ArticleFile):
    """An article: what article.yml says, completed by what its capture says in its own language."""

    slug: str
    folder: str
    capture: Capture
    sha256: str
    translations: Mapping[str, Translation]
    location: Location = location_field()

    @property
    def original(self) -> str:
        """The tag of the language in which the page was captured."""
        return str(self.recorded.language)

    @property
    def page(self) -> str:
        """The file of the captured page."""
        return self.capture.paragraphs[0].location.file

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
    def formed(self) -> Mapping[int, tuple[ParagraphForm, int]]:
        """Of each paragraph that is no plain one: its form, and the first paragraph of the range that says so."""
        ranges = [(form, *ends(text)) for form, texts in self.forms.items() for text in texts]
        return {n: (form, first) for form, first, last in ranges for n in range(first, min(last, self.count) + 1)}

    @cached_property
    def beginnings(self) -> Mapping[tuple[int, str], tuple[Text, ...]]:
        """The first words of the sentences of a paragraph in a language, where they are given."""
        return {(each.paragraph, tag): words for each in self.sentences for tag, words in each.begin.items()}

    @property
    def pulled(self) -> tuple[int, int] | None:
        """The paragraph, and the place in it, of the sentence that stands for the article."""
        match = SENTENCE.form.fullmatch(self.pull or "")
        return (int(match[1]), int(match[2])) if match else None

    @cached_property
    def bylines(self) -> Mapping[str, Text]:
        """The line of authors in every language: the capture's own words, elsewhere the names given."""
        own = {self.original: self.capture.byline} if self.capture.byline else {}
        return {**self.author.name, **own} if self.capture.byline else {}

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors that the page names, in its own words."""
        return self.author.names.get(self.original) or self.capture.authors

    def part(self, part: Part) -> Localized:
        """The text of a part of the page that is no paragraph, per language."""
        return {
            Part.TITLE: self.title,
            Part.STANDFIRST: self.standfirst,
            Part.BYLINE: self.bylines,
            Part.AUTHOR_NOTE: self.author_note,
        }[part]

    def passage(self, anchor: Anchor, tag: str) -> Text | None:
        """The text that an anchor points into, in one language; None where there is none."""
        if anchor.part is not None:
            return self.part(anchor.part).get(tag)
        number = anchor.paragraph or 0
        text = self.texts.get(tag)
        return text[number - 1] if text and 1 <= number <= len(text) else None

    @property
    def timezone(self) -> str:
        """The zone of that time: the page's own, else the one given."""
        return self.capture.zone or str(self.publication.timezone or "")

    @property
    def published(self) -> str:
        """The date as an EDTF string, with the time where the capture has one (ISO 8601-2)."""
        if not self.capture.time:
            return self.capture.date
        return f"{self.capture.date}T{self.capture.time}{self.timezone}"

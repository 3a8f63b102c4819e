"""What follows from an edition as a whole, whoever reads it: mentions, anchors, numbers of notes, order of events.

Made once for an edition; the views of all languages share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from hexapla.align.mentions import Forms, Mention, forms_of, mentions
from hexapla.align.quotes import find
from hexapla.align.sentences import Sentence, aligned
from hexapla.dates import parse
from hexapla.kinds import Part, Scope
from hexapla.model import Anchor, Article, Edition, Event, Note, Term

# A mention of a term: the article, its paragraph, and where in its text.
Found = tuple[Article, int, Mention]


class NotesInOrder:
    """An article's notes as they come, each with its number, and by the id of the element that they are about."""

    def __init__(self, notes: Iterable[Note]) -> None:
        self.at: dict[str, list[Note]] = {}
        self.number: dict[str, int] = {}
        for number, note in enumerate(notes, 1):
            self.at.setdefault(note.anchor.id, []).append(note)
            self.number[str(note.id)] = number


class Index:
    """Derived once, when it is first asked for; changes nothing."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self._mentions: dict[tuple[str, int, str], list[Mention]] = {}
        self._sentences: dict[tuple[str, int, str], list[Sentence] | None] = {}
        self._notes: dict[tuple[str, str], NotesInOrder] = {}
        self._found: dict[str, dict[str, list[Found]]] = {}

    def reading(self, article: Article, tag: str) -> str:
        """The language in which a reader of `tag` reads an article: their own, else the original."""
        return tag if tag in article.texts else article.original

    # Terms

    @cached_property
    def _forms(self) -> Mapping[str, Forms]:
        return {tag: forms_of(self.edition.terms, tag) for tag in self.edition.tags}

    def mentions(self, article: Article, number: int, tag: str) -> list[Mention]:
        """Every mention of a term in a paragraph's text in one language."""
        key = (article.slug, number, tag)
        if key not in self._mentions:
            self._mentions[key] = mentions(article.texts[tag][number - 1], self._forms[tag])
        return self._mentions[key]

    def sentences(self, article: Article, number: int, tag: str) -> list[Sentence] | None:
        """What renders each sentence of the original's paragraph; None where there are more or fewer of them."""
        key = (article.slug, number, tag)
        if key not in self._sentences:
            self._sentences[key] = aligned(self.edition, article, number, tag)
        return self._sentences[key]

    def place(self, article: Article, number: int, tag: str, at: int) -> str:
        """The id of the element in which text[at] of a paragraph stands: its sentence, else the paragraph."""
        for nth, sentence in enumerate(self.sentences(article, number, tag) or (), 1):
            if sentence.start <= at < sentence.end:
                return f"p{number}s{nth}"
        return f"p{number}"

    def anchored_at(self, anchor: Anchor, tag: str) -> str:
        """The id of the element in which the words of an anchor end, in the text that a reader of `tag` reads."""
        article = self.edition.article[anchor.article]
        text, reading = article.passage(anchor, self.reading(article, tag)), self.reading(article, tag)
        if anchor.paragraph is None or text is None or reading not in anchor.quote:
            return anchor.id
        return self.place(article, anchor.paragraph, reading, behind(anchor, text, reading) - 1)

    def found(self, term: Term, tag: str) -> list[Found]:
        """Every mention of a term in the texts that a reader of `tag` reads."""
        if tag not in self._found:
            all_found: dict[str, list[Found]] = {}
            for article in self.edition.articles:
                for number in article.numbers:
                    for mention in self.mentions(article, number, self.reading(article, tag)):
                        all_found.setdefault(mention.term, []).append((article, number, mention))
            self._found[tag] = all_found
        return self._found[tag].get(str(term.id), [])

    @cached_property
    def related(self) -> Mapping[str, set[str]]:
        """The terms that each term names in 'see', or that name it."""
        found: dict[str, set[str]] = {}
        for term in self.edition.terms:
            for other in term.see:
                found.setdefault(str(term.id), set()).add(str(other))
                found.setdefault(str(other), set()).add(str(term.id))
        return found

    # Events

    @cached_property
    def events_of(self) -> Mapping[str, list[Event]]:
        """The events that name each term, the earliest first."""
        found: dict[str, list[Event]] = {}
        for event in self.events:
            for id_ in dict.fromkeys(event.terms):
                found.setdefault(str(id_), []).append(event)
        return found

    @cached_property
    def events(self) -> list[Event]:
        """All events, the earliest first."""
        return sorted(self.edition.events, key=_by_date)

    @cached_property
    def anchored(self) -> Mapping[tuple[str, str], list[tuple[Event, Anchor]]]:
        """The events that each element of an article tells of, by slug and the element's id."""
        found: dict[tuple[str, str], list[tuple[Event, Anchor]]] = {}
        for event in self.events:
            for anchor in event.anchors:
                found.setdefault((str(anchor.article), anchor.id), []).append((event, anchor))
        return found

    def events_at(self, article: Article, ids: Iterable[str]) -> list[Event]:
        """The events anchored in some elements (`p3`, `title`), the earliest first."""
        named = {str(event.id): event for id_ in ids for event, _ in self.anchored.get((article.slug, id_), ())}
        return sorted(named.values(), key=_by_date)

    def scope(self, event: Event) -> Scope:
        """In an article by an anchor; else background or aftermath, by its date against the article's.

        Of several articles those count that mention a term of the event, if any do.
        """
        if event.anchors:
            return Scope.ARTICLE
        terms = [self.edition.term[id_] for id_ in event.terms]
        near = {article.slug for term in terms for article, _, _ in self.found(term, self.edition.default)}
        articles = [article for article in self.edition.articles if article.slug in near] or self.edition.articles
        dates = [parse(article.capture.date).first for article in articles]
        return Scope.AFTERMATH if dates and parse(event.date).first > max(dates) else Scope.BACKGROUND

    # Notes

    def notes(self, article: Article, tag: str) -> NotesInOrder:
        """An article's notes in the order of the text that a reader of `tag` reads."""
        key = (article.slug, self.reading(article, tag))
        if key not in self._notes:
            self._notes[key] = NotesInOrder(_in_order(article, key[1]))
        return self._notes[key]

    # Articles

    @cached_property
    def newest(self) -> list[Article]:
        """The articles, the newest first."""
        return sorted(self.edition.articles, key=lambda a: (a.published, a.slug), reverse=True)


def behind(anchor: Anchor, value: str, tag: str) -> int:
    """Where a mark stands: behind the quoted words, or behind the whole text where the language quotes none."""
    quote = anchor.quote.get(tag)
    found = find(value, quote, anchor.before.get(tag, ""), anchor.after.get(tag, "")) if quote else []
    return found[0] + len(quote or "") if found else len(value)


def _by_date(event: Event) -> tuple[object, ...]:
    span = parse(event.date)
    return span.first, span.last, event.id


def _in_order(article: Article, tag: str) -> list[Note]:
    before = [str(Part.TITLE), str(Part.STANDFIRST), str(Part.BYLINE)]

    def element(anchor: Anchor) -> int:
        """The place of an element on the page: title and byline, paragraphs, the author note."""
        if anchor.part is None:
            return anchor.paragraph or 0
        return before.index(anchor.id) - len(before) if anchor.id in before else article.count + 1

    def position(note: Note) -> tuple[int, int]:
        text = article.passage(note.anchor, tag) or article.passage(note.anchor, article.original) or ""
        return element(note.anchor), behind(note.anchor, text, tag)

    return sorted(article.notes, key=position)

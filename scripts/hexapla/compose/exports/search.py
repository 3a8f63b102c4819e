"""/search/index.js — what the search box looks through, and what is particular to this language in looking.

Paragraphs, terms, events, notes and the articles themselves. A script that sets variables, so that it also loads from
file://; fetched when the search box is first used. The other languages' own are fetched when few are found in this one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import icu

from hexapla import addresses
from hexapla.compose.exports.script import script
from hexapla.compose.said import Said, foreign
from hexapla.compose.view import View
from hexapla.dates import parse
from hexapla.model import Article, Event, Localized, Term
from hexapla.prose import plain
from hexapla.stemming import stemmer
from hexapla.writing import han_variants

Row = dict[str, Any]
# What stands between names in one field.
BETWEEN = " · "


def files(view: View) -> Iterator[tuple[str, bytes]]:
    rows = [*_articles(view), *_terms(view), *_events(view), *_notes(view)]
    tongue = script("editionTongue", _tongue(view, rows))
    yield "search/index.js", script("editionIndex", rows) + tongue + stem(view.reader.language.search.stemmer)


def stem(name: str | None) -> bytes:
    """A script that sets the function which gives a word's stem; or nothing, for a language that has none."""
    return f"window.editionStem={stemmer(name) if name else 'undefined'};\n".encode()


def _tongue(view: View, rows: list[Row]) -> dict[str, Any]:
    """lang: its tag; skip: words without weight; alike: other forms of characters; words: what the box says;
    others: the root and tag of each other language."""
    language, example = view.reader.language, [view.reader.date(a.capture.date[:7]) for a in view.index.newest[-1:]]
    alike = han_variants({char for row in rows for key in "txmo" for char in row.get(key, "")})
    return {
        "lang": language.lang,
        "skip": [*language.search.skipped],
        "alike": "".join(other + char for other, char in alike.items()),
        "words": _words(view, "".join(example)),
        "others": [
            [addresses.root(view.edition, tag), view.edition.language[tag].lang]
            for tag in view.edition.tags
            if tag != view.tag
        ],
    }


def _words(view: View, example: str) -> dict[str, list[Any]]:
    """What the box says: the words, and the attributes of an element with them, if it needs any."""
    words = view.words
    said = {
        "none": words["search_none"], "try": words["search_try"], "some": words["search_some"],
        "part": words["search_part"], "partly": words["search_partly"], "instead": words["search_instead"],
        "all": words["search_all"], "help": words["search_help"].format(date=example),
        "elsewhere": words["search_elsewhere"], "in": words["search_in"],
        "paragraph": words["search_paragraph"], "term": words["search_term"], "event": words["search_event"],
        "note": words["search_note"],
    }  # fmt: skip
    return {key: [word, *([dict(other)] if (other := foreign(word)) else [])] for key, word in said.items()}


def _row(kind: str, where: str, title: str, text: str, **more: Any) -> Row:
    """k: kind; u: address; t: title; x: text; l: the attributes of t and x, if they have any. Of some also:

    m: other names; o: names in other languages; p: names in Latin transcription; d: the first and last day of its date
    (ISO 8601); n: how often the articles mention it.
    """
    said = {key: dict(other) for key, words in (("t", title), ("x", text)) if (other := foreign(words))}
    row = {"k": kind, "u": where, "t": title, "x": text, **more}
    return {key: value for key, value in row.items() if value or key in "kutx"} | ({"l": said} if said else {})


def _plain(view: View, value: Localized) -> Said:
    """A text without its marks, which still knows its language."""
    words = view.reader.text(value)
    return Said(plain(words), words.tongue, words.page)


def _articles(view: View) -> Iterator[Row]:
    """Each article as a whole, by its title, authors and date; then its paragraphs."""
    for article in view.edition.articles:
        title, where = view.title(article), addresses.article(article.slug)
        authors = view.reader.text(article.bylines, article.original)
        about = _plain(view, article.summary)
        yield _row("paragraph", where, title, about, m=authors, d=_days(article.capture.date))
        yield from _paragraphs(view, article, title)


def _paragraphs(view: View, article: Article, title: Said) -> Iterator[Row]:
    reading = view.reading(article)
    for number, value in enumerate(article.texts[reading], 1):
        text = Said(value, view.reader.tongue(reading), view.reader.own)
        where = f"{addresses.article(article.slug)}#p{number}"
        yield _row("paragraph", where, view.words["paragraph_of"].format(number=number, title=title), text)


def _terms(view: View) -> Iterator[Row]:
    """A term is found by its names and abbreviations in every language, and by its forms in the reader's own."""
    for term in view.reader.terms:
        title = view.reader.name(term)
        own = [*_names(term, view.tag), *term.forms.get(view.tag, ())]
        others = [name for tag in view.edition.tags for name in _names(term, tag)]
        yield _row(
            "term",
            addresses.term(term.id),
            title,
            _plain(view, term.definition),
            m=_joined(name for name in own if name != title),
            o=_joined(name for name in others if name not in {title, *own}),
            p=_joined(_transcribed(view, own, term)),
            n=len(view.found(term)),
        )


def _names(term: Term, tag: str) -> list[str]:
    """What a term is called in one language."""
    return [term.names[tag].name, *term.names[tag].short] if tag in term.names else []


def _joined(names: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(names))


def _transcribed(view: View, own: Iterable[str], term: Term) -> Iterator[str]:
    """Names in Latin letters without accents: as the edition transcribes them, and, in the readers' own language if it
    is one that is transcribed, syllable by syllable, by ICU. What only parts the same letters otherwise is left out."""
    spelled = [_syllables(name) for name in own] if view.reader.language.romanization else []
    joined = {name.replace(" ", "") for name in spelled}
    given = [_latin(name.romanized) for name in term.names.values() if name.romanized]
    yield from (name for name in given if name.replace(" ", "") not in joined)
    yield from spelled


def _latin(words: str) -> str:
    """In small letters without accents and signs."""
    letters = "".join(char for char in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", " ", re.sub("[’'ʼ]", "", letters)).strip()


def _syllables(name: str) -> str:
    return _latin(str(icu.Transliterator.createInstance("Any-Latin").transliterate(name)))


def _events(view: View) -> Iterator[Row]:
    for event in view.index.events:
        text = _plain(view, event.account)
        where = addresses.event(event.id)
        yield _row("event", where, _dated(view, event), text, m=view.reader.text(event.place), d=_days(event.date))


def _dated(view: View, event: Event) -> str:
    """An event's date and title in one line."""
    line = Said("{date} · {title}", view.reader.own, view.reader.own)
    return line.format(date=view.reader.date(event.date), title=view.reader.text(event.title))


def _days(date: str) -> list[str]:
    """The first and the last day of a date; a single one is given once, and none of a date before the year 1."""
    span = parse(date)
    days = [str(day) for day in (span.first, span.last)]
    return list(dict.fromkeys(days)) if span.first.year > 0 else []


def _notes(view: View) -> Iterator[Row]:
    for article in view.edition.articles:
        for note in article.notes:
            where = addresses.note(article.slug, note.id)
            title = view.words["note_numbered"].format(
                number=view.note_number(article, note), kind=view.words[f"note_{note.kind}"]
            )
            yield _row("note", where, title, _plain(view, note.text))

"""Languages: every word of the interface is there in every language, with the same placeholders."""

from __future__ import annotations

import string
from collections.abc import Iterator

import babel

from hexapla.alphabet import is_collation
from hexapla.check.walk import marks
from hexapla.csl import locales, styles
from hexapla.dates import Day
from hexapla.model import Edition, Text
from hexapla.problems import Level, Problem, did_you_mean, one_of
from hexapla.prose import Foreign
from hexapla.stemming import stemmers
from hexapla.words import ENGLISH, WORDS
from hexapla.writing_dates import clock, day

SOME_DAY = Day(2016, 2, 5)
SOME_TIME = "16:18:00"


def words(edition: Edition) -> Iterator[Problem]:
    """Every language gives every word of the interface, and no other."""
    for language in edition.languages:
        for key in WORDS.keys() - language.words.keys():
            example = f' (English has "{ENGLISH[key]}")'
            message = f"the word '{key}' is missing{example}"
            yield Problem(language.location, message, Level.INCOMPLETE, language=language.tag)
        for key in language.words.keys() - WORDS.keys():
            near = did_you_mean(key, WORDS)
            yield Problem(language.words[key].location, f"the word '{key}' is used nowhere", suggestion=near)


def kinds(edition: Edition) -> Iterator[Problem]:
    """A term or event is of a usual kind, or of one that site.yml names."""
    for what, items, known in (
        ("term", edition.terms, edition.term_kinds),
        ("event", edition.events, edition.event_kinds),
    ):
        for item in items:
            if item.kind and item.kind not in known:
                near = did_you_mean(item.kind, known) or one_of(known)
                own = f"an edition's own are named under '{what}_kinds' in site.yml"
                yield Problem(item.kind.location, f"'{item.kind}' is no kind of {what}; {own}", suggestion=near)


def patterns(edition: Edition) -> Iterator[Problem]:
    """The date forms are patterns of CLDR that can be written."""
    for language in edition.languages:
        forms = {
            form: pattern
            for form, pattern in vars(language.dates).items()
            if isinstance(pattern, Text) and form != "first_day"
        }
        for form, pattern in forms.items():
            try:
                if form == "time":
                    clock(SOME_TIME, language)
                else:
                    day(SOME_DAY, language, form)
            except (ValueError, AttributeError, KeyError, TypeError):
                message = f"'{pattern}' is no date pattern of CLDR; for example d MMMM y, y年M月d日, HH:mm"
                yield Problem(pattern.location, message)


def collations(edition: Edition) -> Iterator[Problem]:
    """The collation is a locale whose order ICU knows."""
    for language in edition.languages:
        if language.collation and not is_collation(language.collation):
            example = "for example es, zh-u-co-pinyin, de-u-co-phonebk"
            yield Problem(language.collation.location, f"ICU knows no order '{language.collation}'", suggestion=example)


def citations(edition: Edition) -> Iterator[Problem]:
    """A citation style and its locale are among those that come with Hexapla."""
    named = [("style", style) for style in edition.site.citation_styles]
    for language in edition.languages:
        named += [("style", language.citation.style), ("locale", language.citation.locale)]
        named += [("locale", locale) for locale in language.citation.offered.values()]
    for what, value in named:
        known = styles() if what == "style" else locales()
        if value and value not in known:
            suggestion = did_you_mean(value, known) or one_of(known)
            yield Problem(value.location, f"there is no citation {what} '{value}'", suggestion=suggestion)


def searches(edition: Edition) -> Iterator[Problem]:
    """A stemmer is one of Snowball's."""
    for language in edition.languages:
        name = language.search.stemmer
        if name and name not in stemmers():
            suggestion = did_you_mean(name, stemmers()) or one_of(stemmers())
            yield Problem(name.location, f"Snowball has no stemmer '{name}'", suggestion=suggestion)


def placeholders(edition: Edition) -> Iterator[Problem]:
    """A word that is filled in has the {placeholders} for it, plain, and no others."""
    for language in edition.languages:
        for key, word in language.words.items():
            want = set(WORDS.get(key, ()))
            if not want:
                continue
            try:
                have = {name for _, name, _, _ in string.Formatter().parse(word) if name is not None}
                plain = not any(spec or turn for _, _, spec, turn in string.Formatter().parse(word))
            except ValueError:
                yield Problem(word.location, "a brace { or } stands alone; write it twice to show it")
                continue
            if have != want or not plain:
                yield Problem(word.location, f"'{key}' must have the placeholders {_shown(want)}, not {_shown(have)}")


def foreign(edition: Edition) -> Iterator[Problem]:
    """Words marked as of another language name a language that there is."""
    for text, piece in marks(edition):
        if isinstance(piece, Foreign) and not _is_language(piece.tag, edition):
            near = did_you_mean(piece.tag, edition.tags) or "write its tag, such as es, zh or zh-Latn-pinyin"
            yield Problem(text.location, f"'{piece.tag}' is no language tag", suggestion=near)


def _is_language(tag: str, edition: Edition) -> bool:
    """Whether a tag is of this edition, or begins with a language and a script or country that CLDR knows (BCP 47)."""
    known = babel.Locale("en")
    language, *more = tag.split("-")
    return tag in edition.tags or (
        language in known.languages
        and all(part.isalnum() and part.isascii() and len(part) <= 8 for part in more)
        and (not more or more[0].title() in known.scripts or more[0].upper() in known.territories)
    )


def _shown(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


RULES = (words, kinds, patterns, collations, citations, searches, placeholders, foreign)

"""Languages: every word of the interface is there in every language, with the same places to fill in."""

from __future__ import annotations

import datetime
import string
from collections.abc import Iterator

import babel

from edition.check.walk import marks
from edition.citations import locales, styles
from edition.dates import clock, day
from edition.model import Edition
from edition.problems import Level, Problem, did_you_mean
from edition.prose import Foreign
from edition.words import WORDS

SOME_DAY = datetime.date(2016, 2, 5)
SOME_TIME = "16:18:00"


def words(edition: Edition) -> Iterator[Problem]:
    """Every language gives every word of the interface (the first language must, the others should), and no other."""
    first = edition.languages[0]
    for language in edition.languages:
        level = Level.ERROR if language is first else Level.WARNING
        for key in WORDS.keys() - language.words.keys():
            example = f" ('{first.tag}' has \"{first.words[key]}\")" if key in first.words else ""
            yield Problem(language.place, f"the word '{key}' is missing{example}", level)
        for key in language.words.keys() - WORDS.keys():
            near = did_you_mean(key, WORDS)
            yield Problem(language.words[key].place, f"the word '{key}' is used nowhere", suggestion=near)


def patterns(edition: Edition) -> Iterator[Problem]:
    """The date forms are patterns of CLDR that can be written."""
    for language in edition.languages:
        for form, pattern in language.dates.items():
            try:
                if form == "time":
                    clock(SOME_TIME, language)
                else:
                    day(SOME_DAY, language, form)
            except (ValueError, AttributeError, KeyError, TypeError):
                place = getattr(pattern, "place", language.place)
                yield Problem(place, f"'{pattern}' is no date pattern of CLDR; for example d MMMM y, y年M月d日, HH:mm")


def citations(edition: Edition) -> Iterator[Problem]:
    """A language's citation style and locale are among the files of scripts/edition/vendor/."""
    for language in edition.languages:
        for what, value, known in (
            ("style", language.citation_style, styles()),
            ("locale", language.citation_locale, locales()),
            *(("locale", locale, locales()) for locale in language.offered.values()),
        ):
            if value not in known:
                suggestion = did_you_mean(value, known) or f"one of {', '.join(known)}"
                place = getattr(value, "place", language.place)
                yield Problem(place, f"there is no citation {what} '{value}'", suggestion=suggestion)


def places(edition: Edition) -> Iterator[Problem]:
    """A word that is filled in has the {places} for it, plain, and no others."""
    for language in edition.languages:
        for key, word in language.words.items():
            want = set(WORDS.get(key, ()))
            if not want:
                continue
            try:
                have = {name for _, name, _, _ in string.Formatter().parse(word) if name is not None}
                plain = not any(spec or turn for _, _, spec, turn in string.Formatter().parse(word))
            except ValueError:
                yield Problem(word.place, "a brace { or } stands alone; write it twice to show it")
                continue
            if have != want or not plain:
                yield Problem(word.place, f"'{key}' must have the places {_shown(want)}, not {_shown(have)}")


def foreign(edition: Edition) -> Iterator[Problem]:
    """Words marked as of another language name a language that there is."""
    for text, piece in marks(edition):
        if isinstance(piece, Foreign) and not _is_language(piece.tag, edition):
            near = did_you_mean(piece.tag, edition.tags) or "write its tag, such as es, zh or zh-Latn-pinyin"
            yield Problem(text.place, f"'{piece.tag}' is no language tag", suggestion=near)


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


RULES = (words, patterns, citations, places, foreign)

"""Languages: every word of the interface is there in every language, with the same placeholders."""

from __future__ import annotations

import datetime
import string
from collections.abc import Iterator

import babel

from hexapla.check.walk import marks
from hexapla.compose.citations import locales, styles
from hexapla.dates import clock, day
from hexapla.model import Edition
from hexapla.problems import Level, Problem, did_you_mean
from hexapla.prose import Foreign
from hexapla.words import WORDS

SOME_DAY = datetime.date(2016, 2, 5)
SOME_TIME = "16:18:00"


def words(edition: Edition) -> Iterator[Problem]:
    """Every language gives every word of the interface (the first language must, the others should), and no other."""
    first = edition.languages[0]
    for language in edition.languages:
        level = Level.ERROR if language is first else Level.WARNING
        for key in WORDS.keys() - language.words.keys():
            example = f" ('{first.tag}' has \"{first.words[key]}\")" if key in first.words else ""
            yield Problem(language.location, f"the word '{key}' is missing{example}", level)
        for key in language.words.keys() - WORDS.keys():
            near = did_you_mean(key, WORDS)
            yield Problem(language.words[key].location, f"the word '{key}' is used nowhere", suggestion=near)


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
                location = getattr(pattern, "location", language.location)
                yield Problem(
                    location, f"'{pattern}' is no date pattern of CLDR; for example d MMMM y, y年M月d日, HH:mm"
                )


def citations(edition: Edition) -> Iterator[Problem]:
    """A language's citation style and locale are among the files of scripts/hexapla/vendor/."""
    for language in edition.languages:
        for what, value, known in (
            ("style", language.citation_style, styles()),
            ("locale", language.citation_locale, locales()),
            *(("locale", locale, locales()) for locale in language.offered.values()),
        ):
            if value not in known:
                suggestion = did_you_mean(value, known) or f"one of {', '.join(known)}"
                location = getattr(value, "location", language.location)
                yield Problem(location, f"there is no citation {what} '{value}'", suggestion=suggestion)


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


RULES = (words, patterns, citations, placeholders, foreign)

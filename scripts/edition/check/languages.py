"""Languages: every word of the interface is there in every language, with the same places to fill in."""

from __future__ import annotations

import string
from collections.abc import Iterator

from edition.citations import locales, styles
from edition.model import Edition
from edition.problems import Level, Problem, did_you_mean


def words(edition: Edition) -> Iterator[Problem]:
    """A language's words are those of the first language: none missing (a warning), none besides."""
    first = edition.languages[0]
    for language in edition.languages[1:]:
        for key in first.words.keys() - language.words.keys():
            message = f"the word '{key}' is missing; '{first.tag}' has \"{first.words[key]}\""
            yield Problem(language.place, message, Level.WARNING)
        for key in language.words.keys() - first.words.keys():
            near = did_you_mean(key, first.words)
            yield Problem(language.words[key].place, f"the word '{key}' is used nowhere", suggestion=near)


def citations(edition: Edition) -> Iterator[Problem]:
    """A language's citation style and locale are among the files of scripts/edition/vendor/."""
    for language in edition.languages:
        for what, value, known in (
            ("style", language.citation_style, styles()),
            ("locale", language.citation_locale, locales()),
        ):
            if value not in known:
                suggestion = did_you_mean(value, known) or f"one of {', '.join(known)}"
                place = getattr(value, "place", language.place)
                yield Problem(place, f"there is no citation {what} '{value}'", suggestion=suggestion)


def places(edition: Edition) -> Iterator[Problem]:
    """A word has the same {places} to fill in as in the first language."""
    first = edition.languages[0]
    for language in edition.languages:
        for key, word in language.words.items():
            try:
                have, want = _fields(word), _fields(first.words.get(key, word))
            except ValueError:
                yield Problem(word.place, "a brace { or } stands alone; write it twice to show it")
                continue
            if have != want:
                yield Problem(word.place, f"'{key}' must have the places {_shown(want)}, not {_shown(have)}")


def _fields(word: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(word) if name is not None}


def _shown(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"


RULES = (words, citations, places)

"""Where the terms of the glossary stand in a text.

Longest form first; never inside another word (in scripts that part their words) or inside a longer term.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from hexapla.model import Term


@dataclass(frozen=True, order=True)
class Mention:
    """A form of a term at text[start:end]."""

    start: int
    end: int
    term: str


class Forms:
    """Forms of terms, all of which are found in one pass over a text, however many there are.

    They are kept letter by letter: what may follow a beginning, and under '' the terms whose form ends there.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._root: dict[str, Any] = {}
        for form, term in sorted(set(pairs)):
            node = self._root
            for char in form:
                node = node.setdefault(char, {})
            node.setdefault("", []).append(term)

    def places(self, text: str) -> Iterator[Mention]:
        """Every place where the letters of a form stand, also inside words and over each other."""
        for start, char in enumerate(text):
            node, end = self._root.get(char), start + 1
            while node is not None:
                for term in node.get("", ()):
                    yield Mention(start, end, term)
                node = node.get(text[end]) if end < len(text) else None
                end += 1


def forms_of(terms: Iterable[Term], tag: str) -> Forms:
    """Every form by which terms are mentioned in a language, with its term's id."""
    return Forms((str(form), str(term.id)) for term in terms for form in term.forms.get(tag, ()))


def mentions(text: str, forms: Forms) -> list[Mention]:
    """Every place where a form stands as a whole word, in order, none overlapping another.

    A longer form takes its words before a shorter one looks; of two of one length the first of the alphabet.
    """
    standing = [place for place in forms.places(text) if whole(text, place.start, place.end)]
    standing.sort(key=lambda place: (place.start - place.end, text[place.start : place.end], place.term, place.start))
    taken = bytearray(len(text))
    found: list[Mention] = []
    for place in standing:
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\1" * (place.end - place.start)
            found.append(place)
    return sorted(found)


def whole(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] neither begins nor ends inside a word."""
    return not (_within(text, start) or _within(text, end))


def _within(text: str, at: int) -> bool:
    """Whether the boundary before text[at] lies inside a word; a combining mark always clings to what is before it."""
    if not 0 < at < len(text):
        return False
    if unicodedata.combining(text[at]):
        return True
    return _of_word(text[at - 1]) and _of_word(text[at])


@lru_cache(maxsize=10_000)
def _of_word(char: str) -> bool:
    """Whether a character belongs to words that are separated by spaces: Han, kana and Thai do not."""
    if unicodedata.combining(char):
        return True
    return char.isalnum() and not unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI"))

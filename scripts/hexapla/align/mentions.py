"""Where the terms of the glossary stand in a text.

Longest form first; never inside another word (in scripts that part their words) or inside a longer term.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hexapla.model import Term


@dataclass(frozen=True, order=True)
class Mention:
    """A form of a term at text[start:end]."""

    start: int
    end: int
    term: str


def mentions(text: str, forms: Iterable[tuple[str, str]]) -> list[Mention]:
    """Every place where one of the (form, term id) pairs stands, in order, none overlapping another.

    `forms` come longest first (`ordered`), so that a longer term takes its words before a shorter one looks.
    """
    taken = bytearray(len(text))
    found: list[Mention] = []
    for form, term in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not any(taken[at:end]) and whole(text, at, end):
                taken[at:end] = b"\1" * len(form)
                found.append(Mention(at, end, term))
            at = text.find(form, at + 1)
    return sorted(found)


def forms_of(terms: Iterable[Term], tag: str) -> Sequence[tuple[str, str]]:
    """Every form by which terms are mentioned in a language, with its term's id, as `mentions` wants them."""
    return ordered((form, str(term.id)) for term in terms for form in term.forms.get(tag, ()))


def ordered(pairs: Iterable[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    return sorted(set(pairs), key=lambda pair: (-len(pair[0]), pair))


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


def _of_word(char: str) -> bool:
    """Whether a character belongs to words that are separated by spaces: Han, kana and Thai do not."""
    if unicodedata.combining(char):
        return True
    return char.isalnum() and not unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI"))

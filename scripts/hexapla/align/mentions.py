"""Where the terms of the glossary stand in a text.

Longest form first; never inside another word or a longer term (words.py), whatever spaces, apostrophes and invisible
signs the text has (alike.py), also with a capital at the beginning of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hexapla.align.alike import Folded, folded
from hexapla.align.words import anywhere, begins_sentence, follows_to, whole, without_article
from hexapla.model import Term


@dataclass(frozen=True, order=True)
class Mention:
    """A form of a term at text[start:end]."""

    start: int
    end: int
    term: str


@dataclass(frozen=True)
class Spelling:
    """A form of a term, folded, in one of the ways in which texts write it (`words`), and where they do."""

    words: str
    form: str
    term: str
    may_stand: Callable[[str, int], bool] = anywhere


@dataclass(frozen=True)
class Place:
    """A spelling at text[start:end] of a folded text."""

    start: int
    end: int
    spelling: Spelling

    @property
    def rank(self) -> tuple[Any, ...]:
        """The longest first, and of those as long the form's own spelling."""
        spelling = self.spelling
        return self.start - self.end, spelling.words != spelling.form, spelling.words, spelling.term, self.start


class Forms:
    """Forms of terms, all of which are found in one pass over a text, however many there are.

    Their spellings are kept letter by letter: what may follow a beginning, and under '' those that end there.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._root: dict[str, Any] = {}
        for spelling in {made for form, term in pairs for made in _spellings(form, term)}:
            node = self._root
            for char in spelling.words:
                node = node.setdefault(char, {})
            node.setdefault("", []).append(spelling)

    def __bool__(self) -> bool:
        return bool(self._root)

    def places(self, looked: Folded, inside: bool = False) -> Iterator[Place]:
        """Every place where a form stands as a whole word, also over each other; `inside`: in longer words too."""
        text = looked.text
        for start, char in enumerate(text):
            node, end = self._root.get(char), start + 1
            while node is not None:
                for spelling in node.get("", ()):
                    if inside or (spelling.may_stand(text, start) and whole(text, start, end)):
                        yield Place(start, end, spelling)
                node = node.get(text[end]) if end < len(text) else None
                end += 1


def forms_of(terms: Iterable[Term], tag: str) -> Forms:
    """Every form by which terms are mentioned in a language."""
    return Forms((form, str(term.id)) for term in terms for form in term.forms.get(tag, ()))


def mentions(text: str, forms: Forms) -> list[Mention]:
    """Every place where a form stands as a whole word, in order, none overlapping another.

    A longer form takes its words before a shorter one looks.
    """
    looked = folded(text)
    taken = bytearray(len(looked.text))
    found: list[Mention] = []
    for place in sorted(forms.places(looked), key=lambda place: place.rank):
        if not any(taken[place.start : place.end]):
            taken[place.start : place.end] = b"\1" * (place.end - place.start)
            found.append(Mention(*looked.there(place.start, place.end), place.spelling.term))
    return sorted(found)


def _spellings(form: str, term: str) -> Iterator[Spelling]:
    """The ways in which texts write a form; none where it has no letter or sign that is seen."""
    words = folded(form).text
    if not words:
        return
    yield Spelling(words, words, term)
    capital = words[0].upper()
    if capital != words[0] and len(capital) == 1:
        yield Spelling(capital + words[1:], words, term, begins_sentence)
    if rest := without_article(words):
        yield Spelling(rest, words, term, follows_to)

"""Where the terms of the glossary stand in a text.

Longest form first; never inside another word or a longer term (words.py), whatever spaces, apostrophes and invisible
signs the text has (alike.py), also with a capital at the beginning of a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    """A form of a term, folded, in one of the ways in which texts write it, and where they do."""

    words: str
    term: str
    may_stand: Callable[[str, int], bool] = anywhere


def mentions(text: str, spellings: Iterable[Spelling]) -> list[Mention]:
    """Every place where one of the spellings stands, in order, none overlapping another.

    They come longest first (`ordered`), so that a longer term takes its words before a shorter one looks.
    """
    looked = folded(text)
    taken = bytearray(len(looked.text))
    found: list[Mention] = []
    for spelling in spellings:
        if spelling.words not in looked.text:
            continue
        for start, end in places(looked, spelling):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Mention(*looked.there(start, end), spelling.term))
    return sorted(found)


def places(looked: Folded, spelling: Spelling) -> Iterator[tuple[int, int]]:
    """Where a spelling stands in a folded text, as words of their own."""
    text, words = looked.text, spelling.words
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        if spelling.may_stand(text, at) and whole(text, at, end):
            yield at, end
        at = text.find(words, at + 1)


def stands(form: str, looked: Folded) -> bool:
    """Whether a form stands anywhere in a folded text, in one of its spellings."""
    return any(True for spelling in spellings(form, "") for _ in places(looked, spelling))


def forms_of(terms: Iterable[Term], tag: str) -> Sequence[Spelling]:
    """Every form by which terms are mentioned in a language, as `mentions` wants them."""
    return ordered((form, str(term.id)) for term in terms for form in term.forms.get(tag, ()))


def ordered(pairs: Iterable[tuple[str, str]]) -> Sequence[Spelling]:
    """The spellings of (form, term id) pairs, the longest first, and of those as long the form's own."""
    found = {spelling for form, term in pairs for spelling in spellings(form, term)}
    own = {True: 0, False: 1}
    return sorted(found, key=lambda s: (-len(s.words), own[s.may_stand is anywhere], s.words, s.term))


def spellings(form: str, term: str) -> Iterator[Spelling]:
    """The ways in which texts write a form; none where it has no letter or sign that is seen."""
    words = folded(form).text
    if not words:
        return
    yield Spelling(words, term)
    capital = words[0].upper()
    if capital != words[0] and len(capital) == 1:
        yield Spelling(capital + words[1:], term, begins_sentence)
    if rest := without_article(words):
        yield Spelling(rest, term, follows_to)

"""Where sentences begin and end, and which sentence of a translation renders which of the original.

Found by the rules of UAX 29 (https://www.unicode.org/reports/tr29/#Sentence_Boundaries) with the abbreviations that
CLDR knows for a language, by ICU; an article's `sentences` say where they begin otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import icu

from hexapla.model import Article, Edition

# In place of the first words of a sentence: the one before renders this one of the original too.
SAME = "="
# A letter for a name: what follows it is the next part of the name.
INITIAL = re.compile(r"[^\W\d_]\.(?:-?[^\W\d_]\.)*")
# No abbreviation, nor what opens a sentence, is longer.
LONGEST = 20
OPENING = "([{«‹“‘„¿¡\"'"


@dataclass(frozen=True, order=True)
class Sentence:
    """text[start:end], without the white space around it."""

    start: int
    end: int


def sentences(text: str, locale: str, abbreviations: Iterable[str] = ()) -> list[Sentence]:
    """The sentences of a text in the language of a locale of CLDR; none ends with one of the abbreviations."""
    breaker, short = _breaker(locale), frozenset(abbreviations)
    breaker.setText(icu.UnicodeString(text))
    bounds = (_between_signs(text, bound) for bound in _characters(text, breaker))
    kept = [bound for bound in bounds if bound == len(text) or not _goes_on(text, bound, short)]
    found = (_trimmed(text, start, end) for start, end in pairwise([0, *kept]))
    return [sentence for sentence in found if sentence.start < sentence.end]


def beginnings(text: str, words: Sequence[str]) -> Iterator[int | None]:
    """Where each sentence begins that is given by its first words, in their order; None for words not found there."""
    at = -1
    for said in words:
        if said == SAME:
            yield at if at >= 0 else None
            continue
        found = text.find(said, at + 1)
        # What stands before a text's first sentence would belong to none.
        found = -1 if at < 0 < found else found
        yield found if found >= 0 else None
        at = max(at, found)


def own(edition: Edition, article: Article, number: int, tag: str) -> list[Sentence]:
    """The sentences of a paragraph in one language: those that the article gives, else those that are found.

    Of words that were not found nothing is guessed: the paragraph is then one sentence.
    """
    text = article.texts[tag][number - 1]
    given = article.beginnings.get((number, tag))
    if not given:
        language = edition.language[tag]
        return sentences(text, str(language.locale), language.abbreviations)
    starts = [start for start in beginnings(text, given) if start is not None]
    if len(starts) < len(given):
        return [Sentence(0, len(text))]
    ends = dict(pairwise([*sorted(set(starts)), len(text)]))
    return [_trimmed(text, start, ends[start]) for start in starts]


def aligned(edition: Edition, article: Article, number: int, tag: str) -> list[Sentence] | None:
    """For each sentence of the original's paragraph, what renders it; None where there are more or fewer of them."""
    found, original = own(edition, article, number, tag), article.original
    as_many = tag == original or len(found) == len(own(edition, article, number, original))
    return found if as_many else None


def _trimmed(text: str, start: int, end: int) -> Sentence:
    words = text[start:end]
    return Sentence(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _characters(text: str, breaker: Any) -> Iterator[int]:
    """ICU's boundaries, which count units of UTF-16, as places in a Python string."""
    if text.isascii() or max(text, default="") < "\U00010000":
        yield from breaker
        return
    at = units = 0
    for bound in breaker:
        while units < bound:
            units += 2 if text[at] >= "\U00010000" else 1
            at += 1
        yield at


def _between_signs(text: str, bound: int) -> int:
    """A boundary at the right side of signs that UAX 29 leaves at the other: opening ones that no space parts from
    what follows, as in Chinese, and closing ones that a space parts from what they close, as in French.
    """
    while 0 < bound < len(text) and unicodedata.category(text[bound - 1]) in ("Ps", "Pi"):
        bound -= 1
    if (
        unicodedata.category(text[bound : bound + 1] or " ") in ("Pe", "Pf")
        and text[bound + 1 : bound + 2].strip() == ""
    ):
        bound += 1
    return bound


def _goes_on(text: str, bound: int, abbreviations: frozenset[str]) -> bool:
    """Whether a sentence goes on: with a small letter, or behind an abbreviation or an initial."""
    before = text[max(0, bound - LONGEST) : bound].rstrip()
    last = before[before.rfind(" ") + 1 :].lstrip(OPENING)
    behind = text[bound : bound + LONGEST].lstrip().lstrip(OPENING)
    return behind[:1].islower() or last in abbreviations or INITIAL.fullmatch(last) is not None


@cache
def _breaker(locale: str) -> Any:
    # `ss-standard`: no boundary behind the abbreviations that CLDR lists for the language (UTS 35, part 4).
    return icu.BreakIterator.createSentenceInstance(icu.Locale.forLanguageTag(f"{locale}-u-ss-standard"))

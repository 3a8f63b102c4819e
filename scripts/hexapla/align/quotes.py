"""Finding quoted words in a text: W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property

from hexapla.align.alike import ALIKE, NOTHING
from hexapla.align.words import whole

# What is easily typed for another sign.
SIGNS = str.maketrans("‘’“”«»–—\u00a0，。：；？！（）", '\'\'""""-- ,.:;?!()')


def find(text: str, exact: str, before: str = "", after: str = "") -> list[int]:
    """Every offset at which `exact` stands right after `before` and right before `after`; none overlapping the last."""
    found, whole, at = [], before + exact + after, 0
    while (hit := text.find(whole, at)) >= 0:
        found.append(hit + len(before))
        at = hit + 1
    return found


class Alike:
    """A text in which words are found that differ by letter case, signs or Unicode composition only."""

    def __init__(self, text: str) -> None:
        self.text = text

    def did_you_mean(self, exact: str) -> str:
        """The whole words of the text that are most like `exact`, as a question, with what differs; '' for none."""
        wanted, (folded, places) = "".join(map(_fold, _clusters(exact))), self._folded
        for at in find(folded, wanted) if wanted else ():
            start, end = places[at], places[at + len(wanted)]
            if whole(self.text, start, end) and exact != self.text[start:end]:
                return f"did you mean '{self.text[start:end]}'? {_difference(exact, self.text[start:end])}"
        return ""

    @cached_property
    def _folded(self) -> tuple[str, list[int]]:
        """The text with what is easily mistyped made the same, and where each of its characters comes from."""
        folded: list[str] = []
        places: list[int] = []
        at = 0
        for cluster in _clusters(self.text):
            folded += _fold(cluster)
            places += [at] * (len(folded) - len(places))
            at += len(cluster)
        return "".join(folded), [*places, at]


def _clusters(text: str) -> Iterator[str]:
    """The characters of a text, each with what is combined with it."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield text[start:at]
            start = at


def _fold(cluster: str) -> str:
    return _composed(_composed(cluster).casefold()).translate(NOTHING).translate(ALIKE).translate(SIGNS)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _difference(exact: str, words: str) -> str:
    """In which way alone words differ from `exact`."""
    if _composed(exact) == _composed(words):
        mine, theirs = next(
            pair for pair in zip(_clusters(exact), _clusters(words), strict=False) if pair[0] != pair[1]
        )
        return (
            f"It looks the same, but is composed otherwise: {_points(theirs)}, not {_points(mine)}; copy it from there"
        )
    same = _composed(exact).casefold() == _composed(words).casefold()
    return "Only capitals differ" if same else "Only signs or capitals differ"


def _points(cluster: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in cluster)

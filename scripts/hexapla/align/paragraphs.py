"""Which paragraphs of a translation render which of the original, by their lengths.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993): a text is about so many times as
long as what it renders, and of all ways to go through both texts the one that strays least from that is the likeliest.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

# So many paragraphs of the original and of the translation.
Place = tuple[int, int]
# How far lengths usually stray, as a logarithm; the costs are measured on the editions of the tests.
SPREAD = 0.2
ALONE = 4.0
# What stands against what: (paragraphs of the original, of the translation), and what it costs that they do.
STEPS = {
    (1, 1): 0.0,
    (2, 1): 3.0,
    (1, 2): 3.0,
    (3, 1): 4.5,
    (1, 3): 4.5,
    (1, 0): ALONE,
    (0, 1): ALONE,
}
RATIOS = (1, 0.8, 0.9, 1.1, 1.25)
# A translation that lacks, or has, more paragraphs than these has not just lost an empty line.
FEW = 10


@dataclass(frozen=True)
class Pair:
    """Paragraphs of the original, and those that seem to render them; counted from 0."""

    original: range
    translation: range


@dataclass(frozen=True)
class _Way:
    cost: float
    pairs: list[Pair]


def pairs(original: Sequence[str], translation: Sequence[str]) -> list[Pair]:
    """The likeliest way through both texts; none where they are too far apart to tell."""
    if not original or not translation or abs(len(original) - len(translation)) > FEW:
        return []
    ours, theirs = [len(text) for text in original], [len(text) for text in translation]
    both = min(len(ours), len(theirs))
    whole = sum(theirs) / sum(ours)
    ending = _path(ours[:both], theirs[:both], sum(theirs[:both]) / sum(ours[:both]))
    # What is left out says nothing of how long the rest is, so that several ratios are tried.
    ways = [_path(ours, theirs, whole * more) for more in RATIOS]
    ways.append(_ending(ending, len(ours), len(theirs)))
    return min(ways, key=lambda way: way.cost).pairs


def _ending(way: _Way, ours: int, theirs: int) -> _Way:
    """A way that goes as far as both texts do, with all that is left of one of them."""
    both = min(ours, theirs)
    return _Way(way.cost + ALONE, [*way.pairs, Pair(range(both, ours), range(both, theirs))])


def _path(original: list[int], translation: list[int], ratio: float) -> _Way:
    """The cheapest way at one ratio of lengths."""
    ours, theirs = ([0, *accumulate(lengths)] for lengths in (original, translation))
    # The cheapest way to each place, and the place before it.
    best: dict[Place, tuple[float, Place]] = {(0, 0): (0.0, (0, 0))}
    for row, column in _places(len(original), len(translation)):
        ways = []
        for (down, across), cost in STEPS.items():
            before = (row - down, column - across)
            if before in best:
                expected, length = (ours[row] - ours[before[0]]) * ratio, theirs[column] - theirs[before[1]]
                odd = _strays(expected, length) if down and across else 0.0
                ways.append((best[before][0] + cost + odd, before))
        if ways:
            best[row, column] = min(ways)
    at = (len(original), len(translation))
    cost, found = best[at][0], []
    while at != (0, 0):
        before = best[at][1]
        found.append(Pair(range(before[0], at[0]), range(before[1], at[1])))
        at = before
    return _Way(cost, found[::-1])


def _places(rows: int, columns: int) -> Iterator[Place]:
    """The places of a way that never strays further than one text is longer, and some."""
    band = abs(rows - columns) + FEW
    for row in range(rows + 1):
        for column in range(max(0, row - band), min(columns, row + band) + 1):
            if row or column:
                yield row, column


def _strays(expected: float, length: float) -> float:
    """How unlikely a length is where another was expected; short ones stray further."""
    return (math.log((length + 8) / (expected + 8)) / SPREAD) ** 2

"""What looks alike is found alike, though it is shown as it stands: texts folded for finding.

Spaces of every width count as a space, apostrophes as one apostrophe, hyphens and dashes as one hyphen; letters count
the same composed and decomposed; what is not seen (soft hyphens, signs without width) counts as nothing, as do the
vowel signs that Arabic and Hebrew write or leave out, and the tatweel that only stretches a word.

Composition: https://www.unicode.org/reports/tr15/. What is not seen: Default_Ignorable_Code_Point,
https://www.unicode.org/reports/tr44/.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

# Soft hyphen, grapheme joiner, tatweel, and the signs without width or of direction; selectors of variants.
UNSEEN = "".join(
    map(chr, (0xAD, 0x34F, 0x61C, 0x640, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)))
) + "".join(map(chr, (*range(0xFE00, 0xFE10), 0xFEFF)))
VOWELS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670\u06d6-\u06dc\u06df-\u06e8]")
FOLDING = re.compile(f"[{UNSEEN}]|{VOWELS.pattern}")
NOTHING = str.maketrans("", "", UNSEEN)
ALIKE = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
    | dict.fromkeys("‘’‛ʹʻʼ′`´＇", "'")
    | dict.fromkeys("“”„‟″＂", '"')
    | dict.fromkeys("‐‑‒–—―−﹣－", "-")
)


@dataclass(frozen=True)
class Folded:
    """A text as it is looked through, and where each of its characters begins and ends in the text as it stands."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def there(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end], which is not empty, stands in the text itself."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=4096)
def folded(text: str) -> Folded:
    """A text for finding; what it finds is the same for any two that look alike."""
    if unicodedata.is_normalized("NFC", text) and not FOLDING.search(text):
        return Folded(text.translate(ALIKE), range(len(text)), range(1, len(text) + 1))
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        # What is not seen behind a character is no part of it.
        seen = text[start:end].rstrip(UNSEEN)
        shown = VOWELS.sub("", unicodedata.normalize("NFC", seen.translate(NOTHING))).translate(ALIKE)
        chars.append(shown)
        starts += [start] * len(shown)
        ends += [start + len(seen)] * len(shown)
    return Folded("".join(chars), starts, ends)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Each character with what clings to it: marks, the later letters of a Korean syllable, what is not seen."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not (clings(text[at]) or text[at] in UNSEEN):
            yield start, at
            start = at


def clings(char: str) -> bool:
    """Whether a character belongs to the one before it: a mark, or a vowel or final consonant of Hangul's jamo."""
    return unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff"

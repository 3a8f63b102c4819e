"""How a language is written: its script and direction, by CLDR (as ICU has it), for any tag of BCP 47."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import icu

from hexapla.kinds import Direction

LATIN = "Latn"
# U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE (https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates).
ISOLATE, END = "\u2068", "\u2069"


@cache
def script(lang: str) -> str:
    """The script's code (ISO 15924), such as Hans or Arab: what the tag says, else the likely one; '' if not known."""
    try:
        locale = icu.Locale.forLanguageTag(lang)
    except icu.ICUError:
        return ""
    locale.addLikelySubtags()
    return str(locale.getScript())


@cache
def direction(lang: str) -> Direction:
    """The direction in which the language's script is written."""
    known = icu.Script.getCode(script(lang))
    return Direction.RTL if known and icu.Script(known[0]).isRightToLeft() else Direction.LTR


def isolated(words: str) -> str:
    """Words that neither turn nor are turned by the text around them, where no element can hold them apart."""
    return f"{ISOLATE}{words}{END}"


def han_variants(chars: Iterable[str]) -> dict[str, str]:
    """Of the Han characters that are not among some, those that have their other form there: traditional, simplified.

    By ICU's transliteration of single characters; of several forms that have one counterpart all are given.
    """
    known = set(chars)
    pairs = [(other, char) for other, char in _simplified().items() if char in known and other not in known]
    pairs += [(char, other) for other, char in _simplified().items() if other in known and char not in known]
    return dict(sorted(pairs))


@cache
def _simplified() -> dict[str, str]:
    """Each traditional character of the basic block with its simplified form."""
    every = "\n".join(map(chr, range(0x4E00, 0xA000)))
    made = str(icu.Transliterator.createInstance("Traditional-Simplified").transliterate(every))
    return {old: new for old, new in zip(every.split("\n"), made.split("\n"), strict=True) if old != new}

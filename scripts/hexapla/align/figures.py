"""Figures of a text that it lacks in another language, careful not to ask for what is only written otherwise.

Of 1.3 billion, 1.300 millones and 13亿 the digits 13 are compared, since where the point stands and what is counted in
differ; a figure that is written as a word or in Roman numerals (CLDR, by ICU) is found as such, a month by its name.
"""

from __future__ import annotations

import re
from functools import cache

import babel
import icu

from hexapla.align.quotes import find
from hexapla.align.words import whole

# Signs within a number: points, commas and apostrophes, and spaces before three digits.
NUMBER = re.compile(r"\d+(?:[.,'’٫٬]\d+|[ \u00a0\u202f\u2009]\d{3}(?!\d))*")
# More digits than these are a code, no figure.
LONGEST = 15


def differing(text: str, locale: str, other: str, other_locale: str) -> tuple[str, str] | None:
    """A figure of each text that the other lacks, where one seems to have been written for the other."""
    mine, theirs = _figures(text, locale), _figures(other, other_locale)
    lone = [_lone(mine, other, theirs, other_locale), _lone(theirs, text, mine, locale)]
    return next(((one, two) for one in lone[0] for two in lone[1] if _alike(one, two)), None)


def _figures(text: str, locale: str) -> list[str]:
    """The numbers of a text, but for nought, as ASCII digits, and those of the months that it names."""
    named = (str(number) for name, number in _months(locale).items() if _named(text, name))
    written = (_digits(found[0]) for found in NUMBER.finditer(text))
    return list(
        dict.fromkeys([*(figure for figure in written if len(figure) <= LONGEST and figure.strip("0")), *named])
    )


def _lone(figures: list[str], other: str, there: list[str], locale: str) -> list[str]:
    """Those of a text's figures that another text in `locale` has in no way."""
    known, said = {_core(figure) for figure in there}, other.casefold()
    # The 1960s are the 60s.
    short = [figure for figure in there if len(figure) > 1]
    return [
        figure
        for figure in figures
        if _core(figure) not in known
        and not (len(figure) > 1 and any(figure.endswith(end) or end.endswith(figure) for end in short))
        and not any(word in said for word in _words(figure, locale))
    ]


def _digits(number: str) -> str:
    return "".join(str(int(char)) for char in number if char.isdecimal())


def _core(figure: str) -> str:
    """The digits without the noughts around them, by which alone 35 000 and 3.5万 are the same."""
    return figure.strip("0")


def _alike(one: str, two: str) -> bool:
    """Whether one may be a slip for the other: as many digits, or one more or less; 3 p.m. is 15:00."""
    hours = abs(int(one) - int(two)) == 12 and max(int(one), int(two)) <= 24
    return abs(len(_core(one)) - len(_core(two))) <= 1 and not hours


def _named(text: str, name: str) -> bool:
    return any(whole(text, at, at + len(name)) for at in find(text, name))


@cache
def _months(locale: str) -> dict[str, int]:
    """The months by all their full names, as words of a sentence and alone; but for those that are digits."""
    forms = (form["wide"] for form in babel.Locale.parse(locale, sep="-").months.values())
    return {name: number for form in forms for number, name in form.items() if not NUMBER.search(name)}


@cache
def _words(figure: str, locale: str) -> frozenset[str]:
    """What a figure may be called in a language: every form of its number, and Roman numerals."""
    number = int(figure)
    # No text says more than this in words alone.
    if number > 10**6:
        return frozenset()
    spelled = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale.forLanguageTag(locale))
    rules = [spelled.getRuleSetName(at) for at in range(spelled.getNumberOfRuleSetNames())]
    words = {spelled.format(number, rule) for rule in rules} | {_roman().format(number, "%roman-upper")}
    # ICU marks where a long word may be parted.
    return frozenset(word.replace("\u00ad", "").casefold() for word in words)


@cache
def _roman() -> icu.RuleBasedNumberFormat:
    return icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.NUMBERING_SYSTEM, icu.Locale.getRoot())

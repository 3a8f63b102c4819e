"""What is sent to the citation processor instead of some pieces of the styles, so that they hold in every language.

The styles come from the Citation Style Language project and stay byte for byte what they are (vendor/README.md). Most
were written for English: months before days, a comma before the last name's 'and', a translator behind 'translated by'.
tests/editions/golden/citations.md shows what comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# What stands between a day and its month, where the day comes first.
OF = {"es": " de ", "pt": " de ", "ca": " de ", "gl": " de "}
# What stands behind the figures of a month and a day, where they have signs of their own.
SIGNS = {"zh": ("月", "日"), "ja": ("月", "日"), "ko": ("월 ", "일")}


@dataclass(frozen=True)
class Amendment:
    """In a style ('' for all), for the languages that `holds` is true of: a piece, and what takes its place."""

    style: str
    holds: Callable[[str], bool]
    piece: re.Pattern[str]
    instead: str


def _piece(*elements: str) -> re.Pattern[str]:
    """Elements of a style that follow one another, as patterns."""
    return re.compile(r"\s*".join(elements), re.DOTALL)


def _not_english(language: str) -> bool:
    return language != "en"


def _day_first(language: str) -> bool:
    return language != "en" and language not in SIGNS


def _with_signs(language: str) -> bool:
    return language in SIGNS


# Month and day alone, as two styles write them; and as languages with signs for them do.
APA_DAY = _piece('<date-part name="month"/>', '<date-part name="day" prefix=" "/>')
CHICAGO_DAY = _piece('<date delimiter=" " (variable="[a-z]+")>', '<date-part name="month"/>', '<date-part name="day"/>')
SIGNED_DAY = '<date-part name="month" form="numeric" suffix="{month}"/><date-part name="day" suffix="{day}"/>'


AMENDMENTS = (
    # No comma before the last name: Ruiz, Gil y Vega.
    Amendment("", _not_english, re.compile(r'(<name\b[^>]*?) delimiter-precedes-last="[^"]*"'), r"\1"),
    Amendment("", _not_english, re.compile(r'<name and="'), '<name delimiter-precedes-last="never" and="'),
    Amendment("", _not_english, re.compile("<style "), '<style delimiter-precedes-last="never" '),
    # And no sign for it: Ruiz, A. y Vega, B.
    Amendment("apa", lambda language: language in ("es", "fr"), re.compile(' and="symbol"'), ' and="text"'),
    # Days before months: 5 de febrero.
    Amendment(
        "apa",
        _day_first,
        APA_DAY,
        '<date-part name="day" suffix="{of}"/><date-part name="month"/>',
    ),
    Amendment(
        "chicago-author-date-16th-edition",
        _day_first,
        CHICAGO_DAY,
        r'<date delimiter="{of}" \1><date-part name="day"/><date-part name="month"/>',
    ),
    Amendment("apa", _with_signs, APA_DAY, SIGNED_DAY),
    Amendment("chicago-author-date-16th-edition", _with_signs, CHICAGO_DAY, rf"<date \1>{SIGNED_DAY}"),
    Amendment(
        "harvard-cite-them-right",
        lambda language: language in OF,
        _piece('<date-part name="day" suffix=" "/>', '<date-part name="month" form="long"/>'),
        '<date-part name="day" suffix="{of}"/><date-part name="month" form="long"/>',
    ),
    # In Spanish the whole date as it is written: (5 de febrero de 2016).
    Amendment(
        "apa",
        lambda language: language == "es",
        _piece(
            '<group delimiter=", ">',
            '(<group>\\s*<text macro="date-issued-year"/>\\s*<text variable="year-suffix"/>\\s*</group>)',
            '(<choose>(?:(?!</choose>).)*<text macro="date-issued-month-day"/>.*?</choose>)',
            "</group>",
        ),
        r'<group delimiter="{of}">\2\1</group>',
    ),
    # Months in full, as in the other dates: enero de 2015.
    Amendment(
        "ieee",
        _not_english,
        _piece(
            '<date variable="issued">',
            '<date-part name="month" form="short"[^>]*/>',
            '<date-part name="year"[^>]*/>',
            "</date>",
        ),
        '<date variable="issued" form="text" date-parts="year-month"/>',
    ),
    # In Chinese what a person did stands behind the name: 陆明译.
    Amendment(
        "modern-language-association",
        lambda language: language == "zh",
        _piece('<label form="verb" suffix=" "[^>]*/>', "(<name[^>]*/>)"),
        r'\1<label form="verb-short"/>',
    ),
    # A web page, too, has its translator.
    Amendment(
        "china-national-standard-gb-t-7714-2015-numeric",
        lambda language: True,
        _piece('(<else-if type="dataset post [^>]*>', "<!--[^>]*-->", '<text macro="title"/>)'),
        r'\1<text macro="secondary-contributors"/>',
    ),
    # Only names of persons have capitals.
    Amendment(
        "china-national-standard-gb-t-7714-2015-numeric",
        lambda language: True,
        re.compile("<!-- <institution/> -->"),
        "<institution/>",
    ),
    # A full stop behind the title of a report, too.
    Amendment(
        "iso690-numeric-en",
        lambda language: True,
        _piece('(<text variable="number" suffix=": "/>', '<text variable="title" font-style="italic")/>'),
        r'\1 suffix="."/>',
    ),
)


def amended(xml: str, style: str, locale: str) -> str:
    """A style's XML as it is sent for a locale of CSL."""
    language = locale.split("-")[0]
    month, day = SIGNS.get(language, ("", ""))
    for each in AMENDMENTS:
        if each.style in ("", style) and each.holds(language):
            instead = each.instead.replace("{of}", OF.get(language, " ")).replace("{month}", month)
            xml = each.piece.sub(instead.replace("{day}", day), xml)
    return xml

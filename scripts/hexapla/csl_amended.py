"""What is sent to the citation processor instead of some pieces of the styles, so that they hold in every language.

The styles come from the Citation Style Language project and stay byte for byte what they are (vendor/README.md). Most
were written for English: months before days, a comma before the last name's 'and', a translator behind 'translated by'.
tests/editions/golden/citations.md shows what comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

# IEEE shows no date of publication for what is only on the web; an edition's reader wants it.
RETYPED = {"ieee": {"webpage": "article-magazine", "post-weblog": "article-magazine"}}
CHICAGO = ("chicago-notes-bibliography-16th-edition", "chicago-author-date-16th-edition")
# Styles in which a name that is printed with the family's first keeps its order, without a comma (Zhu Qingqiao); and
# one in which its given name, in pinyin, is not shortened (GB/T 28039).
AS_PRINTED = ("modern-language-association", *CHICAGO)
UNSHORTENED = "china-national-standard-gb-t-7714-2015-numeric"
# Styles in which titles have capitals as in a sentence (Publication Manual 6.17); nobody but an editor knows which.
SENTENCES = ("apa", "ieee")
# What stands between a day and its month, where the day comes first.
OF = {"es": " de ", "pt": " de ", "ca": " de ", "gl": " de "}
# What stands behind the figures of a year, a month and a day, where they have signs of their own.
SIGNS = {"zh": ("年", "月", "日"), "ja": ("年", "月", "日"), "ko": ("년 ", "월 ", "일")}


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


def _any(language: str) -> bool:
    return True


def _chinese(language: str) -> bool:
    return language == "zh"


def _not_english(language: str) -> bool:
    return language != "en"


def _day_first(language: str) -> bool:
    return language != "en" and language not in SIGNS


def _with_signs(language: str) -> bool:
    return language in SIGNS


# Month and day alone, as two styles write them; and as languages with signs for them do.
APA_DAY = _piece('<date-part name="month"/>', '<date-part name="day" prefix=" "/>')
CHICAGO_DAY = _piece('<date delimiter=" " (variable="[a-z]+")>', '<date-part name="month"/>', '<date-part name="day"/>')
# A group of elements that a space parts; a version with its word; a bare title of what contains a work.
SPACED = '<group delimiter=" ">'
VERSION = f'{SPACED}<label variable="version"/><text variable="version"/></group>'
CONTAINER = '<text variable="container-title"/>'
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
    # In Chinese the year has its sign, too: (2016年2月5日).
    Amendment(
        "apa",
        _with_signs,
        _piece(
            '<group delimiter=", ">',
            '(<group>\\s*<text macro="date-issued-year"/>\\s*<text variable="year-suffix"/>\\s*</group>)',
            '(<choose>(?:(?!</choose>).)*<text macro="date-issued-month-day"/>.*?</choose>)',
            "</group>",
        ),
        r'<group delimiter="{year}">\1\2</group>',
    ),
    # What a person did stands behind the name: 陆明译.
    Amendment(
        "",
        _chinese,
        _piece('<label form="verb(?:-short)?"[^>]* suffix=" "[^>]*/>', "(<name[ /][^>]*>)"),
        r'\1<label form="verb-short"/>',
    ),
    # A page of a site with versions is one of this version; the word for it follows a comma, where there is a site.
    Amendment(
        "apa",
        _any,
        _piece("(<!-- omit serial types -->", '<if match="any" type="article-journal [^"]* speech) webpage"/>'),
        r'\1"/><else-if type="webpage"><text macro="label-version"/></else-if>',
    ),
    Amendment(
        "modern-language-association",
        _any,
        _piece('<if variable="edition">', '(<text macro="label-version"/>)'),
        r'<if match="any" variable="edition container-title">\1',
    ),
    # A web page is in a site, whose name stands as it is, not in a book (Chicago 14.206); a bare year is in figures.
    *(
        Amendment(
            style,
            _any,
            re.compile('<text font-style="italic" text-case="title" variable="container-title"/>'),
            f'<choose><if type="webpage"><group delimiter=", ">{CONTAINER}{VERSION}</group></if>'
            '<else><text font-style="italic" variable="container-title"/></else></choose>',
        )
        for style in CHICAGO
    ),
    Amendment(
        "chicago-author-date-16th-edition",
        _any,
        re.compile('<date date-parts="year" form="text" (prefix="." suffix="." variable="original-date"/>)'),
        r'<date date-parts="year" form="numeric" \1',
    ),
    # A note says by the locale's words when a page was first published.
    Amendment(
        "chicago-notes-bibliography-16th-edition",
        _any,
        _piece('(<macro name="access-note">', '<group delimiter=", ">)'),
        rf'\1{SPACED}<text term="original-work-published"/>'
        '<date date-parts="year" form="text" variable="original-date"/></group>',
    ),
    # A web page, too, has its translator; and the site that publishes it, whose version it is.
    Amendment(
        UNSHORTENED,
        _any,
        _piece(
            '(<else-if type="dataset post [^>]*>', "<!--[^>]*-->", '<text macro="title"/>)', '<text macro="publisher"/>'
        ),
        r'\1<text macro="secondary-contributors"/>'
        f'{VERSION}<group>{CONTAINER}<text macro="publisher"/></group>',
    ),
    # Only names of persons have capitals.
    Amendment(
        UNSHORTENED,
        _any,
        re.compile("<!-- <institution/> -->"),
        "<institution/>",
    ),
    # A full stop behind the title of a report, too.
    Amendment(
        "iso690-numeric-en",
        _any,
        _piece('(<text variable="number" suffix=": "/>', '<text variable="title" font-style="italic")/>'),
        r'\1 suffix="."/>',
    ),
    # What a number counts stands behind it, without a space: 0.3.0版. So does the sign of a year: 2016年.
    Amendment(
        "",
        _chinese,
        _piece('<label (?:text-case="[a-z-]*" )?variable="version"/>', '<text variable="version"/>'),
        '<group><text variable="version"/><label variable="version"/></group>',
    ),
    Amendment(
        "",
        _chinese,
        _piece(SPACED, '(<text term="original-work-published"[^>]*/>)'),
        r'<group delimiter="">\1',
    ),
    Amendment(
        "apa",
        _chinese,
        re.compile('<date date-parts="year" form="numeric" (variable="original-date"/>)'),
        r'<date date-parts="year" form="text" \1',
    ),
)


def amended(xml: str, style: str, locale: str) -> str:
    """A style's XML as it is sent for a locale of CSL."""
    language = locale.split("-")[0]
    year, month, day = SIGNS.get(language, ("", "", ""))
    said = {"{of}": OF.get(language, " "), "{year}": year, "{month}": month, "{day}": day}
    for each in AMENDMENTS:
        if each.style in ("", style) and each.holds(language):
            xml = each.piece.sub(re.sub("{[a-z]+}", lambda part: said[part[0]], each.instead), xml)
    return xml


def with_terms(xml: str, terms: Iterable[tuple[str, str]]) -> str:
    """A locale's XML with terms (`name` or `name form`) in the place of its own."""
    for key, said in terms:
        name, _, form = key.partition(" ")
        which = f'name="{escape(name)}"' + (f' form="{escape(form)}"' if form else "")
        old = re.compile(rf"<term {re.escape(which)}(?: gender=[^>]*)?>.*?</term>", re.DOTALL)
        new = f"<term {which}>{escape(said)}</term>"
        xml = old.sub("", xml).replace("</terms>", f"{new}</terms>")
    return xml


def as_styled(item: Mapping[str, Any], style: str) -> dict[str, Any]:
    """An item of CSL data as a style takes it: its type, its title's capitals, and the order of names printed with the
    family's first. What is not CSL's (`custom`) is left out.
    """
    retyped = RETYPED.get(style, {})
    own = item.get("custom", {})
    item = {key: value for key, value in item.items() if key != "custom"}
    if style in SENTENCES and "sentence-title" in own:
        item = item | {"title": own["sentence-title"]}
    names = {key: [_name(person, style) for person in value] for key, value in item.items() if isinstance(value, list)}
    return {**item, **names, "type": retyped.get(item["type"], item["type"])}


def _name(person: Mapping[str, Any], style: str) -> dict[str, Any]:
    if "static-ordering" not in person or style in AS_PRINTED:
        return dict(person)
    if style == UNSHORTENED and "given" in person:
        return {"literal": f"{person['family'].upper()} {person['given']}"}
    return {key: value for key, value in person.items() if key != "static-ordering"}

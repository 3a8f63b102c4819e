"""source/languages/<tag>.yml: all that is particular to a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import babel

from hexapla.kinds import OFFERED
from hexapla.model import CaptureWords, Language, Text
from hexapla.problems import Problem
from hexapla.read.fields import Fields
from hexapla.read.files import Source

BCP47 = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DATE_FORMS = ("year", "month", "day", "days", "time")


def read_language(source: Source, tag: Text) -> Language | None:
    """The language of one tag of site.yml; None (reported) where it has no file."""
    path = Path("languages") / f"{tag}.yml"
    if not source.has(path):
        source.report(Problem(tag.location, f"the language '{tag}' has no file {source.name(path)}"))
        return None
    top = source.fields(path, "the language", (tag,))
    dates, reading, citation = top.inner("dates", required=True), top.inner("reading"), top.inner("citation")
    offered = citation.inner("offered")
    captures, words = top.inner("captured_pages"), top.inner("words", required=True)
    language = Language(
        tag=str(tag),
        lang=_matching(top, "lang", BCP47, "en", "a language tag of BCP 47, such as en, zh-Hans, pt-BR"),
        name=top.need("name"),
        direction=_matching(top, "direction", re.compile("ltr|rtl"), "ltr", "ltr or rtl"),
        locale=_locale(top),
        collation=top.text("collation") or str(tag),
        minute=_number(reading, "minute"),
        unit=_matching(reading, "unit", re.compile("words|characters"), "words", "words or characters"),
        dates={form: dates.need(form) for form in DATE_FORMS},
        citation_style=citation.need("style"),
        citation_locale=citation.need("locale"),
        offered={style: offered.text(style) or citation.need("locale") for style in OFFERED},
        captures=CaptureWords(*(captures.texts(key) for key in ("home", "share", "print", "common"))),
        words=_words(words),
        location=top.location,
    )
    for fields in (dates, reading, offered, citation, captures, top):
        fields.done()
    return language


def _words(fields: Fields) -> Mapping[str, Text]:
    """The words of the interface as they stand: a space at an end belongs to the word."""
    found: dict[str, Text] = {}
    for key in fields.names():
        word = fields.take(key)
        if isinstance(word, Text) and word:
            found[key] = word
        else:
            fields.problem(f"the word '{key}' must be a text", word.location if word is not None else None)
    return found


def _matching(fields: Fields, key: str, form: re.Pattern[str], default: str, wanted: str) -> str:
    """A value of a fixed form; the default, where it is not given or is wrong (which is reported)."""
    value = fields.text(key)
    if value is not None and not form.fullmatch(value):
        fields.problem(f"'{value}' is no {key}: {wanted}", value.location)
        return default
    return value or default


def _locale(top: Fields) -> str:
    """A locale of CLDR, by which dates and numbers are written."""
    value = top.need("locale")
    try:
        babel.Locale.parse(value, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        if value:
            top.problem(
                f"'{value}' is no locale that CLDR knows; for example en-GB, zh-Hans-CN, es-419", value.location
            )
        return "en"
    return value


def _number(fields: Fields, key: str) -> int:
    value = fields.text(key)
    if value is None:
        return 200
    if not re.fullmatch("[1-9][0-9]{0,5}", value):
        fields.problem(f"'{key}' must be a whole number", value.location)
        return 200
    return int(value)

"""source/languages/<tag>.yml: all that is particular to a language."""

from __future__ import annotations

from pathlib import Path

import babel

from edition.model import CaptureWords, Language, Text
from edition.problems import Problem
from edition.read.fields import Fields
from edition.read.files import Source
from edition.read.yamltree import Mapping

DATE_FORMS = ("year", "month", "day", "days", "time")


def read_language(source: Source, tag: Text) -> Language | None:
    """The language of one tag of site.yml; None (reported) where it has no file."""
    path = Path("languages") / f"{tag}.yml"
    if not source.has(path):
        source.report(Problem(tag.place, f"the language '{tag}' has no file {source.name(path)}"))
        return None
    top = source.fields(path, "the language", (tag,))
    dates, reading, citation = top.inner("dates", required=True), top.inner("reading"), top.inner("citation")
    captures, words = top.inner("captured_pages"), top.take("words", required=True)
    language = Language(
        tag=str(tag),
        lang=top.need("lang"),
        name=top.need("name"),
        direction=top.text("direction") or "ltr",
        locale=_locale(top),
        collation=top.text("collation") or str(tag),
        minute=_number(reading, "minute"),
        unit=reading.text("unit") or "words",
        dates={form: dates.need(form) for form in DATE_FORMS},
        citation_style=citation.need("style"),
        citation_locale=citation.need("locale"),
        captures=CaptureWords(*(captures.texts(key) for key in ("home", "share", "print", "common"))),
        words={str(k): v for k, v in words.entries.items() if isinstance(v, Text)}
        if isinstance(words, Mapping)
        else {},
        place=top.place,
    )
    for fields in (dates, reading, citation, captures, top):
        fields.done()
    return language


def _locale(top: Fields) -> str:
    """A locale of CLDR, by which dates and numbers are written."""
    value = top.need("locale")
    try:
        babel.Locale.parse(value, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        if value:
            top.problem(f"'{value}' is no locale that CLDR knows; for example en-GB, zh-Hans-CN, es-419", value.place)
        return "en"
    return value


def _number(fields: Fields, key: str) -> int:
    value = fields.text(key)
    if value is None:
        return 200
    if not (value.isascii() and value.isdigit() and int(value)):
        fields.problem(f"'{key}' must be a whole number", value.place)
        return 200
    return int(value)

"""A language: what comes with Hexapla, with what the edition's own source/languages/<tag>.yml says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import babel

from hexapla.data import LANGUAGES
from hexapla.model import CaptureWords, Language, Location, Text
from hexapla.problems import Problem
from hexapla.read.captures.dates import Calendar, calendar, locales_of
from hexapla.read.captures.words import Words
from hexapla.read.fields import Fields
from hexapla.read.files import Source
from hexapla.read.records import read_record
from hexapla.read.yamltree import Mapping, Node, Report, read_yaml


def shipped() -> tuple[str, ...]:
    """The tags of the languages that come with Hexapla."""
    return tuple(sorted(path.stem for path in LANGUAGES.glob("*.yml")))


def read_language(source: Source, tag: Text) -> Language | None:
    """The language of one tag of site.yml; None (reported) where nothing is known of it."""
    path = Path("languages") / f"{tag}.yml"
    base = _base(tag)
    ours = _tree(LANGUAGES / f"{base}.yml", source.report) if base in shipped() else None
    own = source.tree(path) if source.has(path) else None
    if ours is None and own is None:
        known = f"those that come with Hexapla are {', '.join(shipped())}"
        message = f"the language '{tag}' needs a file {source.name(path)}"
        source.report(Problem(tag.location, message, suggestion=known, rule="reading-files"))
        return None
    location = own.location if own is not None else tag.location
    top = Fields(_laid_over(ours, own), "the language", (tag,), source.report, location)
    language = read_record(Language, top, tag=str(tag), location=location)
    if base != tag and own is None:  # a country's variety, of which nothing more is said
        whole = Text(_canonical(tag), tag.location)
        language = replace(language, lang=whole, locale=whole)
    return replace(language, locale=_locale(top, language.locale), collation=language.collation or Text(base, location))


@cache
def _shipped_words() -> tuple[dict[str, CaptureWords], tuple[str, ...]]:
    """The words of captured pages, and the locales, of all languages that come with Hexapla."""
    nowhere = Source(Path(), lambda _: None)
    known = [made for tag in shipped() if (made := read_language(nowhere, Text(tag)))]
    return {language.tag: language.captures for language in known}, tuple(str(one.locale) for one in known)


def page_words(languages: Sequence[Language]) -> tuple[Words, Calendar]:
    """By what pages are recognized, in every known language: a page's buttons may be in another one than its text."""
    words, locales = _shipped_words()
    own = {language.tag: language.captures for language in languages}
    more = tuple(str(language.locale) for language in languages)
    return Words(words | own), calendar(locales_of([*locales, *more, "en-US"]))


def _base(tag: str) -> str:
    """The language whose words serve a tag: its own, or for a country's (pt-br) its language's; scripts differ."""
    language, *more = tag.split("-")
    return tag if tag in shipped() or any(len(part) == 4 for part in more) else language


def _tree(path: Path, report: Report) -> Node | None:
    return read_yaml(path.read_bytes(), f"hexapla/languages/{path.name}", report)


def _laid_over(ours: Node | None, own: Node | None) -> Node | None:
    """Our tree with the edition's values in it, key by key."""
    if not isinstance(ours, Mapping) or not isinstance(own, Mapping):
        return ours if own is None or own == "" else own
    entries = {key: _laid_over(value, own.entries.get(key)) or Text("") for key, value in ours.entries.items()}
    return Mapping(entries | {key: value for key, value in own.entries.items() if key not in entries}, own.location)


def _canonical(tag: str) -> str:
    """A tag as BCP 47 writes it: pt-BR, zh-Hans."""
    language, *more = tag.split("-")
    return "-".join([language, *(part.upper() if len(part) == 2 else part.title() for part in more)])


def _locale(top: Fields, value: Text) -> Text:
    """A locale of CLDR, by which dates and numbers are written."""
    try:
        babel.Locale.parse(value, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        if value:
            why = f"'{value}' is no locale that CLDR knows; for example en-GB, zh-Hans-CN, es-419"
            top.problem(why, value.location)
        return Text("en", Location(""))
    return value

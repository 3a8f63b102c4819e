"""All that is particular to a language: languages/<tag>.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hexapla.keys import Form, key
from hexapla.kinds import Direction, Numbering, Unit
from hexapla.model.base import BCP47, Location, Text, location_field


@dataclass(frozen=True)
class DateForms:
    """How a language writes dates: patterns of CLDR."""

    year: Text = key(Form.TEXT, "A year alone.", "y", required=True)
    month: Text = key(Form.TEXT, "A month of a year.", "MMMM y", required=True)
    day: Text = key(Form.TEXT, "A day.", "d MMMM y", required=True)
    days: Text = key(
        Form.TEXT, "Days of one month: # is the first, the pattern's day the last.", '"#–d MMMM y"', required=True
    )
    first_day: Text | None = key(Form.TEXT, "The first of a month, where it is no mere figure.", "1er")
    two_days: Text | None = key(
        Form.TEXT, "Two days that follow one another, where that is another form.", "\"# 'y' d 'de' MMMM\""
    )
    day_start: Text | None = key(Form.TEXT, "The first day of a span over two months of a year.", "d MMMM")
    days_apart: Text | None = key(Form.TEXT, "Such a span: # is its first day.", '"# – d MMMM y"')
    month_start: Text | None = key(Form.TEXT, "The first month of a span within a year.", "MMMM")
    months: Text | None = key(Form.TEXT, "Such a span: # is its first month.", '"#–MMMM y"')
    years: Text | None = key(Form.TEXT, "A span of years: # is the first.", '"#–y"')
    bc: Text | None = key(Form.TEXT, "A date before the year 1: # is what it is otherwise.", "\"# 'BC'\"")
    bc_years: Text | None = key(Form.TEXT, "A span of years before the year 1: # is the first.", "\"#–y 'BC'\"")
    decade: Text | None = key(
        Form.TEXT, "A decade by its first year; # is the number of its century.", "\"'the' y's'\""
    )
    century: Text | None = key(Form.TEXT, "A century: # is its number.", "\"'the' # 'century'\"")
    centuries: Numbering = key(
        Form.CHOICE, "How that number is written.", "ordinal", choices=Numbering, default=Numbering.FIGURES
    )
    time: Text = key(Form.TEXT, "A time of day.", "HH:mm", required=True)


@dataclass(frozen=True)
class ReadingSpeed:
    """By how much an adult reads in a minute."""

    unit: Unit = key(Form.CHOICE, "What is counted.", "words", choices=Unit, default=Unit.WORDS)
    minute: int = key(Form.NUMBER, "How many of them are read in a minute.", "220", default=200)


@dataclass(frozen=True)
class CitationForms:
    """How references and citations are written in a language."""

    style: Text = key(Form.TEXT, "The style of references, one of those that come with Hexapla.", "apa", required=True)
    locale: Text = key(Form.TEXT, "The locale of CSL in which they are set.", "en-GB", required=True)
    offered: Mapping[str, Text] = key(
        Form.WORDS, "The locale of a style that readers may copy, where it is another.", "{apa: en-US}"
    )
    terms: Mapping[str, Text] = key(
        Form.WORDS,
        "Terms of that locale that it lacks or has otherwise than wanted, with their form.",
        "{original-work-published: primeira publicação em, translator verb: traduzido por}",
    )


@dataclass(frozen=True)
class CaptureWords:
    """The words by which a captured page of this language shows its parts."""

    home: tuple[Text, ...] = key(Form.TEXTS, "The first step of a breadcrumb.", "[Home, Homepage]")
    here: tuple[Text, ...] = key(Form.TEXTS, "What stands before a breadcrumb.", "[You are here]")
    share: tuple[Text, ...] = key(Form.TEXTS, "The words of a button to share.", "[Share]")
    print: tuple[Text, ...] = key(Form.TEXTS, "The words of a button to print.", "[Print]")
    tools: tuple[Text, ...] = key(Form.TEXTS, "The words of other buttons: size of letters, close, save.", "[Close]")
    published: tuple[Text, ...] = key(Form.TEXTS, "The label of a date of publication.", "[Published, Posted on]")
    updated: tuple[Text, ...] = key(Form.TEXTS, "The label of a date of change.", "[Updated, Last modified]")
    source: tuple[Text, ...] = key(Form.TEXTS, "The label of where the text is from.", "[Source]")
    by: tuple[Text, ...] = key(Form.TEXTS, "The label of a line of authors.", "[By, Author]")
    post: tuple[Text, ...] = key(Form.TEXTS, "Words of a post beside an author's name.", "[Minister, Ambassador]")
    rubric: tuple[Text, ...] = key(Form.TEXTS, "What a page calls a kind of text.", "[Press release, Opinion]")
    editor: tuple[Text, ...] = key(Form.TEXTS, "The label of who edited the page.", "[Editor, Web editor]")
    about_author: tuple[Text, ...] = key(Form.TEXTS, "Words of a note on the author.", "[author, columnist]")
    caption: tuple[Text, ...] = key(Form.TEXTS, "The label of a picture's caption or credit.", "[Photo, Image]")
    related: tuple[Text, ...] = key(Form.TEXTS, "What leads to other texts.", "[Related articles, Read more]")
    after: tuple[Text, ...] = key(Form.TEXTS, "What begins the part below the text.", "[Comments, All rights reserved]")
    end: tuple[Text, ...] = key(Form.TEXTS, "The mark at a text's end.", "[END]")
    joining: tuple[Text, ...] = key(
        Form.TEXTS,
        "What joins the last two names in a line of authors; with … what is written together with the second.",
        '[and, "&"]',
        name="and",
    )
    common: tuple[Text, ...] = key(Form.TEXTS, "Frequent words, by which the language is recognized.", "[the, of]")


@dataclass(frozen=True)
class SearchWords:
    """How what readers type in a language is understood."""

    stemmer: Text | None = key(
        Form.TEXT, "The stemmer that takes the endings of its words off, one of Snowball's.", "english"
    )
    skipped: tuple[Text, ...] = key(
        Form.TEXTS,
        "Words of questions, and others without weight: they are left out where there are others.",
        "[when, was, the]",
    )


@dataclass(frozen=True)
class Starter:
    """What stands in the files of a new edition until its editors write their own."""

    name: Text | None = key(Form.TEXT, "The edition's name.", "A new edition")
    description: Text | None = key(Form.TEXT, "Its description.", "A text in several languages.")
    editors: Text | None = key(Form.TEXT, "Its editors.", "The editors of this edition")
    opening: Text | None = key(Form.TEXT, "The section above a text's first sub-heading.", "Introduction")


@dataclass(frozen=True)
class Language:
    """All that is particular to a language. `tag` is its address, `lang` its tag in HTML (BCP 47)."""

    tag: str
    lang: Text = key(
        Form.TEXT, "Its BCP 47 tag, as it stands in the pages' HTML.", "zh-Hans", required=True, pattern=BCP47
    )
    name: Text = key(Form.TEXT, "What the language calls itself.", "中文", required=True)
    direction: Direction = key(
        Form.CHOICE, "The direction in which it is written.", "ltr", choices=Direction, default=Direction.LTR
    )
    locale: Text = key(
        Form.TEXT, "Its locale in CLDR: names of months, languages and countries, numbers.", "zh-Hans-CN", required=True
    )
    collation: Text | None = key(Form.TEXT, "The order of the glossary: a locale of ICU.", "zh-u-co-pinyin")
    romanization: Text | None = key(
        Form.TEXT,
        "The BCP 47 tag of the Latin transcription that is shown under names.",
        "zh-Latn-pinyin",
        pattern=BCP47,
    )
    abbreviations: tuple[Text, ...] = key(
        Form.TEXTS,
        "Abbreviations with which no sentence ends, beside those that CLDR lists and initials.",
        "[No., vol., pp.]",
    )
    dates: DateForms = key(
        Form.RECORD,
        "How dates are written: patterns of CLDR.",
        "{year: y, day: d MMMM y, …}",
        record=DateForms,
        required=True,
    )
    reading: ReadingSpeed = key(
        Form.RECORD, "How fast an adult reads.", "{unit: words, minute: 220}", record=ReadingSpeed
    )
    citation: CitationForms = key(
        Form.RECORD, "How works are cited.", "{style: apa, locale: en-GB}", record=CitationForms
    )
    captures: CaptureWords = key(
        Form.RECORD,
        "Words of captured pages in this language.",
        "{home: [Home], …}",
        record=CaptureWords,
        name="captured_pages",
    )
    search: SearchWords = key(
        Form.RECORD, "How searches are understood.", "{stemmer: english, skipped: [when, was]}", record=SearchWords
    )
    words: Mapping[str, Text] = key(Form.WORDS, "The words of the interface.", "{home: Home, …}")
    term_kinds: Mapping[str, Text] = key(Form.WORDS, "What kinds of terms are called.", "{person: person, …}")
    event_kinds: Mapping[str, Text] = key(Form.WORDS, "What kinds of events are called.", "{meeting: meeting, …}")
    starter: Starter = key(Form.RECORD, "What stands in a new edition.", "{name: A new edition, …}", record=Starter)
    location: Location = location_field()

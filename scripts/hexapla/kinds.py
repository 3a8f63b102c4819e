"""The closed sets of an edition: what may stand where the sources say 'kind', 'status' or 'part'.

Kinds of terms and events are no closed sets: the usual ones stand in languages/*.yml, an edition's own in site.yml.
"""

from __future__ import annotations

from enum import StrEnum


class NameStatus(StrEnum):
    """How well a name is vouched for: seen in an official text, in common use, or not confirmed."""

    VERIFIED = "verified"
    USUAL = "usual"
    UNVERIFIED = "unverified"


class NoteKind(StrEnum):
    CORRECTION = "correction"
    EXPLANATION = "explanation"
    TRANSLATION = "translation"


class Part(StrEnum):
    """The parts of an article that are no numbered paragraph; each is an id on its page."""

    TITLE = "title"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    AUTHOR_NOTE = "author-note"


class ParagraphForm(StrEnum):
    """What a paragraph of an article may be, if it is no plain one; its text is the same whatever it is."""

    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    VERSE = "verse"
    CAPTION = "caption"


class Scope(StrEnum):
    """How an event stands to the edition's articles; derived from anchors and dates, never written down."""

    BACKGROUND = "background"
    ARTICLE = "article"
    AFTERMATH = "aftermath"


class TextStatus(StrEnum):
    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"


class Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class Numbering(StrEnum):
    """How a language counts centuries: 20, XX, 20th."""

    FIGURES = "figures"
    ROMAN = "roman"
    ORDINAL = "ordinal"


class Unit(StrEnum):
    """What a language's speed of reading is counted in."""

    WORDS = "words"
    CHARACTERS = "characters"

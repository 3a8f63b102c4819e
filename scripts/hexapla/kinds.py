"""The closed sets of kinds in an edition: what may stand where the sources say 'kind' or 'status'."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class TermKind(StrEnum):
    ORGANISATION = "organisation"
    EVENT = "event"
    AGREEMENT = "agreement"
    PROGRAMME = "programme"
    FINANCE = "finance"
    POLICY = "policy"
    CONCEPT = "concept"
    PERSON = "person"
    PLACE = "place"


class EventKind(StrEnum):
    MEETING = "meeting"
    VISIT = "visit"
    INSTITUTION = "institution"
    AGREEMENT = "agreement"
    FINANCE = "finance"
    EXCHANGE = "exchange"
    DOCUMENT = "document"


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
    BYLINE = "byline"
    AUTHOR_NOTE = "author-note"


class Scope(StrEnum):
    """How an event stands to the edition's articles; derived from anchors and dates, never written down."""

    BACKGROUND = "background"
    ARTICLE = "article"
    AFTERMATH = "aftermath"


class TextStatus(StrEnum):
    OFFICIAL = "official"
    UNOFFICIAL = "unofficial"


# The styles that readers are offered, by the file of the style; their names are the same in every language.
OFFERED: Mapping[str, str] = {
    "apa": "APA",
    "modern-language-association": "MLA",
    "chicago-author-date-16th-edition": "Chicago",
    "china-national-standard-gb-t-7714-2015-numeric": "GB/T 7714",
}

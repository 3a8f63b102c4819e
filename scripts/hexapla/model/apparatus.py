"""What an edition adds to its articles: terms, events, and the works that these and the notes cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hexapla.keys import Form, key
from hexapla.kinds import NameStatus
from hexapla.model.article import EventAnchor
from hexapla.model.base import A_TITLE, Faults, Localized, Text


@dataclass(frozen=True)
class Name:
    """A term's name in one language."""

    name: Text = key(Form.TEXT, "The name.", "Harbour Office", required=True)
    status: NameStatus = key(Form.CHOICE, "How well it is vouched for.", "verified", choices=NameStatus, required=True)
    romanized: Text | None = key(Form.TEXT, "How it is written in Latin letters.", "gǎngkǒu bànshìchù")
    short: tuple[Text, ...] = key(Form.TEXTS, "Short names and abbreviations.", "[HO]")


@dataclass(frozen=True)
class Term:
    id: Text = key(Form.ID, "Its id: a part of its address.", "harbour-office", required=True)
    kind: Text = key(Form.TEXT, "What it is: a usual kind, or one of the edition's own.", "organisation", required=True)
    names: Mapping[str, Name] = key(
        Form.RECORD_PER_LANGUAGE,
        "Its name in each language.",
        "{en: {name: Harbour Office, status: verified}}",
        record=Name,
        what="the name",
        expected=True,
    )
    definition: Localized = key(
        Form.LOCALIZED,
        "What it is.",
        '{en: "The office that counts ships [@harbour-news]."}',
        prose=True,
        expected=True,
    )
    forms: Mapping[str, tuple[Text, ...]] = key(
        Form.LISTS, "The words by which the texts name it: each occurrence becomes a link.", "{en: [harbour office]}"
    )
    see: tuple[Text, ...] = key(Form.IDS, "Other terms that a reader should look at.", "[harbour]")
    cldr: Text | None = key(Form.TEXT, "The code of a country, region or currency whose names CLDR vouches for.", "CL")
    formerly: tuple[Text, ...] = key(Form.IDS, "Ids under which it was published before: they lead here.", "[haven]")


@dataclass(frozen=True)
class Event:
    id: Text = key(Form.ID, "Its id: the fragment of its address.", "first-ship", required=True)
    kind: Text = key(Form.TEXT, "What it is: a usual kind, or one of the edition's own.", "meeting", required=True)
    date: Text = key(
        Form.TEXT,
        "When it was: an EDTF date (ISO 8601-2); also 1871?, -0220, 186X, 18XX, 1871-21 (spring), 1868-XX.",
        "1871-03/1871-04",
        required=True,
    )
    place: Localized = key(Form.LOCALIZED, "Where it was.", "{en: The harbour}")
    title: Localized = key(Form.LOCALIZED, "What it is called.", A_TITLE, expected=True)
    account: Localized = key(
        Form.LOCALIZED, "What happened.", '{en: "It came late [@port-book]."}', prose=True, expected=True
    )
    terms: tuple[Text, ...] = key(Form.IDS, "The terms that it has to do with.", "[harbour]")
    anchors: tuple[EventAnchor, ...] = key(
        Form.RECORDS,
        "The words of articles that tell of it.",
        "[{article: harbour-letters, paragraph: 2, quote: {en: a ship}}]",
        record=EventAnchor,
        name="at",
        what="the anchor",
    )
    formerly: tuple[Text, ...] = key(Form.IDS, "Ids under which it was published before: they lead here.", "[arrival]")


@dataclass(frozen=True)
class Reference:
    """A work that is cited: an item of CSL-JSON data (Citation Style Language 1.0.2).

    Where the work's own title was not seen, `described` says in each language what it is.
    """

    id: Text = key(Form.ID, "Its id, by which it is cited.", "port-book", required=True)
    described: Localized = key(
        Form.LOCALIZED, "What the work is, where its own title was not seen.", "{en: A ledger of the port}"
    )
    csl: Mapping[str, Any] = key(
        Form.CSL,
        "What the work is: type, title, people, dates and any other variable of CSL 1.0.2, each a key of its own.",
        "type: book, title: The Port Book, issued: 1870",
    )

    def faults(self) -> Faults:
        if bool(self.described) == ("title" in self.csl):
            yield "a reference has either a 'title' or, where its own title was not seen, 'described'", None

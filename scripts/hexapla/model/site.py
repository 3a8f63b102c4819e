"""The edition as a whole: source/site.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hexapla.keys import Form, key
from hexapla.model.base import A_TITLE, EMAIL, WEB_ADDRESS, Localized, Location, Text, location_field


@dataclass(frozen=True)
class AboutSection:
    id: Text = key(Form.ID, "Its id: the fragment of its address.", "method", required=True)
    title: Localized = key(Form.LOCALIZED, "Its heading.", A_TITLE, required=True, expected=True)
    text: Localized = key(
        Form.LOCALIZED, "What it says.", '{en: "Texts were *typed* by hand."}', prose=True, expected=True
    )


@dataclass(frozen=True)
class Change:
    """A version of the edition: its number, its date, and what it changed for readers."""

    version: Text = key(Form.TEXT, "The version's number.", "1.0.0", required=True)
    date: Text = key(Form.TEXT, "Its day.", "2026-11-23", required=True)
    text: Localized = key(Form.LOCALIZED, "What changed for readers.", "{en: First version.}")


@dataclass(frozen=True)
class Site:
    """The edition as a whole. `address` and `repository` are None where they are not known."""

    languages: tuple[Text, ...] = key(
        Form.TEXTS,
        "The languages, in order; the first is the default and stands at the site's root.",
        "[en, zh, es]",
        required=True,
    )
    name: Localized = key(Form.LOCALIZED, "What the edition is called.", A_TITLE, required=True, expected=True)
    description: Localized = key(
        Form.LOCALIZED, "A sentence on what it is.", "{en: Letters of 1871.}", required=True, expected=True
    )
    editors: Localized = key(Form.LOCALIZED, "Who answers for it.", "{en: The editors}", required=True, expected=True)
    licence: Localized = key(Form.LOCALIZED, "Under what terms it may be used.", "{en: CC BY 4.0}", prose=True)
    licence_address: Text | None = key(
        Form.TEXT,
        "Where the licence's text stands on the web; an article with `rights` of its own is not under it.",
        "https://creativecommons.org/licenses/by/4.0/",
        pattern=WEB_ADDRESS,
    )
    changes: tuple[Change, ...] = key(
        Form.RECORDS,
        "The versions, the newest first: its number is shown and cited.",
        "[{version: 0.1.0, date: 2026-11-23}]",
        record=Change,
        what="the version in 'changes'",
    )
    about: tuple[AboutSection, ...] = key(
        Form.RECORDS,
        "The parts of the about page.",
        "[{id: method, title: {en: The method}, text: {en: How it was made.}}]",
        record=AboutSection,
        what="the part of the about page",
    )
    term_kinds: Mapping[str, Localized] = key(
        Form.NAMED, "Kinds of terms besides the usual ones.", "{manifesto: {en: manifesto, es: manifiesto}}"
    )
    event_kinds: Mapping[str, Localized] = key(
        Form.NAMED, "Kinds of events besides the usual ones.", "{strike: {en: strike, es: huelga}}"
    )
    citation_styles: tuple[Text, ...] = key(
        Form.TEXTS, "The styles in which readers may copy a citation.", "[apa, modern-language-association]"
    )
    address: Text | None = key(
        Form.TEXT,
        "Where the site stands on the web; else the environment's EDITION_ADDRESS.",
        "https://example.org/edition/",
        pattern=WEB_ADDRESS,
    )
    repository: Text | None = key(
        Form.TEXT,
        "Where the sources stand on the web; else the environment's EDITION_REPOSITORY.",
        "https://github.com/owner/name",
        pattern=WEB_ADDRESS,
    )
    branch: Text | None = key(Form.TEXT, "The branch of the repository that is edited; 'main' if not given.", "main")
    email: Text | None = key(
        Form.TEXT, "Where a mistake is reported if there is no repository.", "letters@example.org", pattern=EMAIL
    )
    location: Location = location_field()

    @property
    def version(self) -> Text:
        return self.changes[0].version

    @property
    def date(self) -> Text:
        return self.changes[0].date

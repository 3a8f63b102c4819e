"""What the theme reads about an edition in one language, besides each page's front matter: `config.extra.edition`.

Plain data, so that it can also be written into a configuration file; tests/test_theme.py holds the keys against those
that the templates read.
"""

from __future__ import annotations

import json
from typing import TypedDict

from hexapla import addresses, writing
from hexapla.compose.exports import social
from hexapla.compose.said import Said, Tongue, foreign
from hexapla.compose.view import View
from hexapla.model import Edition
from hexapla.registry import menu


class LanguageLink(TypedDict):
    """A language in the switch: `root` is its folder, '' for the default language."""

    tag: str
    lang: str
    name: str
    root: str
    said: dict[str, str]


class MenuEntry(TypedDict):
    title: str
    address: str
    said: dict[str, str]


class NotFound(TypedDict):
    """The words of one language on the page for addresses that lead nowhere."""

    said: dict[str, str]
    title: str
    text: str
    home: str
    root: str


class SiteContext(TypedDict):
    """`said`: the attributes of elements whose words are of another language than the page's, by the words' key."""

    tag: str
    default: str
    lang: str
    direction: str
    script: str
    site_name: str
    description: str
    languages: list[LanguageLink]
    menu: list[MenuEntry]
    words: dict[str, str]
    said: dict[str, dict[str, str]]
    version: str
    editors: str
    has_licence: bool
    # Whether there are a glossary and a timeline to search.
    has_apparatus: bool
    repository: str
    branch: str
    address: str
    locale: str
    pictures: list[str]
    not_found: list[NotFound]


def context(edition: Edition, tag: str) -> SiteContext:
    """What the site of the language `tag` reads, in nothing but plain data."""
    return json.loads(json.dumps(_context(edition, tag)))  # type: ignore[no-any-return]


def _context(edition: Edition, tag: str) -> SiteContext:
    view = View(edition, tag)
    site, language = edition.site, view.reader.language
    names = {"site_name": view.reader.text(site.name), "editors": view.reader.text(site.editors)}
    return {
        "tag": tag,
        "default": edition.default,
        "lang": language.lang,
        "direction": language.direction,
        "script": writing.script(language.lang),
        "site_name": names["site_name"],
        "description": view.reader.text(site.description),
        "languages": [_language(view, t) for t in edition.tags],
        "menu": [_entry(view.words[word], address) for word, address in menu(edition)],
        "words": {key: str(word) for key, word in view.words.items()},
        "said": {key: dict(other) for key, word in {**view.words, **names}.items() if (other := foreign(word))},
        "version": view.reader.version,
        "editors": names["editors"],
        "has_licence": bool(site.licence or site.licence_address),
        "has_apparatus": bool(edition.terms and edition.events),
        "repository": str(site.repository or ""),
        "branch": str(site.branch),
        "address": addresses.absolute(edition, addresses.HOME, tag),
        "locale": _open_graph(language.locale),
        "pictures": social.kinds(view),
        # The page for addresses that lead nowhere is one, at the root, in all languages.
        "not_found": [_not_found(edition, t) for t in edition.tags if tag == edition.default],
    }


def _language(view: View, tag: str) -> LanguageLink:
    language, tongue = view.edition.language[tag], view.reader.tongue(tag)
    return {
        "tag": tag,
        "lang": language.lang,
        "name": language.name,
        "root": addresses.root(view.edition, tag),
        "said": tongue.within(view.reader.own) or tongue.attributes,
    }


def _entry(title: Said, address: str) -> MenuEntry:
    return {"title": title, "address": address, "said": dict(foreign(title))}


def _not_found(edition: Edition, tag: str) -> NotFound:
    view, first = View(edition, tag), edition.languages[0]
    words = view.words
    return {
        "said": view.reader.own.within(Tongue(first.lang, first.direction)) or view.reader.own.attributes,
        "title": words["not_found"],
        "text": words["not_found_text"],
        "home": words["home"],
        "root": addresses.root(edition, tag),
    }


def _open_graph(locale: str) -> str:
    """Language and country alone (https://ogp.me/#optional); Latin America is no country, and has a sign of its own."""
    parts = [part for part in locale.split("-") if len(part) != 4]
    return "_".join("LA" if part == "419" else part for part in parts if part == "419" or not part.isdigit())

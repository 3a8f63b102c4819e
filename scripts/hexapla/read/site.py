"""source/site.yml: the edition as a whole."""

from __future__ import annotations

import os
import re
from pathlib import Path

from hexapla.model import AboutSection, Change, Site, Text
from hexapla.read.fields import Fields
from hexapla.read.files import Source

PATH = Path("site.yml")
LANGUAGE_TAG = re.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][^\s<>\"\\^`{|}]*)?")


def read_tags(source: Source) -> tuple[Text, ...]:
    """The languages of the edition, in order; the first is the default. Without one there is no edition."""
    top = Source(source.folder, lambda _: None).fields(PATH, "site.yml", ())
    return tuple(dict.fromkeys(tag for tag in top.texts("languages") if LANGUAGE_TAG.fullmatch(tag)))


def read_site(source: Source, tags: tuple[str, ...]) -> Site:
    """Site.yml; `EDITION_ADDRESS` and `EDITION_REPOSITORY` of the environment stand in for what it leaves open."""
    top = source.fields(PATH, "site.yml", tags)
    _check_languages(top)
    site = Site(
        name=top.localized("name", required=True),
        description=top.localized("description", required=True),
        editors=top.localized("editors", required=True),
        changes=_changes(top),
        licence=top.localized("licence"),
        about=tuple(_about(fields) for fields in top.each("about", "this part of 'about'")),
        address=_folder(web_address(top, "address", "EDITION_ADDRESS")),
        repository=web_address(top, "repository", "EDITION_REPOSITORY"),
        branch=top.text("branch") or "main",
        email=_email(top),
        location=top.location,
    )
    top.done()
    return site


def _check_languages(top: Fields) -> None:
    values = top.texts("languages")
    if not values:
        top.problem("site.yml names no 'languages'; for example languages: [en, zh, es]")
    for value in values:
        if not LANGUAGE_TAG.fullmatch(value):
            top.problem(f"'{value}' is no language tag: write it in lower case, such as en, zh, pt-br", value.location)
    for value in {v for i, v in enumerate(values) if v in values[:i]}:
        top.problem(f"the language '{value}' stands here twice", value.location)


def _changes(top: Fields) -> tuple[Change, ...]:
    """The versions of the edition, the newest first; that one is what is shown and cited."""
    found = []
    for fields in top.each("changes", "this version in 'changes'"):
        found.append(Change(fields.need("version"), fields.need("date"), fields.localized("text")))
        fields.done()
    if not found:
        top.problem("no 'changes': the versions, the newest first, as - {version: 0.1.0, date: 2026-11-23}")
    return tuple(found) or (Change(Text("0"), Text("1970"), {}),)


def _email(top: Fields) -> Text | None:
    value = top.text("email")
    if value and not EMAIL.fullmatch(value):
        top.problem(f"'{value}' is no e-mail address", value.location)
        return None
    return value


def _about(fields: Fields) -> AboutSection:
    section = AboutSection(fields.id(), fields.localized("title", required=True), fields.localized("text"))
    fields.done()
    return section


def _folder(address: Text | None) -> Text | None:
    """An address below which others stand: it ends in a slash."""
    return Text(address.rstrip("/") + "/", address.location) if address else None


def web_address(fields: Fields, key: str, variable: str = "") -> Text | None:
    """An address on the web; the environment's `variable` stands in where the key is not given."""
    value = fields.text(key) or Text(os.environ.get(variable, ""), fields.location)
    if value and not WEB_ADDRESS.fullmatch(value):
        fields.problem(f"'{value}' is no web address, such as https://example.org/edition/", value.location)
        return None
    return value or None

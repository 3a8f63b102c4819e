"""source/site.yml: the edition as a whole."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from hexapla.model import WEB_ADDRESS, Change, Site, Text
from hexapla.problems import Problem
from hexapla.read.fields import Fields
from hexapla.read.files import Source
from hexapla.read.records import read_record

PATH = Path("site.yml")
LANGUAGE_TAG = re.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*")


def read_tags(source: Source) -> tuple[Text, ...]:
    """The languages of the edition, in order; the first is the default. None, which is reported, if one is no tag."""
    if not source.has(PATH):
        way = "run this in the folder of an edition, or begin one with 'init'"
        source.report(Problem(source.location(PATH), "the file is missing", suggestion=way, rule="reading-files"))
        return ()
    top = source.fields(PATH, "site.yml", ())
    values = top.texts("languages")
    _check_languages(top, values)
    return tuple(dict.fromkeys(values)) if all(map(LANGUAGE_TAG.fullmatch, values)) else ()


def read_site(source: Source, tags: tuple[str, ...]) -> Site:
    """Site.yml; `EDITION_ADDRESS` and `EDITION_REPOSITORY` of the environment stand in for what it leaves open."""
    top = source.fields(PATH, "site.yml", tags)
    site = read_record(Site, top)
    if not site.changes:
        top.problem("no 'changes': the versions, the newest first, as - {version: 0.1.0, date: 2026-11-23}")
    return replace(
        site,
        changes=site.changes or (Change(Text("0"), Text("1970"), {}),),
        address=_folder(site.address or _environment(top, "EDITION_ADDRESS")),
        repository=site.repository or _environment(top, "EDITION_REPOSITORY"),
        branch=site.branch or Text("main"),
    )


def _check_languages(top: Fields, values: tuple[Text, ...]) -> None:
    if not values:
        top.problem("site.yml names no 'languages'; for example languages: [en, zh, es]")
    for value in values:
        if not LANGUAGE_TAG.fullmatch(value):
            parts = [part for part in re.split(r"[\s,;\u3001\uff0c\uff1b\u060c]+", value.lower()) if part]
            listed = f"a list is written languages: [{', '.join(parts)}]"
            way = listed if len(parts) > 1 else "write it in lower case, such as en, zh, pt-br"
            top.problem(f"'{value}' is no language tag", value.location, way)
    for value in {v for i, v in enumerate(values) if v in values[:i]}:
        top.problem(f"the language '{value}' stands here twice", value.location)


def _environment(top: Fields, variable: str) -> Text | None:
    """An address on the web from the environment, as the deploying workflow gives it."""
    value = os.environ.get(variable, "")
    if value and not WEB_ADDRESS.form.fullmatch(value):
        top.problem(f"'{value}' in the environment's {variable} is no {WEB_ADDRESS.wanted}")
        return None
    return Text(value, top.location) if value else None


def _folder(address: Text | None) -> Text | None:
    """An address below which others stand: it ends in a slash."""
    return Text(address.rstrip("/") + "/", address.location) if address else None

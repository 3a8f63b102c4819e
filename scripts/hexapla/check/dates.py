"""Dates are EDTF and run forwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from hexapla.dates import NoDate, parse
from hexapla.model import Edition
from hexapla.problems import Problem

FILE_OF_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?\.yml")


def dates(edition: Edition) -> Iterator[Problem]:
    """Every date is an EDTF date (ISO 8601-2) that does not end before it begins."""
    values = [event.date for event in edition.events]
    values += [article.captured for article in edition.articles if article.captured]
    values += [change.date for change in edition.site.changes]
    for value in values:
        try:
            if value:
                parse(value)
        except NoDate as fault:
            yield Problem(value.location, str(fault))


def filed(edition: Edition) -> Iterator[Problem]:
    """A file of events that is named after a year or years (2015.yml, 2017-2025.yml) holds the events of these."""
    for event in edition.events:
        name = FILE_OF_YEARS.fullmatch(event.id.location.file.rsplit("/", 1)[-1])
        try:
            year = parse(event.date).first.year
        except NoDate:
            continue
        if name and not int(name[1]) <= year <= int(name[2] or name[1]):
            yield Problem(event.date.location, f"{event.date} is not of the years of this file, {name[0]}")


def versions(edition: Edition) -> Iterator[Problem]:
    """The versions of the edition stand newest first, each once."""
    changes = edition.site.changes
    for newer, older in pairwise(changes):
        if newer.version == older.version:
            yield Problem(older.version.location, f"version {older.version} stands here twice")
        try:
            if parse(newer.date).first < parse(older.date).first:
                why = f"version {newer.version} of {newer.date} stands above {older.version} of {older.date}"
                yield Problem(newer.date.location, why, suggestion="the newest comes first")
        except NoDate:
            continue


RULES = (dates, filed, versions)

"""Dates are EDTF and run forwards."""

from __future__ import annotations

from collections.abc import Iterator

from edition.dates import NoDate, parse
from edition.model import Edition
from edition.problems import Problem


def dates(edition: Edition) -> Iterator[Problem]:
    """Every date is an EDTF date (ISO 8601-2) that does not end before it begins."""
    values = [event.date for event in edition.events]
    values += [article.captured for article in edition.articles if article.captured]
    values.append(edition.site.date)
    for value in values:
        try:
            if value:
                parse(value)
        except NoDate as fault:
            yield Problem(value.place, str(fault))


RULES = (dates,)

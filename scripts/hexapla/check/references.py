"""References: what exists is cited, and every claim from outside the article has a source."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.check.walk import marks
from hexapla.dates import NoDate, parse
from hexapla.model import Edition
from hexapla.problems import Level, Problem
from hexapla.prose import Cite, pieces


def used(edition: Edition) -> Iterator[Problem]:
    """A reference is cited at least once."""
    if edition.unread:
        return
    named = {piece.id for _, piece in marks(edition) if isinstance(piece, Cite)}
    for reference in edition.references:
        if reference.id and reference.id not in named:
            why = f"nothing cites the reference '{reference.id}'; cite it or take it out"
            yield Problem(reference.id.location, why, Level.WARNING)


def supported(edition: Edition) -> Iterator[Problem]:
    """An event that no article tells of cites its source, in every language of its account."""
    for event in edition.events:
        for tag, account in event.account.items():
            if not event.anchors and not any(isinstance(piece, Cite) for piece in pieces(account)):
                yield Problem(
                    account.location, f"the event '{event.id}' has no anchor, and its account in '{tag}' cites nothing"
                )


def dates(edition: Edition) -> Iterator[Problem]:
    """A reference's dates are EDTF dates, and of the kinds that citations can have."""
    for reference in edition.references:
        for value in (reference.csl[key] for key in ("issued", "accessed", "event-date") if key in reference.csl):
            try:
                span = parse(value)
            except NoDate as fault:
                yield Problem(value.location, str(fault))
                continue
            if span.start and span.start.precision in ("decade", "century"):
                message = f"a citation cannot have a {span.start.precision}, '{value}'"
                way = f"write its years, {span.start.first.year}/{span.last.year}, or about which it was, as in 1968~"
                yield Problem(value.location, message, suggestion=way)


RULES = (used, supported, dates)

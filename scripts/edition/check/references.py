"""References: what is cited exists, what exists is cited, and every claim from outside the article has a source."""

from __future__ import annotations

from collections.abc import Iterator

from edition.check.walk import marks
from edition.dates import NoDate, parse
from edition.model import Edition
from edition.problems import Problem, did_you_mean
from edition.prose import Cite, pieces


def cited(edition: Edition) -> Iterator[Problem]:
    """A citation names a reference that exists."""
    for text, piece in marks(edition):
        if isinstance(piece, Cite) and piece.id not in edition.reference:
            near = did_you_mean(piece.id, edition.reference)
            yield Problem(text.place, f"unknown reference '{piece.id}'", suggestion=near)


def used(edition: Edition) -> Iterator[Problem]:
    """A reference is cited at least once."""
    named = {piece.id for _, piece in marks(edition) if isinstance(piece, Cite)}
    for reference in edition.references:
        if reference.id and reference.id not in named:
            yield Problem(reference.id.place, f"nothing cites the reference '{reference.id}'; cite it or take it out")


def supported(edition: Edition) -> Iterator[Problem]:
    """An event that no article tells of cites its source, in every language of its account."""
    for event in edition.events:
        for tag, account in event.account.items():
            if not event.anchors and not any(isinstance(piece, Cite) for piece in pieces(account)):
                yield Problem(
                    account.place, f"the event '{event.id}' has no anchor, and its account in '{tag}' cites nothing"
                )


def dates(edition: Edition) -> Iterator[Problem]:
    """A reference's dates are EDTF dates."""
    for reference in edition.references:
        for key in ("issued", "accessed", "event-date"):
            if key in reference.csl:
                try:
                    parse(reference.csl[key])
                except NoDate as fault:
                    yield Problem(reference.csl[key].place, str(fault))


RULES = (cited, used, supported, dates)

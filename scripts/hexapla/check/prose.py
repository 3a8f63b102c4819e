"""Prose: what was meant as an inline mark is one, and is not shown to the reader as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.check.walk import marks
from hexapla.model import Edition
from hexapla.problems import Level, Problem
from hexapla.prose import Plain

# The beginning of a citation or the middle of a link that is no mark, a star without another, a word in brackets.
SLIP = re.compile(
    r"\[@.{0,30}|\[[^\[\]]{0,30}\]\s?[(（].{0,20}|\[[^\[\]]{0,30}[(（](?:term|event|lang)[:：].{0,20}|\[\^[^\]]{0,10}\]"
    r"|</?[a-z]+>|.{0,12}\*.{0,12}|\[(?P<word>[a-z0-9-]+)\]"
)


def slips(edition: Edition) -> Iterator[Problem]:
    """What looks like an inline mark is one: closed, of a kind that there is, with the @ of a citation."""
    for text, piece in marks(edition):
        for slip in SLIP.finditer(piece.text) if isinstance(piece, Plain) else ():
            if slip["word"] is None or slip["word"] in edition.reference:
                message = f"'{slip[0]}' looks like a mark, but is none and is shown as it stands"
                yield Problem(text.location, message, Level.WARNING, "see 'Inline marks' in REFERENCE.md")


RULES = (slips,)

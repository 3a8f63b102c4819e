"""Anchors: where in an article something is said, by paragraph or part and by the exact words."""

from __future__ import annotations

import re

from hexapla.kinds import Part
from hexapla.model import Anchor, Text
from hexapla.read.fields import Fields


def read_anchor(fields: Fields, article: Text | None = None) -> Anchor:
    """An anchor; `article` is the article that a note stands in, None where the anchor names its own."""
    paragraph, part = fields.text("paragraph"), fields.text("part")
    number = _number(fields, paragraph)
    if (paragraph is None and part is None) or (paragraph is not None and part is not None):
        fields.problem(f"an anchor names either a 'paragraph' or a 'part' ({', '.join(Part)})")
    names = {str(known): known for known in Part}
    if part is not None and part not in names:
        fields.problem(f"'{part}' is no part of an article: one of {', '.join(names)}", part.location)
    anchor = Anchor(
        article=article if article is not None else fields.id("article"),
        paragraph=number,
        part=names.get(part or ""),
        quote=fields.localized("quote"),
        before=fields.localized("before"),
        after=fields.localized("after"),
        location=paragraph.location if paragraph is not None else fields.location,
    )
    fields.done()
    return anchor


def _number(fields: Fields, value: Text | None) -> int | None:
    if value is None:
        return None
    if not re.fullmatch("[1-9][0-9]{0,5}", value):
        fields.problem(f"'{value}' is no paragraph's number", value.location)
        return None
    return int(value)

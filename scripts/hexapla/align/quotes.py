"""Finding quoted words in a text: W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector)."""

from __future__ import annotations


def find(text: str, exact: str, before: str = "", after: str = "") -> list[int]:
    """Every offset at which `exact` stands right after `before` and right before `after`; none overlapping the last."""
    found, whole, at = [], before + exact + after, 0
    while (hit := text.find(whole, at)) >= 0:
        found.append(hit + len(before))
        at = hit + 1
    return found

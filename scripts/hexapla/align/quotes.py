"""Finding quoted words in a text: W3C TextQuoteSelector (https://www.w3.org/TR/annotation-model/#text-quote-selector)."""

from __future__ import annotations

import unicodedata

from hexapla.align.alike import similar


def find(text: str, exact: str, before: str = "", after: str = "") -> list[int]:
    """Every offset at which `exact` stands right after `before` and right before `after`; none overlapping the last."""
    found, whole, at = [], before + exact + after, 0
    while (hit := text.find(whole, at)) >= 0:
        found.append(hit + len(before))
        at = hit + 1
    return found


def did_you_mean(text: str, exact: str) -> str:
    """The words of a text that look like `exact`, as a question, with what differs; '' where there are none."""
    near = similar(text, exact)
    return f"did you mean '{near}'? {_difference(exact, near)}" if near and near != exact else ""


def _difference(exact: str, words: str) -> str:
    """In which way alone words differ from `exact`."""
    if _composed(exact) == _composed(words):
        mine, theirs = next((a, b) for a, b in zip(exact + "\0", words + "\0", strict=False) if a != b)
        return (
            f"It looks the same, but is composed otherwise: U+{ord(theirs):04X}, not U+{ord(mine):04X}; "
            "copy it from there"
        )
    same = _composed(exact).casefold() == _composed(words).casefold()
    return "Only capitals differ" if same else "Only signs or capitals differ"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)

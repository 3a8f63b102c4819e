"""The few inline marks of definitions, accounts, notes and the about page; all else in them is plain text.

*emphasis*   [words](term:id)   [words](event:id)   [@reference]   [@reference, p. 3; @other]
[words](lang:es)   *[words](lang:es)*   words of another language, by its tag (BCP 47)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MARK = re.compile(
    r"(?P<star>\*?)\[(?P<foreign>[^\[\]]+)\]\(lang:(?P<lang>[^()\s]*)\)(?P=star)"
    r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<kind>term|event):(?P<id>[^()\s]*)\)"
    r"|\[(?P<cited>@[^\[\]]+)\]"
)
CITED = re.compile(r"@(?P<id>[a-z0-9][a-z0-9-]*)(?:,\s*(?P<locator>.+))?")


@dataclass(frozen=True)
class Plain:
    text: str


@dataclass(frozen=True)
class Emphasis:
    text: str


@dataclass(frozen=True)
class Foreign:
    """Words of another language, emphasized or not."""

    text: str
    tag: str
    emphasis: bool


@dataclass(frozen=True)
class Link:
    kind: str
    id: str
    text: str


@dataclass(frozen=True)
class Cite:
    id: str
    locator: str


Piece = Plain | Emphasis | Foreign | Link | Cite


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a prose text, in order. What looks like no mark is plain text."""
    at = 0
    for match in MARK.finditer(text):
        if match.start() > at:
            yield Plain(text[at : match.start()])
        at = match.end()
        if match["foreign"]:
            yield Foreign(match["foreign"], match["lang"], bool(match["star"]))
        elif match["emphasis"]:
            yield Emphasis(match["emphasis"])
        elif match["kind"]:
            yield Link(match["kind"], match["id"], match["words"])
        else:
            yield from _cited(match["cited"])
    if at < len(text):
        yield Plain(text[at:])


def _cited(inside: str) -> Iterator[Piece]:
    for part in inside.split(";"):
        if match := CITED.fullmatch(part.strip()):
            yield Cite(match["id"], (match["locator"] or "").strip())
        else:
            yield Cite(part.strip().removeprefix("@"), "")


def runs(text: str) -> list[tuple[str, str]]:
    """The text without its marks, as runs of one language: (its tag, or '' for the text's own; words).

    A citation leaves no space behind: the one before it parted it from its word.
    """
    found: list[tuple[str, str]] = []
    for piece in pieces(text):
        tag = piece.tag if isinstance(piece, Foreign) else ""
        if isinstance(piece, Cite):
            found[-1:] = [(last, words.rstrip(" ")) for last, words in found[-1:]]
        elif found and found[-1][0] == tag:
            found[-1] = (tag, found[-1][1] + piece.text)
        else:
            found.append((tag, piece.text))
    return [run for run in found if run[1]]


def plain(text: str) -> str:
    """The text without its marks: for descriptions, search and feeds."""
    return "".join(words for _, words in runs(text)).strip()

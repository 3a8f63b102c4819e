"""Lines of a text to paragraphs: where empty lines, indents and edges do not say it, the lengths of the lines do."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from hexapla.read.captures.page import Line

# What indents a paragraph: ASCII white space, NO-BREAK, EN, EM and IDEOGRAPHIC SPACE.
INDENT = " \t\f\v\u00a0\u2002\u2003\u3000"
MARKS = INDENT + "\u200b\u200e\u200f"
ENDS = re.compile(r"[.!?…。！？؟:：;；][\"'»”’』」）)\]]*$")
BULLET = re.compile(r"^\s*(?:[•▪■●○◦‣⁃*–—-]\s+|\(?\d{1,2}[.)]\s+)")


STANZA, LEAST, VERSE = 3, 8, 50  # the lines of a stanza, the widths of a line of verse
SHORT = 60  # lines below it may be of another one, or no text
NARROW, WIDEST = 30, 160  # no text is broken at a width outside these


@dataclass(frozen=True)
class Split:
    """The lines of each paragraph, what is doubtful (the line, and what was understood), and the lines of verse."""

    blocks: tuple[list[Line], ...]
    doubts: tuple[tuple[int, str], ...] = ()
    verse: frozenset[int] = frozenset()


def split(lines: Sequence[Line], way: str = "") -> Split:
    """`way`: "lines" where every line is a paragraph, "blocks" where gaps and indents part them; else by form."""
    blocks = _blocks(lines)
    if way == "blocks":
        return Split(tuple(blocks))
    several = [block for block in blocks if len(block) > 1]
    width = max((_width(line.text) for block in several for line in block), default=0)
    wrapped = _wrapped(several, width)
    stanzas = [] if wrapped else _stanzas(several)
    verse = frozenset(line.number for stanza in stanzas for line in stanza)
    if way == "lines":
        return Split(tuple([line] for line in lines), verse=verse)
    # A line that is wider than any text is wrapped proves that the breaks of a text without marks are its own.
    own = bool(lines) and lines[0].box is None and max(_width(line.text) for line in lines) > WIDEST
    made: list[list[Line]] = []
    doubts: list[tuple[int, str]] = []
    for block in blocks:
        if len(block) == 1 or wrapped:
            made.append(block)
        elif block in stanzas:
            made.extend([line] for line in block)
            if not _poem(block):
                doubts.append((block[0].number, f"{len(block)} short lines are read as verse"))
        elif own:
            made.extend([line] for line in block)
            if odd := next((line for line in block if _odd(line, lines)), None):
                doubts.append((odd.number, f"'{odd.text.strip()[:40]}' is read as a paragraph of its own"))
        elif all(ENDS.search(line.text.rstrip(MARKS)) or BULLET.match(line.text) for line in block[:-1]):
            made.extend([line] for line in block)
            if len(block) == 2 and len(blocks) > 1 and not block[0].text.rstrip(MARKS).endswith(("?", "？", "؟")):
                doubts.append((block[0].number, "two lines without an empty one are read as two paragraphs"))
        else:
            parts = _by_bullets(block)
            made.extend(parts)
            if any(len(part) > 1 for part in parts):
                doubts.append((block[0].number, f"{len(block)} lines without an empty one are read as one paragraph"))
    return Split(tuple(made), tuple(doubts), verse)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if not blocks or line.starts or (line.text[:1] in INDENT and line.text.strip(INDENT)):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _odd(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a line is so short that it may be of another one, or no text; a sub-heading is not."""
    text, place = line.text.rstrip(MARKS), bisect_left(lines, line.number, key=lambda one: one.number)
    if ENDS.search(text):
        return _width(text) < SHORT and text[-1] not in ";；"
    inside = 1 < place < len(lines) - 3 and _width(lines[place + 1].text) > 2 * SHORT
    return _width(text) < 2 * SHORT and not (inside and "\t" not in text and text[-1:] not in ",،，、-–—")


def _stanzas(blocks: Sequence[list[Line]]) -> list[list[Line]]:
    """The blocks of short lines, as poems have them: of a text without marks, only where they are several or long."""
    found = [block for block in blocks if _poem(block) or _like_verse(block)]
    return [block for block in found if block[0].box is not None or len(found) > 1 or len(block) > STANZA]


def _poem(block: Sequence[Line]) -> bool:
    """Whether the markup says that the lines of a block are lines for themselves."""
    return bool({"pre", "poem"} & set(block[0].around))


def _like_verse(block: Sequence[Line]) -> bool:
    fits = all(LEAST <= _width(line.text) <= VERSE and not line.linked for line in block)
    if len(block) < STANZA or not fits or any(BULLET.match(line.text) for line in block):
        return False
    return sum(bool(ENDS.search(line.text.rstrip(MARKS))) for line in block) <= 0.7 * len(block)


def _by_bullets(block: Sequence[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = []
    for line in block:
        if not parts or BULLET.match(line.text):
            parts.append([])
        parts[-1].append(line)
    return parts


def _width(text: str) -> int:
    return sum(2 if "\u2e80" <= char <= "\uffef" else 1 for char in text.rstrip())


def _wrapped(blocks: Sequence[Sequence[Line]], width: int) -> bool:
    """Whether lines are broken at one width: the first word of the next line would not have fitted."""
    breaks = [(one.text.rstrip(MARKS), two.text) for block in blocks for one, two in pairwise(block)]
    if not breaks or not NARROW <= width <= WIDEST:
        return False
    if sum(bool(ENDS.search(one)) for one, _ in breaks) > len(breaks) / 2:
        return False
    full = 0
    for one, two in breaks:
        word = two.lstrip().split(" ", 1)[0]
        first = 2 if word[:1] >= "\u2e80" else _width(word) + 1
        full += _width(one) + first > width - 1
    return full >= 0.9 * len(breaks)

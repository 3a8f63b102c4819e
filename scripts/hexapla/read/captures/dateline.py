"""The line that says when a page was published: its date, and what else stands in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hexapla.read.captures.authors import HAN, look_like_names
from hexapla.read.captures.dates import Calendar, Stamp, figures, stamps, weekdays_out
from hexapla.read.captures.words import Words, folded

CUT = "\x00"
EDGES = " \t\u00a0\u3000,，;；:：.。-–—/|｜·•\u200e\u200f"
SEPARATORS = re.compile(
    rf"[|｜—–()（）\[\]【】{CUT}\t]|\s-\s|\s{{2,}}|\u3000(?=\S{{2,5}}[:：])|(?<![{HAN}])[·•]|[·•](?![{HAN}])"
)
# Beside a time: what hours are called, and clocks of places.
CLOCKS = frozenset([
    "h", "hs", "hrs", "hora", "horas", "hour", "hours", "uhr", "ч", "час", "часов", "года", "год", "г", "мск",
    "msk", "et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "cdt", "bst", "cet", "cest", "gmt", "utc", "hkt",
    "الساعة", "الموافق",
    "beijing", "time", "local", "hora", "local", "北京时间", "北京時間", "at", "el", "on", "le", "в", "em",
    "a", "à", "às",
    "las", "il", "y", "the",
])  # fmt: skip
HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
HIJRI = re.compile(r"\d{1,2}\s+\S+(?:\s+\S+)?\s+1[34]\d\d(?:\s*هـ?)?")
YEARS = re.compile(r"\d{4}|[年년]")
LONG, LONGEST, MOST_YEARS = 40, 300, 6


@dataclass
class DateLine:
    """What a line with a date says: `strange` is what is not understood beside the date."""

    stamp: Stamp
    published: bool = False
    updated: bool = False
    source: str = ""
    authors: str = ""
    places: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    more: int = 0  # how many other dates stand in the line, of which none is called one of change


def date_line(text: str, words: Words, calendar: Calendar) -> DateLine | None:
    """A line whose matter is a date; None where it has none, or where the date stands in running text."""
    # Long lines are not searched, nor those of a list of years: to find every date of thousands takes minutes.
    found = stamps(text, calendar) if len(text) <= LONGEST and 0 < len(YEARS.findall(text)) <= MOST_YEARS else []
    if not found:
        return None
    labels = [_label_before(text, stamp, words) for stamp in found]
    chosen = next((i for i, label in enumerate(labels) if label == "published"), None)
    if chosen is None:
        chosen = next((i for i, label in enumerate(labels) if label != "updated"), 0)
    line = DateLine(found[chosen], labels[chosen] == "published", labels[chosen] == "updated")
    others = [s for i, s in enumerate(found) if i != chosen and labels[i] != "updated" and s.day != found[chosen].day]
    line.more = 0 if line.published else len(others)
    for piece, delimited, before in _pieces(text, found, calendar):
        _tell(line, piece, delimited, before, words)
    running = sum(len(piece) for piece in line.strange)
    return None if running > LONG or re.search(r"[.!?。！？]\s+\w", "".join(line.strange)) else line


def _pieces(text: str, found: list[Stamp], calendar: Calendar) -> list[tuple[str, bool, bool]]:
    """What stands beside the dates: each piece, whether a mark parts it from them, whether it stands before one."""
    cut = list(figures(text))
    first = min(start for stamp in found for start, _ in stamp.spans)
    for stamp in found:
        for start, end in stamp.spans:
            cut[start:end] = CUT * (end - start)
    left = weekdays_out("".join(cut), calendar)
    pieces, place = [], 0
    for piece in SEPARATORS.split(left):
        at = left.find(piece, place) if piece else place
        before, behind = left[:at].rstrip()[-1:], left[at + len(piece) :].lstrip()[:1]
        marks = [mark for mark in (before, behind) if mark and mark != CUT]
        trailing = piece.rstrip()[-1:]
        place = at + len(piece)
        if piece.strip(EDGES):
            parted = bool(marks) or trailing in ",，;；" or piece.lstrip()[:1] in ",，;；"
            pieces.append((piece.strip(), parted, at < first))
    return pieces


def _of_no_matter(text: str, words: Words) -> bool:
    """Whether a piece is a count of readers, a day of another calendar, or the time of a change."""
    if HIJRI.search(text) or re.fullmatch(r"\d[\d.,]*\s?[^\W\d]{1,6}", text):
        return True
    return any(word.casefold() in text.casefold() for word in words.of("updated"))


def _place_or_rubric(text: str) -> bool:
    """Whether a piece beside a date is too short to be anything that is cited; two words of Arabic may be a name."""
    few = len(text.split()) <= (1 if re.search(r"[\u0600-\u06ff]", text) else 4)
    return few and len(text) <= LONG and not re.search(r"\d", text)


def _label_before(text: str, stamp: Stamp, words: Words) -> str:
    """Which label stands nearest before a date: published, updated or none."""
    before = folded(re.split(rf"[|｜·•{CUT}]|\d", text[: stamp.spans[0][0]])[-1])
    for name in ("updated", "published"):
        if any(before.endswith(word.casefold()) for word in words.of(name)):
            return name
    return ""


def _tell(line: DateLine, piece: str, delimited: bool, before: bool, words: Words) -> None:
    """Says of one piece what it is."""
    text = piece.strip(EDGES)
    if words.are(text, "published", "updated", "rubric") or _of_no_matter(text, words):
        return
    if re.search(r"\d[:：]\d", text):  # a time that no clock has
        line.strange.append(text)
        return
    if text == "T" or words.buttons(text) or all(token in CLOCKS for token in re.split(r"[\s.,:]+", folded(text))):
        return
    if found := words.labelled(text, "source"):
        line.source = found[1]
    elif HOST.fullmatch(text):
        line.source = text
    elif found := words.labelled(text, "by", small=True):
        name = re.split(r"\s+\d", found[1])[0]
        line.authors = re.sub(r"\s+(?:el|on|le|em|a|в|at|,)$", "", name).strip(EDGES)
    elif (found := words.labelled(piece, "published", "updated")) and not words.are(found[1], "by"):
        _tell(line, found[1], True, before, words)
    elif delimited and look_like_names(text, words):
        line.names.append(text)
    elif words.labelled(text, "editor"):
        return
    elif delimited and _place_or_rubric(text):
        line.places.append(text)
    else:
        line.strange.append(text)

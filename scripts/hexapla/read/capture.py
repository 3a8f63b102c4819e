"""The reader of captured pages: a page's visible text, saved as plain text, understood part by part.

The date line is the hinge. Above it stand, in this order and each at most once: links to other languages, a
breadcrumb, the title, a line of authors. Below it stand the paragraphs, then the author note (a last paragraph wholly
in parentheses), then the page's actions.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from hexapla.model import Capture, CaptureWords, Location, Text
from hexapla.problems import Problem
from hexapla.read.characters import Unreadable, decode, fold, join, lines
from hexapla.read.yamltree import Report

DATE = re.compile(
    r"(?P<year>\d{4})(?:[-/.]|\s*年\s*)(?P<month>\d{1,2})(?:[-/.]|\s*月\s*)(?P<day>\d{1,2})(?:\s*日)?"
    r"(?:[T\s]+(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?:[:：](?P<second>\d{2}))?)?"
)
COMMA = re.compile("[、，,；;،؛]")
# How a language says that a joining word is written together with the next name.
JOINED = "…"
HAN_NAMES = re.compile(r"[\u4e00-\u9fff·]{2,}(?:\s+[\u4e00-\u9fff·]{2,})+")
OPENING, CLOSING = "(（", ")）"
# What indents a paragraph on these pages: ASCII white space, NO-BREAK, EN, EM and IDEOGRAPHIC SPACE.
INDENT = " \t\f\v\u00a0\u2002\u2003\u3000"
# What languages call themselves in links between language versions of a page.
ENDONYMS = {
    "العربية": "ar", "deutsch": "de", "english": "en", "español": "es", "français": "fr", "italiano": "it",
    "日本語": "ja", "한국어": "ko", "português": "pt", "русский": "ru",
    "中文": "zh", "中文版": "zh", "简体中文": "zh", "繁體中文": "zh", "繁体中文": "zh",
}  # fmt: skip
Words = Mapping[str, CaptureWords]
Line = tuple[int, str]


def read_capture(data: bytes, file: str, words: Words, report: Report, encoding: str | None = None) -> Capture | None:
    """The parts of a captured page. What is wrong is reported; None where a part that must be there is not.

    `words` are the words by which pages of each language show their parts; `encoding` overrides the detection.
    """
    legacy = [word for own in words.values() for word in (*own.home, *own.share, *own.print) if not word.isascii()]
    try:
        text = decode(data, encoding, legacy)
    except Unreadable as fault:
        report(Problem(fault.at(file), fault.message, rule="reading-characters"))
        return None
    return _Page(file, words, report).read(list(enumerate(lines(text), 1)))


def guess_language(capture: Capture, words: Words) -> str | None:
    """The language of a capture: by its own words, else by the links to the others, else by its commonest words."""
    shown = {label.rstrip(":：").strip().casefold() for label in (*capture.breadcrumb[:1], *capture.actions)}
    named = [tag for tag, own in words.items() if shown & {w.casefold() for w in (*own.home, *own.share, *own.print)}]
    if len(named) == 1:
        return named[0]
    others = {ENDONYMS[link.casefold()] for link in capture.links}
    left = [tag for tag in words if tag not in others]
    if others and len(left) == 1 and len(words) > 1:
        return left[0]
    return guess_by_common_words(capture, words)


def guess_by_common_words(capture: Capture, words: Words) -> str | None:
    """The language whose frequent words a capture has, if it has at least twice as many of them as of any other's."""
    body = " ".join((capture.title, *capture.paragraphs)).casefold()
    tokens = re.findall(r"[^\W\d_]+", body)

    def weight(word: str) -> int:
        return tokens.count(word) if word.isascii() else body.count(word)

    counts = sorted(((sum(map(weight, own.common)), tag) for tag, own in words.items()), reverse=True)
    if not counts or counts[0][0] == 0:
        return None
    clear = len(counts) == 1 or counts[0][0] >= 2 * counts[1][0]
    return counts[0][1] if clear else None


class _Page:
    """One page being read: its lines are used up from the top (heading) and from the bottom (actions)."""

    def __init__(self, file: str, words: Words, report: Report) -> None:
        self.file, self.words, self.report = file, words, report

    def problem(self, line: int, message: str) -> None:
        self.report(Problem(Location(self.file, line), message, rule="reading-capture"))

    def text(self, value: str, line: int) -> Text:
        return Text(value, Location(self.file, line))

    def read(self, all_lines: list[Line]) -> Capture | None:
        hinge = next((i for i, (_, line) in enumerate(all_lines) if DATE.fullmatch(line.strip())), None)
        if hinge is None:
            self.problem(1, "no date line, such as 2016-02-05 16:18, between the heading and the text")
            return None
        head = [(n, fold(line).strip(INDENT)) for n, line in all_lines[:hinge] if not blank(line)]
        stamp = self._date(*all_lines[hinge])
        for number, line in all_lines[hinge + 1 : hinge + 2]:
            if DATE.fullmatch(line.strip()):
                self.problem(number, "a second date line; the page's date stands alone above the text")
        links = self._links(head)
        crumbs = self._breadcrumb(head)
        title, byline = self._heading(head, all_lines[hinge][0])
        rest, actions = self._actions(all_lines[hinge + 1 :])
        paragraphs, note = _author_note(self._paragraphs(rest))
        if not paragraphs:
            self.problem(all_lines[hinge][0], "no text below the date line")
        if not (title and paragraphs and stamp):
            return None
        authors = tuple(split_authors(byline, joining_words(self.words))) if byline else ()
        return Capture(links, crumbs, title, byline, authors, *stamp, tuple(paragraphs), note, actions)

    def _date(self, line: int, found: str) -> tuple[Text, str | None] | None:
        match = DATE.fullmatch(found.strip())
        assert match
        part = {name: int(value) for name, value in match.groupdict().items() if value}
        try:
            day = datetime.date(part["year"], part["month"], part["day"])
            hour = datetime.time(part.get("hour", 0), part.get("minute", 0), part.get("second", 0))
        except ValueError:
            self.problem(line, f"'{found.strip()}' is no date of the calendar")
            return None
        return self.text(day.isoformat(), line), hour.isoformat() if "hour" in part else None

    def _links(self, head: list[Line]) -> tuple[Text, ...]:
        """Links to other languages: names of languages alone, separated by |, on the first line."""
        if not head:
            return ()
        number, line = head[0]
        names = [name.strip() for name in re.split("[|｜]", line)]
        if len(head) < 2 or not all(name.casefold() in ENDONYMS for name in names):
            return ()
        head.pop(0)
        return tuple(self.text(name, number) for name in names)

    def _breadcrumb(self, head: list[Line]) -> tuple[Text, ...]:
        """The way from the site's home to the page: parts by >, the first a word for home."""
        home = {word.casefold() for own in self.words.values() for word in own.home}
        for index, (number, line) in enumerate(head):
            steps = [step.strip() for step in re.split("[>＞›»]", line)]
            if steps[0].casefold() in home and (len(steps) > 1 or index < len(head) - 1):
                for stray, _ in head[:index]:
                    self.problem(stray, "a line above the breadcrumb that is no links to other languages")
                del head[: index + 1]
                return tuple(self.text(step, number) for step in steps if step)
        return ()

    def _heading(self, head: Sequence[Line], hinge: int) -> tuple[Text | None, Text | None]:
        if not head:
            self.problem(hinge, "no title above the date line")
            return None, None
        for number, line in head[2:]:
            self.problem(
                number,
                f"'{line[:40]}' is one line too many: above the date stand a title and one line of authors",
            )
        title, *authors = [self.text(line, number) for number, line in head[:2]]
        return title, authors[0] if authors else None

    def _actions(self, body: Sequence[Line]) -> tuple[list[Line], tuple[Text, ...]]:
        """The page's actions (share, print): the last lines, if they hold nothing but such words, each once."""
        known = {
            w.casefold(): kind for own in self.words.values() for kind in ("share", "print") for w in getattr(own, kind)
        }
        left, found, used = list(body), list[Text](), set[str]()
        while left:
            number, line = left[-1]
            if blank(line):
                left.pop()
                continue
            labels = [label for piece in re.split(r"[|｜]|\s{2,}", line) if (label := piece.strip())]
            kinds = [known.get(re.sub(r"\s*[:：]$", "", label).casefold()) for label in labels]
            if None in kinds or used & {str(kind) for kind in kinds}:
                break
            used |= {str(kind) for kind in kinds}
            found[:0] = [self.text(label, number) for label in labels]
            left.pop()
        return left, tuple(found)

    def _paragraphs(self, body: Iterable[Line]) -> list[Text]:
        """A paragraph begins at an indented line or after an empty one; any other line goes on with it."""
        blocks: list[tuple[int, list[str]]] = []
        after_gap = True
        for number, line in body:
            if blank(line):
                after_gap = True
                continue
            if after_gap or line[0] in INDENT:
                blocks.append((number, []))
            blocks[-1][1].append(fold(line))
            after_gap = False
        return [self.text(join(pieces).strip(INDENT), number) for number, pieces in blocks]


def blank(line: str) -> bool:
    """Whether a line shows nothing: white space, control and format characters alone."""
    return all(unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf") for char in line)


def _author_note(paragraphs: list[Text]) -> tuple[list[Text], Text | None]:
    if paragraphs and _in_parentheses(paragraphs[-1]):
        return paragraphs[:-1], paragraphs[-1]
    return paragraphs, None


def _in_parentheses(text: str) -> bool:
    """Whether the parenthesis that the first character opens is closed by the last one."""
    if text[0] not in OPENING or text[-1] not in CLOSING:
        return False
    depth = 0
    for index, char in enumerate(text):
        depth += (char in OPENING) - (char in CLOSING)
        if depth == 0:
            return index == len(text) - 1
    return False


def joining_words(words: Words) -> set[str]:
    """What joins the last two names in a line of authors, in any of the languages."""
    return {str(word) for own in words.values() for word in own.joining}


def split_authors(line: str, joining: Iterable[str] = ()) -> list[str]:
    """The names in a line of authors, separated by commas, joining words, 、 or (Chinese names) spaces.

    A joining word that ends in … is also written together with the name behind it. Only in a list by commas, before the
    last of three or more, is that sure to be no name's own beginning; elsewhere the words are left as they stand.
    """
    words = sorted(joining)
    last = "|".join(re.escape(word.removesuffix(JOINED)) for word in words) or r"(?!)"
    apart = rf"\s*[、，,；;،؛]\s*(?:(?:{last})\s)?\s*|\s+(?:{last})\s+"
    pattern = r"\s+" if HAN_NAMES.fullmatch(line) else apart
    names = [name for part in re.split(pattern, line) if (name := part.strip())]
    together = [word.removesuffix(JOINED) for word in words if word.endswith(JOINED)]
    if len(names) > 2 and len(COMMA.findall(line)) == len(names) - 1:
        names[-1] = next((names[-1].removeprefix(word) for word in together if names[-1].startswith(word)), names[-1])
    return names

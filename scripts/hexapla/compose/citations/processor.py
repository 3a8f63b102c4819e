"""References in each language's form, made by a CSL processor (citeproc-js inside V8).

Each work is set by itself: no letters distinguish it from another, no dash says that its author is named above.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from hexapla import csl
from hexapla.cache import cached
from hexapla.compose.markdown import Markdown, inline, spelled, text, web_address
from hexapla.compose.said import Tongue
from hexapla.csl_amended import amended, as_styled, with_terms
from hexapla.data import VENDOR
from hexapla.dates import PARTS, SEASONS, Moment, parse

# The processor reads a little HTML in its data; a source's own < stands for itself and is kept apart.
LESS_THAN = "\ue000"
# It keeps what it makes under these very words, and takes a title that is one for a function of JavaScript's.
OF_OBJECTS = frozenset(
    {
        "constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable",
        "toLocaleString", "toString", "valueOf", "__proto__",
        "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    }
)  # fmt: skip
UNLIKE = "\ue001"
# It writes superior letters and figures as ordinary ones that are raised; in an address or a name they are characters.
RAISED = "ªº²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ℠™ᵃᵇᵈᵉᵍᵏᵐᵒᵖᵗᵘᵛʰʲʳʷʸˡˢˣ"
KEPT = {ord(char): chr(0xE010 + number) for number, char in enumerate(RAISED)}
SHOWN = {ord(kept): chr(char) for char, kept in KEPT.items()} | {ord(LESS_THAN): "<", ord(UNLIKE): None}
NUMERIC = '<text variable="citation-number"'
NUMBERED = re.compile(r'^(\s*<div class="csl-entry">)\s*\[?1[.\])]\s+')
CITEPROC = "citeproc_commonjs.js.gz"
NO_TERMS: Mapping[str, str] = {}
DATES = ("issued", "accessed", "event-date", "original-date")


def bibliography(
    references: Iterable[Mapping[str, Any]], style: str, locale: str, terms: Mapping[str, str] = NO_TERMS
) -> Mapping[str, Markdown]:
    """Each item of CSL data (dates in EDTF) as one line of Markdown, by id, in a style and locale; in a style of notes
    as the first note on it. `terms` take the place of the locale's own.

    Each by itself: none is distinguished from another by letters, or shown to be by the same author.
    """
    items = json.dumps([_item(reference, style) for reference in references], ensure_ascii=False)
    return _bibliography(items, style, locale, tuple(terms.items()))


def in_its_language(line: Markdown, work: Mapping[str, Any], tongue: Tongue, own: Tongue) -> Markdown:
    """A work's line with its names marked as of the work's language, on a page of another."""
    if tongue == own:
        return line
    if tongue.direction == own.direction:
        return marked(line, work, tongue.within(own))
    # Set in its work's direction, so that names, titles and stops follow one another as in the work's language.
    return Markdown(f'<bdi dir="{tongue.direction}">{marked(line, work, tongue.attributes)}</bdi>')


def marked(line: Markdown, work: Mapping[str, Any], said: Mapping[str, str]) -> Markdown:
    """A work's line with its title, container and publisher in elements that say the work's own language."""
    names = {str(inline(work[key])) for key in ("title", "container-title", "publisher") if key in work}
    left = {name for name in names if " " in name or "." not in name}  # others may stand in the address

    def mark(match: re.Match[str]) -> str:
        if match[0] not in left:
            return match[0]
        left.remove(match[0])
        return f"<span{spelled(said)}>{match[0]}</span>"

    # The longest first: a publisher's name may be part of the title.
    return Markdown(re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), mark, str(line)))


@lru_cache(maxsize=64)
def _bibliography(items: str, style: str, locale: str, terms: tuple[tuple[str, str], ...]) -> Mapping[str, Markdown]:
    if items == "[]":
        return {}
    definition, known = _kept(amended(csl.style(style), style, locale)), _locales(locale, terms)
    inputs = (_processor(), definition, known, locale, items)
    wanted = [item["id"] for item in json.loads(items)]

    def make() -> Any:
        return _Engine.running().call(definition, known, locale, items)

    def valid(made: Any) -> bool:
        return isinstance(made, list) and [pair[0] for pair in made if isinstance(pair, list)] == wanted

    numeric = NUMERIC in definition
    return {id_: _to_markdown(str(entry), numeric) for id_, entry in cached(inputs, make, valid)}


class _Engine:
    """The processor's process, begun when it is first needed and ended with this one."""

    def __init__(self) -> None:
        command = [sys.executable, str(Path(__file__).with_name("engine.py")), str(VENDOR / CITEPROC)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True)
        atexit.register(self._end)

    @staticmethod
    @cache
    def running() -> _Engine:
        return _Engine()

    def call(self, *arguments: str) -> Any:
        """The entries of a bibliography. Raises RuntimeError with what the processor says where it fails."""
        assert self._process.stdin
        assert self._process.stdout
        try:
            print(json.dumps(arguments), file=self._process.stdin, flush=True)
            answer = json.loads(self._process.stdout.readline() or '{"error": "it has ended"}')
        except BaseException:
            self._end()
            raise
        if "error" in answer:
            raise RuntimeError(f"the citation processor failed: {answer['error']}")
        return answer["entries"]

    def _end(self) -> None:
        _Engine.running.cache_clear()
        with contextlib.suppress(OSError), self._process:
            self._process.kill()


@cache
def _processor() -> str:
    """The checksum of the processor and its call: what others made is not reused."""
    engine = Path(__file__).with_name("engine.py").read_bytes()
    return hashlib.sha256((VENDOR / CITEPROC).read_bytes() + engine).hexdigest()


@cache
def _locales(wanted: str, terms: tuple[tuple[str, str], ...]) -> str:
    """The locale with those that the processor falls back to: of the same language, and American English."""
    family = [name for name in csl.locales() if name.split("-")[0] == wanted.split("-")[0]]
    known = {name: csl.locale(name) for name in dict.fromkeys([*family, "en-US"])}
    known[wanted] = with_terms(known[wanted], terms)
    return json.dumps({name: _kept(xml) for name, xml in known.items()})


def csl_json(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item with its dates as CSL-JSON has them."""
    return {key: _value(key, value) if key in DATES else value for key, value in item.items()}


def _item(reference: Mapping[str, Any], style: str) -> dict[str, Any]:
    """A reference as CSL-JSON: dates from EDTF to date-parts, text with its < kept from acting.

    The language is withheld as 'zxx' (none), so that no style changes the capitals of a title as published.
    """
    item = {key: _value(key, value) for key, value in as_styled(reference, style).items()}
    return {**item, "language": "zxx"}


def _value(key: str, value: Any) -> Any:
    if key in DATES:
        span = parse(value)
        ends = [span.start] if span.start == span.end else [span.start, span.end]
        season = {"season": SEASONS.index(span.start.season) + 1} if span.start and span.start.season else {}
        circa = {} if span.sure else {"circa": 1}
        return {"date-parts": [_date_parts(moment) for moment in ends if moment], **season, **circa}
    if isinstance(value, str):
        return (UNLIKE if value in OF_OBJECTS else "") + _kept(value.replace("<", LESS_THAN))
    return [{name: _part(part) for name, part in person.items()} for person in value]


def _part(part: str | bool) -> str | bool:
    """A part of a name; what is said of a name is true or false."""
    return _kept(part.replace("<", LESS_THAN)) if isinstance(part, str) else part


def _kept(text: str) -> str:
    """A text with what the processor would change of it put out of its reach."""
    return text.translate(KEPT)


def _date_parts(moment: Moment) -> list[int]:
    """CSL counts the years before 1 as historians do, the first of them as -1."""
    year, *rest = moment.first[: 1 if moment.season else PARTS[moment.precision]]
    return [year if year > 0 else year - 1, *rest]


class _Entry(HTMLParser):
    """The processor's HTML as Markdown: its text, its italics, and its web addresses as links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.italic = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.italic |= tag == "i"

    def handle_endtag(self, tag: str) -> None:
        self.italic &= tag != "i"

    def handle_data(self, data: str) -> None:
        folded = re.sub(r"\s+", " ", data.translate(SHOWN))
        for piece in re.split(r"(https?://[^\s<>]+)", folded):
            if piece.startswith(("http://", "https://")):
                address = piece.rstrip(".,;")
                self.parts.append(f"[{inline(address)}]({web_address(address)})" + piece[len(address) :])
            elif self.italic and piece.strip():
                self.parts.append(f"*{inline(piece.strip())}*")
            else:
                self.parts.append(inline(piece) if self.parts else text(piece.lstrip()))


def _to_markdown(entry: str, numeric: bool) -> Markdown:
    parser = _Entry()
    # The number that numeric styles put first, in a margin or before the text, is the list's own here.
    unnumbered = NUMBERED.sub(r"\1", entry) if numeric else entry
    parser.feed(re.sub(r'<div class="csl-left-margin">.*?</div>', "", unnumbered).strip())
    parser.close()
    # Where a work has no container, ISO 690 leaves the full stop behind its place.
    return Markdown(re.sub(r"\. \.(?= )", ".", " ".join("".join(parser.parts).split())))

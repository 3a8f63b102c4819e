"""Bytes to characters, and the one way in which white space folds."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable

from hexapla.model import Location

# The longest marks first: the mark of UTF-32 begins like that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LINE = re.compile("\r\n|\r|\n")
# NUL and lone surrogates cannot be shown in HTML.
NO_TEXT = re.compile("[\0\ud800-\udfff]")
# Variation selectors belong to the character before them.
VARIATIONS = "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
ASCII_SPACE = re.compile("[ \t\n\r\f]+")


class Unreadable(Exception):
    """The bytes are no text, or not surely: where (line, column) and why."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message, line, column)
        self.message, self.line, self.column = message, line, column

    def at(self, file: str) -> Location:
        return Location(file, self.line, self.column)


def decode(data: bytes, encoding: str | None = None, legacy_words: Iterable[str] = ()) -> str:
    """The characters of a file: by its byte order mark, else as strict UTF-8, else as GB18030.

    GB18030 accepts nearly any bytes, so it is believed only if one of `legacy_words` (words that every page of
    that family has) then appears. `encoding` overrides all of it. Raises Unreadable; never guesses in silence.
    """
    if not data.strip():
        raise Unreadable("the file is empty")
    mark, marked = next(((m, name) for m, name in BYTE_ORDER_MARKS if data.startswith(m)), (b"", None))
    name = encoding or marked
    if name is None and b"\0" in data:
        raise Unreadable(
            "the file has NUL bytes: it is binary, or UTF-16 without its mark (then give --encoding utf-16-le)",
            *_location(data, data.index(b"\0")),
        )
    # These two encodings want the mark themselves: it tells them the order of bytes.
    keep_mark = name is not None and name.lower().replace("_", "-") in ("utf-16", "utf-32")
    body = data if keep_mark else data.removeprefix(mark)
    text = _strict(body, name) if name else _guess(data, tuple(legacy_words))
    if bad := NO_TEXT.search(text):
        before = LINE.split(text[: bad.start()])
        raise Unreadable(f"U+{ord(bad[0]):04X} cannot stand in a text", len(before), len(before[-1]) + 1)
    return text


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as fault:
        raise Unreadable(f"the bytes are not {name}: {fault.reason}", *_location(data, fault.start)) from None
    except (LookupError, ValueError):
        raise Unreadable(f"unknown encoding '{name}'; for example utf-8, gb18030, utf-16-le, big5") from None


def _guess(data: bytes, words: tuple[str, ...]) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        location = _location(data, fault.start)
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if any(word in text for word in words):
        return text
    raise Unreadable("the encoding is not UTF-8 and is not certain; say it with --encoding NAME", *location)


def _location(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset]
    return before.count(b"\n") + 1, offset - (before.rfind(b"\n") + 1) + 1


def lines(text: str) -> list[str]:
    """Lines separated by LF, CR LF or CR alone; U+2028 and its like are characters of the text."""
    return LINE.split(text)


def _wide(char: str) -> bool:
    wide = unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char) != "So"
    return wide and not "\uac00" <= char <= "\ud7a3"


def join(pieces: Iterable[str]) -> str:
    """Lines of one paragraph as one: a space for the break, but nothing between two wide (Han) characters.

    Follows the segment break rules of CSS Text Level 3, 4.1.3 (https://www.w3.org/TR/css-text-3/#line-break-transform).
    """
    text = ""
    for piece in filter(None, pieces):
        last = text.rstrip(VARIATIONS)[-1:]
        glue = " " if last and not (_wide(last) and _wide(piece[0])) else ""
        text += glue + piece
    return text


def fold(text: str) -> str:
    """Runs of ASCII white space become one space (none at the ends); all other characters stay as they are."""
    return join(ASCII_SPACE.sub(" ", line).strip(" ") for line in lines(text))

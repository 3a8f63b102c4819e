"""The kinds of files that a captured page comes in, each to its visible lines."""

from __future__ import annotations

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping

import mammoth
import markdown
import webencodings

from hexapla.model import Location
from hexapla.problems import Problem
from hexapla.read.captures.html import read_html
from hexapla.read.captures.page import Line, Page, blank
from hexapla.read.captures.split import INDENT
from hexapla.read.characters import BYTE_ORDER_MARKS, Unreadable, decode, lines
from hexapla.read.yamltree import Report

TEXT, HTML, MHTML, WORD, MARKDOWN = "txt", "html", "mhtml", "docx", "md"
SUFFIXES = {
    "txt": TEXT, "text": TEXT, "html": HTML, "htm": HTML, "xhtml": HTML, "mhtml": MHTML, "mht": MHTML, "docx": WORD,
    "md": MARKDOWN, "markdown": MARKDOWN,
}  # fmt: skip
# What a file that is no page begins with, and what can be done with it.
OTHERS: Mapping[bytes, str] = {
    b"%PDF": "a PDF, which has no paragraphs: import the page or document that it was made from, or its text",
    b"\x89PNG": "a picture: a text in a picture has to be typed first",
    b"\xff\xd8\xff": "a picture: a text in a picture has to be typed first",
    b"GIF8": "a picture: a text in a picture has to be typed first",
    b"{\\rtf": "a document in RTF: save it as .docx",
    b"\xd0\xcf\x11\xe0": "an old Word document: save it as .docx",
    b"bplist": "a web archive of Safari: save the page as HTML",
}
META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
MARKUP = re.compile(
    r"(?>\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*)<(?:!doctype html|html|head|body|article|div|p|h1)\b", re.I | re.S
)
# Bytes of XML, far more than a book has; zipfile gives no more of a part than its size that is counted here.
UNPACKED, MOST_MARKS = 10 << 20, 200_000
# A page of more is no one text, and would take minutes: the longest novels have three million characters.
MOST_LINES, MOST_CHARACTERS = 20_000, 2_000_000
# What Word calls the parts of a text, as elements.
STYLES = """p[style-name='Title'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='List Number'] => ol > li:fresh
"""
# What mammoth makes of footnotes: signs in the text that the document does not have, and a list at its end.
NOTE_SIGNS = re.compile(
    r'<sup><a href="#(?:foot|end)note-[^"<>]*" id="[^"<>]*">\[\d+\]</a></sup>'
    r'|\s<a href="#(?:foot|end)note-ref-[^"<>]*">↑</a>'
)
NOTES = re.compile(r'<li(?= id="(foot|end)note-)')
KINDS = (TEXT, HTML, MHTML, WORD, MARKDOWN)


def kind_of(name: str, data: bytes) -> str:
    """The kind of a file by what it holds, else by its name. Raises Unreadable where it is none that is read."""
    suffix = name.rpartition(".")[2].lower()
    for mark, what in OTHERS.items():
        if data.startswith(mark):
            raise Unreadable(f"the file is {what}")
    if data.startswith(b"PK\x03\x04"):
        if b"word/" not in data:
            raise Unreadable("the file is an archive or a document of another program: save it as .docx, HTML or text")
        return WORD
    if SUFFIXES.get(suffix) in (HTML, MHTML, MARKDOWN):
        return SUFFIXES[suffix]
    start = data[:2000].lstrip()
    if re.match(rb"(?:From|MIME-Version|Content-Type|Snapshot-Content-Location|Subject):", start, re.IGNORECASE):
        return MHTML
    return HTML if MARKUP.match(start.decode("latin-1")) else TEXT


def read_page(
    data: bytes, file: str, report: Report, encoding: str | None = None, legacy: Iterable[str] = (), select: str = ""
) -> Page | None:
    """The visible lines of a captured file; None (reported) where it cannot be read.

    `encoding` overrides what the file says; `legacy`: words that a text in GB18030 has; `select`: a CSS selector.
    """
    try:
        if not data.strip():
            raise Unreadable("the file is empty")
        page = READERS[kind_of(file, data)](data, encoding, tuple(legacy), select)
        for what, number, most in (
            ("lines", len(page.lines), MOST_LINES),
            ("characters", sum(len(line.text) for line in page.lines), MOST_CHARACTERS),
        ):
            if number > most:
                raise ValueError(f"the page has {number} {what}, more than {most}: save the article alone")
        return page
    except Unreadable as fault:
        report(Problem(fault.at(file), fault.message, rule="reading-characters"))
    except ValueError as fault:
        report(Problem(Location(file), str(fault), rule="reading-capture"))
    return None


def _text(data: bytes, encoding: str | None, legacy: Iterable[str], select: str) -> Page:
    _no_selection(select)
    made: list[Line] = []
    gap = True
    for number, text in enumerate(lines(decode(data, encoding, legacy)), 1):
        if blank(text):
            gap = True
            continue
        made.append(Line(number, text, gap or text[0] in INDENT))
        gap = False
    return Page(tuple(made))


def _no_selection(select: str) -> None:
    if select:
        raise ValueError("--select chooses elements of a web page; of a text, say the lines with --text 12-40")


def _html(data: bytes, encoding: str | None, legacy: Iterable[str], select: str) -> Page:
    return read_html(decode(data, encoding or _declared(data), legacy), select)


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares (https://html.spec.whatwg.org/multipage/parsing.html#prescan)."""
    if any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return None
    found = META.search(data[:4096])
    if not found:
        return None
    known = webencodings.lookup(found[1].decode("ascii"))
    if known is None:
        return None
    return {"gbk": "gb18030", "x-user-defined": "latin-1"}.get(known.name, known.codec_info.name)


def _mhtml(data: bytes, encoding: str | None, legacy: Iterable[str], select: str) -> Page:
    """The page of a web archive (RFC 2557): its first part of HTML."""
    try:
        found = _page_of_archive(data)
    except Exception:  # whatever a damaged archive makes of the library
        raise Unreadable("the web archive is damaged: save the page again, as HTML") from None
    if found is None:
        raise Unreadable("no page of HTML is in this web archive")
    return _html(found[0], encoding or _codec(found[1]), legacy, select)


def _page_of_archive(data: bytes) -> tuple[bytes, str | None] | None:
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            return (payload, part.get_content_charset()) if isinstance(payload, bytes) else None
    return None


def _codec(label: str | None) -> str | None:
    known = webencodings.lookup(label) if label else None
    return known.codec_info.name if known else None


def _word(data: bytes, encoding: str | None, legacy: Iterable[str], select: str) -> Page:
    """The paragraphs of a Word document, with its headings, lists and quotations."""
    pictures = mammoth.images.img_element(lambda _: {})  # else they would stand in the page, as text
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            texts = [part for part in parts.infolist() if part.filename.endswith((".xml", ".rels"))]
            unpacked = sum(part.file_size for part in texts)
            marks = sum(parts.read(part).count(b"<") for part in texts) if unpacked <= UNPACKED else 0
        if unpacked <= UNPACKED and marks <= MOST_MARKS:
            made = mammoth.convert_to_html(io.BytesIO(data), style_map=STYLES, convert_image=pictures)
    except Exception:  # whatever a damaged archive makes of the library
        raise Unreadable("the Word document is damaged: open it in Word and save it again") from None
    if unpacked > UNPACKED:
        raise Unreadable(f"the Word document unpacks to {unpacked >> 20} MB of text and marks: save its text alone")
    if marks > MOST_MARKS:
        raise Unreadable(f"the Word document has {marks} marks, more than {MOST_MARKS}: save its text alone")
    return read_html(NOTES.sub(r'<li role="doc-\1note"', NOTE_SIGNS.sub("", made.value)), select)


def _markdown(data: bytes, encoding: str | None, legacy: Iterable[str], select: str) -> Page:
    # A line break is kept, as a poem wants it; lines of a text that is wrapped are joined by their lengths.
    made = markdown.markdown(decode(data, encoding, legacy), extensions=["sane_lists", "tables", "nl2br"])
    return read_html(made, select)


READERS: Mapping[str, Callable[[bytes, str | None, Iterable[str], str], Page]] = {
    TEXT: _text,
    HTML: _html,
    MHTML: _mhtml,
    WORD: _word,
    MARKDOWN: _markdown,
}

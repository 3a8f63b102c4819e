"""Where text becomes Markdown: escaped here, once, and nowhere else.

Only characters that could act, or that would not be seen, are written as numeric character references; the rest of
the text stays readable in docs/. A `Markdown` is text that has been escaped, and is escaped no second time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import Markup

from hexapla import addresses
from hexapla.compose.said import foreign

# What Python-Markdown and its extensions in mkdocs.yml act upon in the middle of a line.
INLINE = frozenset("\\`*_[]<>&{}|#")
# What acts only where a block begins: headings, lists, quotations, rules.
BLOCK_START = re.compile(r"(?P<digits>[0-9]*)(?P<sign>[-+.)>#])")
# What is composed within a line: what else looks like it has been escaped.
LINK = re.compile(r"\[([^\[\]]+)\]\(([^()]+)\)")
ITALIC = re.compile(r"\*([^*]+)\*")
# What acts inside a line of raw HTML.
RAW = frozenset('<>&"')


class Markdown(Markup):
    """Composed Markdown (or raw HTML within it): trusted, because only this package makes it."""


def _reference(char: str) -> str:
    return f"&#{ord(char)};"


def _escape(text: str, acting: frozenset[str]) -> str:
    if text.isprintable() and acting.isdisjoint(text):
        return text
    # C1 controls stay as they are: HTML reads the numbers 128 to 159 as Windows characters.
    return "".join(_reference(c) if c in acting or not (c.isprintable() or "\x80" <= c <= "\x9f") else c for c in text)


def inline(value: str) -> Markdown:
    """Text in the middle of a line of Markdown: its characters and nothing else are shown."""
    return Markdown(_escape(value, INLINE))


def text(value: str) -> Markdown:
    """Text at the beginning of a line, or anywhere else in Markdown."""
    return line_start(inline(value))


def line_start(line: Markdown) -> Markdown:
    """A line that begins no heading, list or the like, whatever its first characters are."""
    if start := BLOCK_START.match(line):
        return Markdown(start["digits"] + _reference(start["sign"]) + str(line)[start.end() :])
    return line


def raw(value: str) -> Markdown:
    """Text as the content of an element on a line of raw HTML."""
    return Markdown(_escape(value, RAW))


def attribute(value: str) -> Markdown:
    """Text as an attribute's value in double quotes, of an element in raw HTML or within a line of Markdown."""
    return Markdown(_escape(value, RAW | INLINE))


def web_address(address: str) -> Markdown:
    """The target of a Markdown link to somewhere else on the web: what could end it early is percent-encoded."""
    return Markdown(quote(address, safe=":/?#@!$&+,;=%~-."))


def spelled(attributes: Mapping[str, str]) -> Markdown:
    """Attributes as they stand in a tag, each behind a space."""
    return Markdown("".join(f' {name}="{attribute(value)}"' for name, value in attributes.items()))


def shown(words: str) -> Markdown:
    """Words in Markdown; those of another language than the page's in an element that says so."""
    other = foreign(words)
    return Markdown(f"<span{spelled(other)}>{text(words)}</span>") if other else text(words)


def finalize(value: object) -> object:
    """What templates do with every value they print: escape it, unless it has been escaped already."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def html(line: Markdown) -> Markdown:
    """A line of composed Markdown as raw HTML: its italics and links; all else in it is HTML already."""
    linked = LINK.sub(lambda link: f'<a href="{link[2].replace("&", "&amp;")}">{link[1]}</a>', str(line))
    return Markdown(ITALIC.sub(r"<em>\1</em>", linked))


def markdown_link(address: str, page: str) -> Markdown:
    """A link's target as MkDocs wants it: the way to the other page's Markdown file."""
    return Markdown(addresses.relative(address, page, "index.md"))

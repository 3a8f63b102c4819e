"""A web page as its visible lines: what a browser's innerText gives, with the element of each line.

Follows https://html.spec.whatwg.org/multipage/dom.html#the-innertext-steps; nothing of the file is run or fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from hexapla.read.captures.page import DEEP, Box, Line, Page, blank
from hexapla.read.captures.style import BLOCKS, HIDDEN, INLINE, PRE, Styles

SPACE = re.compile("[ \t\n\r\f]+")
# Elements that say what stands in them; others are passed over when it is said where a line stands.
TELLING = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "figcaption", "caption", "td", "th",
    "pre", "nav", "header", "footer", "aside", "article", "main", "form", "figure", "time", "address",
])  # fmt: skip
FURNITURE_ROLES = {"navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside"}
# Classes of boxes that stand inside a text and are none of it.
BOXES = re.compile(
    r"(?:^|[\s_-])(?:related|read-?more|readmore|recommend\w*|promo|newsletter|teaser|caption|credit|pullquote)(?=$|[\s_-])",
    re.I,
)
# The names under which pages say the same thing, the surest first.
TITLE = ("headline", "citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title", "articletitle")
DATE = (
    "datePublished", "citation_publication_date", "citation_date", "article:published_time", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish_date",
    "date", "parsely-pub-date", "sailthru.date", "og:published_time", "datecreated", "time",
)  # fmt: skip
AUTHOR = ("author", "citation_author", "dc.creator", "dcterms.creator", "article:author", "parsely-author", "byl")
ADDRESS = ("canonical", "og:url")


def read_html(text: str, select: str = "") -> Page:
    """The lines that a browser shows of a page, and its metadata. `select`: a CSS selector; lines in what it selects
    stand in an element called `selected`. Raises ValueError where it selects nothing or is none.
    """
    tree = LexborHTMLParser(text)
    chosen = _selected(tree, select) if select else set()
    root = tree.root
    language = ((root.attributes.get("lang") if root else "") or "").strip()
    return Page(tuple(_Walk(Styles(tree), chosen).lines(root)), _metadata(tree), language)


def _selected(tree: LexborHTMLParser, select: str) -> set[int]:
    try:
        found = {node.mem_id for node in tree.css(select)}
    except (SelectolaxError, ValueError):
        raise ValueError(f"'{select}' is no CSS selector") from None
    if not found:
        raise ValueError(f"nothing on the page is selected by '{select}'")
    return found


@dataclass
class _Box:
    """An element that is open while the page is walked through."""

    name: str
    block: bool
    hidden: bool
    pre: bool
    lays_out: bool  # a flex or grid container: its children are boxes
    around: tuple[str, ...]
    link: bool
    place: Box


@dataclass
class _Walk:
    """The lines of a page, put together in the order of its text."""

    styles: Styles
    chosen: set[int]
    made: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    starts: bool = True
    box: _Box = field(default_factory=lambda: _Box("", True, False, False, False, (), False, Box("")))
    whose: _Box | None = None
    linked: bool = True

    def lines(self, root: LexborNode | None) -> list[Line]:
        """Walks without recursion: pages nest deeper than Python does."""
        todo: list[tuple[LexborNode | None, _Box]] = [(root, self.box)] if root is not None else []
        while todo:
            node, box = todo.pop()
            self.box = box
            if node is None:  # the end of a box
                self._edge()
                continue
            if node.tag == "-text":
                self._text(node.text_content or "", box)
            elif node.tag == "br":
                if not box.hidden:
                    self._break()
            elif (made := self._open(node, box)) is not None:
                if made.block:
                    self._edge()
                    todo.append((None, made))
                children = []
                child = node.child
                while child is not None:
                    children.append((child, made))
                    child = child.next
                todo.extend(reversed(children))
        self._edge()
        return self.made

    def _open(self, node: LexborNode, box: _Box) -> _Box | None:
        """The element as an open box; None where nothing in it can be shown."""
        name, attributes = node.tag or "", node.attributes
        if name in HIDDEN or name.startswith(("-", "!")):
            return None
        styles = self.styles.of(node)
        display = styles.get("display", "")
        shut = (name == "dialog" and "open" not in attributes) or "hidden" in attributes
        closed = box.name == "details" and name != "summary"
        if display == "none" or (shut and not display) or closed:
            return None
        out = styles.get("float", "none") != "none" or styles.get("position") in ("absolute", "fixed")
        inline = display in INLINE if display else name not in BLOCKS
        space = styles.get("white-space", "")
        pre = space.startswith(("pre", "break-spaces")) if space else box.pre or name in PRE
        visibility = styles.get("visibility")
        role = FURNITURE_ROLES.get(attributes.get("role") or "", "")
        told = tuple(each for each in (role, name if name in TELLING else "", _boxed(attributes)) if each)
        if node.mem_id in self.chosen:
            told = ("selected", *told)
        if name == "details" and "open" in attributes:
            name = "details-open"
        return _Box(
            name,
            block=not inline or box.lays_out or out,
            hidden=visibility in ("hidden", "collapse") if visibility else box.hidden,
            pre=pre,
            lays_out=display in ("flex", "grid", "inline-flex", "inline-grid"),
            around=(box.around + told)[-DEEP:] if told else box.around,
            link=box.link or name == "a",
            place=Box(name, box.place) if not inline or told else box.place,
        )

    def _text(self, text: str, box: _Box) -> None:
        if box.hidden or box.name == "details":
            return
        for index, part in enumerate(re.split("\r\n|\r|\n", text) if box.pre else [SPACE.sub(" ", text)]):
            if index:
                self._break()
            if not blank(part):
                self.whose = self.whose or box
                self.linked = self.linked and box.link
            self.pieces.append(part)

    def _break(self) -> None:
        """A line ends, and with it no paragraph, unless it was empty."""
        empty = not self._flush()
        self.starts = self.starts or empty

    def _edge(self) -> None:
        self._flush()
        self.starts = True

    def _flush(self) -> bool:
        """Whether there was a line to make."""
        text = "".join(self.pieces).strip(" \t\n\r\f")
        self.pieces.clear()
        box, self.whose = self.whose or self.box, None
        linked, self.linked = self.linked, True
        if blank(text):
            return False
        tag = next((each for each in reversed(box.around) if each != "selected" and each[0] != "?"), "")
        self.made.append(Line(len(self.made) + 1, text, self.starts, tag, box.around, linked, box.place))
        self.starts = False
        return True


def _boxed(attributes: Mapping[str, str | None]) -> str:
    """By the name of its class, what an element may hold instead of text: never sure, hence with a mark of doubt."""
    found = BOXES.search(attributes.get("class") or "")
    return f"?{found[0].strip(' -_').lower()}" if found else ""


def _metadata(tree: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    """What the page says of itself in its head: JSON-LD, Highwire, Dublin Core, Open Graph, time elements."""
    found: dict[str, list[str]] = {}
    for name, value in _said(tree):
        value = SPACE.sub(" ", value).strip()
        if value and value not in found.setdefault(name, []):
            found[name].append(value)
    return {name: tuple(values) for name, values in found.items() if values}


def _said(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    for script in tree.css('script[type="application/ld+json" i]'):
        yield from _linked_data(script.text())
    for meta in tree.css("meta[content]"):
        name = meta.attributes.get("property") or meta.attributes.get("name") or meta.attributes.get("itemprop") or ""
        yield name if name == "datePublished" else name.lower(), meta.attributes.get("content") or ""
    for link in tree.css('link[rel="canonical" i][href]'):
        yield "canonical", link.attributes.get("href") or ""
    for time in tree.css("time[datetime]"):
        yield "time", time.attributes.get("datetime") or ""
    for title in tree.css("head > title"):
        yield "title", title.text()


def _linked_data(text: str) -> Iterator[tuple[str, str]]:
    """Headline, date and authors of the articles in a JSON-LD block (schema.org)."""
    try:
        todo = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while todo:
        one = todo.pop(0)
        if isinstance(one, list):
            todo.extend(one)
        elif isinstance(one, dict):
            todo.extend(one[key] for key in ("@graph", "mainEntity") if key in one)
            if "headline" in one:
                for key in ("headline", "datePublished"):
                    if isinstance(one.get(key), str):
                        yield key, one[key]
                yield from (("author", name) for name in _people(one.get("author")))


def _people(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name

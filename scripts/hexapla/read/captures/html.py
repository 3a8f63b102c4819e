"""A web page as its visible lines: what a browser's innerText gives, with the element of each line.

Follows https://html.spec.whatwg.org/multipage/dom.html#the-innertext-steps; nothing of the file is run or fetched, and
what stands in <noscript> is not shown, as where scripts run. Deliberately otherwise than in a browser:
- the characters are the source's: `text-transform` changes none;
- cells of a table are lines, as paragraphs are: a browser parts them by tabs;
- a page that hides the whole of itself, until a script shows it, is shown;
- lines that show nothing (a no-break space alone) are left out;
- what a shut <details> holds is read, as `folded` away, for whoever wants it;
- formulas of MathML stay in their line, with the letters of the source;
- the choices of a <select>, and what stands in place of media (<object>), are no text of the page;
- scripts, style sheets and the like are hidden, whatever a style sheet says of them;
- variables of CSS (`var(…)`), `all` and conditions on the screen's size are not followed.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from hexapla.read.captures.page import DEEP, Box, Line, Page, blank
from hexapla.read.captures.style import HIDDEN, PRE, REPLACED, Styles, is_inline, lays_out

SPACE = re.compile("[ \t\n\r\f]+")
# Elements that say what stands in them; others are passed over when it is said where a line stands.
TELLING = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "blockquote", "figcaption", "caption", "td", "th",
    "pre", "nav", "header", "footer", "aside", "article", "main", "form", "figure", "time", "address",
])  # fmt: skip
# Elements that do not end by themselves, and of which so many in each other stand on no page.
NESTING = re.compile(
    r"<(/?)(?!(?:p|li|dt|dd|br|hr|img|input|meta|link|option|t[rdh]|area|col|wbr|source)\b)[a-z]", re.I
)
DEEPEST = 3000
# Of what a page says of itself in its head: no name, date or title is longer, none is said so often.
LONGEST, MOST = 2000, 100
# Attributes of what is not shown until something happens.
SHUT = ("hidden", "popover")
ROLES = {
    "navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside",
    "doc-footnote": "footnote", "doc-endnote": "footnote", "doc-endnotes": "footnote",
}  # fmt: skip
# Classes of boxes that stand inside a text and are none of it.
BOXES = re.compile(
    r"(?:^|[\s_-])(?:related|read-?more|readmore|recommend\w*|promo|newsletter|teaser|caption|credit|pullquote)(?=$|[\s_-])",
    re.I,
)
POEM = re.compile(r"(?:^|[\s_-])(?:poem|poema|poesia|verse|stanza|strophe|estrofa)(?=$|[\s_-])", re.I)
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
    _not_too_deep(text)
    tree = LexborHTMLParser(text, scripting=True)
    chosen = _selected(tree, select) if select else set()
    root = tree.root
    language = ((root.attributes.get("lang") if root else "") or "").strip()
    try:
        lines = _Walk(Styles(tree), chosen).lines(root)
    except RecursionError:
        raise ValueError("the page's style sheets nest too deep to be read: save it as text") from None
    metadata, unread = _metadata(tree)
    return Page(tuple(lines), metadata, language, unread)


def _not_too_deep(text: str) -> None:
    """Elements in elements take a parser long; a browser stops at 512. Raises ValueError."""
    depth = 0
    for tag in NESTING.finditer(text):
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth > DEEPEST:
            raise ValueError(f"more than {DEEPEST} elements of the page stand in each other: save it as text")


def _selected(tree: LexborHTMLParser, select: str) -> set[int]:
    try:
        found = {node.mem_id for node in tree.css(select)}
    except (SelectolaxError, ValueError):
        raise ValueError(f"'{select}' is no CSS selector") from None
    if not found:
        raise ValueError(f"nothing on the page is selected by '{select}'")
    return found


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


@dataclass
class _Box:
    """An element that is open while the page is walked through."""

    name: str
    block: bool
    hidden: bool
    pre: bool
    apart: bool  # in its line, with lines of its own: spaces at its inner edges are not shown
    lays_out: bool  # a flex or grid container: its children are boxes
    around: tuple[str, ...]
    link: bool
    bold: bool
    place: Box


@dataclass
class _Walk:
    """The lines of a page, put together in the order of its text."""

    styles: Styles
    chosen: set[int]
    made: list[Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    starts: bool = True
    box: _Box = field(default_factory=lambda: _Box("", True, False, False, False, False, (), False, False, Box("")))
    whose: _Box | None = None
    linked: bool = True
    bold: bool = True
    trims: bool = False  # spaces that come next are not shown

    def lines(self, root: LexborNode | None) -> list[Line]:
        """Walks without recursion: pages nest deeper than Python does."""
        todo: list[tuple[LexborNode | None, _Box]] = [(root, self.box)] if root is not None else []
        while todo:
            node, box = todo.pop()
            self.box = box
            if node is None:  # the end of a box
                self._edge(box, ends=True)
                continue
            if node.tag == "-text":
                self._text(node.text_content or "", box)
            elif node.tag == "br":
                if not box.hidden:
                    self._break()
            elif (made := self._open(node, box)) is not None:
                if made.block or made.apart:
                    self._edge(made)
                    todo.append((None, made))
                if node.tag not in REPLACED:
                    todo.extend(reversed([(child, made) for child in _children(node)]))
        self._edge()
        return self.made

    def _open(self, node: LexborNode, box: _Box) -> _Box | None:
        """The element as an open box; None where nothing in it can be shown."""
        name, attributes = node.tag or "-", node.attributes
        if name in HIDDEN or name.startswith(("-", "!")):
            return None
        styles = self.styles.of(node)
        display = styles.get("display", "")
        shut = (name == "dialog" and "open" not in attributes) or not attributes.keys().isdisjoint(SHUT)
        whole = name in ("html", "body")
        if not whole and (display == "none" or (shut and not display)):
            return None
        out = styles.get("float", "none") != "none" or styles.get("position") in ("absolute", "fixed")
        boxless = display == "contents" or (name == "slot" and not display)
        inline = boxless or is_inline(name, display)
        if styles.get("content-visibility") == "hidden" and not inline:
            return None
        space = styles.get("white-space", "")
        pre = space.startswith(("pre", "break-spaces")) if space else box.pre or name in PRE
        visibility = styles.get("visibility", "inherit")
        hidden = box.hidden if visibility == "inherit" else visibility in ("hidden", "collapse") and not whole
        # A paragraph is one however it is shown, by the steps of innerText.
        block = name == "p" or (not boxless and (not inline or box.lays_out or out) and name != "wbr")
        role = ROLES.get(attributes.get("role") or "", "")
        told = tuple(each for each in (role, name if name in TELLING else "", _boxed(attributes)) if each)
        if box.name == "details" and name != "summary":
            told = ("folded", *told)
        if node.mem_id in self.chosen:
            told = ("selected", *told)
        if name == "details" and "open" in attributes:
            name = "details-open"
        return _Box(
            name,
            block=block,
            hidden=hidden,
            pre=pre,
            apart=not block and (display.startswith("inline-") or display == "inline flow-root" or name == "button"),
            lays_out=box.lays_out if boxless else lays_out(display),
            around=(box.around + told)[-DEEP:] if told else box.around,
            link=box.link or name == "a",
            bold=box.bold or name in ("b", "strong"),
            place=Box(name, box.place) if not inline or told else box.place,
        )

    def _text(self, text: str, box: _Box) -> None:
        if box.hidden:
            return
        if box.name == "details":
            box = replace(box, around=(*box.around, "folded")[-DEEP:])
        for index, part in enumerate(re.split("\r\n|\r|\n", text) if box.pre else [SPACE.sub(" ", text)]):
            if index:
                self._break()
            if self.trims and not box.pre:
                part = part.lstrip(" ")
                self.trims = not part
            if not blank(part):
                self.whose = self.whose or box
                self.linked, self.bold = self.linked and box.link, self.bold and box.bold
            self.pieces.append(part)

    def _break(self) -> None:
        """A line ends, and with it no paragraph, unless it was empty."""
        empty = not self._flush()
        self.starts = self.starts or empty

    def _edge(self, box: _Box | None = None, ends: bool = False) -> None:
        """The edge of a box, which ends a line. One that is not seen, or that stands in a line, only takes the spaces
        at its edges."""
        if box is None or (box.block and not box.hidden):
            self._flush()
            self.starts = True
            return
        if self.pieces and (box.block or ends):
            self.pieces[-1] = self.pieces[-1].rstrip(" ")
        self.trims = box.block or not ends

    def _flush(self) -> bool:
        """Whether there was a line to make."""
        text = "".join(self.pieces).strip(" \t\n\r\f")
        self.pieces.clear()
        self.trims = False
        box, self.whose = self.whose or self.box, None
        linked, bold = self.linked, self.bold
        self.linked = self.bold = True
        if blank(text):
            return False
        tag = next((each for each in reversed(box.around) if each in TELLING), "")
        self.made.append(Line(len(self.made) + 1, text, self.starts, tag, box.around, linked, bold, box.place))
        self.starts = False
        return True


def _boxed(attributes: Mapping[str, str | None]) -> str:
    """By the name of its class, what an element holds: what may be no text with a mark, as it is never sure."""
    if POEM.search(attributes.get("class") or ""):
        return "poem"
    found = BOXES.search(attributes.get("class") or "")
    return f"?{found[0].strip(' -_').lower()}" if found else ""


def _metadata(tree: LexborHTMLParser) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """What the page says of itself in its head: JSON-LD, Highwire, Dublin Core, Open Graph, time elements; and the
    names under which it says too much to be read."""
    found: dict[str, dict[str, None]] = {}
    unread = set()
    for name, value in _said(tree):
        value = SPACE.sub(" ", value).strip()
        values = found.setdefault(name, {})
        if len(value) > LONGEST or (len(values) >= MOST and value not in values):
            unread.add(name)
        elif value:
            values[value] = None
    return {name: tuple(values) for name, values in found.items() if values}, frozenset(unread)


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
        todo = deque([json.loads(text)])
    except (ValueError, RecursionError):
        return
    while todo:
        one = todo.popleft()
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

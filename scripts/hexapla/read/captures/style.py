"""Which elements of a page are shown, and which are boxes of their own: what innerText needs of CSS, and no more.

Follows the cascade (CSS Cascading Level 4) for a few properties of the page's own style sheets and attributes; sheets
that stand elsewhere are not fetched. Media queries with conditions on the screen are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

PROPERTIES = ("display", "visibility", "white-space", "float", "position", "content-visibility")
# The style sheet of the browser: https://html.spec.whatwg.org/multipage/rendering.html#the-css-user-agent-style-sheet
HIDDEN = frozenset([
    "area", "base", "basefont", "datalist", "head", "link", "meta", "noembed", "noframes", "noscript", "param",
    "rp", "script", "style", "template", "title", "option", "optgroup", "audio",
])  # fmt: skip
# Shown by something else than their text, if at all.
REPLACED = frozenset([
    "iframe", "object", "embed", "video", "canvas", "svg", "select", "textarea", "input", "progress", "meter",
])  # fmt: skip
BLOCKS = frozenset([
    "html", "body", "address", "blockquote", "center", "dialog", "div", "figure", "figcaption", "footer", "form",
    "header", "hr", "legend", "listing", "main", "nav", "p", "plaintext", "pre", "search", "xmp", "article",
    "aside", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "section", "dir", "dd", "dl", "dt", "menu", "ol", "ul",
    "li", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "fieldset", "details",
    "summary",
])  # fmt: skip
PRE = frozenset(("pre", "listing", "plaintext", "xmp", "textarea"))
INLINE = frozenset([
    "inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "contents", "ruby", "ruby-text",
    "-webkit-inline-box", "-webkit-inline-flex", "math", "initial", "unset", "inline flow", "inline flow-root",
    "inline flex", "inline grid", "inline table",
])  # fmt: skip
DISPLAYS = INLINE | frozenset([
    "none", "block", "flow-root", "flow", "flex", "grid", "table", "list-item", "table-row", "table-cell",
    "table-row-group", "table-header-group", "table-footer-group", "table-column", "table-column-group",
    "table-caption", "-webkit-box", "-webkit-flex", "block flow", "block flow-root", "block flex", "block grid",
    "block table", "inherit", "revert", "revert-layer",
])  # fmt: skip
# What no element is while a page is only looked at; of two kinds, since a rule for a state may also say `:not(…)`.
STATES = (
    r":(?:hover|focus(?:-visible|-within)?|active|visited|target(?:-within)?|fullscreen|modal|popover-open|autofill)"
)
NEVER = re.compile(rf"{STATES}\b|::|:(?:before|after|first-line|first-letter)\b", re.I)
# A selector of names alone, with the element's before them: it needs no search through the page.
SIMPLE = re.compile(r"([a-zA-Z][\w-]*|)(?:[.#](?:[a-zA-Z0-9_-]|[^\x00-\x7f]|\\.)+)+")
NOT_NOW = re.compile(rf":not\({STATES}\)", re.I)
Tokens = Sequence[Any]
Values = Sequence[tuple[str, str, bool]]  # property, value, whether it is important
Rank = tuple[int, ...]
# What makes a search look at the neighbours of each element.
SLOW = re.compile(r"~|:nth|:has|-of-type|:last|:only", re.I)
WORK = 100_000_000  # elements that may be looked at: some seconds
OUTSIDE = 1_000_000  # where rules in no layer stand: behind all layers


def is_inline(name: str, display: str) -> bool:
    """Whether an element runs on in its line, by its name where nothing is said of its `display`."""
    return display in INLINE if display and not display.startswith("revert") else name not in BLOCKS


def lays_out(display: str) -> bool:
    """Whether the children of an element are boxes, whatever they are elsewhere."""
    return display.endswith(("flex", "grid", "-box"))


class TooMuch(ValueError):
    """A page that is too large or too nested to be read in seconds."""


class Styles:
    """The values of PROPERTIES that a page's own styles give to its elements."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._given: dict[int, dict[str, tuple[Rank, str]]] = {}
        # Without a doctype, capitals of classes and ids make no difference (of very old doctypes the same is true).
        self._exact = tree.root is not None and tree.root.prev is not None
        self._tree, self._named = tree, _named(tree, self._exact)
        self._elements_to_see = len(tree.css("*"))
        self._left = WORK
        layers: dict[str, int] = {}
        for order, (layer, prelude, values) in enumerate(_rules(tree)):
            at = layers.setdefault(layer, len(layers)) if layer else OUTSIDE
            for selector, nodes in self._matching(prelude):
                specificity = weigh(selector)
                for node in nodes:
                    self._put(node, values, (at, *specificity, order))

    def _matching(self, prelude: Tokens) -> list[tuple[Tokens, list[LexborNode]]]:
        """The elements that each selector of a list matches; none where one of them is wrong, as CSS has it."""
        try:
            return [(one, self._elements(one)) for one in split_at(prelude, ",")]
        except TooMuch:
            raise
        except (SelectolaxError, ValueError):
            return []

    def _elements(self, selector: Tokens) -> list[LexborNode]:
        """What a selector matches. To look through the page for each of thousands of rules takes too long."""
        text = NOT_NOW.sub("", tinycss2.serialize(selector)).strip()
        if NEVER.search(text):
            return []
        names = [name if self._exact else name.lower() for name in _names(selector)]
        if not all(name in self._named for name in names):
            return []
        simple = SIMPLE.fullmatch(text)
        if not (simple and names):
            return self._looked_for(text)
        others = [self._ids_of(name) for name in names[1:]]
        tag = simple[1].lower()
        return [
            node
            for node in self._named[names[0]]
            if tag in ("", node.tag) and all(node.mem_id in other for other in others)
        ]

    def _looked_for(self, selector: str) -> list[LexborNode]:
        """What a selector matches, by a look at every element. Raises TooMuch when that takes more than seconds."""
        self._left -= self._elements_to_see * (self._widest if SLOW.search(selector) else 1)
        if self._left < 0:
            raise TooMuch("the page has more elements and rules of style than can be gone through: save it as text")
        return self._tree.css(selector)

    @cached_property
    def _widest(self) -> int:
        """The number of the children of the element that has most."""
        counts: dict[int, int] = {}
        for node in self._tree.css("*"):
            if (parent := node.parent) is not None:
                counts[parent.mem_id] = counts.get(parent.mem_id, 0) + 1
        return max(counts.values(), default=1)

    def _ids_of(self, name: str) -> set[int]:
        return {node.mem_id for node in self._named[name]}

    def _put(self, node: LexborNode, values: Values, place: tuple[int, ...]) -> None:
        own = self._given.setdefault(node.mem_id, {})
        for name, value, important in values:
            # Of what is important, the first layer wins, and what stands in none loses.
            rank = (important, -place[0] if important else place[0], *place[1:])
            if name not in own or own[name][0] <= rank:
                own[name] = (rank, value)

    def of(self, node: LexborNode) -> dict[str, str]:
        """The values of one element, by its style attribute and the page's style sheets."""
        sheet = self._given.get(node.mem_id, {})
        found = {name: value for name, (_, value) in sheet.items()}
        style = node.attributes.get("style")
        own: dict[str, bool] = {}
        for name, value, important in _declared(style) if style else ():
            if own.get(name, name in sheet and sheet[name][0][0]) <= important:
                found[name], own[name] = value, important
        return found


def _named(tree: LexborHTMLParser, exact: bool) -> Mapping[str, list[LexborNode]]:
    """The elements of each class (`.name`) and id (`#name`), in small letters unless these are `exact`."""
    found: dict[str, list[LexborNode]] = {}
    for node in tree.css("[class], [id]"):
        attributes = node.attributes
        names = {f".{one}" for one in (attributes.get("class") or "").split()} | {f"#{attributes.get('id') or ''}"}
        for name in names if exact else {one.lower() for one in names}:
            found.setdefault(name, []).append(node)
    return found


def split_at(tokens: Tokens, mark: str) -> Sequence[Tokens]:
    """The parts of a list between its commas, not of those within brackets."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == mark:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _names(selector: Tokens) -> list[str]:
    """The classes and ids that a selector asks for, whatever stands in its brackets."""
    found = [f"#{one.value}" for one in selector if one.type == "hash"]
    for dot, name in pairwise(selector):
        if dot == "." and name.type == "ident":
            found.append(f".{name.value}")
    return found


def weigh(selector: Tokens) -> tuple[int, int, int]:
    """How narrow a selector is: ids, classes and attributes, elements (Selectors Level 4, section 17)."""
    ids = classes = elements = 0
    before = ""
    for token in selector:
        if token.type == "hash":
            ids += 1
        elif token.type == "[] block" or (token.type == "ident" and before in (".", ":")):
            classes += 1
        elif token.type == "ident":
            elements += 1
        elif token.type == "function" and token.lower_name in ("is", "not", "has"):
            more = max(map(weigh, split_at(token.arguments, ",")))
            ids, classes, elements = ids + more[0], classes + more[1], elements + more[2]
        elif token.type == "function" and token.lower_name != "where":
            classes += 1
        before = token.value if token.type == "literal" else ""
    return ids, classes, elements


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, Tokens, Values]]:
    """The layer, selectors and values of each rule of the page's style sheets, in order."""
    for sheet in tree.css("style"):
        if _for_screen(sheet.attributes.get("media") or ""):
            yield from _of(tinycss2.parse_stylesheet(sheet.text(), skip_comments=True, skip_whitespace=True))


def _of(rules: Iterable[Any], layer: str = "") -> Iterator[tuple[str, Tokens, Values]]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if values := list(_declared(rule.content)):
                yield layer, rule.prelude, values
        elif rule.type == "at-rule" and rule.lower_at_keyword == "layer" and rule.content is None:
            yield from ((tinycss2.serialize(one).strip(), (), ()) for one in split_at(rule.prelude, ","))
        elif rule.type == "at-rule" and rule.content and _holds(rule):
            own = layer
            if rule.lower_at_keyword == "layer":
                own = tinycss2.serialize(rule.prelude).strip() or f"(at {rule.source_column} of {rule.source_line})"
            yield from _of(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), own)


def _holds(rule: Any) -> bool:
    """Whether the rules inside an at-rule hold for every reader."""
    if rule.lower_at_keyword == "media":
        return _for_screen(tinycss2.serialize(rule.prelude))
    return rule.lower_at_keyword in ("layer", "supports")


def _for_screen(media: str) -> bool:
    """Whether rules hold for every screen, whatever its size."""
    return any(one.strip().lower() in ("", "all", "screen", "only screen") for one in media.split(","))


def _declared(declarations: Any) -> Iterator[tuple[str, str, bool]]:
    for one in tinycss2.parse_blocks_contents(declarations, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in PROPERTIES:
            value = " ".join(tinycss2.serialize(one.value).lower().split())
            if one.lower_name != "display" or value in DISPLAYS:
                yield one.lower_name, value, one.important

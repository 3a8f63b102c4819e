"""Which elements of a page are shown, and which are boxes of their own: what innerText needs of CSS, and no more.

Follows the cascade (CSS Cascading Level 4) for a few properties of the page's own style sheets and attributes; sheets
that stand elsewhere are not fetched. Media queries with conditions on the screen are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

PROPERTIES = ("display", "visibility", "white-space", "float", "position")
# The style sheet of the browser: https://html.spec.whatwg.org/multipage/rendering.html#the-css-user-agent-style-sheet
HIDDEN = frozenset([
    "area", "base", "basefont", "datalist", "head", "link", "meta", "noembed", "noframes", "noscript", "param",
    "rp", "script", "style", "template", "title", "iframe", "object", "embed", "audio", "video", "canvas", "svg",
    "select", "option", "optgroup", "textarea", "input", "progress", "meter",
])  # fmt: skip
BLOCKS = frozenset([
    "html", "body", "address", "blockquote", "center", "dialog", "div", "figure", "figcaption", "footer", "form",
    "header", "hr", "legend", "listing", "main", "nav", "p", "plaintext", "pre", "search", "xmp", "article",
    "aside", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "section", "dir", "dd", "dl", "dt", "menu", "ol", "ul",
    "li", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "fieldset", "details",
    "summary", "optgroup", "option", "slot",
])  # fmt: skip
PRE = frozenset(("pre", "listing", "plaintext", "xmp", "textarea"))
INLINE = ("inline", "inline-block", "inline-flex", "inline-grid", "inline-table", "contents", "ruby", "ruby-text")
NAME = re.compile(r"[.#]((?:[\w-]|[^\x00-\x7f]|\\.)+)")
STATES = re.compile(r":(?:hover|focus|active|visited|target|checked|disabled|focus-\w+|before|after|:[\w-]+)")
Values = dict[str, str]


class Styles:
    """The values of PROPERTIES that a page's own styles give to its elements."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._given: dict[int, dict[str, tuple[tuple[bool, int, int, int], str]]] = {}
        names = _names(tree)
        for order, (selector, values) in enumerate(_rules(tree)):
            for one in selector.split(","):
                if STATES.search(one) or not all(name in names for name in NAME.findall(one)):
                    continue
                for node in _matching(tree, one):
                    self._put(node, values, _specificity(one), order)

    def _put(self, node: LexborNode, values: Iterable[tuple[str, str, bool]], specificity: Any, order: int) -> None:
        own = self._given.setdefault(node.mem_id, {})
        for name, value, important in values:
            rank = (important, *specificity, order)
            if name not in own or own[name][0] <= rank:
                own[name] = (rank, value)

    def of(self, node: LexborNode) -> Values:
        """The values of one element, by its style attribute and the page's style sheets."""
        sheet = self._given.get(node.mem_id, {})
        found = {name: value for name, (_, value) in sheet.items()}
        style = node.attributes.get("style")
        for name, value, important in _declared(style) if style else ():
            if important or not (name in sheet and sheet[name][0][0]):
                found[name] = value
        return found


def _names(tree: LexborHTMLParser) -> set[str]:
    """Every class and id of the page: a rule that names another one can match nothing."""
    found: set[str] = set()
    for node in tree.css("[class], [id]"):
        found.update((node.attributes.get("class") or "").split())
        found.add(node.attributes.get("id") or "")
    return found


def _matching(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except (SelectolaxError, ValueError):  # a selector that is newer than the parser, or none
        return []


def _specificity(selector: str) -> tuple[int, int, int]:
    """How narrow a selector is: ids, classes and attributes, elements (Selectors Level 4, section 17)."""
    ids, classes = len(re.findall(r"#[\w-]", selector)), len(re.findall(r"\.[\w-]|\[|:(?!not|is|where)", selector))
    return ids, classes, len(re.findall(r"(?:^|[\s>+~(])[a-zA-Z]", selector))


def _rules(tree: LexborHTMLParser) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
    for sheet in tree.css("style"):
        if _for_screen(sheet.attributes.get("media") or ""):
            yield from _of(tinycss2.parse_stylesheet(sheet.text(), skip_comments=True, skip_whitespace=True))


def _of(rules: Iterable[Any]) -> Iterator[tuple[str, list[tuple[str, str, bool]]]]:
    for rule in rules:
        if rule.type == "qualified-rule":
            if values := list(_declared(rule.content)):
                yield tinycss2.serialize(rule.prelude).strip(), values
        elif rule.type == "at-rule" and rule.content and _holds(rule):
            yield from _of(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


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
            yield one.lower_name, tinycss2.serialize(one.value).strip().lower(), one.important

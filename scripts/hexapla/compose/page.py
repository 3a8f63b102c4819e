"""A composed page: front matter for the theme, and Markdown from the template of its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypedDict

import jinja2
import yaml

from hexapla import addresses
from hexapla.compose.forms import begins_with_title, runs
from hexapla.compose.markdown import Markdown, attribute, finalize, html, raw, spelled, text, web_address
from hexapla.compose.said import foreign
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.data import TEMPLATES

# PyYAML's own C emitter, which its packages bring: a third of composing is front matter.
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
TOO_MANY_LINES = re.compile(r"\n\s*\n\s*\n|\n[ ]+\n")


@dataclass(frozen=True)
class Step:
    """A named way to another page: `address` from the language's root, or None for words that lead nowhere."""

    title: str
    address: str | None = None


class Link(TypedDict, total=False):
    """A step as the theme reads it: `address` relative to the page."""

    title: str
    address: str
    said: dict[str, str]


class HeadLink(TypedDict, total=False):
    """An element `link` of the page's head, by its attributes."""

    rel: str
    href: str
    type: str


class FrontMatter(TypedDict, total=False):
    """What the theme reads of a page; tests/test_theme.py holds it against the templates.

    `said`: the attributes of elements with words in another language than the page's: of a step's title, of the page's.
    """

    title: str
    said: dict[str, str]
    kind: str
    description: str
    source: str
    breadcrumb: list[Link]
    crumb: str
    previous: Link
    next: Link
    moved: str
    cards: str
    meta: list[tuple[str, str]]
    links: list[HeadLink]
    structured: str


@dataclass(frozen=True)
class Page:
    """A page before it is written: `sheet` knows its address, `source` is the file that an editor of it would open."""

    kind: str
    sheet: Sheet
    title: str
    description: str
    values: Mapping[str, Any]
    source: str = ""
    breadcrumb: tuple[Step, ...] = ()
    previous: Step | None = None
    next: Step | None = None
    moved: str = ""
    # What the last step of the breadcrumb is called, where that is not the title.
    crumb: str = ""
    # The script with the cards of the terms that the page names.
    cards: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    # What the page is of, or is described by, elsewhere.
    links: tuple[HeadLink, ...] = ()
    # What the page is to machines: things of schema.org.
    structured: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)

    @property
    def address(self) -> str:
        return self.sheet.address


def home(view: View) -> Step:
    """The first step of a breadcrumb."""
    return Step(view.words["home"], addresses.HOME)


def markdown(page: Page) -> str:
    """The page as it stands in docs/."""
    sheet, view = page.sheet, page.sheet.view
    body = (
        _templates()
        .get_template(f"{page.kind}.md")
        .render(
            page=sheet,
            link=sheet.link,
            view=view,
            edition=view.edition,
            reader=view.reader,
            index=view.index,
            words=view.words,
            addresses=addresses,
            **page.values,
        )
    )
    head = yaml.dump(_plain(_front_matter(page)), Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=2**31 - 1)
    return f"---\n{head}---\n\n{TOO_MANY_LINES.sub(chr(10) * 2, body).strip()}\n"


def _front_matter(page: Page) -> FrontMatter:
    keys: FrontMatter = {"title": page.title, "kind": page.kind, "description": page.description}
    if other := foreign(page.title):
        keys["said"] = dict(other)
    if page.source:
        keys["source"] = page.source
    if page.breadcrumb:
        keys["breadcrumb"] = [_link(step, page.address) for step in page.breadcrumb]
    if page.previous:
        keys["previous"] = _link(page.previous, page.address)
    if page.next:
        keys["next"] = _link(page.next, page.address)
    if page.moved:
        keys["moved"] = addresses.relative(page.moved, page.address)
    if page.cards:
        keys["cards"] = addresses.file(page.cards, page.address)
    if page.crumb:
        keys["crumb"] = page.crumb
    if page.meta:
        keys["meta"] = list(page.meta)
    if page.links:
        keys["links"] = list(page.links)
    if page.structured:
        keys["structured"] = _json_ld(page.structured)
    return keys


def _json_ld(things: Iterable[Mapping[str, Any]]) -> str:
    """https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents; no < in it can end the element."""
    made = json.dumps({"@context": "https://schema.org", "@graph": list(things)}, ensure_ascii=False)
    return made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _link(step: Step, page: str) -> Link:
    link: Link = {"title": step.title}
    if step.address is not None:
        link["address"] = addresses.relative(step.address, page)
    if other := foreign(step.title):
        link["said"] = dict(other)
    return link


def _plain(value: Any) -> Any:
    """Built-in strings for YAML, which knows none of ours."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return str(value)


def number_link(number: int) -> Markdown:
    """A paragraph's number: apparatus, and the link by which the paragraph is cited."""
    return Markdown(f'<a class="number" href="#p{number}" data-apparatus>{number}</a>')


@cache
def _templates() -> jinja2.Environment:
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=True,
    )
    templates.globals |= {
        "begins_with_title": begins_with_title,
        "foreign": foreign,
        "number_link": number_link,
        "runs": runs,
        "spelled": spelled,
    }
    templates.filters |= {"attribute": attribute, "html": html, "raw": raw, "text": text, "web_address": web_address}
    return templates

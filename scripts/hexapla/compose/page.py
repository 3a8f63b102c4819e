"""A composed page: front matter for the theme, and Markdown from a template."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import jinja2
import yaml

from hexapla import addresses
from hexapla.compose.citing import DOWNLOADS
from hexapla.compose.markdown import Markdown, finalize, raw, text, web_address
from hexapla.data import TEMPLATES
from hexapla.model import Article

# PyYAML's own C emitter, which its packages bring: a third of composing is front matter.
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
TOO_MANY_LINES = re.compile(r"\n\s*\n\s*\n|\n[ ]+\n")


@dataclass(frozen=True)
class Step:
    """A named way to another page: `address` from the language's root, or None for words that lead nowhere."""

    title: str
    address: str | None = None


@dataclass(frozen=True)
class Page:
    """`address` is the page's own; `source` the file that an editor of its text would open."""

    address: str
    kind: str
    title: str
    description: str
    template: str
    values: Mapping[str, Any]
    source: str = ""
    breadcrumb: tuple[Step, ...] = ()
    previous: Step | None = None
    next: Step | None = None
    moved: str = ""
    front: Mapping[str, Any] = field(default_factory=dict)
    # What the page is to machines: things of schema.org.
    structured: tuple[Mapping[str, Any], ...] = ()


def markdown(page: Page) -> str:
    """The page as it stands in docs/."""

    def link(address: str) -> Markdown:
        return markdown_link(address, page.address)

    def downloads(article: Article) -> list[tuple[str, Markdown]]:
        return [
            (name, Markdown(addresses.file(addresses.download(article.slug, ending), page.address)))
            for ending, name in DOWNLOADS.items()
        ]

    template = _templates().get_template(f"{page.template}.md")
    body = template.render(page=page.address, link=link, downloads=downloads, addresses=addresses, **page.values)
    return f"---\n{_front_matter(page)}---\n\n{TOO_MANY_LINES.sub(chr(10) * 2, body).strip()}\n"


def _front_matter(page: Page) -> str:
    keys: dict[str, Any] = {"title": page.title, "kind": page.kind, "description": page.description}
    if page.source:
        keys["source"] = page.source
    if page.breadcrumb:
        keys["breadcrumb"] = [_step(step, page.address) for step in page.breadcrumb]
    for key in ("previous", "next"):
        if step := getattr(page, key):
            keys[key] = _step(step, page.address)
    if page.moved:
        keys["moved"] = addresses.relative(page.moved, page.address)
    keys |= page.front
    if page.structured:
        keys["structured"] = _json_ld(page.structured)
    return str(yaml.dump(_plain(keys), Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=2**31 - 1))


def _json_ld(things: Iterable[Mapping[str, Any]]) -> str:
    """https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents; no < in it can end the element."""
    made = json.dumps({"@context": "https://schema.org", "@graph": list(things)}, ensure_ascii=False)
    return made.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _step(step: Step, page: str) -> dict[str, str]:
    way = {} if step.address is None else {"address": addresses.relative(step.address, page)}
    return {"title": step.title, **way}


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


def markdown_link(address: str, page: str) -> Markdown:
    """A link's target as MkDocs wants it: the way to the other page's Markdown file."""
    return Markdown(addresses.relative(address, page, "index.md"))


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
    templates.globals |= {"number_link": number_link}
    templates.filters |= {"raw": raw, "text": text, "web_address": web_address}
    return templates

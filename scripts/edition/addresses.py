"""Where every page stands: the contracts that never change once published. Relative to a language's root."""

from __future__ import annotations

import posixpath

HOME = ""
ARTICLES = "articles/"
GLOSSARY = "glossary/"
TIMELINE = "timeline/"
ABOUT = "about/"


def article(slug: str) -> str:
    return f"{slug}/"


def section(slug: str, section: str) -> str:
    return f"{slug}/{section}/"


def parallel(slug: str) -> str:
    return f"{slug}/parallel/"


def term(id_: str) -> str:
    return f"{GLOSSARY}{id_}/"


def event(id_: str) -> str:
    return f"{TIMELINE}#{id_}"


def note(slug: str, id_: str) -> str:
    return f"{slug}/#note-{id_}"


def relative(target: str, page: str, file: str = "") -> str:
    """The way from a page to another page (with `file`, to that file of its folder), the fragment kept."""
    path, mark, fragment = target.partition("#")
    way = posixpath.relpath(path or ".", page or ".")
    way = f"{way}/{file}" if file else f"{way}/"
    return (way.removeprefix("./") or "./") + mark + fragment


def file_of(address: str) -> str:
    """The Markdown file that MkDocs renders at an address."""
    return f"{address}index.md"

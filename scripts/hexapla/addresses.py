"""Where every page stands: the contracts that never change once published. Relative to a language's root."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

from hexapla.model import Edition

HOME = ""
ARTICLES = "articles/"
GLOSSARY = "glossary/"
TIMELINE = "timeline/"
ABOUT = "about/"
ACCESSIBILITY = "accessibility/"


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


def about(id_: str) -> str:
    return f"{ABOUT}#about_{id_}"


def note(slug: str, id_: str) -> str:
    return f"{slug}/#note-{id_}"


def cards(slug: str) -> str:
    return f"{slug}/cards.js"


def sentences(slug: str) -> str:
    return f"{slug}/sentences.js"


def download(slug: str, ending: str) -> str:
    return f"downloads/{slug}.{ending}"


def file(path: str, page: str) -> str:
    """The way from a page to a file that is no page."""
    return posixpath.relpath(path, page or ".")


def root(edition: Edition, tag: str) -> str:
    """The folder in which a language's pages stand: the default language's is the site's own."""
    return "" if tag == edition.default else f"{tag}/"


def absolute(edition: Edition, address: str, tag: str) -> str:
    """The address on the web of a page in one language; '' where the site's own address is not known."""
    return urljoin(edition.site.address, root(edition, tag) + address) if edition.site.address else ""


def relative(target: str, page: str, file: str = "") -> str:
    """The way from a page to another page (with `file`, to that file of its folder), the fragment kept."""
    path, mark, fragment = target.partition("#")
    # posixpath.relpath asks for the current folder each time: an archive of articles has millions of links.
    goal, here = path.split("/")[:-1], page.split("/")[:-1]
    shared = 0
    while shared < min(len(goal), len(here)) and goal[shared] == here[shared]:
        shared += 1
    steps = "".join(f"{step}/" for step in [*[".."] * (len(here) - shared), *goal[shared:]])
    return (steps + file or "./") + mark + fragment


def file_of(address: str) -> str:
    """The Markdown file that MkDocs renders at an address."""
    return f"{address}index.md"

"""From an edition without errors to the files of docs/: pure, the same edition gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hexapla.addresses import file_of
from hexapla.compose.exports import files
from hexapla.compose.index import Index
from hexapla.compose.page import markdown
from hexapla.compose.pages import pages
from hexapla.compose.signposts import licence
from hexapla.compose.structured import breadcrumb
from hexapla.compose.view import View
from hexapla.model import Edition


def compose(edition: Edition) -> Mapping[str, bytes]:
    """{path below docs/: content} of every page and export in every language.

    Raises ValueError where two would stand at one path: a kind of page or export takes another's address.
    """
    made: dict[str, bytes] = {}
    index = Index(edition)
    for tag in edition.tags:
        for path, content in _language(View(edition, tag, index)):
            if path in made:
                raise ValueError(f"two files would stand at {path}")
            made[path] = content
    return made


def _language(view: View) -> Iterator[tuple[str, bytes]]:
    for page in pages(view):
        things = (*page.structured, *breadcrumb(view, page))
        whole = replace(page, structured=things, links=(*page.links, *licence(view, page)))
        yield f"{view.tag}/{file_of(page.address)}", markdown(whole).encode()
    for path, content in files(view):
        yield f"{view.tag}/{path}", content

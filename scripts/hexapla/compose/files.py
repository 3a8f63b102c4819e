"""From a valid edition to the files of docs/: pure, the same edition gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hexapla.addresses import file_of
from hexapla.compose.exports import EXPORTS
from hexapla.compose.page import markdown
from hexapla.compose.pages import KINDS
from hexapla.compose.structured import breadcrumb
from hexapla.compose.view import View
from hexapla.model import Edition


def compose(edition: Edition) -> Mapping[str, bytes]:
    """{path below docs/: content} of every page and export in every language."""
    return dict(file for tag in edition.tags for file in _language(View(edition, tag)))


def _language(view: View) -> Iterator[tuple[str, bytes]]:
    for kind in KINDS:
        for page in kind(view):
            whole = replace(page, structured=(*page.structured, *breadcrumb(view, page)))
            yield f"{view.tag}/{file_of(page.address)}", markdown(whole).encode()
    for export in EXPORTS:
        for path, content in export(view):
            yield f"{view.tag}/{path}", content

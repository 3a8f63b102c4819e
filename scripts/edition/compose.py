"""From a sound edition to the files of docs/: pure, the same edition gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from edition.addresses import file_of
from edition.exports import EXPORTS
from edition.model import Edition
from edition.page import markdown
from edition.pages import KINDS
from edition.structured import breadcrumb
from edition.view import View


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

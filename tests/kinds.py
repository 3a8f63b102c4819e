"""A page of each kind of an edition, for tools that look at every kind: the one in source/, or in $EDITION_SOURCE."""

from __future__ import annotations

import os
from pathlib import Path

from conftest import ROOT
from hexapla import addresses
from hexapla.compose.pages import pages
from hexapla.compose.view import View
from hexapla.model import Edition
from hexapla.pipeline import read_and_check

SOURCE = Path(os.environ.get("EDITION_SOURCE", ROOT / "source"))


def edition() -> Edition:
    return read_and_check(SOURCE)[0]


def first_of_each(edition: Edition) -> dict[str, str]:
    """The address of the first page of each kind: of the first article, section, term."""
    found: dict[str, str] = {}
    for page in pages(View(edition, edition.default)):
        if not page.moved:
            found.setdefault(page.kind, page.address)
    return found


def roots(edition: Edition) -> dict[str, str]:
    """The folder of each language."""
    return {tag: addresses.root(edition, tag) for tag in edition.tags}

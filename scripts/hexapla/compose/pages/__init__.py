"""The kinds of pages: a module for each row of the registry, with a function `pages` that takes a view."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from hexapla.compose.page import Page
from hexapla.compose.view import View
from hexapla.registry import PAGES


def pages(view: View) -> Iterator[Page]:
    """Every page that the readers of one language have."""
    for kind in PAGES:
        yield from import_module(f"{__name__}.{kind.name}").pages(view)

"""Exports: files beside the pages; a module for each row of the registry, with a function `files` that takes a view."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from hexapla.compose.view import View
from hexapla.registry import EXPORTS


def files(view: View) -> Iterator[tuple[str, bytes]]:
    """Every (path, content) that the readers of one language have."""
    for export in EXPORTS:
        yield from import_module(f"{__name__}.{export.name}").files(view)

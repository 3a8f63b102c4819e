"""Exports: files beside the pages. Each module takes a view and gives (path, content); a new one is named here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hexapla.compose.exports import cards, downloads, feed, search, sitemap, social
from hexapla.compose.view import View

EXPORTS: tuple[Callable[[View], Iterator[tuple[str, bytes]]], ...] = (
    search.files,
    cards.files,
    downloads.files,
    sitemap.files,
    feed.files,
    social.files,
)

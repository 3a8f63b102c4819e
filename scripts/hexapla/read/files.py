"""The folder of sources: its files by their paths, read once, named in problems as the editor sees them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from hexapla.model import Location
from hexapla.problems import Problem
from hexapla.read.fields import Fields
from hexapla.read.yamltree import Node, Report, Sequence, read_yaml

# What the files of each folder hold, by the names of the model.
PARTS = {"glossary": "term", "timeline": "event", "references.yml": "reference", "articles": "article"}


class Source:
    """`folder` is the folder of sources; `report` takes each problem found while reading."""

    def __init__(self, folder: Path, report: Report) -> None:
        self.folder, self.report = folder, report
        self.unread: set[str] = set()
        self._opened: set[Path] = set()

    def name(self, path: Path) -> str:
        """A file's name as the editor sees it: from the current folder, with forward slashes."""
        full = self.folder / path
        try:
            return Path(os.path.relpath(full)).as_posix()
        except ValueError:  # another drive, on Windows
            return full.as_posix()

    def location(self, path: Path, line: int = 1) -> Location:
        return Location(self.name(path), line)

    def has(self, path: Path) -> bool:
        return (self.folder / path).is_file()

    def bytes(self, path: Path) -> bytes | None:
        """The bytes of a file; None (reported) where it cannot be read."""
        self._opened.add(path)
        try:
            return (self.folder / path).read_bytes()
        except OSError as fault:
            why = "the file is missing" if isinstance(fault, FileNotFoundError) else f"cannot be read: {fault.strerror}"
            self.report(Problem(self.location(path), why, rule="reading-files"))
            return None

    def matching(self, pattern: str) -> list[Path]:
        """The files of a pattern, in the order of their names: the same on every machine."""
        found = (path.relative_to(self.folder) for path in self.folder.glob(pattern))
        return sorted(found, key=lambda path: path.as_posix())

    def strays(self) -> Iterator[Location]:
        """Files that look like sources and that nothing has opened: misnamed, or in the wrong folder."""
        for pattern in ("*.yml", "*.yaml", "*.md", "*.txt"):
            yield from (
                Location(self.name(path)) for path in self.matching(f"**/{pattern}") if path not in self._opened
            )

    def tree(self, path: Path) -> Node | None:
        data = self.bytes(path)
        tree = read_yaml(data, self.name(path), self.report) if data and data.strip() else None
        if data is None or (tree is None and data.strip()):
            self.unread.add(PARTS.get(path.parts[0], ""))
        return tree

    def fields(self, path: Path, what: str, tags: tuple[str, ...]) -> Fields:
        return Fields(self.tree(path), what, tags, self.report, Location(self.name(path)))

    def each(self, pattern: str, what: str, tags: tuple[str, ...]) -> Iterator[Fields]:
        """The items of the lists in all files of a pattern."""
        for path in self.matching(pattern):
            tree = self.tree(path)
            if isinstance(tree, Sequence):
                yield from (Fields(node, what, tags, self.report, node.location) for node in tree.items)
            elif tree is not None and getattr(tree, "entries", True):
                self.unread.add(PARTS.get(path.parts[0], ""))
                why = "this file must be a list: each item begins with '- id: …'"
                self.report(Problem(tree.location, why, rule="reading-values"))

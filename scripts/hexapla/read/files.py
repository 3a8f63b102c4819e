"""The folder of sources: its files by their paths, read once, named in problems as the editor sees them."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from hexapla.model import Location
from hexapla.problems import Problem
from hexapla.read.fields import Fields
from hexapla.read.yamltree import Node, Report, Sequence, read_yaml

# What the files of each folder hold, by the names of the model.
PARTS = {"glossary": "term", "timeline": "event", "references.yml": "reference", "articles": "article"}


def hidden(path: Path) -> bool:
    """Whether a name is one that editors and systems give to what is no source."""
    return any(part.startswith(".") for part in path.parts) or path.name.endswith(("~", ".bak"))


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
            return self._regular(path).read_bytes()
        except OSError as fault:
            why = "the file is missing" if isinstance(fault, FileNotFoundError) else f"cannot be read: {fault.strerror}"
            self.report(Problem(self.location(path), why, rule="reading-files"))
            return None

    def _regular(self, path: Path) -> Path:
        """The file, if it is one, and lies in the folder of sources; a pipe or device would be waited for for ever.

        Raises OSError.
        """
        full = (self.folder / path).resolve(strict=True)
        if not full.is_file():
            raise OSError(errno.EINVAL, "it is no file, but a folder, pipe or device")
        if not full.is_relative_to(self.folder.resolve()):
            raise OSError(errno.EINVAL, "it is a link that leads out of the folder of sources")
        return full

    def matching(self, pattern: str) -> list[Path]:
        """The files of a pattern, in the order of their names: the same on every machine.

        What editors and systems leave beside them (names that begin with a dot, backups) is none.
        """
        found = (path.relative_to(self.folder) for path in self.folder.glob(pattern))
        return sorted((path for path in found if not hidden(path)), key=lambda path: path.as_posix())

    def unreadable(self) -> Iterator[Location]:
        """Folders of sources that cannot be looked into: they must not count as empty."""
        for folder in sorted(path for path in self.folder.rglob("*") if path.is_dir()):
            if not os.access(folder, os.R_OK | os.X_OK):
                yield self.location(folder.relative_to(self.folder))

    def strays(self) -> Iterator[Location]:
        """Files that look like sources and that nothing has opened: misnamed, or in the wrong folder."""
        for pattern in ("*.yml", "*.yaml", "*.md", "*.txt"):
            yield from (
                Location(self.name(path)) for path in self.matching(f"**/{pattern}") if path not in self._opened
            )

    def tree(self, path: Path) -> Node | None:
        """A YAML file's tree; what is wrong in it may make other things seem to be missing (`unread`)."""
        wrong: list[Problem] = []
        data = self.bytes(path)
        if data is not None and not data.strip():
            why = "this file is empty: put its text back, or take the file away"
            wrong.append(Problem(self.location(path), why, rule="reading-files"))
        tree = read_yaml(data, self.name(path), wrong.append) if data and data.strip() else None
        for problem in wrong:
            self.report(problem)
        if data is None or wrong:
            self.unread.add(PARTS.get(path.parts[0], ""))
        return tree

    def fields(self, path: Path, what: str, tags: tuple[str, ...]) -> Fields:
        """A YAML file's keys; of one that could not be read nothing more is said."""
        tree = self.tree(path)
        return Fields(tree, what, tags, self.report if tree is not None else _unsaid, Location(self.name(path)))

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


def _unsaid(_: Problem) -> None:
    """What follows from a file that could not be read, which is a problem already."""

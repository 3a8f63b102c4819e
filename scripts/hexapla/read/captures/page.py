"""A captured page as a person sees it: the lines of its visible text, and what its head says of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

DEEP = 60


@dataclass(frozen=True, eq=False)
class Box:
    """An element of a page, by its identity, in the one that it stands in."""

    name: str
    within: Box | None = None

    def out(self) -> Iterator[Box]:
        """This element and those that it stands in, the nearest first; of very deep ones not all."""
        box: Box | None = self
        for _ in range(DEEP):
            if box is None:
                return
            yield box
            box = box.within


@dataclass(frozen=True)
class Line:
    """A line of the visible text. `number` is its name in article.yml: a text file's own, else counted from 1.

    `starts`: an empty line, an edge of a box or an indent parts it from the line above. `tag`: the element whose text
    it is (p, h1, li, …), where the file has elements; `around`: the elements that this stands in, the nearest last.
    """

    number: int
    text: str
    starts: bool = True
    tag: str = ""
    around: tuple[str, ...] = ()
    linked: bool = False  # all of it is a link
    bold: bool = False  # all of it is bold
    box: Box | None = field(default=None, repr=False, compare=False)  # the element, where the file has elements


@dataclass(frozen=True)
class Page:
    """The visible lines of a captured file, and its metadata by name (og:title, datePublished, …)."""

    lines: tuple[Line, ...]
    metadata: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = ""  # as the page declares it (BCP 47)
    unread: frozenset[str] = frozenset()  # names of metadata of which some are too long or too many

    def said(self, *names: str) -> tuple[str, ...]:
        """What the metadata say under the first of these names that they have."""
        return next((found for name in names if (found := self.metadata.get(name))), ())


def blank(line: str) -> bool:
    """Whether a line shows nothing: white space, control and format characters alone."""
    return all(unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf") for char in line)

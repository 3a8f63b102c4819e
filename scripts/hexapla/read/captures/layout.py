"""What the lines of a captured page are, and what is not certain of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from hexapla.kinds import ParagraphForm


@dataclass(frozen=True)
class Answers:
    """What whoever imports says of the page, each instead of what would be read."""

    title: str = ""
    authors: str = ""  # "none" where the page names nobody
    date: str = ""
    text: str = ""  # the first and the last line of the text: 12-40
    paragraphs: str = ""  # "lines" or "blocks"
    selected: bool = False  # the text is what --select selects


@dataclass(frozen=True)
class Doubt:
    """What is not certain: the line, what was understood or is missing, and the option that decides it.

    `fatal`: without an answer there is no article.
    """

    line: int
    message: str
    option: str
    fatal: bool = False


@dataclass
class Layout:
    """What each line of a page is. The numbers are the lines' own; `head` names what the metadata alone say."""

    title: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    breadcrumb: list[int] = field(default_factory=list)
    standfirst: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    date: list[int] = field(default_factory=list)
    source: list[int] = field(default_factory=list)
    text: list[tuple[int, int]] = field(default_factory=list)
    note: list[int] = field(default_factory=list)
    actions: list[int] = field(default_factory=list)
    head: dict[str, str] = field(default_factory=dict)
    forms: dict[int, ParagraphForm] = field(default_factory=dict)
    left: dict[int, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

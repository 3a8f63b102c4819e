"""A passage of an article with its apparatus: terms as links, notes and events as marks, the text untouched.

What is not the source's text carries `data-apparatus`; without such elements the visible text is the source's.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from edition.forms import Mention
from edition.markdown import Markdown, raw


@dataclass(frozen=True)
class Mark:
    """A mark to set behind text[:at]: a note's number or an event's sign, with where it leads."""

    at: int
    kind: str
    sign: str
    href: str
    label: str
    id: str = ""


@dataclass(frozen=True)
class TermLink:
    """A mention of a term, as the link that it becomes."""

    mention: Mention
    href: str


def first_of_each(found: Iterable[Mention]) -> list[Mention]:
    """The first mention of each term: the one that is marked."""
    first: dict[str, Mention] = {}
    for mention in found:
        first.setdefault(mention.term, mention)
    return list(first.values())


def passage(text: str, links: Iterable[TermLink], marks: Iterable[Mark]) -> Markdown:
    """The text as one line of raw HTML. A mark that would fall inside a link moves behind it."""
    waiting = sorted(marks, key=lambda mark: mark.at)
    out: list[str] = []
    at = 0

    def plain(end: int) -> None:
        nonlocal at
        while waiting and waiting[0].at <= end:
            mark = waiting.pop(0)
            here = max(at, mark.at)
            out.extend((raw(text[at:here]), _mark(mark)))
            at = here
        out.append(raw(text[at:end]))
        at = end

    for link in sorted(links, key=lambda link: link.mention):
        plain(link.mention.start)
        shown = raw(text[at : link.mention.end])
        out.append(f'<a class="term" href="{raw(link.href)}" data-term="{raw(link.mention.term)}">{shown}</a>')
        at = link.mention.end
    plain(len(text))
    return Markdown("".join(out))


def _mark(mark: Mark) -> str:
    anchor = f' id="{raw(mark.id)}"' if mark.id else ""
    return (
        f'<sup class="{mark.kind}" data-apparatus{anchor}>'
        f'<a href="{raw(mark.href)}" aria-label="{raw(mark.label)}">{raw(mark.sign)}</a></sup>'
    )

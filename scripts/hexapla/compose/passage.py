"""A passage of an article with its apparatus: terms as links, notes and events as marks, the text untouched.

What is not the source's text carries `data-apparatus`; without such elements the visible text is the source's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from hexapla.align.mentions import Mention
from hexapla.compose.markdown import Markdown, attribute, raw


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
    """A mention of a term, as the link that it becomes; `again`: not the first one on the page."""

    mention: Mention
    href: str
    again: bool = False


@dataclass(frozen=True)
class Element:
    """An element around text[start:end]; none overlaps another, or a link."""

    start: int
    end: int
    opening: str
    closing: str


def first_of_each(found: Iterable[Mention]) -> list[Mention]:
    """The first mention of each term: the one that is marked."""
    first: dict[str, Mention] = {}
    for mention in found:
        first.setdefault(mention.term, mention)
    return list(first.values())


def passage(
    text: str,
    links: Iterable[TermLink],
    marks: Iterable[Mark],
    escape: Callable[[str], Markdown],
    elements: Sequence[Element] = (),
) -> Markdown:
    """The text with its elements, links and marks; what would fall inside a link moves behind it.

    `escape` says how the text is escaped: `raw` for a line of raw HTML, `inline` for one of Markdown.
    """
    # What stands at one place: marks and ends belong to the words before it, beginnings to those behind.
    waiting = [
        *((mark.at, 0, _mark(mark)) for mark in marks),
        *((element.end, 1, element.closing) for element in elements),
        *((element.start, 2, element.opening) for element in elements),
    ]
    waiting.sort(key=itemgetter(0, 1))
    out: list[str] = []
    at = 0

    def plain(end: int) -> None:
        nonlocal at
        while waiting and waiting[0][0] <= end:
            place, _, html = waiting.pop(0)
            here = max(at, place)
            out.extend((escape(text[at:here]), html))
            at = here
        out.append(escape(text[at:end]))
        at = end

    for link in sorted(links, key=lambda link: link.mention):
        plain(link.mention.start)
        shown = escape(text[at : link.mention.end])
        name, href = "term again" if link.again else "term", attribute(link.href)
        out.append(f'<a class="{name}" href="{href}" data-term="{attribute(link.mention.term)}">{shown}</a>')
        at = link.mention.end
    plain(len(text))
    return Markdown("".join(out))


def _mark(mark: Mark) -> str:
    # Its own direction, of figures and signs, holds it apart: it never turns the line that it stands in.
    anchor = f' id="{attribute(mark.id)}"' if mark.id else ""
    return (
        # A word joiner: a mark never stands at the beginning of a line.
        f'<sup class="{mark.kind}" dir="ltr" data-apparatus{anchor}>&#8288;'
        f'<a href="{attribute(mark.href)}" aria-label="{attribute(mark.label)}">{raw(mark.sign)}</a></sup>'
    )

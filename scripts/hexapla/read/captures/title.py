"""The line that is a page's title: by its markup and metadata, else by where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.read.captures.draft import HEADINGS, Draft, letters, like_a_sentence, same, shortened, weight
from hexapla.read.captures.hinge import date_lines, first_text
from hexapla.read.captures.html import TITLE

FEW = 3
SITE = 24  # a shorter line above another one may be the name of a site or rubric


def known_title(page: Draft) -> int | None:
    """The line of the title, where it is said or the page's markup or metadata name it."""
    if page.answers.title:
        return _place_of_title(page, page.answers.title)
    heads = [p for p, line in enumerate(page.lines) if line.tag == "h1" and not page.area(p) and not line.linked]
    told = page.page.said(*TITLE) + page.page.said("title")
    named = [p for p in heads if any(same(page.text(p), one) for one in told)]
    if named:
        return named[0]
    if len(heads) == 1:
        if told and not any(_alike(one, page.text(heads[0])) for one in told):
            page.doubt(heads[0], f"the page's head has another title: '{shortened(told[0])}'", "--title")
        return heads[0]
    inside = [
        p for p in range(len(page.lines))
        if len(letters(page.text(p))) > 5 and not page.area(p) and any(same(page.text(p), one) for one in told)
    ]  # fmt: skip
    inside = [p for p in inside if page.text(p) in told or not like_a_sentence(page.text(p))]
    if inside:
        return next((p for p in inside if page.lines[p].tag in HEADINGS), inside[-1] if not heads else inside[0])
    begins = [
        p for p in range(len(page.lines))
        if any(_begins(page, one, p) for one in told) and not page.area(p) and not like_a_sentence(page.text(p))
    ]  # fmt: skip
    return begins[-1] if begins and not page.crumbs(begins[-1]) else None


def _alike(one: str, other: str) -> bool:
    """Whether one of two titles stands in the other, as it does beside a site's name."""
    pieces = [piece for piece in re.split(r"\s[|–—-]\s|\|", one) if len(letters(piece)) > 5]
    return any(letters(piece) in letters(other) or letters(other) in letters(piece) for piece in [one, *pieces])


def _begins(page: Draft, told: str, place: int) -> bool:
    """Whether a title in the page's head begins with a line, before the name of the site."""
    begin = letters(page.text(place))
    return len(begin) > 12 and letters(told).startswith(begin) and not page.lines[place].linked


def _place_of_title(page: Draft, title: str) -> int | None:
    places = [p for p in range(len(page.lines)) if same(page.text(p), title)]
    heads = [p for p in places if page.lines[p].tag in HEADINGS]
    if places:
        hinge = next((p for p, _ in date_lines(page) if p > places[0]), None)
        near = [p for p in places if hinge is None or p < hinge]
        return (heads or near or places)[-1 if not heads else 0]
    page.made.given["title"] = title
    return None


def title_by_place(page: Draft, hinge: int | None) -> int | None:
    """The title of a page without markup: by the breadcrumb, the date and the lines between them."""
    if page.made.given.get("title"):
        return None
    last = hinge if hinge is not None and hinge < first_text(page) else None
    crumb = next(
        (p for p in range(len(page.lines) if last is None else last, -1, -1) if p < len(page.lines) and page.crumbs(p)),
        None,
    )
    start = crumb + 1 if crumb is not None else 0
    if last is None:
        last = first_text(page, start)
    lines = [p for p in range(start, last) if _may_be_head(page, p)]
    if not lines and hinge is not None:  # the date above the title
        lines = [p for p in range(hinge + 1, first_text(page, hinge + 1)) if _may_be_head(page, p)][:FEW]
        if len(lines) > 2:
            _ask_title(page, lines[0], lines)
        if lines:
            return lines[0]
    if not lines:
        return None
    # A first step alone, with many lines below it, is the first entry of a menu.
    return _which_title(page, lines, crumb is not None and (len(page.crumbs(crumb)) > 1 or len(lines) < FEW))


def _may_be_head(page: Draft, place: int) -> bool:
    return not (
        page.crumbs(place) or page.furniture(place) or page.area(place) or page.date(place)
        or page.labelled(page.text(place), "source")
    )  # fmt: skip


def _which_title(page: Draft, lines: Sequence[int], after_crumb: bool) -> int:
    """Of the lines of a head, the title: names, standfirst and the name of a site are told from it by their form."""
    rest = [p for p in lines if not page.byline(p) and not page.way(p)] or list(lines)
    if len(lines) == 2 and page.byline(lines[1]) and lines[0] in rest:
        return lines[0]
    if len(rest) > 1 and like_a_sentence(page.text(rest[-1])) and not like_a_sentence(page.text(rest[-2])):
        rest = rest[:-1] if len(page.text(rest[-1])) > len(page.text(rest[-2])) else rest
    if len(rest) == 1:
        return rest[0]
    if after_crumb and len(rest) == 2 and under_title(page, rest[1]):
        return rest[0]
    if _site_name(page, rest[0], rest[1]):
        rest = rest[1:]
        if len(rest) == 1:
            return rest[0]
    if len(rest) == 2 and under_title(page, rest[1]):
        if len(page.text(rest[0]).split()) <= FEW and not after_crumb and weight(page.text(rest[0])) < SITE:
            _ask_title(page, rest[0], rest)
        return rest[0]
    chosen = rest[0] if after_crumb or len(rest) == 2 else max(rest[-4:], key=lambda p: len(page.text(p)))
    _ask_title(page, chosen, rest[-6:])
    return chosen


def _ask_title(page: Draft, chosen: int, lines: Sequence[int]) -> None:
    shown = "; ".join(f"{page.lines[p].number} '{shortened(page.text(p))}'" for p in lines)
    page.doubt(chosen, f"which line is the title? this one is taken, of {shown}", "--title", fatal=len(lines) > FEW)


def under_title(page: Draft, place: int) -> bool:
    """Whether a line under another one reads like a standfirst: a longer clause, with small words."""
    text = page.text(place)
    small = [word for word in text.split() if word[:1].islower()]
    return len(small) >= 3 or like_a_sentence(text)


def _site_name(page: Draft, place: int, next_one: int) -> bool:
    """Whether a line above another one is the name of a site or a rubric: short, without a sentence's marks."""
    text, below = page.text(place), page.text(next_one)
    if re.search(r"[!?！？。]", below) and len(text) < len(below):
        return True
    host = re.fullmatch(r"[\w.-]+\.(?:com|org|net|gov|cn|es|mx|ar|br|fr|ru|int|edu)(?:\.\w\w)?", text.casefold())
    return bool(host) or (text.isupper() and len(text.split()) <= 4 and not below.isupper())

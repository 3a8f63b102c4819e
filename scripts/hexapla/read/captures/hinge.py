"""The line with the date of publication: the hinge between the head of a page and its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hexapla.read.captures.authors import HAN, look_like_names
from hexapla.read.captures.byline import sure_of
from hexapla.read.captures.dateline import DateLine
from hexapla.read.captures.dates import Stamp, figures
from hexapla.read.captures.draft import Draft
from hexapla.read.captures.html import DATE

FIGURES = re.compile(r"(?<![\d.])(\d{1,2})([-/.])(\d{1,2})\2\d{4}(?!\d)")


def date_lines(page: Draft) -> Iterator[tuple[int, DateLine]]:
    for place in range(len(page.lines)):
        if (found := page.date(place)) is not None and page.area(place) in ("", "head of the page", "form"):
            yield place, found


def first_text(page: Draft, start: int = 0) -> int:
    """Where running text surely begins: a long line, or two lines like sentences."""
    for place in range(start, len(page.lines)):
        if place >= page.chosen.start:
            return page.chosen.start
        if page.area(place) or page.furniture(place) or page.date(place):
            continue
        behind = place + 1
        if page.sentence(place) and (
            len(page.text(place)) * (2.2 if re.search(rf"[{HAN}]", page.text(place)) else 1) >= 200
            or (behind < len(page.lines) and page.sentence(behind))
        ):
            return place
    return len(page.lines)


def find_hinge(page: Draft, title: int | None) -> int | None:
    """The place of the line with the date of publication."""
    every = [(p, found) for p, found in date_lines(page) if not found.more or found.published]
    if page.answers.date:
        day = page.answers.date[:10]
        meant = [(p, found) for p, found in every if day in (found.stamp.day, found.stamp.other)]
        near = [(p, found) for p, found in meant if title is None or p > title] or meant
        place, line = near[0] if near else (None, None)
        if line is None or line.stamp.other:
            page.made.given["date"] = page.answers.date
        return place
    if not every:
        return None
    text = first_text(page, title + 1 if title is not None else 0)
    start = title if title is not None else -1
    below = [(p, f) for p, f in every if start < p < max(text, start + 12)]
    if title is None:
        below = [(p, f) for p, f in below if p < text] or below
    before = [(p, f) for p, f in every if title is not None and title - 4 <= p < title]
    behind = [(p, f) for p, f in every if p >= text]
    for group in (below, before):
        if group:
            return _best(page, group, title)
    return _closing(page, behind)


def _best(page: Draft, group: Sequence[tuple[int, DateLine]], title: int | None) -> int:
    """Of several lines with dates: the one called publication, else the only clear one, else the last."""
    sure = [(p, f) for p, f in group if not f.strange]
    plain = [(p, f) for p, f in sure or group if not f.updated] or list(sure or group)
    labelled = [(p, f) for p, f in plain if f.published]
    chosen = (labelled or plain)[0 if title is not None or labelled else -1][0]
    days = {f.stamp.day for _, f in labelled or plain}
    if len(days) > 1:
        lines = ", ".join(str(page.lines[p].number) for p, _ in group)
        page.doubt(chosen, f"lines {lines} have different dates; this one is taken for the page's", "--date")
    return chosen


def _closing(page: Draft, behind: Sequence[tuple[int, DateLine]]) -> int | None:
    """A date that stands alone below the text, as a signature does."""
    alone = [p for p, found in behind if not found.strange and not page.area(p)]
    if len(alone) == 1 or (alone and not page.page.said(*DATE)):
        return alone[0]
    return None


def _day_first(page: Draft) -> bool:
    """Whether other dates in figures on the page show that it writes the day before the month."""
    found = [match for p in range(len(page.lines)) for match in FIGURES.finditer(figures(page.text(p)[:300]))]
    first = {int(match[1]) > 12 for match in found if (int(match[1]) > 12) is not (int(match[3]) > 12)}
    return first == {True}


def _of_no_matter(page: Draft, piece: str, stamp: Stamp) -> bool:
    """Whether what stands beside a date cannot change it: a count, or few words where the page's head has that day."""
    if re.fullmatch(r"\d{3,7}", piece):
        return True
    told = [one for one in page.page.said(*DATE) if stamp.day in one]
    return bool(told) and len(piece) < 30 and not re.search(r"\d", piece) and not look_like_names(piece, page.words)


def _last_change(page: Draft, hinge: int, stamp: Stamp) -> None:
    """A line that only says when the page was changed: its head says when it was published, or whoever imports."""
    told = [day for one in page.page.said(*DATE) for day in [one[:10]] if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
    if told and set(told) != {stamp.day}:
        page.made.head["date"] = page.name_of(DATE)
    elif not told:
        page.doubt(hinge, f"{stamp.day} is called the day of a change; was it published then?", "--date")


def read_date(page: Draft, hinge: int | None) -> None:
    if hinge is None:
        return
    found = page.date(hinge)
    assert found is not None
    number = page.lines[hinge].number
    stamp = found.stamp
    if stamp.wrong:
        page.doubt(hinge, f"'{stamp.wrong.strip()}' is no date of the calendar", "--date", fatal=True)
    elif stamp.other and "date" not in page.made.given and not _day_first(page):
        agreed = [d for d in (stamp.day, stamp.other) if any(d in one for one in page.page.said(*DATE))]
        if len(agreed) != 1:
            why = f"'{page.text(hinge)}' may be {stamp.day} or {stamp.other}"
            page.doubt(hinge, why, "--date", fatal=True)
        else:
            page.made.head["date"] = page.name_of(DATE)
    if found.updated and not page.answers.date:
        _last_change(page, hinge, stamp)
    strange = [one for one in found.strange if not _of_no_matter(page, one, stamp)]
    if strange:
        what = "', '".join(strange)
        page.doubt(hinge, f"beside the date {stamp.day} stands '{what}', which is not understood", "--date")
    if found.authors:
        page.made.authors.append(number)
        sure_of(page, hinge, found.authors)
    page.beside = found.names + found.places
    if found.source:
        page.made.source.append(number)
    page.use("date", hinge)

"""The head of a page: title, date, breadcrumb, standfirst, authors, source, in any usual order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hexapla.read.captures.authors import HAN, looks_like_name, people, unlabelled
from hexapla.read.captures.dateline import DateLine
from hexapla.read.captures.draft import ARROWS, HEADINGS, Draft, letters, like_a_sentence, same, shortened
from hexapla.read.captures.html import AUTHOR, DATE, TITLE

FEW = 3


def read_head(page: Draft) -> tuple[int | None, int]:
    """Reads what stands above the text; gives the place of the title and of the first line below the head."""
    title = _known_title(page)
    hinge = _hinge(page, title)
    above = hinge if hinge is not None and (title is None or title < hinge) else None
    if title is None:
        title = _title_by_place(page, hinge)
    if title is None:
        first = above + 1 if above is not None else 0
    else:
        first = max(title, above if above is not None else title) + 1
    _date(page, hinge)
    _above(page, title, first)
    if title is not None:
        first = _between(page, title, hinge, first)
    return title, first


def _known_title(page: Draft) -> int | None:
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
    return letters(one) in letters(other) or letters(other) in letters(one)


def _begins(page: Draft, told: str, place: int) -> bool:
    """Whether a title in the page's head begins with a line, before the name of the site."""
    begin = letters(page.text(place))
    return len(begin) > 12 and letters(told).startswith(begin) and not page.lines[place].linked


def _place_of_title(page: Draft, title: str) -> int | None:
    places = [p for p in range(len(page.lines)) if same(page.text(p), title)]
    heads = [p for p in places if page.lines[p].tag in HEADINGS]
    if places:
        hinge = next((p for p, _ in _date_lines(page) if p > places[0]), None)
        near = [p for p in places if hinge is None or p < hinge]
        return (heads or near or places)[-1 if not heads else 0]
    page.made.given["title"] = title
    return None


def _date_lines(page: Draft) -> Iterator[tuple[int, DateLine]]:
    for place in range(len(page.lines)):
        if (found := page.date(place)) is not None and page.area(place) in ("", "head of the page", "form"):
            yield place, found


def _first_text(page: Draft, start: int = 0) -> int:
    """Where running text surely begins: a long line, or two lines like sentences."""
    for place in range(start, len(page.lines)):
        if page.area(place) or page.furniture(place) or page.date(place):
            continue
        behind = place + 1
        if page.sentence(place) and (
            len(page.text(place)) * (2.2 if re.search(rf"[{HAN}]", page.text(place)) else 1) >= 200
            or (behind < len(page.lines) and page.sentence(behind))
        ):
            return place
    return len(page.lines)


def _hinge(page: Draft, title: int | None) -> int | None:
    """The place of the line with the date of publication."""
    every = [(p, found) for p, found in _date_lines(page) if not found.more or found.published]
    if page.answers.date:
        day = page.answers.date[:10]
        meant = [p for p, found in every if day in (found.stamp.day, found.stamp.other)]
        near = [p for p in meant if title is None or p > title] or meant
        if not near:
            page.made.given["date"] = page.answers.date
            return None
        if page.date(near[0]).stamp.other:  # type: ignore[union-attr]
            page.made.given["date"] = page.answers.date
        return near[0]
    if not every:
        return None
    text = _first_text(page, title + 1 if title is not None else 0)
    start = title if title is not None else -1
    below = [(p, f) for p, f in every if start < p < max(text, start + 12)]
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
        place = alone[0]
        page.doubt(place, "a date below the text is taken for the page's", "--date")
        return place
    return None


def _title_by_place(page: Draft, hinge: int | None) -> int | None:
    """The title of a page without markup: by the breadcrumb, the date and the lines between them."""
    if page.made.given.get("title"):
        return None
    last = hinge if hinge is not None and hinge < _first_text(page) else None
    crumb = next(
        (p for p in range(len(page.lines) if last is None else last, -1, -1) if p < len(page.lines) and page.crumbs(p)),
        None,
    )
    start = crumb + 1 if crumb is not None else 0
    if last is None:
        last = _first_text(page, start)
    lines = [p for p in range(start, last) if _may_be_head(page, p)]
    if not lines and hinge is not None:  # the date above the title
        lines = [p for p in range(hinge + 1, _first_text(page, hinge + 1)) if _may_be_head(page, p)][:FEW]
        if lines:
            _ask_title(page, lines[0], lines) if len(lines) > 2 else None
            return lines[0]
    if not lines:
        return None
    return _which_title(page, lines, crumb is not None)


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
    if after_crumb and len(rest) == 2 and _under_title(page, rest[1]):
        return rest[0]
    if _site_name(page, rest[0], rest[1]):
        rest = rest[1:]
        if len(rest) == 1:
            return rest[0]
    if len(rest) == 2 and _under_title(page, rest[1]):
        return rest[0]
    chosen = rest[0] if after_crumb or len(rest) == 2 else max(rest[-4:], key=lambda p: len(page.text(p)))
    _ask_title(page, chosen, rest[-6:])
    return chosen


def _ask_title(page: Draft, chosen: int, lines: Sequence[int]) -> None:
    shown = "; ".join(f"{page.lines[p].number} '{shortened(page.text(p))}'" for p in lines)
    page.doubt(chosen, f"which line is the title? this one is taken, of {shown}", "--title", fatal=len(lines) > FEW)


def _under_title(page: Draft, place: int) -> bool:
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


def _date(page: Draft, hinge: int | None) -> None:
    if hinge is None:
        return
    found = page.date(hinge)
    assert found is not None
    number = page.lines[hinge].number
    stamp = found.stamp
    if stamp.wrong:
        page.doubt(hinge, f"'{stamp.wrong.strip()}' is no date of the calendar", "--date", fatal=True)
    elif stamp.other and "date" not in page.made.given:
        agreed = [d for d in (stamp.day, stamp.other) if any(d in one for one in page.page.said(*DATE))]
        if len(agreed) != 1:
            why = f"'{page.text(hinge)}' may be {stamp.day} or {stamp.other}"
            page.doubt(hinge, why, "--date", fatal=True)
        else:
            page.made.head["date"] = page.name_of(DATE)
    if found.strange:
        what = "', '".join(found.strange)
        page.doubt(hinge, f"beside the date {stamp.day} stands '{what}', which is not understood", "--date")
    if found.authors:
        page.made.authors.append(number)
        sure_of(page, hinge, found.authors)
    page.beside = found.names + found.places
    if found.source:
        page.made.source.append(number)
    page.use("date", hinge)


def _above(page: Draft, title: int | None, first: int) -> None:
    """Links to other languages and the breadcrumb, above the title or, on some pages, between it and the date."""
    for place in range(min(first, len(page.lines))):
        if place in page.used or place == title:
            continue
        if not page.made.breadcrumb and _way_to(page, title, place):
            page.use("breadcrumb", place)
        elif page.languages(place) and not page.made.links:
            page.use("links", place)
        elif page.crumbs(place):
            if page.made.breadcrumb:
                page.leave(page.place_of(page.made.breadcrumb.pop()), "menu")
            page.use("breadcrumb", place)
    if title is not None:
        page.use("title", title)


def _way_to(page: Draft, title: int | None, place: int) -> bool:
    """Whether a line right above the title is a breadcrumb, though no word says so."""
    near = title is not None and title - 3 <= place < title and not page.area(place)
    return near and page.way(place) and bool(ARROWS.search(page.text(place)))


def _names_above(page: Draft, place: int) -> bool:
    """Whether a line above the title may be of an author, though no word says so."""
    if place in page.used or page.area(place) or page.lines[place].linked:
        return False
    text, labelled = unlabelled(page.text(place), page.words)
    return page.byline(place) and not labelled and not like_a_rubric(text)


def like_a_rubric(text: str) -> bool:
    """Whether the names in a line of Han characters are none: sites and rubrics are called so."""
    return bool(re.search(r"[网報报]|新闻|新聞|正文|快讯|要闻|即時", text))


def _between(page: Draft, title: int, hinge: int | None, first: int) -> int:
    """What stands between title, date and text: standfirst, authors, source, buttons."""
    last = first
    if hinge is None or hinge < title:
        last = _end_of_head(page, first)
    if title > 0 and _names_above(page, title - 1):
        why = f"'{shortened(page.text(title - 1))}' above the title is not taken for its author"
        page.doubt(title - 1, why, "--authors")
    around = [*_rubrics(page, title), *(p for p in range(title + 1, last) if p not in page.used)]
    for place in around:
        head_line(page, place, title)
    below = max(last, first)
    while below < len(page.lines) and _belongs_to_head(page, below):
        if below not in page.used:
            head_line(page, below, title)
        below += 1
    return below


def _rubrics(page: Draft, title: int) -> list[int]:
    """Lines right above the title that are not of a menu: a rubric, a name of a site."""
    return [
        p
        for p in range(max(0, title - 2), title)
        if p not in page.used and page.byline(p) and unlabelled(page.text(p), page.words)[1]
    ]


def _end_of_head(page: Draft, start: int) -> int:
    """Without a date between title and text: where the lines end that are surely no text."""
    place = start
    while place < len(page.lines) and (_belongs_to_head(page, place) or place in page.used):
        place += 1
    return place


def _belongs_to_head(page: Draft, place: int) -> bool:
    """Whether a line below the title or the date still is of the head, by its own words."""
    text = page.text(place)
    if place in page.used or page.area(place):
        return True
    why = page.furniture(place)
    if why in ("button", "links to languages", "caption", "credit"):
        return True
    if page.labelled(text, "source") or (page.date(place) and not page.sentence(place)):
        return True
    if _is_standfirst(page, place):
        return True
    return not page.sentence(place) and (
        _is_author(page, place)
        or (page.byline(place) and not page.made.authors and page.lines[place].tag not in HEADINGS)
    )


def _is_author(page: Draft, place: int) -> bool:
    """Whether the page's metadata, or whoever imports, name the author that a line shows."""
    names = page.page.said(*AUTHOR)
    text = letters(page.text(place))
    return (len(text) < 120 and any(len(letters(one)) > 3 and letters(one) in text for one in names)) or (
        bool(page.answers.authors) and same(page.answers.authors, unlabelled(page.text(place), page.words)[0])
    )


def _is_standfirst(page: Draft, place: int) -> bool:
    told = page.page.said("og:description", "description", "twitter:description")
    return not page.made.standfirst and any(same(page.text(place), one) for one in told)


def head_line(page: Draft, place: int, title: int) -> None:
    """Says of one line of the head what it is."""
    text, why = page.text(place), page.furniture(place)
    if area := page.area(place):
        page.leave(place, area)
    elif why:
        page.leave(place, why)
    elif page.labelled(text, "source") and not page.made.source:
        page.use("source", place)
    elif page.date(place) and not page.sentence(place):
        page.leave(place, "another date")
    elif _is_author(page, place) or unlabelled(text, page.words)[1]:
        _author(page, place)
    elif _is_standfirst(page, place) or _under_title(page, place) or page.lines[place].tag in HEADINGS:
        if page.made.standfirst and not _is_standfirst(page, place):
            page.doubt(place, f"'{shortened(text)}' stands between title and text: left out", "--text")
            page.leave(place, "between title and text")
        else:
            if len(text) < len(page.text(title)) and not _is_standfirst(page, place):
                page.doubt(place, f"'{shortened(text)}' under the title is read as its standfirst", "--title")
            page.use("standfirst", place)
    elif page.lines[place].linked:
        page.leave(place, "link")
    elif page.byline(place):
        _author(page, place)
    else:
        page.doubt(place, f"'{shortened(text)}' stands between title and text and is left out", "--authors or --text")
        page.leave(place, "between title and text")


def _author(page: Draft, place: int) -> None:
    if page.answers.authors and not same(page.answers.authors, unlabelled(page.text(place), page.words)[0]):
        page.leave(place, "not the authors")
    elif page.made.authors:
        if not same(page.text(place), page.text(page.place_of(page.made.authors[0]))):
            page.doubt(
                place, f"'{shortened(page.text(place))}' looks like a second line of authors: left out", "--authors"
            )
        page.leave(place, "a second line of authors")
    else:
        page.use("authors", place)
        sure_of(page, place)
        below = page.made.date and page.lines[place].number > page.made.date[0]
        labelled = unlabelled(page.text(place), page.words)[1]
        if below and not (page.answers.authors or labelled or _is_author(page, place)):
            page.doubt(place, f"'{shortened(page.text(place))}' below the date is taken for the authors", "--authors")


def sure_of(page: Draft, place: int, line: str = "") -> None:
    """The names in a line of authors: as the metadata have them where it holds more; what is no name is a doubt."""
    if page.answers.authors:
        return
    names = people(line or page.text(place), page.words)
    told = page.name_of(AUTHOR)
    known = [name for one in page.page.said(told) for name in people(one, page.words)] if told else []
    if known and all(letters(one) in letters(page.text(place)) for one in known):
        if sorted(map(letters, names)) != sorted(map(letters, known)):
            page.made.authors.clear()
            page.made.head["authors"] = told
        return
    joined = [one for one in names if re.search(r"[\u0600-\u06ff]\s+و[\u0600-\u06ff]", one)]
    if not names or joined or not all(_like_a_name(one) for one in names):
        page.doubt(place, f"the authors are read as: {'; '.join(names) or 'nobody'}", "--authors")


def _like_a_name(text: str) -> bool:
    """Whether a text may be a name: in scripts without capitals, any few words."""
    return looks_like_name(text) or bool(re.fullmatch(r"[\u0600-\u06ff\s.]{4,40}", text))

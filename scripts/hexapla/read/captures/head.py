"""The head of a page: breadcrumb, title, date, standfirst, authors, source, in any usual order."""

from __future__ import annotations

import re

from hexapla.read.captures.authors import COMMA, HAN, people, unlabelled
from hexapla.read.captures.byline import sure_of
from hexapla.read.captures.draft import ARROWS, HEADINGS, Draft, letters, same, shortened
from hexapla.read.captures.hinge import find_hinge, first_text, read_date
from hexapla.read.captures.html import AUTHOR
from hexapla.read.captures.title import known_title, title_by_place, under_title


def read_head(page: Draft) -> tuple[int | None, int]:
    """Reads what stands above the text; gives the place of the title and of the first line below the head."""
    title = known_title(page)
    hinge = find_hinge(page, title)
    below_text = hinge is not None and hinge >= first_text(page, title + 1 if title is not None else 0)
    if below_text and not page.answers.date:
        page.doubt(hinge, "a date below the text is taken for the page's", "--date")
    above = hinge if hinge is not None and not below_text and (title is None or title < hinge) else None
    if title is None:
        title = title_by_place(page, hinge)
    if title is None:
        first = above + 1 if above is not None else 0
    else:
        first = max(title, above if above is not None else title) + 1
    read_date(page, hinge)
    _above(page, title, first)
    if title is not None:
        first = _between(page, title, hinge, first)
    elif page.answers.title:  # a title that the page does not show: what stands above the text still is its head
        for place in (p for p in range(min(first, first_text(page))) if p not in page.used):
            head_line(page, place, place)
    return title, first


def _above(page: Draft, title: int | None, first: int) -> None:
    """Links to other languages and the breadcrumb, above the title or, on some pages, between it and the date."""
    for place in range(min(first, len(page.lines))):
        if place in page.used or place == title:
            continue
        if not page.made.breadcrumb and _way_to(page, title, place):
            page.use("breadcrumb", place)
        elif page.languages(place) and not page.made.links:
            page.use("links", place)
        elif len(page.crumbs(place)) > 1 or (page.crumbs(place) and not page.area(place) and place + 1 == title):
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
        page.above = title - 1
    around = [*_rubrics(page, title), *(p for p in range(title + 1, last) if p not in page.used)]
    for place in around:
        head_line(page, place, title)
    below = max(last, first)
    while below < page.chosen.start and below < len(page.lines) and _belongs_to_head(page, below):
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
    while place < min(len(page.lines), page.chosen.start) and (_belongs_to_head(page, place) or place in page.used):
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


def _name_with_post(page: Draft, place: int) -> bool:
    """Whether a line is a name with what its bearer is: "Wang Yi, Ministro de Asuntos Exteriores de China"."""
    text = page.text(place)
    return page.byline(place) and bool(COMMA.search(text)) and len(people(text, page.words)) == 1


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
    elif page.words.are(text, "published", "updated", "by", "source", "after", "caption"):
        page.leave(place, "label")
    elif page.labelled(text, "source") and not page.made.source:
        page.use("source", place)
    elif page.date(place) and not page.sentence(place):
        page.leave(place, "another date")
    elif _is_author(page, place) or unlabelled(text, page.words)[1] or _name_with_post(page, place):
        _author(page, place)
    elif _is_standfirst(page, place) or under_title(page, place) or page.lines[place].tag in HEADINGS:
        if page.made.standfirst and not _is_standfirst(page, place):
            page.doubt(place, f"'{shortened(text)}' stands between title and text: left out", "--text")
            page.leave(place, "between title and text")
        else:
            marked = page.lines[title].tag in HEADINGS
            if not marked and len(text) < len(page.text(title)) and not _is_standfirst(page, place):
                page.doubt(place, f"'{shortened(text)}' under the title is read as its standfirst", "--title")
            page.use("standfirst", place)
    elif page.lines[place].linked:
        page.leave(place, "link")
    elif page.byline(place):
        _author(page, place)
    elif _of_no_matter(page, text):
        page.leave(place, "between title and text")
    else:
        page.doubt(place, f"'{shortened(text)}' stands between title and text and is left out", "--authors or --text")
        page.leave(place, "between title and text")


def _of_no_matter(page: Draft, text: str) -> bool:
    """Whether a line can be neither a name, nor a paragraph: a count, or, where the authors are known, a place."""
    word = bool(page.made.authors) and re.fullmatch(r"[^\W\d]{1,20}", text) and not re.search(rf"[{HAN}]", text)
    return len(text) <= 30 and bool(word or re.match(r"\d", text) or re.fullmatch(r"[^\W\d]{1,20}[:：]", text))


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

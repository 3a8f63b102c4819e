"""What the lines of a page do not show: its metadata say it, or whoever imports has to."""

from __future__ import annotations

import re

from hexapla.read.captures.authors import look_like_names, looks_like_name, unlabelled
from hexapla.read.captures.draft import Draft, letters, like_a_sentence, same, shortened
from hexapla.read.captures.html import AUTHOR, DATE, TITLE


def fill_gaps(page: Draft) -> None:
    """What the lines do not show: the metadata say it, or whoever imports has to."""
    made = page.made
    for known, option in ((TITLE, "--title"), (DATE, "--date"), (AUTHOR, "--authors")):
        for unread in page.page.unread.intersection(known):
            page.doubt(None, f"the page's head says more under '{unread}' than is read", option)
    if not made.title and "title" not in made.given:
        if told := page.name_of(TITLE):
            made.head["title"] = told
        else:
            page.doubt(None, "no line is found to be the title", "--title", fatal=True)
    if not made.date and "date" not in made.given:
        if (name := page.name_of(DATE)) and not page.answers.date:
            made.head["date"] = name
        else:
            _no_date(page)
    if page.answers.authors and page.answers.authors != "none":
        _said_authors(page, page.answers.authors)
    elif page.answers.authors == "none":
        made.authors.clear()
    elif "authors" in made.head:
        pass
    elif not made.authors and (name := page.name_of(AUTHOR)):
        _told_author(page, name)
    elif not made.authors and (names := [one for one in page.beside if looks_like_name(one)]):
        page.doubt(None, f"'{names[0]}' stands beside the date: an author, a place or a source?", "--authors")
    elif not made.authors and page.above is not None:
        why = f"'{shortened(page.text(page.above))}' above the title is not taken for its author"
        page.doubt(page.above, why, "--authors")
    elif not made.authors:
        _unread_author(page)


def _said_authors(page: Draft, said: str) -> None:
    """The authors as whoever imports names them: as the page's line has them, else given."""
    line = "\n".join(page.text(page.place_of(number)) for number in page.made.authors)
    if page.made.authors == page.made.date or not same(said, unlabelled(line, page.words)[0]):
        page.made.authors.clear()
        page.made.head.pop("authors", None)
        page.made.given["authors"] = said


def _unread_author(page: Draft) -> None:
    """A line that begins with the label of authors, and that was not taken for one."""
    for place, what in page.used.items():
        text = page.text(place)
        known = what == "authors" or (what == "text" and like_a_sentence(text))
        if not known and len(text) < 100 and not page.area(place) and unlabelled(text, page.words)[1]:
            page.doubt(
                place, f"'{shortened(text)}' looks like a line of authors, and is not taken for one", "--authors"
            )
            return


def _told_author(page: Draft, name: str) -> None:
    told = page.page.said(name)
    if any("://" in one or one.islower() for one in told):
        return
    names = ", ".join(told)
    if all(look_like_names(one, page.words) for one in told):
        page.made.head["authors"] = name
        if all(_shows(page, one) for one in told):
            return
        page.doubt(None, f"the page's head alone names an author: '{names}' is taken", "--authors")
    else:
        page.doubt(None, f"the page's head names '{names}' as its author, which is not taken", "--authors")


def _shows(page: Draft, name: str) -> bool:
    """Whether a line outside the text has a name, and does not say that it is an editor's or photographer's."""
    lines = [p for p, what in page.used.items() if what not in ("text", "credit", "caption")]
    return any(letters(name) in letters(page.text(p)) for p in lines if not page.furniture(p))


def _no_date(page: Draft) -> None:
    """No line is the date's: the likeliest is named."""
    places = [p for p in range(len(page.lines)) if re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", page.text(p))]
    likely = next((p for p in places if len(page.text(p)) < 60 and page.text(p) and p not in _texts(page)), None)
    if likely is not None:
        page.doubt(likely, f"no date is found; is it in '{shortened(page.text(likely))}'?", "--date", fatal=True)
    else:
        page.doubt(None, "no date of publication is found on the page", "--date", fatal=True)


def _texts(page: Draft) -> set[int]:
    return {p for p, what in page.used.items() if what == "text" and like_a_sentence(page.text(p))}

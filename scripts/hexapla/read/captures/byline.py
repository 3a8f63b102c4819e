"""Whether the names that are read in a line of authors are sure."""

from __future__ import annotations

import re

from hexapla.read.captures.authors import looks_like_name, people, unlabelled
from hexapla.read.captures.draft import Draft, letters
from hexapla.read.captures.html import AUTHOR

AGENCY = re.compile("[A-Z]{3,6}|[А-Я]{3,6}")  # signed with a label, as persons are: "Par AFP"
MANY = 4  # words of a name; a line of more may be a title


def sure_of(page: Draft, place: int, line: str = "") -> None:
    """The names in a line of authors: as the metadata have them where it holds more; what is no name is a doubt."""
    if page.answers.authors:
        return
    names = people(line or page.text(place), page.words)
    told = page.name_of(AUTHOR)
    known = [name for one in page.page.said(told) for name in people(one, page.words)] if told else []
    if known and len(names) > len(known) and all(looks_like_name(one) for one in names):
        return
    if known and all(letters(one) in letters(page.text(place)) for one in known):
        if sorted(map(letters, names)) != sorted(map(letters, known)):
            page.made.authors.clear()
            page.made.head["authors"] = told
        return
    joined = [one for one in names if re.search(r"[\u0600-\u06ff]\s+و[\u0600-\u06ff]", one)]
    long = not unlabelled(page.text(place), page.words)[1] and any(len(one.split()) > MANY for one in names)
    if names and AGENCY.fullmatch(names[0]) and len(names) == 1 and unlabelled(page.text(place), page.words)[1]:
        return
    if not names or joined or long or not all(_like_a_name(one) for one in names):
        page.doubt(place, f"the authors are read as: {'; '.join(names) or 'nobody'}", "--authors")


def _like_a_name(text: str) -> bool:
    """Whether a text may be a name: in scripts without capitals, any few words."""
    return looks_like_name(text) or bool(re.fullmatch(r"[\u0600-\u06ff\s.]{4,40}", text))

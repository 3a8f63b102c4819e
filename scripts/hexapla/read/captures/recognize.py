"""Which line of a captured page is what: recognized once, by `import`, and then written down in article.yml.

A page's head has links to other languages, a breadcrumb, the name of the site, the title, a standfirst, the authors and
the date, in any usual order; below it stands the text, then perhaps a note on the author, buttons, credits and what
leads elsewhere. Nothing is decided in silence: what is doubtful is a Doubt, which says what decides it.
"""

from __future__ import annotations

from hexapla.read.captures.body import read_body, read_text
from hexapla.read.captures.dates import Calendar
from hexapla.read.captures.draft import Draft
from hexapla.read.captures.gaps import fill_gaps
from hexapla.read.captures.head import read_head
from hexapla.read.captures.layout import Answers, Layout
from hexapla.read.captures.page import Page
from hexapla.read.captures.words import Words


def recognize(page: Page, words: Words, calendar: Calendar, answers: Answers | None = None) -> Layout:
    """What each line of the page is, with everything that is not certain."""
    draft = Draft(page, words, calendar, answers or Answers())
    if not page.lines:
        draft.doubt(None, "the page shows no text", "another file", fatal=True)
        return draft.made
    title, first = read_head(draft)
    read_text(draft, read_body(draft, first, title))
    fill_gaps(draft)
    for place in range(len(draft.lines)):
        if place not in draft.used:
            draft.leave(place, "above the title" if title is not None and place < title else "not of the text")
    return draft.made

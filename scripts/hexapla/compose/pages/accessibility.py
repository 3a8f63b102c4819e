"""/accessibility/ — what works for whom, how it is tested, known limits, and the way to report a barrier.

What an accessibility statement says by https://www.w3.org/WAI/planning/statements/, in the interface's words.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.page import Page, home
from hexapla.compose.report import way
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View


def pages(view: View) -> Iterator[Page]:
    edition, title = view.edition, view.words["accessibility"]
    yield Page(
        "accessibility",
        Sheet(view, addresses.ACCESSIBILITY),
        title=title,
        description=view.words["access_intro"],
        values={
            "marked": bool(edition.events or any(article.notes for article in edition.articles)),
            "way": way(view, addresses.ACCESSIBILITY, title),
        },
        breadcrumb=(home(view),),
    )

"""The links by which what is read is cited and passed on. A script opens the citations where one reads; without it they
lead to the box with all of them, and mail is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from hexapla.compose.markdown import Markdown, attribute, raw
from hexapla.compose.said import Said


def cite_link(words: Mapping[str, Said], box: str, place: str, at: str) -> Markdown:
    """The way to a page's citations; `at` is the fragment of the place that is cited, '' for the page itself."""
    label = attribute(words["cite_place"].format(place=place))
    where = f' data-cite="{attribute(at)}"' if at else ""
    return Markdown(
        f'<a class="cite-this" href="#cite_{attribute(box)}"{where} aria-label="{label}" data-apparatus>'
        f"{raw(words['cite_this'])}</a>"
    )


def at_hand(words: Mapping[str, Said], slug: str, title: str, address: str) -> Markdown:
    """Cite and share, in a line; each with the point that parts it from what is before."""
    mail = {"subject": title} | ({"body": address} if address else {})
    share = attribute(f"mailto:?{urlencode(mail, quote_via=quote)}")
    return Markdown(
        f'<span class="ways" data-apparatus> · <a class="cite-this" href="#cite_{attribute(slug)}">'
        f"{raw(words['cite'])}</a></span>"
        f'<span class="ways sharing" data-apparatus> · <a class="share" href="{share}">{raw(words["share"])}</a></span>'
    )

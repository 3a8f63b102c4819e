"""The way to report a mistake: the repository's form, filled in, or an e-mail.

https://docs.github.com/communities/using-templates-to-encourage-useful-issues-and-pull-requests
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from hexapla.compose.markdown import Markdown, attribute
from hexapla.compose.view import View


def report(view: View, address: str, place: str) -> Markdown:
    """The link by which a mistake in a place is reported; nothing where there is no way to report one."""
    leads, label = way(view, address, place), view.words["report_in"].format(place=place)
    if not leads:
        return Markdown("")
    return Markdown(f'<a class="report" href="{attribute(leads)}" aria-label="{attribute(label)}" data-apparatus>⚑</a>')


def way(view: View, address: str, place: str) -> str:
    """Where the link leads; '' if neither a repository nor an e-mail address is known."""
    site, where = view.edition.site, view.absolute(address) or f"/{view.tag}/{address}"
    title = view.words["report_title"].format(place=place)
    if site.repository:
        asked = {"template": "mistake.yml", "title": title, "place": where}
        return f"{site.repository}/issues/new?{urlencode(asked, quote_via=quote)}"
    asked = {"subject": title, "body": where}
    return f"mailto:{site.email}?{urlencode(asked, quote_via=quote)}" if site.email else ""

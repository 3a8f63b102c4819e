"""/sitemap.xml — every page in every language, each with its alternates; only where the site's address is known.

https://www.sitemaps.org/protocol.html, https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from hexapla.addresses import absolute
from hexapla.compose.pages import pages
from hexapla.compose.view import View
from hexapla.model import Edition


def files(view: View) -> Iterator[tuple[str, bytes]]:
    edition = view.edition
    if edition.site.address is None or view.tag != edition.default:
        return
    addresses = sorted(page.address for page in pages(view) if not page.moved)
    entries = [_entry(address, tag, edition) for address in addresses for tag in edition.tags]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    yield "sitemap.xml", f"{head}<urlset {spaces}>\n{''.join(entries)}</urlset>\n".encode()


def _entry(address: str, tag: str, edition: Edition) -> str:
    alternates = [(str(edition.language[t].lang), absolute(edition, address, t)) for t in edition.tags]
    alternates.append(("x-default", absolute(edition, address, edition.default)))
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang)} href={quoteattr(href)}/>' for lang, href in alternates
    )
    return f"<url><loc>{escape(absolute(edition, address, tag))}</loc>{links}</url>\n"

"""/feed.xml — the newest articles as an Atom feed; only where the site's address is known.

https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

from hexapla import addresses
from hexapla.align.authors import authors
from hexapla.compose.said import foreign
from hexapla.compose.view import View
from hexapla.dates import parse
from hexapla.model import Article
from hexapla.prose import plain

NEWEST = 20
# Control characters, which XML 1.0 cannot say at all (https://www.w3.org/TR/xml/#charsets), and what stands for them.
NO_XML, LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"), "\ufffd"


def files(view: View) -> Iterator[tuple[str, bytes]]:
    edition, site = view.edition, view.edition.site
    if site.address is None:
        return
    home, own = (addresses.absolute(edition, path, view.tag) for path in (addresses.HOME, "feed.xml"))
    newest = view.index.newest[:NEWEST]
    head = (
        f"{_element('title', view.reader.text(site.name))}{_element('subtitle', view.reader.text(site.description))}"
        f"<id>{escape(home)}</id><updated>{_day(site.date)}</updated>"
        f"<author><name>{escape(view.reader.text(site.editors))}</name></author>"
        f'<link href={quoteattr(home)}/><link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n'
    )
    body = "".join(_entry(view, article) for article in newest)
    lang = quoteattr(view.reader.language.lang)
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={lang}>\n{head}{body}</feed>\n'
    yield "feed.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{NO_XML.sub(LOST, feed)}'.encode()


def _entry(view: View, article: Article) -> str:
    """An article; its text changes with the edition, never after the edition's date."""
    where = view.absolute(addresses.article(article.slug))
    return (
        f"<entry>{_element('title', view.title(article))}<id>{escape(where)}</id>"
        f"<link href={quoteattr(where)}/><published>{_published(article)}</published>"
        f"<updated>{_day(view.edition.site.date)}</updated>"
        + "".join(f"<author><name>{escape(name)}</name></author>" for name in authors(view.edition, article, view.tag))
        + f"{_element('summary', view.reader.text(article.summary), plain)}</entry>\n"
    )


def _element(name: str, words: str, shown: Callable[[str], str] = str) -> str:
    """An element with words that may be of another language than the feed's."""
    lang = foreign(words).get("lang")
    return f"<{name}{f' xml:lang={quoteattr(lang)}' if lang else ''}>{escape(shown(words))}</{name}>"


def _published(article: Article) -> str:
    """The time at which the page was published, where it and its zone are known; else the day."""
    time, zone = article.capture.time, article.timezone
    return f"{article.capture.date}T{time}{zone}" if time and zone else _day(article.capture.date)


def _day(date: str) -> str:
    """A day as RFC 3339 has it: its noon, which is of the same day for nearly all readers, east and west."""
    return f"{parse(date).first}T12:00:00Z"

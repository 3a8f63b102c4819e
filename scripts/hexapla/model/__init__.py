"""What an edition is made of: plain data that remembers where each value stood.

Nothing here reads, checks or renders. Where a class is read from a source file, its fields say by `key` how.
"""

from hexapla.model.apparatus import Event, Name, Reference, Term
from hexapla.model.article import (
    PLACEHOLDER,
    Anchor,
    Article,
    ArticleFile,
    Author,
    CitedName,
    EventAnchor,
    Note,
    Publication,
    Section,
    Sentences,
    TextInfo,
    Translation,
)
from hexapla.model.base import NOWHERE, WEB_ADDRESS, Localized, Location, Text
from hexapla.model.capture import Capture, Given, Lines, Original
from hexapla.model.edition import Edition, Published
from hexapla.model.language import CaptureWords, CitationForms, DateForms, Language, ReadingSpeed, Starter
from hexapla.model.site import AboutSection, Change, Site

__all__ = [
    "NOWHERE", "PLACEHOLDER", "WEB_ADDRESS", "AboutSection", "Anchor", "Article", "ArticleFile", "Author", "Capture",
    "CaptureWords",
    "Change", "CitationForms", "CitedName", "DateForms", "Edition", "Event", "EventAnchor", "Given", "Language",
    "Lines", "Localized", "Location", "Name", "Note", "Original", "Publication", "Published", "ReadingSpeed",
    "Reference", "Section", "Sentences", "Site", "Starter", "Term", "Text", "TextInfo", "Translation",
]  # fmt: skip

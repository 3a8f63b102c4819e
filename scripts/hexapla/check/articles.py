"""Articles: the capture still is what import saw, sections cover it, translations follow it paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.model import Edition, Location
from hexapla.model.base import ends
from hexapla.problems import Level, Problem


def captures(edition: Edition) -> Iterator[Problem]:
    """The captured page is never edited, and splits into paragraphs as it did at import: #pN never shifts."""
    for article in edition.articles:
        now = {
            "sha256": (article.sha256, "original.txt is not the page that was imported: its checksum differs"),
            "paragraphs": (str(article.count), f"original.txt now splits into {article.count} paragraphs, not {{}}"),
            "text_sha256": (article.capture.digest, "the paragraphs of original.txt are not those of the import"),
        }
        for key, (value, message) in now.items():
            recorded = getattr(article.recorded, key)
            if recorded and recorded != value:
                yield Problem(recorded.location, message.format(recorded), suggestion="put the imported page back")


def sections(edition: Edition) -> Iterator[Problem]:
    """The sections, where there are any, cover in order every paragraph exactly once."""
    for article in edition.articles:
        if not article.sections:
            continue
        expected = 1
        for section in (s for s in article.sections if s.first):
            if section.first != expected:
                yield Problem(
                    section.location,
                    f"the section '{section.id}' begins at paragraph {section.first}, but {expected} is next",
                )
            expected = section.last + 1
        if expected <= article.count:
            left = f"{expected}-{article.count}" if expected < article.count else f"{expected}"
            yield Problem(
                article.sections[-1].location, f"no section has paragraph {left}: the text has {article.count}"
            )
        elif expected > article.count + 1:
            yield Problem(
                article.sections[-1].location,
                f"the text has {article.count} paragraphs; this section goes to {expected - 1}",
            )


def translations(edition: Edition) -> Iterator[Problem]:
    """Paragraph N of a translation renders paragraph N of the original: there are as many of them."""
    for article in edition.articles:
        for tag, translation in article.translations.items():
            have, count = len(translation.paragraphs), article.count
            if have > count:
                extra = translation.paragraphs[count]
                yield Problem(extra.location, f"a paragraph too many: the original has {count}, this text has {have}")
            elif have < count:
                last = translation.paragraphs[-1].location if have else Location(translation.file)
                yield Problem(last, f"the text ends after {have} paragraphs; the original has {count}")
            if translation.info.of and translation.info.of != article.capture.digest:
                message = f"the text in '{tag}' was made from another state of the original; review it"
                yield Problem(
                    translation.info.of.location, message, Level.WARNING, f"then write of: {article.capture.digest}"
                )


def forms(edition: Edition) -> Iterator[Problem]:
    """A paragraph of which the form is said is one of the text, and has one form only."""
    for article in edition.articles:
        seen: dict[int, str] = {}
        for form, ranges in article.forms.items():
            for text in ranges:
                first, last = ends(text)
                if last > article.count:
                    message = f"there is no paragraph {last}: the article has {article.count}"
                    yield Problem(text.location, message)
                numbers = range(first, min(last, article.count) + 1)
                if twice := next((number for number in numbers if number in seen), None):
                    yield Problem(text.location, f"paragraph {twice} already is of the form '{seen[twice]}'")
                seen |= dict.fromkeys(numbers, form)


RULES = (captures, sections, translations, forms)

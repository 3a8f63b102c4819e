"""Figures and dates: what one language says in digits no other says in other digits."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.align.figures import differing
from hexapla.check.walk import everything
from hexapla.keys import Form
from hexapla.model import Edition, Text
from hexapla.problems import Level, Problem
from hexapla.prose import plain

# Words taken out of a paragraph, which is compared itself.
QUOTED = ("quote", "before", "after")


def agree(edition: Edition) -> Iterator[Problem]:
    """A figure or date is the same in every language of a paragraph, definition, account or note."""
    for article in edition.articles:
        original = article.texts[article.original]
        for tag, paragraphs in article.texts.items():
            for number, (own, text) in enumerate(zip(original, paragraphs, strict=True), 1):
                if tag != article.original:
                    yield from _compared(edition, (article.original, own), (tag, text), f"paragraph {number}")
    for owner, value in everything(edition):
        if value.key.form is Form.LOCALIZED and value.path.rsplit(".", 1)[-1] not in QUOTED:
            spoken = [(tag, value.texts[tag]) for tag in edition.tags if tag in value.texts]
            for other in spoken[1:]:
                yield from _compared(edition, spoken[0], other, f"{value.path} of {owner.name}")


def _compared(edition: Edition, one: tuple[str, Text], two: tuple[str, Text], what: str) -> Iterator[Problem]:
    (tag, text), (other, translation) = one, two
    locales = [str(edition.language[name].locale) for name in (tag, other)]
    if found := differing(plain(text), locales[0], plain(translation), locales[1]):
        message = f"{what} has {found[1]} in '{other}', where it has {found[0]} in '{tag}'"
        yield Problem(translation.location, message, Level.WARNING, "see which is right")


RULES = (agree,)

"""Words that know their language, so that wherever they are shown an element can say it, and their direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hexapla import writing


class Tongue(NamedTuple):
    """A language as HTML says it: a tag of BCP 47, and ltr or rtl."""

    lang: str
    direction: str

    def within(self, outer: Tongue) -> dict[str, str]:
        """The attributes of an element in this language inside one in another; none inside one in the same.

        `data-script` (ISO 15924) is what the stylesheet chooses type and measures by; Latin is what it takes for
        granted.
        """
        if self == outer:
            return {}
        return self.attributes | ({"dir": str(self.direction)} if self.direction != outer.direction else {})

    @property
    def attributes(self) -> dict[str, str]:
        """The same, of an element whose direction is that of what is around it."""
        code = writing.script(self.lang)
        return {"lang": str(self.lang)} | ({"data-script": code} if code not in ("", writing.LATIN) else {})


class Said(str):
    """Words in the language `tongue`, for a page whose own is `page`."""

    tongue: Tongue
    page: Tongue

    def __new__(cls, words: str, tongue: Tongue, page: Tongue) -> Said:
        made = super().__new__(cls, words)
        made.tongue, made.page = tongue, page
        return made

    def format(self, *args: object, **named: object) -> Said:
        """Filled in; what is of the other direction is isolated, since it may stand where no element can."""
        made = super().format(*map(self._held, args), **{name: self._held(value) for name, value in named.items()})
        return Said(made, self.tongue, self.page)

    def _held(self, value: object) -> object:
        turns = isinstance(value, Said) and value.tongue.direction != self.tongue.direction
        return writing.isolated(str(value)) if turns else value


def foreign(words: object) -> Mapping[str, str]:
    """The attributes that an element with these words needs; none where they are in the page's language."""
    return words.tongue.within(words.page) if isinstance(words, Said) else {}

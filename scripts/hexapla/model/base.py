"""Values that remember where they stood, and the forms that texts must have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hexapla.keys import Pattern


@dataclass(frozen=True, order=True)
class Location:
    """Where a value stands: a file's path as the editor knows it, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1


NOWHERE = Location("")


class Text(str):
    """A string that remembers its location. Equality, hash and repr are the string's alone."""

    location: Location

    def __new__(cls, value: str, location: Location = NOWHERE) -> Text:
        made = super().__new__(cls, value)
        made.location = location
        return made

    def __reduce__(self) -> tuple[type[Text], tuple[str, Location]]:
        return Text, (str(self), self.location)


class Number(int):
    """A whole number that remembers its location."""

    location: Location

    def __new__(cls, value: int | str, location: Location = NOWHERE) -> Number:
        made = super().__new__(cls, value)
        made.location = location
        return made

    def __reduce__(self) -> tuple[type[Number], tuple[int, Location]]:
        return Number, (int(self), self.location)


NO_TEXT = Text("")
# What does not fit together in a record: what is wrong, and where, if not where the record begins.
Faults = Iterator[tuple[str, Location | None]]
# A value per language tag. A language that is missing is a text still to come, never an error by itself.
Localized = Mapping[str, Text]

WEB_ADDRESS = Pattern(
    re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][^\s<>\"\\^`{|}]*)?"),
    "web address, such as https://example.org/edition/",
)
BCP47 = Pattern(re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "language tag of BCP 47, such as en, zh-Hans, pt-BR")
TIME_ZONE = Pattern(re.compile(r"[+-]([01][0-9]|2[0-3]):[0-5][0-9]|Z"), "time zone, such as +08:00")
MOMENT = Pattern(
    re.compile(
        r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
        r"(?:T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]|Z)?)?"
    ),
    "day or time, such as 2018-09-14 or 2018-09-14T08:12+08:00",
)
EMAIL = Pattern(re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII), "e-mail address")
RANGE = Pattern(
    re.compile(r"([1-9][0-9]{0,5})(?:\s*[-–]\s*([1-9][0-9]{0,5}))?"), "range of paragraphs, such as 1-3 or 4"
)
SENTENCE = Pattern(re.compile(r"p([1-9][0-9]{0,5})s([1-9][0-9]{0,5})"), "sentence, such as p3s1")
A_TITLE = "{en: The letters, es: Las cartas}"


def ends(paragraphs: str) -> tuple[int, int]:
    """The first and the last paragraph of a range; (0, -1), which holds none, where it is no range."""
    match = RANGE.form.fullmatch(paragraphs)
    return (int(match[1]), int(match[2] or match[1])) if match else (0, -1)


def location_field() -> Any:
    return field(default=NOWHERE, compare=False, repr=False)

"""The words of the interface, each with the placeholders that are filled in: what the English file of ours has.

A new word is given in languages/*.yml, used in a template, and held against the other languages by a test.
"""

from __future__ import annotations

import string
from collections.abc import Mapping

import yaml

from hexapla.data import LANGUAGES


def placeholders(word: str) -> tuple[str, ...]:
    """The names in braces that are filled in. Raises ValueError where a brace stands alone."""
    return tuple(sorted({name for _, name, _, _ in string.Formatter().parse(word) if name is not None}))


ENGLISH: Mapping[str, str] = yaml.load((LANGUAGES / "en.yml").read_text("utf-8"), yaml.BaseLoader)["words"]
WORDS: Mapping[str, tuple[str, ...]] = {key: placeholders(word) for key, word in ENGLISH.items()}

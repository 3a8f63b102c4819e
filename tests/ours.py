"""The words of this repository's edition, by which its tests name what a reader sees."""

from __future__ import annotations

from conftest import ROOT
from edition.load import prove

WORDS = {tag: language.words for tag, language in prove(ROOT / "source")[0].language.items()}

"""The words of this repository's edition, by which its tests name what a reader sees."""

from __future__ import annotations

from conftest import ROOT
from hexapla.pipeline import read_and_check

WORDS = {tag: language.words for tag, language in read_and_check(ROOT / "source")[0].language.items()}

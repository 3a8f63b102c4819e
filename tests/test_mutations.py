"""A quote, an id, a date, a language or a form that is altered or taken out is caught, at its place, every time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import EDITIONS
from mutations import missed

# Every harm is too many for every run: HARMS=2000 python -m pytest tests/test_mutations.py does more.
HOW_MANY = int(os.environ.get("HARMS", "80"))


@pytest.mark.parametrize("name", ["valid", "portuguese"])
def test_every_harm_is_caught(name: str, tmp_path: Path) -> None:
    assert missed(EDITIONS / name, tmp_path, HOW_MANY) == []

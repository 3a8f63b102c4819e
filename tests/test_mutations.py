"""A quote, an id, a date, a language or a form that is altered or taken out is caught, at its place, every time."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from conftest import EDITIONS, ROOT
from hexapla.pipeline import read_and_check
from hexapla.problems import Problem, SourceError
from hexapla.published import record
from mutations import Harm, harms

# Every harm is too many for every run: HARMS=2000 python -m pytest tests/test_mutations.py does more.
HOW_MANY = int(os.environ.get("HARMS", "24"))
# How far from the harm a problem may be said: what is no longer there is missed at its entry.
NEAR = 30


def problems(source: Path) -> set[Problem]:
    try:
        return set(read_and_check(source)[1])
    except SourceError as fault:
        return set(fault.problems)


def caught(harm: Harm, source: Path, before: set[Problem]) -> bool:
    """Whether check now says something new, and says it where the harm was done."""
    path = source / harm.file
    kept = path.read_bytes()
    harm.do(source)
    new = problems(source) - before
    path.write_bytes(kept)
    places = [p.location for p in new if p.location.file.endswith(harm.file.as_posix())]
    return any(abs(place.line - harm.line) <= NEAR for place in places)


@pytest.mark.parametrize("edition", ["valid", "ours"])
def test_every_harm_is_caught(edition: str, tmp_path: Path) -> None:
    source = Path(shutil.copytree(EDITIONS / "valid" if edition == "valid" else ROOT / "source", tmp_path / "source"))
    whole, _ = read_and_check(source)
    record(whole, source)
    before = problems(source)
    done = list(harms(source, whole.tags))
    wanted = HOW_MANY if edition == "ours" else HOW_MANY * 8
    done = random.Random(wanted).sample(done, min(wanted, len(done)))
    missed = [str(harm) for harm in done if not caught(harm, source, before)]
    assert missed == []
    assert len(done) >= 24

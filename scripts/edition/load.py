"""The way from sources to docs/ in one call each, as the command line and MkDocs use it."""

from __future__ import annotations

from pathlib import Path

from edition.check import check
from edition.compose import compose
from edition.model import Edition
from edition.problems import Problem, SourceError, errors
from edition.read.edition import read_edition
from edition.write import write


def prove(sources: Path) -> tuple[Edition, list[Problem]]:
    """A sound edition and its warnings. Raises SourceError with every problem found if one of them is an error."""
    edition, problems = read_edition(sources)
    problems += check(edition)
    if errors(problems):
        raise SourceError(problems)
    return edition, problems


def build(sources: Path, docs: Path) -> tuple[Edition, list[Problem], set[str]]:
    """Read, check, compose and write: the edition, its warnings, and the paths below docs/ that changed."""
    edition, warnings = prove(sources)
    return edition, warnings, write(compose(edition), docs)

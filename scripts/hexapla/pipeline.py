"""The way from sources to docs/ in one call each, as the command line and MkDocs use it."""

from __future__ import annotations

from pathlib import Path

from hexapla.check import check
from hexapla.compose.files import compose
from hexapla.model import Edition
from hexapla.problems import Problem, SourceError, errors
from hexapla.read.edition import read_edition
from hexapla.write import write


def read_and_check(sources: Path) -> tuple[Edition, list[Problem]]:
    """An edition without errors, and what else was found. Raises SourceError with all problems if one is an error."""
    edition, problems = read_edition(sources)
    problems += check(edition)
    if errors(problems):  # which say it better than that something is not as it was published
        raise SourceError(problem for problem in problems if problem.rule != "published-unchanged")
    return edition, problems


def build(sources: Path, docs: Path) -> tuple[Edition, list[Problem], set[str]]:
    """Read, check, compose and write: the edition, what else was found, and the paths below docs/ that changed."""
    edition, warnings = read_and_check(sources)
    return edition, warnings, write(compose(edition), docs)

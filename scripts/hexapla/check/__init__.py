"""Proving an edition sound: every rule runs, every problem is reported, nothing is composed from an unsound one."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hexapla.check import (
    anchors,
    articles,
    complete,
    dates,
    ids,
    languages,
    mentions,
    names,
    prose,
    published,
    references,
)
from hexapla.model import Edition
from hexapla.problems import Problem

Rule = Callable[[Edition], Iterator[Problem]]

# The rules of every module named above are the functions that it lists, in the order of its file.
RULES: tuple[Rule, ...] = (
    *ids.RULES,
    *articles.RULES,
    *anchors.RULES,
    *mentions.RULES,
    *names.RULES,
    *references.RULES,
    *prose.RULES,
    *dates.RULES,
    *languages.RULES,
    *published.RULES,
    *complete.RULES,
)


def check(edition: Edition) -> list[Problem]:
    """Every problem of an edition that could be read."""
    return [problem for rule in RULES for problem in rule(edition)]

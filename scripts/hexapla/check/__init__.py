"""The rules of an edition: every one runs, every problem is reported, nothing is composed from one with errors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from hexapla.check import (
    anchors,
    articles,
    complete,
    dates,
    figures,
    ids,
    languages,
    mentions,
    names,
    prose,
    published,
    references,
    sentences,
)
from hexapla.model import Edition
from hexapla.problems import Problem

Rule = Callable[[Edition], Iterator[Problem]]

# The rules of every module named above are the functions that it lists, in the order of its file.
RULES: tuple[Rule, ...] = (
    *ids.RULES,
    *articles.RULES,
    *sentences.RULES,
    *anchors.RULES,
    *mentions.RULES,
    *names.RULES,
    *references.RULES,
    *prose.RULES,
    *dates.RULES,
    *figures.RULES,
    *languages.RULES,
    *published.RULES,
    *complete.RULES,
)


def check(edition: Edition) -> list[Problem]:
    """Every problem of an edition that could be read, each with the name of its rule."""
    return [replace(problem, rule=name(rule)) for rule in RULES for problem in rule(edition)]


def name(rule: Rule) -> str:
    """What a rule is called: its module, and what must hold."""
    return f"{rule.__module__.rsplit('.', 1)[-1]}-{rule.__name__}"

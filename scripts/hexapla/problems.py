"""A problem in the sources, and how it is said to an editor: as a line, as JSON, as a GitHub annotation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum

from hexapla.model import Location


class Level(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong (error) or still missing (warning), where it stands, and what would be right."""

    location: Location
    message: str
    level: Level = Level.ERROR
    suggestion: str = ""


class SourceError(Exception):
    """The sources cannot be composed. Carries every problem found; survives pickling."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = ordered(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """The errors; of warnings, how many there are."""
        wrong = errors(self.problems)
        more = len(self.problems) - len(wrong)
        return render(wrong) + (f"\n{counted(more)} besides ('build.py check' lists them)" if more else "")


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """The name an editor most likely meant, or nothing: a suggestion is made only where one is near."""
    near = get_close_matches(word, sorted({str(name) for name in names}), n=1, cutoff=0.7)
    return f"did you mean '{near[0]}'?" if near else ""


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.ERROR]


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each once: errors first, then by location."""
    return tuple(sorted(set(problems), key=lambda problem: (problem.level, problem)))


def counted(warnings: int) -> str:
    return f"{warnings} warning{'' if warnings == 1 else 's'}"


def render(problems: Iterable[Problem], style: str = "text") -> str:
    """All problems, errors first, then by location, as `text`, `json` or `github` (workflow commands)."""
    listed = ordered(problems)
    if style == "json":
        rows = [
            {**asdict(p.location), "level": p.level, "message": p.message, "suggestion": p.suggestion} for p in listed
        ]
        return json.dumps(rows, ensure_ascii=False, indent=1)
    return "\n".join((_github if style == "github" else _line)(problem) for problem in listed)


def _sentence(problem: Problem) -> str:
    return f"{problem.message}; {problem.suggestion}" if problem.suggestion else problem.message


def _line(problem: Problem) -> str:
    location = problem.location
    return f"{location.file}:{location.line}:{location.column}: {problem.level}: {_visible(_sentence(problem))}"


def _visible(text: str) -> str:
    """One line for a terminal: what would act there, or be invisible, is written as its code point."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def _github(problem: Problem) -> str:
    """https://docs.github.com/actions/reference/workflow-commands-for-github-actions"""

    def data(value: str) -> str:
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def prop(value: str) -> str:
        return data(value).replace(":", "%3A").replace(",", "%2C")

    location = problem.location
    where = f"file={prop(location.file)},line={location.line},col={location.column}"
    return f"::{problem.level} {where}::{data(_sentence(problem))}"

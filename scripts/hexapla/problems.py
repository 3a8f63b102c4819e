"""A problem in the sources, and how it is said to an editor: as a line, as JSON, as a GitHub annotation."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum

from hexapla.model import Location


class Level(StrEnum):
    """How much a problem matters, the worst first; what is `incomplete` is not wrong, but still to come."""

    ERROR = "error"
    WARNING = "warning"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong or still to come: where it stands, what would be right, and the rule that found it.

    `language` is the one in which something is still to come.
    """

    location: Location
    message: str
    level: Level = Level.ERROR
    suggestion: str = ""
    rule: str = ""
    language: str = ""


LEVELS = list(Level)
# More names than these are not listed.
MANY = 20
# So many names are compared with a wrong one.
FEW = 60


class SourceError(Exception):
    """The sources cannot be composed. Carries every problem found; survives pickling."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = ordered(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """The errors; of warnings, how many there are."""
        more = len([problem for problem in self.problems if problem.level is Level.WARNING])
        return render(errors(self.problems)) + (f"\n{counted(more)} besides ('check' lists them)" if more else "")


class UsageError(Exception):
    """A command was asked for what it cannot do; the message says what to ask for."""


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """The name an editor most likely meant, as a question, or nothing: one is made only where a name is near."""
    near = nearest(word, names)
    return f"did you mean '{near}'?" if near else ""


def nearest(word: str, names: Iterable[str]) -> str:
    """The name that is most like a word, or nothing where none is near."""
    # Comparing every wrong name with every right one grows with the square: of many, those of a like length count.
    known = {str(name) for name in names}
    alike = [n for n in known if abs(len(n) - len(word)) <= 3 and (n[:1] == word[:1] or n[-3:] == word[-3:])]
    near = get_close_matches(word, sorted(alike if len(known) > FEW else known)[:FEW], n=1, cutoff=0.7)
    return near[0] if near else ""


def one_of(names: Iterable[str]) -> str:
    """The names of a set, or the first of them where it is a large one."""
    known = [str(name) for name in names]
    return f"one of {', '.join(known)}" if len(known) <= MANY else f"for example {', '.join(known[:MANY])}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.ERROR]


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each once: errors first, then by location."""
    return tuple(sorted(set(problems), key=lambda problem: (LEVELS.index(problem.level), problem)))


def still_to_come(problems: Iterable[Problem]) -> str:
    """How much is incomplete in each language, as a line; '' where nothing is."""
    counts = Counter(problem.language for problem in set(problems) if problem.level is Level.INCOMPLETE)
    listed = ", ".join(f"{count} in {tag}" for tag, count in sorted(counts.items()))
    return f"still to come: {listed} ('check --language {min(counts)}' lists them)" if counts else ""


def counted(warnings: int) -> str:
    return f"{warnings} warning{'' if warnings == 1 else 's'}"


def render(problems: Iterable[Problem], style: str = "text") -> str:
    """All problems, errors first, then by location, as `text`, `json` or `github` (workflow commands)."""
    listed = ordered(problems)
    if style == "json":
        rows = [_row(problem) for problem in listed]
        # ASCII alone: whoever reads it may have any encoding.
        return json.dumps(rows, indent=1)
    return "\n".join((_github if style == "github" else _line)(problem) for problem in listed)


def _row(problem: Problem) -> dict[str, object]:
    return {
        **asdict(problem.location),
        **{name: value for name, value in asdict(problem).items() if name != "location"},
    }


def _sentence(problem: Problem) -> str:
    rule = f" [{problem.rule}]" if problem.rule else ""
    return (f"{problem.message}; {problem.suggestion}" if problem.suggestion else problem.message) + rule


def _line(problem: Problem) -> str:
    location = problem.location
    where = f"{_visible(location.file)}:{location.line}:{location.column}"
    return f"{where}: {problem.level}: {_visible(_sentence(problem))}"


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

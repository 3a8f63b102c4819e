"""The slips of those who write YAML: what a file that cannot be read most likely has, where, and what is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Slip:
    """A form that lines have which are not meant so; the group `at`, or the whole, is where it stands."""

    form: re.Pattern[str]
    message: str


CHINESE = "{0} (U+{1:04X}) is a Chinese {2}; YAML wants {3}"
SLIPS = (
    Slip(re.compile(r"^(?:<{7}|={7}$|>{7})"), "a merge left its marks here: keep one of the two texts, without them"),
    Slip(re.compile(r"^ *(?P<at>\t)"), "a tab: indent with spaces"),
    Slip(re.compile(r"^ *(?P<at>[\u00a0\u3000\u2003])"), "a space that is none to YAML: indent with ordinary spaces"),
    Slip(
        re.compile(r"^ *(?:- )?[\w-]+ *(?P<at>：)|[{,] *[\w-]+ *(?P<at2>：)"),
        CHINESE.format("'：'", 0xFF1A, "colon", "': '"),
    ),
    Slip(re.compile(r"(?P<at>[｛｝])"), "a Chinese brace; YAML wants { and }"),
    Slip(re.compile(r"\{[^\"']*?(?P<at>，) *[\w-]+ *:"), CHINESE.format("'，'", 0xFF0C, "comma", "', '")),
    Slip(re.compile(r"^ *(?:- )?[a-z_]+(?P<at>:)(?=[^\s:/\"'])(?!//)"), "a space is missing behind the colon"),
    Slip(re.compile(r"^ *- (?P<at>id|version) +[^:]+$"), "a colon is missing behind this key"),
    Slip(
        re.compile(r"^ *(?:- )?[\w-]+: +\"(?:[^\"\\]|\\.)*(?P<at>\")[^\s,}\]#]"),
        'a double quotation mark within double quotes: write \\" or “ ”',
    ),
    Slip(
        re.compile(r"^ *(?:- )?[\w-]+: +(?P<at>[*&!%@`])|[{,] *[\w-]+: +(?P<at2>[*&!%@`])"),
        "a text that begins with this sign needs double quotes around it",
    ),
    Slip(
        re.compile(r"^ *(?:- )?[\w-]+: +(?P<at>\[)[^\]]*\][^,#\s]"),
        "a text that begins with [ needs double quotes around it",
    ),
    Slip(
        re.compile(r"[{,] *[\w-]+: +[^\"'\s{\[][^\"']*? (?P<at>#)"),
        "' #' begins a remark: put the text in quotes",
    ),
)


def slip(lines: Sequence[str], line: int) -> tuple[int, int, str] | None:
    """The likely cause of a fault that was met at a line (from 0): line and column from 1, and what to do.

    A parser often sees what is wrong only at a later line, so that the two before are looked at as well.
    """
    for number in (at for at in (line, line - 1, line - 2) if 0 <= at < len(lines)):
        found = next(_slips(lines[number]), None)
        if found:
            return number + 1, found[0] + 1, found[1]
    return _indented(lines, line)


def _slips(line: str) -> Iterator[tuple[int, str]]:
    for each in SLIPS:
        if match := each.form.search(line):
            named = [match.start(name) for name in ("at", "at2") if name in each.form.groupindex and match[name]]
            yield (named or [match.start()])[0], each.message


def _indented(lines: Sequence[str], line: int) -> tuple[int, int, str] | None:
    """A key that stands a space or so away from those above it."""
    if not 0 < line < len(lines):
        return None
    here, above = (re.match(r"( *(?:- )?)[\w-]+:", lines[at]) for at in (line, line - 1))
    if here and above and abs(len(here[1]) - len(above[1])) == 1:
        columns = f"column {len(here[1]) + 1}, the one above in column {len(above[1]) + 1}"
        return line + 1, len(here[1]) + 1, f"this key begins in {columns}: let them begin in the same one"
    return None

"""The reference of every key, rule and command, written from the code itself as REFERENCE.md."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from hexapla.check import RULES, name
from hexapla.commands.schema import FILES
from hexapla.keys import Form, Key, keys_of, name_of, nested
from hexapla.read import RULES as READING

HEAD = """\
# Reference
Every key of every source file, every rule of `check` and every command. This page is written by `make reference` from
the descriptions in the code; a test keeps it so.
"""
MARKS = """\
## Inline marks
Values "with inline marks" may have these and no others; whatever else stands there is shown as it stands.

| written | shown |
|---|---|
| `*emphasis*` | in italics |
| `[words](term:tea-bridge)` | a link to a term of the glossary, by its id |
| `[words](event:founding)` | a link to an event of the timeline, by its id |
| `[@port-book, p. 3]` | a citation of a reference, by its id, with the place in it |
| `[palabras](lang:es)` | words of another language, spoken and set as such; `*[palabras](lang:es)*` in italics |

The article's own text and its translations have no marks at all. Links to other sites are references that are cited.
"""


def reference(parser: argparse.ArgumentParser) -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, *_files(), MARKS, *_rules(), *_commands(parser)])


def _files() -> Iterator[str]:
    yield "## Source files\n"
    for _, path, record, many in FILES:
        yield f"### `{path}`\n"
        yield f"{'A list; each item has' if many else 'Has'} these keys:\n"
        for each in nested(record):
            if each is not record:
                yield f"#### {_title(record, each)}\n"
            yield "| key | holds | needed | what it does | example |\n|---|---|---|---|---|"
            for attribute, key in keys_of(each).items():
                yield _row(name_of(attribute, key), key)
            yield ""


def _title(top: type, record: type) -> str:
    """The keys below which a record stands: `names`, `notes`, `at`."""
    found = [
        name_of(attribute, key)
        for each in nested(top)
        for attribute, key in keys_of(each).items()
        if key.record is record
    ]
    return f"In {', '.join(f'`{key}`' for key in dict.fromkeys(found))}"


def _row(key: str, described: Key) -> str:
    form = "one of" if described.form is Form.CHOICE else str(described.form)
    if described.choices:
        form += f" {', '.join(described.choices)}"
    if described.prose:
        form += ", with inline marks"
    needed = "yes" if described.required else "expected" if described.expected else ""
    example = described.example.replace("|", "\\|")
    named = "CSL's variables" if described.form is Form.CSL else f"`{key}`"
    return f"| {named} | {form} | {needed} | {described.about} | `{example}` |"


def _rules() -> Iterator[str]:
    yield "## Rules\n"
    yield "A problem names its rule in square brackets; `check --only RULE` lists what that rule found.\n"
    yield "| rule | what holds |\n|---|---|"
    for rule, holds in READING.items():
        yield f"| `{rule}` | {holds} |"
    for check in RULES:
        yield f"| `{name(check)}` | {' '.join((check.__doc__ or '').split())} |"
    yield ""


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield "## Commands\n"
    yield "`hexapla COMMAND` where Hexapla is installed, `python scripts/build.py COMMAND` in its own repository.\n"
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            about = {choice.dest: choice.help for choice in action._choices_actions}
            for command, inner in action.choices.items():
                said = str(about[command])
                yield f"### `{command}`\n\n{said[0].upper()}{said[1:]}.\n"
                yield from (_argument(argument) for argument in inner._actions if argument.dest != "help")
                yield ""


def _argument(argument: argparse.Action) -> str:
    """An argument or option: how it is written, and what it does."""
    value = argument.metavar or ("|".join(argument.choices) if argument.choices else "")
    takes = argument.nargs != 0 and argument.option_strings
    names = ", ".join(argument.option_strings) or value or argument.dest.upper()
    needed = " (needed)" if argument.required and argument.option_strings else ""
    return f"- `{names}{f' {value or argument.dest.upper()}' if takes else ''}`: {argument.help}{needed}"

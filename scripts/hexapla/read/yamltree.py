"""YAML as a tree of text: every scalar is a Text with its location, whatever it looks like.

No scalar becomes a date, a number or a truth value; duplicate keys, tags and aliases are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from hexapla.model import Location, Text
from hexapla.problems import Problem
from hexapla.read.characters import NO_TEXT, Unreadable, decode
from hexapla.read.slips import slip

Report = Callable[[Problem], None]
DEPTH = 40


@dataclass(frozen=True)
class Mapping:
    entries: dict[Text, Node]
    location: Location


@dataclass(frozen=True)
class Sequence:
    items: tuple[Node, ...]
    location: Location


Node = Text | Mapping | Sequence

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(data: bytes, file: str, report: Report) -> Node | None:
    """The tree of one YAML document; None where it cannot be read at all, which is then reported."""
    try:
        text = decode(data, "utf-8")
        _refuse_depth(text)
        loader = _Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except Unreadable as fault:
        report(Problem(fault.at(file), fault.message, rule="reading-characters"))
    except yaml.reader.ReaderError as fault:
        before = text[: text.find(chr(fault.character)) if isinstance(fault.character, int) else 0]
        location = Location(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        report(
            Problem(
                location,
                "a character that YAML does not allow here; write it as an escape in double quotes",
                rule="reading-yaml",
            )
        )
    except yaml.MarkedYAMLError as fault:
        report(_problem(fault, text, file))
    else:
        return _Tree(file, text, report).convert(root) if root is not None else Mapping({}, Location(file))
    return None


def _refuse_depth(text: str) -> None:
    """No source nests this deep; a file that does would exhaust the composer's stack. Raises MarkedYAMLError."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            raise yaml.MarkedYAMLError(problem="lists or keys are nested too deep", problem_mark=event.start_mark)  # type: ignore[arg-type]


def _mark(mark: Any, file: str) -> Location:
    return Location(file, mark.line + 1, mark.column + 1) if mark else Location(file)


def _problem(fault: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    """What is wrong, at its cause where that can be seen."""
    mark = fault.problem_mark or fault.context_mark
    lines = text.splitlines()
    cause = slip(lines, mark.line) if mark else None
    if cause:
        return Problem(Location(file, *cause[:2]), f"not valid YAML: {cause[2]}", rule="reading-yaml")
    if mark and mark.line >= len(lines) > 0:  # what is missed at the end is missed behind the last line
        return Problem(Location(file, len(lines), len(lines[-1]) + 1), _explain(fault), rule="reading-yaml")
    return Problem(_mark(mark, file), _explain(fault), rule="reading-yaml")


def _explain(fault: yaml.MarkedYAMLError) -> str:
    """PyYAML's words for the commonest slips, in an editor's terms."""
    said = str(fault.problem or fault.context or "")
    hints = {
        "mapping values are not allowed": "a colon stands where none may: put the whole value in double quotes",
        "could not find expected ':'": "a key without its colon, or a text that goes on with too little indentation",
        "did not find expected ':'": "a key without its colon, or a text that goes on with too little indentation",
        "expected <block end>": "the indentation does not fit the lines above",
        "did not find expected key": "the indentation does not fit the lines above, or a quotation mark is not closed",
        "did not find expected '-'": "the indentation does not fit the list above",
        "found character that cannot start any token": "a text that begins with @, ` or a tab needs double quotes",
        "unexpected end of stream": "a quotation mark or bracket is not closed",
        "expected a single document": "one file holds one document: take out the line '---'",
    }
    return "not valid YAML: " + next((hint for sign, hint in hints.items() if sign in said), said)


class _Tree:
    """One document being turned into plain nodes."""

    def __init__(self, file: str, text: str, report: Report) -> None:
        self.file, self.report = file, report
        self.lines = text.splitlines()
        self.seen: set[int] = set()

    def problem(self, location: Location, message: str) -> None:
        self.report(Problem(location, message, rule="reading-yaml"))

    def convert(self, node: yaml.Node) -> Node:
        location = _mark(node.start_mark, self.file)
        if id(node) in self.seen:
            self.problem(location, "an alias (*name) points here; write the value out in both places")
            return Text("", location)
        self.seen.add(id(node))
        if not re.fullmatch("tag:yaml.org,2002:[a-z]+", str(node.tag)):
            self.problem(location, f"a tag ('{node.tag}') has no meaning here; put the text in double quotes")
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.convert(item) for item in node.value), location)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        return self._scalar(node, location)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> Mapping:
        entries: dict[Text, Node] = {}
        for key_node, value_node in node.value:
            key = self.convert(key_node)
            if node.flow_style and _is_nothing(value_node) and " " in str(key_node.value):
                at = _mark(key_node.start_mark, self.file)
                self.problem(at, "a comma ends a value within { }: put the whole text in double quotes")
            elif not isinstance(key, Text):
                self.problem(_mark(key_node.start_mark, self.file), "a key must be a plain word")
            elif key in entries:
                self.problem(key.location, f"the key '{key}' stands here twice; keep one of the two")
            else:
                entries[key] = self.convert(value_node)
        return Mapping(entries, location)

    def _scalar(self, node: yaml.Node, location: Location) -> Text:
        value = str(node.value)
        self._not_cut(node)
        if bad := NO_TEXT.search(value):
            self.problem(location, f"U+{ord(bad[0]):04X} cannot stand in a text")
            value = NO_TEXT.sub("", value)
        return Text(value, location)

    def _not_cut(self, node: yaml.Node) -> None:
        """A text without quotation marks does not end at a ' #' that was meant as a part of it."""
        end = node.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if _is_plain(node) and " " in str(node.value) and (remark := re.match(r"\s+#", rest)):
            at = Location(self.file, end.line + 1, end.column + remark.end())
            self.problem(at, "the text ends here: ' #' begins a remark; put the whole text in double quotes")


def _is_nothing(node: yaml.Node) -> bool:
    """Whether a key has no value at all, not even an empty one in quotation marks."""
    return _is_plain(node) and node.value == ""


def _is_plain(node: yaml.Node) -> bool:
    """Whether a value is a text without quotation marks; PyYAML's parsers say so in two ways."""
    return isinstance(node, yaml.ScalarNode) and not node.style

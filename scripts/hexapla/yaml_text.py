"""YAML as editors write it: beginnings of files and entries with a comment at every key, and insertion into a file.

What is inserted goes in as text at the right line, so that every other character of the file stays as it was.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from hexapla.keys import Form, Key, keys_of, name_of

WIDTH = 100


def beginning(record: type, given: Mapping[str, Any], left_out: Sequence[str] = (), spaced: bool = True) -> str:
    """The keys of a record, each under a comment that says what it does.

    Keys of `given` have their value, all others stand as comments with an example.
    """
    parts = [
        _entry(name_of(attribute, key), key, given)
        for attribute, key in keys_of(record).items()
        if name_of(attribute, key) not in left_out
    ]
    return "\n".join(parts) if spaced else "".join(parts)


def item(record: type, given: Mapping[str, Any], left_out: Sequence[str] = ()) -> str:
    """The same as an item of a list."""
    lines = beginning(record, given, left_out, spaced=False).splitlines()
    first = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    comments, rest = lines[:first], lines[first:]
    return "\n".join([*comments, f"- {rest[0]}", *(f"  {line}" for line in rest[1:])]) + "\n"


def _entry(name: str, key: Key, given: Mapping[str, Any]) -> str:
    about = textwrap.wrap(key.about, WIDTH)
    comment = "".join(f"# {line}\n" for line in about)
    if name in given:
        return comment + dumped(name, given[name])
    return comment + "".join(f"# {line}\n" for line in example(name, key))


def example(name: str, key: Key) -> list[str]:
    """A key as it may be written; the variables of CSL are keys of their own."""
    return key.example.split(", ") if key.form is Form.CSL else [f"{name}: {key.example}"]


def dumped(name: str, value: Any) -> str:
    """A key with its value: texts per language and items with keys one a line, lists of words in brackets."""
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        items = (
            yaml.safe_dump(item, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=True)
            for item in value
        )
        return f"{name}:\n" + "".join(f"  - {item}" for item in items)
    if isinstance(value, Mapping) and all(isinstance(inner, str) for inner in value.values()):
        return yaml.safe_dump({name: dict(value)}, allow_unicode=True, sort_keys=False, width=10**6)
    flow = isinstance(value, list | tuple | Mapping)
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10**6, default_flow_style=flow)
    return f"{name}: {text.removesuffix(chr(10)).removesuffix('...').strip()}\n"


def appended(text: str, entry: str) -> str:
    """A file that is a list with one more item at its end."""
    return f"{text.rstrip()}\n\n{entry}" if text.strip() else entry


def inserted(text: str, key: str, entry: str) -> str:
    """A file of keys with one more item at the end of the list `key`, which is made where there is none.

    Raises ValueError where the file is no mapping, or that list is written in brackets.
    """
    root = yaml.compose(text) if text.strip() else None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise ValueError("the file does not consist of keys with values")
    found = [value for name, value in root.value if name.value == key] if root else []
    if not found or not found[0].value:
        without = [line for line in text.splitlines() if not line.startswith(f"{key}:")]
        return "\n".join(without).rstrip() + f"\n{key}:\n" + textwrap.indent(entry, "  ")
    if found[0].flow_style:
        raise ValueError(f"the list '{key}' stands in brackets; write its items one a line after '- '")
    lines, last = text.splitlines(keepends=True), found[0].value[-1]
    indent = found[0].start_mark.column
    at = last.end_mark.line + (last.end_mark.column > indent)
    while at > 0 and not lines[at - 1].strip():
        at -= 1
    if not lines[at - 1].endswith("\n"):
        lines[at - 1] += "\n"
    return "".join([*lines[:at], textwrap.indent(entry, " " * indent), *lines[at:]])


def with_item(text: str, key: str, value: str) -> str:
    """A file of keys with one more word in the list `key`, in brackets or one a line."""
    root = yaml.compose(text)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    node = next((node for name, node in pairs if name.value == key), None)
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise ValueError(f"there is no list '{key}'")
    last = node.value[-1]
    between = ", " if node.flow_style else "\n" + " " * node.start_mark.column + "- "
    return text[: last.end_mark.index] + between + value + text[last.end_mark.index :]

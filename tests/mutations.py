"""Small harm done to sources, one at a time: a value altered, shortened or taken out.

Some of it leaves what is as valid as before (a date that is another date, a quote one letter shorter): only the record
of what was published can tell.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from hexapla.pipeline import read_and_check
from hexapla.problems import Problem, SourceError
from hexapla.published import record

# How far from the harm a problem may be said: what is no longer there is missed at its entry.
NEAR = 30
IDS = ("id", "terms", "see", "keywords", "article", "publisher", "term")


@dataclass(frozen=True)
class Harm:
    """`kind` of harm to a file: the text from `start` to `end` becomes `instead`."""

    kind: str
    file: Path
    line: int
    start: int
    end: int
    instead: str
    what: str

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line} {self.kind} {self.what!r} -> {self.instead!r}"

    def do(self, source: Path) -> None:
        path = source / self.file
        text = path.read_text("utf-8")
        path.write_text(text[: self.start] + self.instead + text[self.end :], "utf-8")


def harms(source: Path, tags: tuple[str, ...]) -> Iterator[Harm]:
    """Every harm of these kinds that can be done to the YAML files below `source` that hold articles and apparatus."""
    for folder in ("articles", "glossary", "timeline", "references.yml", "site.yml"):
        paths = [source / folder] if folder.endswith(".yml") else sorted((source / folder).rglob("*.yml"))
        for path in paths:
            text = path.read_text("utf-8")
            yield from _walk(yaml.compose(text), (), path.relative_to(source), text, tags)


def _walk(node: yaml.Node, keys: tuple[str, ...], file: Path, text: str, tags: tuple[str, ...]) -> Iterator[Harm]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in tags and len(node.value) > 1:
                yield _without(node, key, value, keys, file, text)
            yield from _walk(value, (*keys, key.value), file, text, tags)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if node.flow_style and len(node.value) > 1:
                yield _dropped(node, item, keys, file, text)
            yield from _walk(item, keys, file, text, tags)
    else:
        yield from _scalar(node, keys, file, text, tags)


def _without(
    node: yaml.MappingNode, key: yaml.Node, value: yaml.Node, keys: tuple[str, ...], file: Path, text: str
) -> Harm:
    """A language's value taken out, with the comma or line that belongs to it."""
    at = [pair[0] for pair in node.value].index(key)
    last = at == len(node.value) - 1
    start = node.value[at - 1][1].end_mark.index if last and at else key.start_mark.index
    end = value.end_mark.index if last and at else node.value[at + 1][0].start_mark.index
    instead = "\n" if last and at and not node.flow_style and text[end - 1] == "\n" else ""
    what = f"{'.'.join(keys)}.{key.value}"
    return Harm("language", file, node.start_mark.line + 1, start, end, instead, what)


def _dropped(node: yaml.SequenceNode, item: yaml.Node, keys: tuple[str, ...], file: Path, text: str) -> Harm:
    """One of the items of a list in brackets taken out, with a comma that belongs to it."""
    at = node.value.index(item)
    start = node.value[at - 1].end_mark.index if at else item.start_mark.index
    end = item.end_mark.index if at else node.value[1].start_mark.index
    what = f"{'.'.join(keys)}[{at}]"
    return Harm("item", file, item.start_mark.line + 1, start, end, "", what)


def _scalar(
    node: yaml.ScalarNode, keys: tuple[str, ...], file: Path, text: str, tags: tuple[str, ...]
) -> Iterator[Harm]:
    start, end = node.start_mark.index, node.end_mark.index
    raw, line, name = text[start:end], node.start_mark.line + 1, keys[-1] if keys else ""
    shift = start + (raw[0] in "\"'")

    def altered(kind: str, instead: str) -> Harm:
        return Harm(kind, file, line, shift, shift + len(node.value), instead, node.value)

    if "quote" in keys:
        yield altered("quote", node.value[:-1] + "ж")
        yield altered("quote", node.value[:-1])
    elif "forms" in keys:
        yield altered("form", node.value + "ж")
        yield altered("form", node.value[1:])
    elif name in tags and "published" not in keys:
        half = len(node.value) // 2
        yield altered("text", node.value[:half] + "ж" + node.value[half:])
    elif name in IDS and (name == "id" or file.name != "references.yml"):
        yield altered("id", node.value + "z")
    elif name in ("date", "issued", "captured"):
        yield altered("date", node.value + "-40")
        yield altered("date", node.value.replace("-", "", 1) if "-" in node.value else node.value[:-1])
        yield altered("date", re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), node.value, count=1))
        yield altered("date", re.sub(r"(.*)(\d)", lambda m: f"{m[1]}{(int(m[2]) + 1) % 10}", node.value, count=1))
        if "/" in node.value:
            yield altered("date", "/".join(reversed(node.value.split("/"))))


def missed(source: Path, folder: Path, wanted: int) -> list[str]:
    """Of `wanted` harms to a copy of an edition in `folder`, drawn the same in every run, those that none tells of."""
    copy = Path(shutil.copytree(source, folder / "source"))
    edition, _ = read_and_check(copy)
    record(edition, copy)
    before = _problems(copy)
    every = list(harms(copy, edition.tags))
    done = random.Random(wanted).sample(every, min(wanted, len(every)))
    assert len(done) >= min(wanted, 20)
    return [str(harm) for harm in done if not _caught(harm, copy, before)]


def _problems(source: Path) -> set[Problem]:
    try:
        return set(read_and_check(source)[1])
    except SourceError as fault:
        return set(fault.problems)


def _caught(harm: Harm, source: Path, before: set[Problem]) -> bool:
    """Whether check now says something new, and says it where the harm was done."""
    path = source / harm.file
    kept = path.read_bytes()
    harm.do(source)
    new = _problems(source) - before
    path.write_bytes(kept)
    places = [p.location for p in new if p.location.file.endswith(harm.file.as_posix())]
    return any(abs(place.line - harm.line) <= NEAR for place in places)

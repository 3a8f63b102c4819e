"""`upgrade`: the files around the sources as this version of Hexapla writes them; what the editors changed stays."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hexapla import __version__
from hexapla.atomic import put
from hexapla.commands.starter import RECORD, VENDORED, as_json, schema_files, surroundings, written
from hexapla.problems import UsageError
from hexapla.read.files import Source
from hexapla.read.site import read_tags

# What a version asks of an edition that was begun with an earlier one.
ASKS = {
    "0.4.0": (
        "in glossary/*.yml the key 'pinyin' is called 'romanized'",
        "languages/*.yml hold only what is to differ from the words that come with Hexapla",
    ),
}


@dataclass
class Upgrade:
    """What became of the files: `shown` is the difference, as `diff -u` has it."""

    before: str
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)


def upgrade(root: Path, reference: str, dry: bool = False) -> Upgrade:
    """Bring an edition that `init` made up to date; with `dry`, only tell what would change.

    Raises UsageError where `init` left no record of what it wrote.
    """
    record = root / RECORD
    try:
        known = json.loads(record.read_text("utf-8"))
        digests: dict[str, str] = known["files"]
    except (OSError, ValueError, KeyError):
        why = f"{record}: there is no record of what 'init' wrote, so nothing here can be brought up to date"
        raise UsageError(why) from None
    tags = [str(tag) for tag in read_tags(Source(root / "source", lambda _: None))] or known["languages"]
    now = surroundings(tags, reference)
    done = Upgrade(known.get("hexapla", "?"))
    for path, content in now.items():
        _one(root, path, content, digests.get(path), done, dry)
    for path in sorted(digests.keys() - now.keys()):
        _gone(root, path, digests[path], done, dry)
    if not dry:
        kept = {path: digests[path] for path in done.kept if path in digests}
        fresh = json.loads(written(now, tags))
        fresh["files"] |= kept
        put(record, as_json(fresh), flush=True)
    return done


def asks(before: str) -> list[str]:
    """What the versions after `before` ask of an edition."""
    return [ask for version, found in ASKS.items() if _order(version) > _order(before) for ask in found]


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def renew_schemas(root: Path, tags: Sequence[str]) -> list[Path]:
    """The schemas for other languages, where `init` wrote some; the files that changed."""
    record = root / RECORD
    if not record.is_file():
        return []
    known = json.loads(record.read_text("utf-8"))
    changed = []
    for path, content in schema_files(tags).items():
        here = root / path
        if here.is_file() and here.read_bytes() != content and _digest(here.read_bytes()) == known["files"].get(path):
            put(here, content)
            known["files"][path] = _digest(content)
            changed.append(here)
    put(record, as_json(known), flush=True)
    return changed


def _one(root: Path, path: str, content: bytes, recorded: str | None, done: Upgrade, dry: bool) -> None:
    """A file that this version writes: made, renewed, or kept where the editors changed it."""
    here = root / path
    before = here.read_bytes() if here.is_file() else None
    if before == content:
        return
    if before is not None and _digest(before) != recorded:
        done.kept.append(path)
    else:
        done.changed.append(path)
        if not dry:
            put(here, content)
    done.shown.extend(_difference(path, before or b"", content))


def _gone(root: Path, path: str, recorded: str, done: Upgrade, dry: bool) -> None:
    """A file that this version no longer writes: taken away unless the editors changed it."""
    here = root / path
    if here.is_file() and _digest(here.read_bytes()) == recorded:
        done.removed.append(path)
        if not dry:
            here.unlink()


def _difference(path: str, before: bytes, after: bytes) -> Iterator[str]:
    if path.startswith((f"{VENDORED}/", ".hexapla/")) or path in ("requirements.txt", "REFERENCE.md"):
        return  # made by machines for machines, or long: that they changed is enough
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    yield from difflib.unified_diff(old, new, path, f"{path} ({__version__})", lineterm="")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

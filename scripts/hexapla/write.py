"""Writing docs/: only what changed is touched; what was written before and is no longer composed goes; all else stays.

A list of what was written stands in docs/.composed. It names a file before that file is made, so that a run that is
interrupted leaves nothing that the next run does not know of; each file is replaced in one step, never half-written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from hexapla.atomic import clear, put

LIST = ".composed"
OF_A_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*/")


def write(files: Mapping[str, bytes], docs: Path) -> set[str]:
    """Make `docs` hold `files` ({relative path: content}); the paths that were changed, made or removed."""
    clear(docs)
    before = _listed(docs)
    changed = {path for path, content in files.items() if _content(docs / path) != content}
    stale = {path for path in before - files.keys() if (docs / path).is_file()}
    if changed or before != files.keys():
        put(docs / LIST, _list(before | files.keys()))
    for path in sorted(changed):
        put(docs / path, files[path])
    for path in sorted(stale):
        _remove(docs, path)
    if before != files.keys():
        put(docs / LIST, _list(files.keys()))
    return changed | stale


def _listed(docs: Path) -> set[str]:
    """The paths of the list that are in a language's folder of docs/; what else it names was not written here."""
    paths = (_content(docs / LIST) or b"").decode("utf-8", "replace").splitlines()
    return {path for path in paths if OF_A_LANGUAGE.match(path) and ".." not in path.split("/") and _inside(path, docs)}


def _inside(path: str, docs: Path) -> bool:
    """Whether a path stays in docs/, whatever links are on the way."""
    return (docs / path).parent.resolve().is_relative_to(docs.resolve())


def _list(paths: Iterable[str]) -> bytes:
    return "".join(f"{path}\n" for path in sorted(paths)).encode()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _remove(docs: Path, path: str) -> None:
    """A file, and the folders that it leaves empty."""
    (docs / path).unlink(missing_ok=True)
    for folder in (docs / path).relative_to(docs).parents:
        try:
            if folder != Path():
                (docs / folder).rmdir()
        except OSError:
            return

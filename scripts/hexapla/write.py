"""Writing docs/: only what changed is touched; what was written before and is no longer composed goes; all else stays.

A list of what was written stands in docs/.composed. It names a file before that file is made, so that a run that is
interrupted leaves nothing that the next run does not know of; each file is replaced in one step, never half-written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from hexapla.atomic import put

LIST = ".composed"


def write(files: Mapping[str, bytes], docs: Path) -> set[str]:
    """Make `docs` hold `files` ({relative path: content}); the paths that were changed, made or removed."""
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
    """The paths of the list, less any that would lead out of docs/."""
    data = _content(docs / LIST) or b""
    paths = data.decode("utf-8", "replace").splitlines()
    return {path for path in paths if path and not Path(path).is_absolute() and ".." not in Path(path).parts}


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

"""Writing a file in one step: whoever looks sees the old content or the new one, never a part.

What a run that was killed left behind has its process number in its name, so that the next run can take it away.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

LEFT = re.compile(r"\.new-(\d+)-")


def put(path: Path, content: bytes, flush: bool = False) -> None:
    """Write beside the file, then move that to its place; folders are made. Raises OSError that names the file.

    `flush`: the content reaches the disk before the file is replaced, so that a power cut cannot empty it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=beside())
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                if flush:
                    file.flush()
                    os.fsync(file.fileno())
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def put_text(path: Path, text: str) -> None:
    """A file that a person keeps, in UTF-8, flushed to the disk."""
    put(path, text.encode(), flush=True)


@contextlib.contextmanager
def made_whole(folder: Path, within: Path) -> Iterator[Path]:
    """A folder to be filled in `within`, which then moves to its place whole; nothing is left of it on any fault.

    `folder` is new or empty; the folder it stands in is made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    clear(within, deep=False)
    made = Path(tempfile.mkdtemp(dir=within, prefix=beside()))
    try:
        yield made
        made.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def beside() -> str:
    """How the names of what is not finished begin: with the number of the process that makes it."""
    return f".new-{os.getpid()}-"


def clear(folder: Path, deep: bool = True) -> None:
    """Take away what processes that have ended left unfinished in a folder (and below it)."""
    for path in sorted((folder.rglob if deep else folder.glob)(".new-*"), reverse=True):
        match = LEFT.match(path.name)
        if match and not _runs(int(match[1])):
            with contextlib.suppress(OSError):
                for inner in sorted(path.rglob("*"), reverse=True) if path.is_dir() else ():
                    inner.rmdir() if inner.is_dir() else inner.unlink()
                path.rmdir() if path.is_dir() else path.unlink()


def _runs(process: int) -> bool:
    """Whether a process is there; one that may not be asked is."""
    if process == os.getpid():
        return True
    if os.name == "nt":  # os.kill would end it
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

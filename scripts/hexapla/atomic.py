"""Writing a file in one step: whoever looks sees the old content or the new one, never a part."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write beside the file, then move that to its place; folders are made. Raises OSError that names the file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise OSError(fault.errno, fault.strerror, str(path)) from fault


def put_text(path: Path, text: str) -> None:
    """The same for text, in UTF-8."""
    put(path, text.encode())

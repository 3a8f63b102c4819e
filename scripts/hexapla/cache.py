"""What takes seconds to make, and depends on nothing but its input, is reused between runs under a name made of that.

In the user's cache folder (XDG Base Directory Specification); deleting it costs time and nothing else. Where it cannot
be written, everything is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path


def cached(inputs: Sequence[str], make: Callable[[], str]) -> str:
    """What `make` makes of `inputs`: from the last time, if it was made before."""
    path = _folder() / hashlib.sha256("\0".join(inputs).encode("utf-8", "surrogatepass")).hexdigest()
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return path.read_text("utf-8")
    made = make()
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            file.write(made)
        os.replace(file.name, path)
    return made


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hexapla"

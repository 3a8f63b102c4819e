"""What takes seconds to make, and depends on nothing but its input, is reused between runs under a name made of that.

In the user's cache folder (XDG Base Directory Specification); deleting it costs time and nothing else. What cannot be
read is made anew; where nothing can be written, everything is. What was not used for long goes, and so does the oldest
where there is too much.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hexapla.atomic import put

# At most so many bytes and days.
BOUND, DAYS = 64 * 2**20, 90


def cached(inputs: Sequence[str], make: Callable[[], Any], valid: Callable[[Any], bool]) -> Any:
    """What `make` makes of `inputs`, as JSON: from the last time, if what was left then is `valid`."""
    _tidy()
    path = _folder() / hashlib.sha256("\0".join(inputs).encode("utf-8", "surrogatepass")).hexdigest()
    with contextlib.suppress(OSError, ValueError):
        found = json.loads(path.read_text("utf-8"))
        if valid(found):
            os.utime(path)
            return found
    made = make()
    with contextlib.suppress(OSError):
        put(path, json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return made


@cache
def _tidy() -> None:
    """Once in a run: take away what is old, then the oldest until the rest is within bounds."""
    with contextlib.suppress(OSError):
        found = sorted(((path.stat(), path) for path in _folder().iterdir()), key=lambda item: -item[0].st_mtime)
        size, oldest = 0, time.time() - DAYS * 86400
        for stat, path in found:
            size += stat.st_size
            if size > BOUND or stat.st_mtime < oldest or (path.name.startswith(".new-") and stat.st_size == 0):
                path.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "hexapla"

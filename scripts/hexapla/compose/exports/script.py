"""/…/*.js — data for the page's own script: a script that sets one variable, the only form that file:// can load."""

from __future__ import annotations

import json
from typing import Any


def script(name: str, value: Any) -> bytes:
    """`window.<name> = value`, with what could end a script or a line of one written as escapes."""
    made = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return f"window.{name}={safe};\n".encode()

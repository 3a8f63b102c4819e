"""Where the files that come with the package stand."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
LANGUAGES = PACKAGE / "languages"
SCRIPT = PACKAGE / "script"
STARTER = PACKAGE / "starter"
TEMPLATES = PACKAGE / "compose" / "templates"
THEME = PACKAGE / "theme"
VENDOR = PACKAGE / "vendor"

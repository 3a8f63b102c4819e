"""What this repository's mkdocs.yml calls: what the MkDocs plugin `hexapla` does, without an installation."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = str(Path(__file__).resolve().parent)
if HERE not in sys.path:
    sys.path.insert(0, HERE)

from hexapla.render.plugin import on_config, on_env, on_files, on_post_build, on_serve  # noqa: E402

__all__ = ["on_config", "on_env", "on_files", "on_post_build", "on_serve"]

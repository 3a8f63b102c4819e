"""What MkDocs calls: compose docs/ before the build, build the other languages after it, watch the sources in serve."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT / "scripts") not in sys.path:
    sys.path.insert(0, str(ROOT / "scripts"))

from edition import rendering, serving  # noqa: E402 - only now can the package be found
from edition.problems import SourceError  # noqa: E402


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compose, and make the main build that of the first language. The other languages come with their settings."""
    if not rendering.is_configured(config):
        try:
            rendering.configure_main(config, ROOT)
        except SourceError as fault:
            raise Abort(str(fault)) from None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep of the theme's files what these pages use; it stands once, at the root."""
    return rendering.keep_used(files, config)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """The sitemap is an export of ours; the page for addresses that lead nowhere is one, at the root."""
    return rendering.prepare_theme(env, config)


def on_post_build(config: MkDocsConfig) -> None:
    rendering.build_others(config)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    return serving.serve(server, config, ROOT)

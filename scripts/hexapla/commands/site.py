"""`site`: the rendered site, by MkDocs or by one of the programs that follow it.

MkDocs and ProperDocs, which goes on with it, call the plugin. Zensical, which Material's makers build, knows no such
plugin yet: it gets a configuration file per language, with all that the theme reads written out.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from hexapla import addresses, pipeline
from hexapla.atomic import put_text
from hexapla.data import THEME
from hexapla.model import Edition
from hexapla.problems import UsageError
from hexapla.render import theme
from hexapla.render.context import context
from hexapla.render.sites import EXTENSIONS

RENDERERS = ("mkdocs", "properdocs", "zensical")


def render(root: Path, renderer: str, more: Iterable[str] = ()) -> int:
    """Render the edition in `root` into its folder site/; the exit code of the renderer that failed, else 0.

    Raises SourceError where the sources have errors, UsageError where the renderer is not installed.
    """
    config = configuration(root)
    if renderer != "zensical":
        return _run(renderer, "build", "--strict", "--config-file", str(config), *more)
    edition, _, _ = pipeline.build(root / "source", root / "docs")
    site = root / "site"
    shutil.rmtree(site, ignore_errors=True)
    for tag in edition.tags:  # the default language first: rendering it empties its folder
        path = root / f".{tag}.zensical.yml"
        put_text(path, yaml.safe_dump(_configuration(edition, tag), allow_unicode=True, sort_keys=False))
        try:
            if code := _run(renderer, "build", "--config-file", str(path)):
                return code
        finally:
            path.unlink()
        _tidy(site / addresses.root(edition, tag), root / "docs" / tag, tag == edition.default, edition)
    return 0


def configuration(root: Path) -> Path:
    """The edition's mkdocs.yml. Raises UsageError where there is none."""
    config = root / "mkdocs.yml"
    if not config.is_file():
        raise UsageError("there is no mkdocs.yml here: run this in the folder of an edition, or begin one with 'init'")
    return config


def _run(renderer: str, *arguments: str) -> int:
    if subprocess.run([sys.executable, "-c", f"import {renderer}"], check=False, capture_output=True).returncode:
        raise UsageError(f"{renderer} is not installed: pip install {renderer}")
    return subprocess.run([sys.executable, "-m", renderer, *arguments], check=False).returncode


def _configuration(edition: Edition, tag: str) -> dict[str, Any]:
    """What Zensical reads of one language's site; its paths are relative to the edition's folder."""
    site = context(edition, tag)
    made: dict[str, Any] = {
        "site_name": site["site_name"],
        "docs_dir": f"docs/{tag}",
        "site_dir": f"site/{addresses.root(edition, tag)}",
        "theme": {"name": "material", "custom_dir": str(THEME), "font": False},
        "plugins": [],
        "markdown_extensions": [*EXTENSIONS, {"toc": {"permalink": False}}],
        "extra": {"edition": site, "live": False},
    }
    if site["address"]:
        made["site_url"] = site["address"]
    return made


def _tidy(site: Path, docs: Path, default: bool, edition: Edition) -> None:
    """Leave only what the pages use: those of the stock theme load nothing of ours, and shared files stand once."""
    composed = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.suffix != ".md"}
    shared = {path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.suffix != ".html"}
    others = tuple(f"{tag}/" for tag in edition.tags[1:]) if default else ()
    for path in sorted(site.rglob("*"), reverse=True):
        name = path.relative_to(site).as_posix()
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not name.startswith(others or "\0") and not _used(name, composed, shared if default else set(), default):
            path.unlink()
    for name, text in theme.made().items() if default else ():
        put_text(site / name, text)
    for name in composed:  # a sitemap of its own may have taken the place of ours
        if (docs / name).is_file():
            shutil.copyfile(docs / name, site / name)


def _used(name: str, composed: set[str], shared: set[str], default: bool) -> bool:
    return name in composed or name in shared or (name.endswith(".html") and (default or name != "404.html"))

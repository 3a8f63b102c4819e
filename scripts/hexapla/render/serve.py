"""Live editing: `mkdocs serve` rebuilds once per saved change, and keeps the last good site while a source is broken.

Stock MkDocs 1.6.1 builds into the folder that it serves, answers no request after a failed build, and knows one site
only. This module gives its server another folder to serve and another builder. It uses three of the server's private
names (`root`, `builder`, `_wanted_epoch` with `_visible_epoch`); MkDocs is pinned, and tests/test_serve.py would tell.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from hexapla import pipeline
from hexapla.data import THEME
from hexapla.problems import SourceError
from hexapla.render import sites
from hexapla.render.context import context
from hexapla.render.watch import watch

log = logging.getLogger("mkdocs.hexapla")


def serve(server: Any, config: MkDocsConfig) -> Any:
    """Make MkDocs' server that of an edition: `config` is the first language's, already built."""
    live = _Live(server, config)
    server.unwatch(config.docs_dir)
    for folder in (live.folders.source, *live.themes):
        watch(server, folder)
    server.builder = live.rebuild
    server.error_handler = live.error
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    return server


def _stop(*_: object) -> None:
    """End as by Ctrl-C: MkDocs then closes its server and takes its folders away."""
    raise KeyboardInterrupt


class _Live:
    """The sites as last built, one folder per language, and the folder that shows them together."""

    def __init__(self, server: Any, config: MkDocsConfig) -> None:
        self.server, self.config, self.folders = server, config, sites.folders_of(config)
        self.themes = [THEME, *([Path(config.theme.custom_dir)] if config.theme.custom_dir else [])]
        # The languages to render, and those of them of which every page must be rendered anew.
        self.pending: set[str] = set()
        self.whole: set[str] = set()
        self.work = tempfile.TemporaryDirectory(prefix="edition-")
        self.shown = Path(self.work.name, "shown")
        self.contexts = sites.contexts(config)
        self.look = self._look()
        self.built: dict[str, Path] = {tag: self._fresh() for tag in self.contexts}
        self._adopt(Path(server.root))
        self._show()

    def rebuild(self, *_: object) -> None:
        """Compose, render the languages that changed, and show them; on any fault keep what is shown."""
        try:
            stale = self._compose()
            for tag in stale:
                old, self.built[tag] = self.built[tag], self._render(tag)
                shutil.rmtree(old, ignore_errors=True)
        except (SourceError, MkDocsException, SystemExit) as fault:
            self._keep(str(fault))
        except Exception as fault:  # a template may raise anything
            log.debug("", exc_info=True)
            self._keep(f"{type(fault).__name__}: {fault}{_template_place(fault)}")
        else:
            if stale:
                self._show()
            else:
                self._no_reload()
            log.info("rebuilt: %s", ", ".join(stale) or "nothing had changed")

    def error(self, code: int) -> bytes | None:
        return (Path(self.server.root) / "404.html").read_bytes() if code == 404 else None

    def _compose(self) -> list[str]:
        """The languages whose pages, words or look changed since they were last rendered."""
        edition, _, changed = pipeline.build(self.folders.source, self.folders.docs)
        contexts = {tag: context(edition, tag) for tag in edition.tags}
        if contexts.keys() != self.contexts.keys():
            raise MkDocsException("the edition's languages changed: stop and start 'mkdocs serve' again")
        look = self._look()
        touched = {path.split("/", 1)[0] for path in changed}
        gone = {path.split("/", 1)[0] for path in changed if not (self.folders.docs / path).exists()}
        anew = {t for t in contexts if contexts[t] != self.contexts[t] or look != self.look}
        self.whole |= gone | anew
        self.pending |= touched | anew
        self.contexts, self.look = contexts, look
        return [tag for tag in contexts if tag in self.pending]

    def _render(self, tag: str) -> Path:
        folder = self._fresh()
        few = tag not in self.whole
        if few:  # MkDocs then renders the pages that are newer than what stands there, and keeps the others
            shutil.copytree(self.built[tag], folder, dirs_exist_ok=True)
        site = self.contexts[tag]
        address = (self.config.site_url or "") + ("" if tag == site["default"] else f"{tag}/")
        sites.build_language(self.config, site, str(folder), address, dirty=few)
        self.pending.discard(tag)
        self.whole.discard(tag)
        return folder

    def _show(self) -> None:
        """Serve a new folder with all languages in it; files are linked, not copied, where that can be done.

        The folder served is a link that is turned in one step: a request that waited for the rebuild has its path
        already, and must find the new page behind it.
        """
        fresh, old = self._fresh(), self.shown.resolve()
        for tag, folder in self.built.items():
            target = fresh if tag == self.contexts[tag]["default"] else fresh / tag
            shutil.copytree(folder, target, dirs_exist_ok=True, copy_function=_link)
        turning = self.shown.with_name("turning")
        turning.symlink_to(fresh, target_is_directory=True)
        os.replace(turning, self.shown)
        self.server.root = str(self.shown)
        if old != self.shown:
            shutil.rmtree(old, ignore_errors=True)

    def _adopt(self, site: Path) -> None:
        """Take over the site that MkDocs built at the start, language by language."""
        for tag, folder in self.built.items():
            first = tag == self.contexts[tag]["default"]
            skip = shutil.ignore_patterns(*self.contexts) if first else None
            shutil.copytree(site if first else site / tag, folder, dirs_exist_ok=True, copy_function=_link, ignore=skip)

    def _keep(self, said: str) -> None:
        for line in said.splitlines():
            log.error(line)
        log.error("not rebuilt; the last good site is still shown")
        self._no_reload()

    def _no_reload(self) -> None:
        """Requests wait until the server shows what it set out to build: that is what it shows already."""
        self.server._wanted_epoch = self.server._visible_epoch

    def _fresh(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self.work.name))

    def _look(self) -> Mapping[str, int]:
        """The theme and settings, by the times of their files."""
        files = [*(path for theme in self.themes for path in theme.rglob("*")), Path(self.config.config_file_path)]
        return {str(path): path.stat().st_mtime_ns for path in files if path.is_file()}


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _template_place(fault: Exception) -> str:
    """File and line of a fault in a template."""
    name, line = getattr(fault, "filename", None), getattr(fault, "lineno", None)
    return f" ({name}, line {line})" if name and line else ""

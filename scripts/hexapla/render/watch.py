"""Watching a folder for as long as the server runs, also when it is renamed and comes back.

The watch of watchdog's polling observer ends for good when its folder is gone for the moment of a look.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

log = logging.getLogger("mkdocs.hexapla")
# How often a folder that is gone is looked for, in seconds.
PAUSE = 0.3


def watch(server: Any, folder: Path) -> None:
    """Rebuild at every change below a folder, as MkDocs' server does, and look for the folder when it is gone."""
    path = os.path.abspath(folder)
    server.watch(path)
    server.observer.schedule(_Gone(server, path), path, recursive=True)


class _Gone(FileSystemEventHandler):
    """Waits for a folder that is gone, and watches it again."""

    def __init__(self, server: Any, path: str) -> None:
        self.server, self.path = server, path

    def on_deleted(self, event: FileSystemEvent) -> None:
        if event.is_directory and event.src_path == self.path:
            threading.Thread(target=self._return, daemon=True).start()

    def _return(self) -> None:
        if not Path(self.path).is_dir():
            log.error("%s is gone; the last good site is shown until it is back", os.path.relpath(self.path))
        while not self._watched():
            time.sleep(PAUSE)
        # It may have come back with other files.
        changed = FileModifiedEvent(self.path)
        self.server.observer.event_queue.put((changed, self.server.observer.schedule(self, self.path, recursive=True)))

    def _watched(self) -> bool:
        """Whether the folder is there and is watched from now on, by a watch of its own."""
        with suppress(KeyError):  # which says that nothing watches it any more
            while True:
                self.server.unwatch(self.path)
        try:
            self.server.watch(self.path)
        except OSError:
            return False
        return True

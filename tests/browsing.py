"""What the browser tests share: a server for a site, and the accessibility violations of a page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect

# A busy machine is no fault; what never comes is told all the same.
expect.set_options(timeout=20_000)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Tests say what matters."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A browser that leaves before all is sent is no fault."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of a site on a server of its own."""
    with _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def cut_off(request: Request) -> bool:
    """Whether a request failed only since the page was left before its answer came, as an icon's on a busy machine."""
    return request.failure == "net::ERR_ABORTED"


def violations(page: Page, within: str | None = None) -> list[tuple[str, str, object]]:
    """What axe-core (https://github.com/dequelabs/axe-core) finds on a page or `within` a part: rule, impact, where."""
    found = Axe().run(page, within, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response["violations"]
    return [(rule["id"], rule["impact"], [node["target"] for node in rule["nodes"][:3]]) for rule in found]

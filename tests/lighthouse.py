"""Lighthouse (mobile) on every kind of page in each language: the four scores, and what costs points.

Run by `make lighthouse`, by itself: what else the machine does costs points for speed. Pages are sent gzipped, as hosts
send them.
"""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import tools
from conftest import make_project
from kinds import SOURCE, edition, first_of_each, roots

FOLDER = Path(__file__).parent / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WANTED = {"performance": 98}
PACKED = (".html", ".css", ".js", ".svg", ".xml", "/")


class Packing(SimpleHTTPRequestHandler):
    """A server that sends text gzipped."""

    def log_message(self, *_: object) -> None:
        """The scores are what is to be read."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or not self.path.split("?")[0].endswith(PACKED):
            super().do_GET()
            return
        data = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def scores(url: str, folder: Path) -> tuple[dict[str, int], list[str]]:
    """The scores of a page, of 100, and the audits that it does not pass."""
    report = folder / "report.json"
    done = tools.node(
        str(FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"), url,
        "--quiet", "--output=json", f"--output-path={report}", f"--only-categories={','.join(CATEGORIES)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    found = json.loads(report.read_text("utf-8"))
    measured = [audit for audit in found["audits"].values() if audit["scoreDisplayMode"] in ("binary", "numeric")]
    failed = [audit["id"] for audit in measured if (audit.get("score") or 0) < 0.9]
    return {name: round(100 * found["categories"][name]["score"]) for name in CATEGORIES}, failed


def main() -> int:
    """0 if every page has 100, and 98 for speed."""
    os.environ["CHROME_PATH"] = tools.find()
    if not tools.npm_install(FOLDER, "lighthouse/cli/index.js"):
        print("Lighthouse could not be installed from npm; is there a network?", file=sys.stderr)
        return 1
    short = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = make_project(Path(temporary), SOURCE)
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(folder / "site"))) as server:
            address = f"http://127.0.0.1:{server.server_address[1]}/"
            subprocess.run(command, cwd=folder, check=True, env={**os.environ, "EDITION_ADDRESS": address})
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for kind, path in first_of_each(edition()).items():
                for tag, root in roots(edition()).items():
                    made, failed = scores(address + root + path, Path(temporary))
                    low = [name for name in CATEGORIES if made[name] < WANTED.get(name, 100)]
                    short += bool(low)
                    numbers = "  ".join(f"{name} {made[name]}" for name in CATEGORIES)
                    print(f"{tag} {kind:<9} {numbers}  {', '.join(failed)}", flush=True)
            server.shutdown()
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

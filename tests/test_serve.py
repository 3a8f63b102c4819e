"""Live editing with `mkdocs serve`, as an editor does it: save, see, break, fix, stop."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


class Server:
    """A running `mkdocs serve` and what it has said so far; waiting is always for something, never for a time."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{self.port}"]
        self.project, self.said = project, ""
        self.temporary = project.parent / "temporary"
        self.temporary.mkdir()
        self.changed = threading.Condition()
        self.process = subprocess.Popen(
            command, cwd=project, stderr=subprocess.PIPE, text=True, start_new_session=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(self.temporary)},
            # A shell may have told what runs in its background to ignore the keys that interrupt.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )  # fmt: skip
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.wait(lambda: "Serving on" in self.said)

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            with self.changed:
                self.said += line
                self.changed.notify_all()

    def wait(self, condition: Callable[[], bool], limit: float = 40) -> None:
        with self.changed:
            assert self.changed.wait_for(condition, timeout=limit), self.said

    def count(self, words: str) -> int:
        return self.said.count(words)

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return str(answer.read().decode())

    def epoch(self) -> str:
        """The state of the site that a page was served with: a browser loads it again when there is a newer one."""
        [found] = re.findall(r"livereload\((\d+)", self.get("/"))
        return str(found)

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.project / "source" / file if not file.startswith(("docs", "scripts")) else self.project / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def stop(self) -> None:
        """As Ctrl-C does; a server that does not end by it is killed."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def children(self) -> list[int]:
        """The processes of the server's session, the server included."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            if int(fields[3]) == self.process.pid and fields[0] != "Z":
                found.append(int(folder.name))
        return found


@pytest.fixture
def server(project: Path) -> Iterator[Server]:
    running = Server(project)
    yield running
    running.stop()
    running.reader.join()
    assert running.process.stderr
    running.process.stderr.close()


def test_an_edit_rebuilds_once_and_only_its_languages(server: Server) -> None:
    assert "está en calma" in server.get("/es/harbour-letters/")
    server.edit("articles/harbour-letters/es.md", "está en calma", "sigue en calma")
    server.wait(lambda: server.count("rebuilt: ") == 1)
    assert "sigue en calma" in server.get("/es/harbour-letters/")
    # The script by which the browser reloads stands in the page, and no policy keeps it from running.
    for path in ("/harbour-letters/", "/es/harbour-letters/"):
        assert "livereload(" in server.get(path)
        assert "Content-Security-Policy" not in server.get(path)
    assert server.count("Detected file changes") == 1
    [languages] = re.findall("rebuilt: (.*)", server.said)
    # The parallel page shows every language, so a text is on pages of all of them.
    assert languages == "en, zh, es"
    server.edit("languages/en.yml", "Whole entry", "The entry")
    server.wait(lambda: server.count("rebuilt: ") == 2)
    assert re.findall("rebuilt: (.*)", server.said)[1] == "en"
    assert 'data-entry="The entry"' in server.get("/harbour-letters/")


def test_a_request_during_a_rebuild_waits_for_the_new_page(server: Server) -> None:
    server.edit("articles/harbour-letters/es.md", "está en calma", "sigue en calma")
    while "sigue en calma" not in server.get("/es/harbour-letters/"):
        pass


def test_a_broken_source_keeps_the_last_good_site_and_mending_picks_up(server: Server) -> None:
    shown = server.epoch()
    server.edit("timeline/events.yml", "1899?", "189x")
    server.wait(lambda: server.count("not rebuilt") == 1)
    assert "source/timeline/events.yml:19:9: error: '189x' is no EDTF date" in server.said
    assert "Traceback" not in server.said
    assert "1899" in server.get("/timeline/")
    server.wait(lambda: server.count("Reloading browsers") == 1)
    assert server.epoch() == shown, "nothing new is shown, so no browser has anything to load"
    server.edit("timeline/events.yml", "189x", "1898")
    server.wait(lambda: server.count("rebuilt: en, zh, es") == 1)
    assert "1898" in server.get("/timeline/")
    assert server.epoch() != shown


def test_a_broken_template_keeps_the_last_good_site_too(server: Server) -> None:
    server.edit("scripts/hexapla/theme/main.html", "{% extends", "{% broken %}{% extends")
    server.wait(lambda: server.count("not rebuilt") == 1)
    assert "main.html" in server.said
    assert "Traceback" not in server.said
    assert "Harbour Letters" in server.get("/")
    server.edit("scripts/hexapla/theme/main.html", "{% broken %}", "")
    server.wait(lambda: server.count("rebuilt: ") == 1)


@pytest.mark.parametrize("pause", [0.0, 1.5], ids=["at-once", "later"])
def test_sources_that_are_moved_away_and_back_are_watched_again(server: Server, pause: float) -> None:
    source, away = server.project / "source", server.project / "away"
    for calm in ("sigue en calma", "vuelve a la calma"):
        source.rename(away)
        time.sleep(pause)
        if pause:
            server.wait(lambda: "source is gone; the last good site is shown until it is back" in server.said)
            assert "Harbour Letters" in server.get("/")
        away.rename(source)
        time.sleep(pause)
        text = source / "articles/harbour-letters/es.md"
        text.write_text(re.sub("está en calma|sigue en calma", calm, text.read_text("utf-8")), "utf-8")
        deadline = time.monotonic() + 40
        while calm not in server.get("/es/harbour-letters/"):
            assert time.monotonic() < deadline, server.said
            time.sleep(0.2)
    assert "Traceback" not in server.said


def test_sources_that_come_back_otherwise_are_shown(server: Server) -> None:
    source, away = server.project / "source", server.project / "away"
    source.rename(away)
    server.wait(lambda: "source is gone" in server.said)
    text = away / "articles/harbour-letters/es.md"
    text.write_text(text.read_text("utf-8").replace("está en calma", "sigue en calma"), "utf-8")
    away.rename(source)
    server.wait(lambda: server.count("rebuilt: ") == 1)
    assert "sigue en calma" in server.get("/es/harbour-letters/")


def test_other_languages_are_refused_until_the_server_is_started_again(server: Server) -> None:
    server.edit("site.yml", "languages: [en, zh, es]", "languages: [en, zh, es, pt]")
    server.wait(lambda: server.count("not rebuilt") == 1)
    assert "the edition's languages changed: stop and start 'mkdocs serve' again" in server.said
    assert "Harbour Letters" in server.get("/")


def test_what_was_shown_before_is_not_kept(server: Server) -> None:
    def folders() -> int:
        return sum(1 for work in server.temporary.glob("edition-*") for path in work.iterdir() if not path.is_symlink())

    server.edit("languages/en.yml", "Whole entry", "The entry")
    server.wait(lambda: server.count("rebuilt: ") == 1)
    before = folders()
    server.edit("languages/en.yml", "The entry", "An entry")
    server.wait(lambda: server.count("rebuilt: ") == 2)
    assert folders() == before


def test_no_page_outlives_its_source(server: Server) -> None:
    text = (server.project / "source/glossary/terms.yml").read_text("utf-8")
    assert "Harbour" in server.get("/glossary/haven/")
    (server.project / "source/glossary/terms.yml").write_text(text.replace("  formerly: [haven]\n", ""), "utf-8")
    server.wait(lambda: server.count("rebuilt: ") == 1)
    with pytest.raises(urllib.error.HTTPError) as gone:
        server.get("/glossary/haven/")
    assert gone.value.code == 404
    assert "页面不存在" in gone.value.read().decode()
    gone.value.close()
    assert not (server.project / "docs/en/glossary/haven").exists()


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_stopping_leaves_no_process_and_no_folder_behind(server: Server, name: str) -> None:
    assert list(server.temporary.iterdir())
    os.kill(server.process.pid, getattr(signal, name))
    server.process.wait(timeout=20)
    deadline = time.monotonic() + 5
    while server.children() and time.monotonic() < deadline:
        pass
    assert server.children() == []
    assert list(server.temporary.iterdir()) == []

"""What tests share: editions, whole projects made of them, their built sites, and a real browser."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from browsing import cut_off, served
from hexapla.model import Edition
from hexapla.pipeline import read_and_check
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = ROOT / "tests" / "editions"
# The whole editions that stand for what an edition can be; tests/ours/ adds the one in source/.
WHOLE = ("valid", "large", "portuguese", "bare", "three")
pytest.register_assert_rewrite("broken", "claims")
# How long an example takes says nothing on a busy machine.
settings.register_profile("edition", deadline=None)
settings.load_profile("edition")


@dataclass(frozen=True)
class Built:
    """An edition, and the site that MkDocs made of it."""

    edition: Edition
    site: Path


@cache
def whole(name: str) -> Edition:
    """A whole edition for tests, read and checked."""
    return read_and_check(EDITIONS / name)[0]


@pytest.fixture
def valid(tmp_path: Path) -> Path:
    """A copy of the valid edition's sources, to be broken."""
    return Path(shutil.copytree(EDITIONS / "valid", tmp_path / "source"))


def make_project(folder: Path, source: Path) -> Path:
    """The generator with other sources: what a person has who clones it for their own article."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "docs" / "en").mkdir(parents=True)
    shutil.copytree(source, folder / "source")
    return folder


def run(*arguments: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
    """A Python module or script as a person would run it."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=cwd, text=True, capture_output=True, timeout=120, check=False, **more)  # type: ignore[call-overload,no-any-return]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one's own, with the valid edition."""
    folder = tmp_path / "project"
    folder.mkdir()
    return make_project(folder, EDITIONS / "valid")


@pytest.fixture
def build() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run scripts/build.py in a project."""

    def call(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run("scripts/build.py", *arguments, cwd=folder)

    return call


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs: package, data, entry points."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run("-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site-packages")
    return folder / "site-packages"


Builder = Callable[..., Path]


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Build an edition's site by `mkdocs build --strict`: once, whichever process of the tests is the first to ask."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def call(name: str, source: Path, **environment: str) -> Path:
        folder, done = shared / f"built-{name}", shared / f"built-{name}.done"
        with (shared / f"built-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                make_project(folder, source)
                made = run("-m", "mkdocs", "build", "--strict", cwd=folder, env={**os.environ, **environment})
                assert made.returncode == 0, made.stdout + made.stderr
                done.touch()
        return folder / "site"

    return call


@pytest.fixture(scope="session")
def built(site_of: Builder) -> Callable[[str], Built]:
    """A whole edition for tests with its site."""
    return lambda name: Built(whole(name), site_of(name, EDITIONS / name))


@pytest.fixture(scope="session")
def site(built: Callable[[str], Built]) -> Path:
    """The valid edition's site."""
    return built("valid").site


@pytest.fixture(scope="session")
def large_site(built: Callable[[str], Built]) -> Path:
    """The site of the large edition, whose address has a path."""
    return built("large").site


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A real browser, the one that tests/tools.py finds."""
    from playwright.sync_api import sync_playwright
    from tools import find

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(large_site: Path) -> Iterator[str]:
    """The large edition's site on a server of its own."""
    with served(large_site) as where:
        yield where


@pytest.fixture
def desk(chromium: Any, address: str) -> Iterator[Any]:
    """A wide window with a mouse, where the clipboard may be read."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, base_url=address, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium: Any, address: str) -> Iterator[Any]:
    """A phone's screen, which is touched."""
    context = chromium.new_context(
        viewport={"width": 375, "height": 800}, base_url=address, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A phone's page on which nothing may go wrong: no message on the console, no failed request, none to elsewhere."""
    context = chromium.new_context(viewport={"width": 375, "height": 800}, base_url=address)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("requestfailed", lambda request: None if cut_off(request) else wrong.append(request.url))
    opened.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    yield opened
    context.close()
    assert wrong == []

"""What tests share: the valid edition, a whole project made of it, its built site, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import served
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
EDITIONS = ROOT / "tests" / "editions"
# How long an example takes says nothing on a busy machine.
settings.register_profile("edition", deadline=None)
settings.load_profile("edition")


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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The valid edition, built by `mkdocs build --strict`."""
    folder = make_project(tmp_path_factory.mktemp("valid"), EDITIONS / "valid")
    done = run("-m", "mkdocs", "build", "--strict", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of this repository, built for an address of its own under a sub-path."""
    folder = make_project(tmp_path_factory.mktemp("ours"), ROOT / "source")
    environment = {"EDITION_ADDRESS": "https://example.org/edition/", "EDITION_REPOSITORY": "https://example.org/git"}
    done = run("-m", "mkdocs", "build", "--strict", cwd=folder, env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr
    return folder / "site"


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
def address(our_site: Path) -> Iterator[str]:
    """Our site on a server of its own."""
    with served(our_site) as where:
        yield where


@pytest.fixture
def page(chromium: Any, address: str) -> Iterator[Any]:
    """A phone's page on which nothing may go wrong: no message on the console, no failed request, none to elsewhere."""
    context = chromium.new_context(viewport={"width": 375, "height": 800}, base_url=address)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("requestfailed", lambda request: wrong.append(request.url))
    opened.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    yield opened
    context.close()
    assert wrong == []

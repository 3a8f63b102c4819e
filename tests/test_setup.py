"""Setting up on the machines that people have: an old Python, one that came later, a port in use."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, run


def python(folder: Path, name: str, new_enough: bool) -> Path:
    """A stand-in for a Python: it says its version, and makes environments that hold itself."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "#!/bin/sh\n"
        f'case "$1" in --version) echo "Python {"3.12.1" if new_enough else "3.9.2"}";;\n'
        f"-c) exit {0 if new_enough else 1};;\n"
        '-m) [ "$2" = venv ] && mkdir -p "$3/bin" && cp "$0" "$3/bin/python"; exit 0;;\nesac\n'
    )
    path.chmod(0o755)
    return path


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "build.py").touch()
    return tmp_path


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=folder, text=True, capture_output=True, check=False)


def test_an_old_python_is_told_in_a_line_before_anything_is_installed(clone: Path, tmp_path: Path) -> None:
    done = make(clone, "-s", "check", f"PYTHON={python(tmp_path, 'old', new_enough=False)}")
    assert done.returncode != 0
    assert "Hexapla needs Python 3.11 or newer" in done.stderr.splitlines()[0]
    assert "Python 3.9.2" in done.stderr.splitlines()[0]
    assert not (clone / ".venv").exists()


def test_a_newer_python_later_works_without_cleaning(clone: Path, tmp_path: Path) -> None:
    python(clone, ".venv/bin/python", new_enough=False)  # as an earlier set-up left it
    (clone / ".venv/site").touch()
    done = make(clone, "check", f"PYTHON={python(tmp_path, 'new', new_enough=True)}")
    assert done.returncode == 0, done.stderr
    assert "3.12.1" in (clone / ".venv/bin/python").read_text("utf-8")


def test_a_port_in_use_is_said_before_anything_is_built(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        done = run("-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", cwd=project, env=environment)
    assert done.returncode == 1
    assert f"127.0.0.1:{port} cannot be served at" in done.stdout + done.stderr
    assert f"--dev-addr 127.0.0.1:{port + 1}" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (project / "docs/en/index.md").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_the_site_is_the_same_by_a_link_with_f_and_from_another_folder(project: Path, tmp_path: Path) -> None:
    def listing(site: Path) -> set[str]:
        return {path.relative_to(site).as_posix() for path in site.rglob("*")}

    link = tmp_path / "link"
    link.symlink_to(project, target_is_directory=True)
    assert run("-m", "mkdocs", "build", "--strict", cwd=project).returncode == 0
    whole = listing(project / "site")
    assert "assets/edition.css" in whole
    for cwd, config, site in (
        (project, "mkdocs.yml", tmp_path / "relative"),
        (tmp_path, "link/mkdocs.yml", tmp_path / "linked"),
        (tmp_path, str(project / "mkdocs.yml"), tmp_path / "absolute"),
    ):
        done = run("-m", "mkdocs", "build", "--strict", "-f", config, "-d", str(site), cwd=cwd)
        assert done.returncode == 0, done.stderr
        assert listing(site) == whole

"""The house stands as it was planned: imports run one way, modules stay small, words are used."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path

import pytest
from conftest import ROOT
from sbom import vendored

PACKAGE = ROOT / "scripts" / "hexapla"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")

# The stages: each module may import those of its own line, and those that stand before it.
ORDER = (
    {"", "__version__", "kinds", "data", "keys", "csl", "csl_amended", "atomic", "alphabet", "writing"},
    {"model", "words"},
    {"problems", "prose", "dates", "writing_dates", "addresses", "cache"},
    {"registry", "yaml_text"},
    {"align", "published", "read"},
    {"check", "compose"},
    {"write"},
    {"pipeline"},
    {"commands", "render"},
    {"cli"},
    {"__main__"},
)


def stage(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "hexapla":
            names = [node.module.split(".")[1]] if "." in node.module else [alias.name for alias in node.names]
            found |= set(names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    level = {name: number for number, names in enumerate(ORDER) for name in names}
    for name in imported(path):
        assert name in level, f"the module '{name}' has no place in ORDER"
        assert name == stage(path) or level[name] <= level[stage(path)], (
            f"{path.name} imports {name}, which stands above it"
        )


def test_pages_and_exports_do_not_know_each_other() -> None:
    for path in (PACKAGE / "compose" / "pages").glob("*.py"):
        assert "hexapla.compose.exports" not in path.read_text("utf-8")


def test_every_page_kind_and_export_opens_with_the_address_it_makes() -> None:
    for folder in ("pages", "exports"):
        for path in (PACKAGE / "compose" / folder).glob("*.py"):
            if path.name != "__init__.py":
                assert (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").startswith("/"), path


def test_every_module_says_what_it_is_and_is_small() -> None:
    for path in [*MODULES, *ROOT.glob("scripts/*.py")]:
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        assert ast.get_docstring(tree), path
        assert len(text.splitlines()) <= 400, path
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 50, (path, node.name)


def test_problems_are_rendered_in_one_place() -> None:
    for path in MODULES:
        if path.name != "problems.py":
            assert not re.search(r"\{[^}]*line\}:\{[^}]*column\}", path.read_text("utf-8")), path


def test_vendored_files_are_those_that_were_reviewed() -> None:
    """Each vendored file has a row in the README there with its SHA-256, and every row its file."""
    own = PACKAGE / "vendor"
    listed = {ROOT / row["file"] if "/" in row["file"] else own / row["file"]: row["sha256"] for row in vendored()}
    there = {path for folder in (own, PACKAGE / "theme" / "assets" / "vendor") for path in folder.iterdir()}
    assert listed.keys() == {path for path in there if path.suffix not in (".md", ".txt")}
    for path, sha256 in listed.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sha256, path


def test_nothing_generated_is_tracked_and_no_lock_names_a_host() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8")
    assert "/docs/*/*" in ignored
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|index-url|find-links", text)

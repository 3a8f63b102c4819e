"""Measure, side by side in one run: composing and rendering against bare MkDocs over the same pages; weights of pages.

Run by `make bench`. Ratios are of medians of processor seconds over pairs of runs, so that a slow machine does not
matter; nothing here is a test.
"""

from __future__ import annotations

import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from conftest import make_project
from kinds import SOURCE, edition, first_of_each, roots

PAIRS = 3
# What the search loads beside its index.
SEARCH = ("search-box.js", "search.js", "vendor/minisearch.js")


def seconds(act: Callable[[], None]) -> float:
    """Processor seconds that the children of this process use while `act` runs."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    act()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def mkdocs(folder: Path, *more: str) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", *more]
    subprocess.run(command, cwd=folder, check=True, env=environment, stdout=subprocess.DEVNULL)


def bare(folder: Path, tag: str) -> None:
    """Stock Material over one language's composed pages."""
    (folder / f"bare-{tag}.yml").write_text(
        f"site_name: Bare\ndocs_dir: docs/{tag}\nsite_dir: bare/{tag}\ntheme: {{name: material}}\n"
        "markdown_extensions: [attr_list, md_in_html]\n"
    )
    mkdocs(folder, "-f", f"bare-{tag}.yml")


def ratio(name: str, source: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = make_project(Path(temporary), source)
        mkdocs(folder)
        tags = [path.name for path in (folder / "docs").iterdir() if path.is_dir() and path.name != "theme"]
        pairs = []
        for _ in range(PAIRS):
            shutil.rmtree(folder / "site")
            ours = seconds(lambda: mkdocs(folder))
            pairs.append((ours, seconds(lambda: [bare(folder, tag) for tag in tags] and None)))
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        pages = len(list((folder / "site").rglob("index.html")))
        print(f"{name}: {pages} pages; {ours / theirs:.2f} of bare builds ({ours:.1f} s to {theirs:.1f} s)")


def weight(source: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = make_project(Path(temporary), source)
        mkdocs(folder)
        site = folder / "site"

        def packed(path: str) -> int:
            return len(gzip.compress((site / path).read_bytes(), 9))

        shared = [packed(f"assets/{name}") for name in ("edition.css", "edition.js", "icon.svg")]
        article = first_of_each(edition())["article"]
        for root in roots(edition()).values():
            page = packed(f"{root}{article}index.html") + sum(shared)
            names = (f"{root}search/index.js", *(f"assets/{part}" for part in SEARCH))
            search = sum(map(packed, names))
            print(f"/{root}{article}: {page / 1024:.1f} KB, 4 requests; search {search / 1024:.1f} KB")


if __name__ == "__main__":
    ratio("this edition", SOURCE)
    weight(SOURCE)

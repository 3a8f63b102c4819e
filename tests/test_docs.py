"""What the documents say is so: commands, folders, examples, numbers, dependencies."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib

from conftest import EDITIONS, ROOT, run

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_example_of_a_problem_is_a_real_one() -> None:
    example = "source/glossary/terms.yml:12:9: error: unknown term 'tea-brigde'; did you mean 'tea-bridge'? [ids-known]"
    assert example in README
    assert example in (EDITIONS / "broken" / "ids-known" / "expected.txt").read_text("utf-8").splitlines()


def test_every_command_is_in_the_readme_and_has_help() -> None:
    told = run("scripts/build.py", "--help", cwd=ROOT).stdout
    commands = re.search(r"\{([a-z,\s]+)\}", told)
    assert commands
    for command in "".join(commands[1].split()).split(","):
        assert f"hexapla {command}" in README, command
        assert run("scripts/build.py", command, "--help", cwd=ROOT).returncode == 0


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    assert set(re.findall(r"(?:`|    )make ([a-z]+)", README + CONTRIBUTING)) <= targets


def test_every_file_and_folder_that_is_named_exists() -> None:
    """What is said of source/ is said of any edition: the valid one has it."""
    for name in re.findall(r"`((?:scripts|docs|tests|source)/[\w./-]+)`", README + CONTRIBUTING):
        path = ROOT / name if not name.startswith("source/") else EDITIONS / "valid" / name.removeprefix("source/")
        assert path.exists(), name
    for name in re.findall(r"^\| `([a-z]+\.yml)`", CONTRIBUTING, flags=re.M):
        assert (EDITIONS / "valid" / name).exists(), name


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    for requirement in named:
        name = re.split(r"[=<>]", requirement)[0]
        assert name in CONTRIBUTING or name.startswith("types-"), name


def test_the_lock_names_the_extras_that_its_packages_ask_for() -> None:
    """Where it does not, pip takes the newest release of that day, finds no hash for it, and installs nothing."""
    for file in ("requirements.txt", "requirements-dev.txt"):
        lock = re.findall(r"^([a-z0-9.-]+)(\[[a-z0-9,-]+\])?==", (ROOT / file).read_text("utf-8"), flags=re.M)
        extras = {f"{name}{extra}" for name, extra in lock}
        for name, _ in lock:
            try:
                asked = importlib.metadata.requires(name) or []
            except importlib.metadata.PackageNotFoundError:  # of another system
                continue
            for line in asked:
                extra = re.match(r"([A-Za-z0-9._-]+)\[([a-z0-9,-]+)\]", line)
                if extra and "extra ==" not in line:
                    assert f"{extra[1].lower()}[{extra[2]}]" in extras, f"{file}: {name} asks for {extra[0]}"

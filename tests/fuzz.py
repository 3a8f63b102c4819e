"""Editions and captured pages that are harmed at random, through import, check, compose and, for some, MkDocs.

Run by `make fuzz MINUTES=10`; `FIRST=123 CASES=1` runs case 123 again. Each case is drawn from its number alone. It
fails by a traceback, by taking too long, by a problem said at a place that there is not, or by leaving a part of what
it should write; what failed is kept in build/fuzz/ for a person to make it a named case.
"""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from conftest import EDITIONS, ROOT, run
from hexapla.cli import main

SOURCES = (*(EDITIONS / name for name in ("valid", "large", "portuguese", "bare", "three", "arabic")), ROOT / "source")
# A case that takes longer, in seconds, hangs.
LIMIT = 60
# Of so many cases whose edition is without errors, one is rendered.
RENDERED = 40
# What stands in texts, YAML, Markdown, templates and scripts for something else.
HOSTILE = (
    *"\0\ufeff\ud7ff\u202e\u2028\x85\u0301\u3000\U0010fffféßİ🚢*_`#|\\\t%@'\"{}[]~/\r", "\r\n\r\n", "\x1b[31m", "中文",
    "{{ x }}", "{% x %}", "<script>", "</p>", "&amp;", "]]>", "[x](term:y)", "[@", "**", ": ", "- ", "? ", "$&", "${x}",
    "!!python/object:os.system", "&a", "*a", "<<: *a", "---", "...", "constructor", "__proto__", "toString", "null",
    "true", "0x1f", "1e999", "-0", "9" * 40, "2016-13-45", "10000-01-01", "2015-02-30", "-5000", "1..", "../x", "CON",
    "a" * 300, "x " * 5000, "港" * 300,
)  # fmt: skip
Harm = Callable[[random.Random, bytes], bytes]


def _place(dice: random.Random, data: bytes) -> int:
    return dice.randrange(len(data) + 1)


def flipped(dice: random.Random, data: bytes) -> bytes:
    at = _place(dice, data)
    return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]


def cut(dice: random.Random, data: bytes) -> bytes:
    start, end = sorted((_place(dice, data), _place(dice, data)))
    return data[:start] + data[min(end, start + dice.choice((1, 10, 1000, len(data)))) :]


def ended(dice: random.Random, data: bytes) -> bytes:
    return data[: _place(dice, data)]


def doubled(dice: random.Random, data: bytes) -> bytes:
    start, length = _place(dice, data), dice.choice((1, 20, 400))
    return data[:start] + data[start : start + length] * dice.choice((2, 2, 50)) + data[start + length :]


def inserted(dice: random.Random, data: bytes) -> bytes:
    at, sign = _place(dice, data), dice.choice(HOSTILE)
    return data[:at] + sign.encode() + data[at:]


def encoded(dice: random.Random, data: bytes) -> bytes:
    name = dice.choice(("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "gb18030", "latin-1", "cp1252", "big5"))
    return data.decode("utf-8", "replace").encode(name, "replace")


def _lines(act: Callable[[random.Random, list[bytes], int], None]) -> Harm:
    """A harm that is done to one of a file's lines."""

    @functools.wraps(act)
    def harm(dice: random.Random, data: bytes) -> bytes:
        lines = data.split(b"\n")
        act(dice, lines, dice.randrange(len(lines)))
        return b"\n".join(lines)

    return harm


def _moved(dice: random.Random, lines: list[bytes], at: int) -> None:
    lines.insert(dice.randrange(len(lines)), lines.pop(at))


def _taken(dice: random.Random, lines: list[bytes], at: int) -> None:
    del lines[at : at + dice.choice((1, 1, 5))]


def _repeated(dice: random.Random, lines: list[bytes], at: int) -> None:
    lines[at:at] = lines[at : at + dice.choice((1, 5))]


def _indented(dice: random.Random, lines: list[bytes], at: int) -> None:
    lines[at] = dice.choice((b" ", b"  ", b"\t", "\u3000".encode())) + lines[at]


def _outdented(dice: random.Random, lines: list[bytes], at: int) -> None:
    lines[at] = lines[at].lstrip()


def _joined(dice: random.Random, lines: list[bytes], at: int) -> None:
    lines[at : at + 2] = [b" ".join(lines[at : at + 2])]


def _valued(dice: random.Random, lines: list[bytes], at: int) -> None:
    """Another value for a key, of another kind of YAML."""
    values = ("", "[]", "{}", "[[]]", "{a: b}", "null", "12", "|", ">-", "'x", '"', "- x", "[a, b", *HOSTILE)
    value = dice.choice(values).encode()
    lines[at] = re.sub(rb"(: *)([^:{}\[\]]+)(?=[,}\]]|$)", lambda match: match[1] + value, lines[at], count=1)


def _keyed(dice: random.Random, lines: list[bytes], at: int) -> None:
    """Another key."""
    key = dice.choice((b"id", b"en", b"zh", b"x", b"", b"text", b"paragraph", b"1", b"[a]", b"? a", "ключ".encode()))
    lines[at] = re.sub(rb"[\w-]+(?=:)", lambda match: key, lines[at], count=1)


HARMS: tuple[Harm, ...] = (
    flipped, cut, ended, doubled, inserted, inserted, encoded,
    *map(_lines, (_moved, _taken, _repeated, _indented, _outdented, _joined, _valued, _valued, _valued, _keyed)),
)  # fmt: skip


def spoil(dice: random.Random, path: Path) -> str:
    """Something other than a file with words stands at a path."""
    kind = dice.choice(("gone", "empty", "folder", "link", "lost link", "pipe", "unreadable", "copy"))
    if kind == "copy":
        shutil.copy(path, path.with_name(f"{dice.choice(('0', 'zz', 'a b', 'é', '2016'))}{path.suffix}"))
        return kind
    path.unlink()
    match kind:
        case "empty":
            path.touch()
        case "folder":
            path.mkdir()
        case "link":
            path.symlink_to("/etc/passwd")
        case "lost link":
            path.symlink_to("nowhere")
        case "pipe":
            os.mkfifo(path)
        case "unreadable":
            path.write_bytes(b"\xff\xfe\x00")
    return kind


def harm(dice: random.Random, source: Path) -> str:
    """Do from one to three harms to the files below a folder; what was done."""
    done = []
    for _ in range(dice.choice((1, 1, 2, 3))):
        paths = sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink())
        if not paths:
            break
        path = dice.choice(paths)
        how = spoil(dice, path) if dice.random() < 0.05 else _harmed(dice, path)
        done.append(f"{path.relative_to(source).as_posix()}: {how}")
    return "; ".join(done)


def _harmed(dice: random.Random, path: Path) -> str:
    act = dice.choice(HARMS)
    path.write_bytes(act(dice, path.read_bytes()))
    return act.__name__.strip("_")


def _call(*arguments: str) -> tuple[int, str]:
    """A command as a person gives it, in this process: its answer and what it said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            answer = main(list(arguments))
        except SystemExit as fault:
            answer = int(fault.code or 0)
    return answer, said.getvalue()


def _edition(dice: random.Random) -> str:
    """Check and build a harmed edition in the current folder; what is wrong with that, or nothing."""
    answer, said = _call("check", "--format", "json")
    if wrong := _misplaced(said):
        return wrong
    Path("docs/kept.md").write_text("kept")
    built, told = _call("build")
    if (built, answer) not in ((0, 0), (1, 1)):
        return f"check answers {answer}, build {built}: {told}"
    there = sorted(path.as_posix() for path in Path("docs").rglob("*") if path.is_file())
    if answer:
        return "" if there == ["docs/kept.md"] else f"an edition with errors left {there[:3]}"
    listed = Path("docs/.composed").read_text("utf-8").split("\n")[:-1]
    if {*there} != {"docs/.composed", "docs/kept.md", *(f"docs/{path}" for path in listed)}:
        return "docs/ holds other files than its list names"
    if dice.randrange(RENDERED) == 0:
        shutil.copy(ROOT / "mkdocs.yml", "mkdocs.yml")
        shutil.copytree(ROOT / "scripts", "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        made = run("-m", "mkdocs", "build", "--strict", cwd=Path.cwd(), env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        return made.stderr if made.returncode else ""
    return ""


def _misplaced(said: str) -> str:
    """A problem whose place is no line of a file that there is."""
    for row in json.loads(said):
        path = Path(row["file"])
        lines = len(re.split(b"\r\n|\r|\n", path.read_bytes())) if path.is_file() else 1
        if not 1 <= row["line"] <= lines:
            return f"there is no line {row['line']} in {row['file']}: {row['message']}"
    return ""


def _capture(dice: random.Random) -> str:
    """Import a harmed page into the edition in the current folder; what is wrong with that, or nothing."""
    answer, said = _call("import", "page.txt", "--slug", "harmed")
    there = sorted(path.name for path in Path("source/articles").iterdir())
    if answer:
        return "" if "harmed" not in there and not any(name.startswith(".") for name in there) else f"left {there}"
    if Path("source/articles/harmed/original.txt").read_bytes() != Path("page.txt").read_bytes():
        return "what was imported is not the page"
    rows = json.loads(_call("check", "--format", "json")[1])
    wrong = [row for row in rows if row["level"] == "error" and "harmed" in row["file"]]
    return f"what was imported is wrong: {wrong[0]}\n{said}" if wrong else ""


def prepare(number: int, folder: Path) -> tuple[str, Callable[[random.Random], str], random.Random]:
    """Lay a case out in a folder: what it is, what is to be tried, and the dice as they lie then."""
    dice = random.Random(number)
    source = dice.choice(SOURCES)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, folder / "source")
    (folder / "docs").mkdir()
    if dice.random() < 0.3:
        page = dice.choice(sorted(path for each in SOURCES for path in each.glob("articles/*/original.txt")))
        shutil.copy(page, folder / "page.txt")
        what = _harmed(dice, folder / "page.txt")
        return f"{source.name}, {page.parent.name} as a page: {what}", _capture, dice
    return f"{source.name}: {harm(dice, folder / 'source')}", _edition, dice


def attempt(number: int, folder: Path) -> str:
    """Run a case in a process of its own, which ends with it; what went wrong, or nothing."""
    what, trial, dice = prepare(number, folder)
    told = folder / "told.txt"
    child = os.fork()
    if child == 0:
        os.setsid()
        os.chdir(folder)
        try:
            told.write_text(trial(dice), "utf-8")
        except BaseException:
            told.write_text(traceback.format_exc(), "utf-8")
        os._exit(0)
    end = time.monotonic() + LIMIT
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return f"{what}\nhangs"
        time.sleep(0.005)
    wrong = told.read_text("utf-8") if told.exists() else "the process ended by itself"
    return f"{what}\n{wrong}" if wrong else ""


def fuzz(first: int, cases: int, minutes: float) -> int:
    """Run cases until their number or the time is spent; how many went wrong."""
    end, failed, number = time.monotonic() + minutes * 60, 0, first
    kept = ROOT / "build" / "fuzz"
    while number < first + cases and time.monotonic() < end:
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary, "case")
            if wrong := attempt(number, folder):
                failed += 1
                print(f"case {number}: {wrong}\n", flush=True)
                shutil.rmtree(kept / str(number), ignore_errors=True)
                shutil.copytree(
                    folder, kept / str(number), symlinks=True, ignore=shutil.ignore_patterns("scripts", "docs", "site")
                )
        number += 1
    print(f"{number - first} cases from {first} on, {failed} went wrong", flush=True)
    return failed


if __name__ == "__main__":
    first = int(os.environ.get("FIRST", "0")) or int(time.time()) % 10**8 * 100
    sys.exit(1 if fuzz(first, int(os.environ.get("CASES", str(10**9))), float(os.environ.get("MINUTES", "10"))) else 0)

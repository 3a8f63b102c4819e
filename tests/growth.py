"""Measure how the time of each part grows when an edition doubles, twice. Run by `make growth`; N is the first size.

An edition of n has n terms of two to three forms in two languages, half of them within others' forms; n events, n / 2
references, n / 5 paragraphs. Nothing should take more than 2.2 times as long when n doubles.
"""

from __future__ import annotations

import contextlib
import gc
import math
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from hexapla.align.mentions import Forms, forms_of, mentions
from hexapla.align.quotes import Alike
from hexapla.check import RULES, name
from hexapla.cli import main
from hexapla.compose.exports import files
from hexapla.compose.index import Index
from hexapla.compose.page import markdown
from hexapla.compose.pages import pages
from hexapla.compose.view import View
from hexapla.model import Edition
from hexapla.pipeline import read_and_check
from hexapla.read.edition import read_edition

N = int(os.environ.get("N", "1250"))
LIMIT = 2.2
WORDS = ("harbour", "lamp", "quay", "pilot", "coin", "barrel", "forum", "chart")
SITE = """languages: [en, es]
name: {en: A large edition, es: Una edición grande}
description: {en: It grows., es: Crece.}
editors: {en: The editors, es: Los editores}
changes: [{version: 1.0.0, date: 2026-11-01, text: {en: First., es: Primera.}}]
"""


def named(at: int) -> str:
    """The name of a term: that of every second one stands within that of the one after it."""
    root = f"{WORDS[at // 2 % len(WORDS)]} {at // 2}"
    return f"{root} office" if at % 2 else root


def lay_out(folder: Path, n: int) -> Path:
    """The sources of an edition of size n."""
    source = folder / str(n)
    for part in ("glossary", "timeline"):
        (source / part).mkdir(parents=True)
    (source / "site.yml").write_text(SITE, "utf-8")
    paragraphs = [_paragraph(at, n) for at in range(n // 5)]
    page = folder / f"{n}.txt"
    page.write_text("A Growing Text\n2016-02-05\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
    with contextlib.redirect_stdout(None):
        main(["--source", str(source), "import", str(page), "--slug", "growing", "--language", "en"])
    article = source / "articles/growing"
    (article / "es.md").write_text("\n\n".join(paragraphs), "utf-8")
    with (article / "article.yml").open("a", encoding="utf-8") as file:
        file.write(
            "\n"
            + yaml.safe_dump({"texts": {"es": {"status": "unofficial"}}, "notes": [_note(at) for at in range(n // 5)]})
        )
    _write(source / "glossary/terms.yml", [_term(at, n) for at in range(n)])
    _write(source / "timeline/events.yml", [_event(at, n) for at in range(n)])
    _write(source / "references.yml", [_reference(at) for at in range(n // 2)])
    return source


def _paragraph(at: int, n: int) -> str:
    return " ".join(f"Here the {named((at * 5 + more) % n)} is named again." for more in range(10))


def _note(at: int) -> dict[str, object]:
    quote = {"en": f"the {named(at * 5)} is"}
    text = {"en": f"Noted {at}.", "es": f"Anotado {at}."}
    return {"id": f"note-{at}", "kind": "explanation", "at": {"paragraph": at + 1, "quote": quote}, "text": text}


def _term(at: int, n: int) -> dict[str, object]:
    return {
        "id": f"term-{at}",
        "kind": "place",
        "names": {tag: {"name": f"{named(at)} {tag}", "status": "verified"} for tag in ("en", "es")},
        "definition": dict.fromkeys(("en", "es"), f"Defined [@work-{at // 2}] by [that](term:term-{(at + 1) % n})."),
        "forms": {tag: [named(at)] for tag in ("en", "es")},
    }


def _event(at: int, n: int) -> dict[str, object]:
    anchor = {
        "article": "growing",
        "paragraph": at % (n // 5) + 1,
        "quote": {"en": f"the {named(at % (n // 5) * 5)} is"},
    }
    return {
        "id": f"event-{at}",
        "kind": "meeting",
        "date": f"{1900 + at % 100}-{at % 12 + 1:02}",
        "title": {"en": f"Event {at}", "es": f"Suceso {at}"},
        "account": {"en": f"It was [@work-{at // 2}].", "es": f"Fue [@work-{at // 2}]."},
        "terms": [f"term-{at}"],
        "at": [anchor],
    }


def _reference(at: int) -> dict[str, object]:
    return {
        "id": f"work-{at}",
        "type": "book",
        "title": f"The Book of {at}",
        "author": [{"family": f"Núñez {at}", "given": "Inés"}],
        "issued": 1900 + at % 100,
        "language": "en",
    }


def _write(path: Path, items: list[dict[str, object]]) -> None:
    path.write_text(yaml.safe_dump(items, allow_unicode=True, sort_keys=False), "utf-8")


def taken(act: Callable[[], object]) -> float:
    """Processor seconds; of what is quick the least of three runs, since other programs disturb it."""
    found = []
    while len(found) < 3 and sum(found) < 1:
        gc.collect()
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return min(found)


def measure(source: Path) -> dict[str, float]:
    """Processor seconds of every part over an edition."""
    found: dict[str, float] = {"read": taken(lambda: read_edition(source))}
    edition, _ = read_and_check(source)
    found |= {f"check {name(rule)}": taken(lambda rule=rule: list(rule(edition))) for rule in RULES}  # type: ignore[misc]
    found |= _composing(edition)
    text = "\n".join(edition.articles[0].texts["en"]) * 3
    forms = forms_of(edition.terms, "en")
    within = Forms(("港" * length, "x") for length in range(1, 20))
    return found | {
        "mentions in one text": taken(lambda: mentions(text, forms)),
        "forms within forms": taken(lambda: mentions("港" * (len(text) // 10), within)),
        "words that are nearly there": taken(lambda: Alike(text).did_you_mean("HERE THE LAMP")),
    }


def _composing(edition: Edition) -> dict[str, float]:
    """The pages of each kind, and the exports of each; references are kept from run to run."""
    view = View(edition, "en", Index(edition))
    found: dict[str, float] = {"references": taken(lambda: view.works.lines)}
    began = time.process_time()
    for page in pages(view):
        markdown(page)
        found[f"page {page.kind}"] = found.get(f"page {page.kind}", 0) + time.process_time() - began
        began = time.process_time()
    for path, _ in files(view):
        key = f"export {path.rsplit('/', 1)[-1]}"
        found[key] = found.get(key, 0) + time.process_time() - began
        began = time.process_time()
    return found


def grow() -> int:
    sizes = (N, 2 * N, 4 * N)
    with tempfile.TemporaryDirectory() as folder:
        columns = [measure(lay_out(Path(folder), size)) for size in sizes]
    worst = 0
    for part in columns[0]:
        seconds = [column.get(part, 0.0) for column in columns]
        # Over both doublings together: a machine that is busy with something else slows one size more than another.
        by = math.sqrt(seconds[-1] / max(seconds[0], 0.01))
        bad = by > LIMIT
        worst += bad
        print(f"{part:28}", *(f"{each:8.2f}" for each in seconds), f"{by:6.1f}", "<--" * bad)
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(grow())

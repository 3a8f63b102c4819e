"""`init`: a new edition in a folder of its own, which serves at once."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from hexapla.atomic import made_whole
from hexapla.commands.importing import understand, write
from hexapla.commands.reading import Reading, Request
from hexapla.commands.starter import RECORD, modeline, surroundings, written
from hexapla.keys import keys_of, name_of
from hexapla.model import Event, Language, Reference, Site, Term, Text
from hexapla.problems import Problem, UsageError
from hexapla.read.files import Source
from hexapla.read.language import read_language
from hexapla.read.site import LANGUAGE_TAG
from hexapla.yaml_text import beginning, dumped, example

# Git keeps no empty folder.
KEEP = "source/articles/.gitkeep"
SITE = "# The edition as a whole. Lines that begin with # are remarks: take the # away to use them.\n"


Agree: TypeAlias = Callable[[Request, Callable[[Request], Reading]], Reading]


def begin(folder: Path, tags: Sequence[str], reference: str, page: Request | None, agree: Agree) -> None:
    """Make an edition in these languages in `folder`; with `page`, that is its first article, if whoever begins agrees
    to what was read in it.

    Raises UsageError or SourceError, and then makes nothing; never writes over files.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder}: there are files here already; name a folder that is new or empty")
    languages = _languages(tags)
    with made_whole(folder, folder.parent) as made:
        around = surroundings(tags, reference)
        sources = {path: (modeline(path) + text).encode() for path, text in _sources(languages).items()}
        for path, content in {**around, RECORD: written(around, tags), **sources, KEEP: b""}.items():
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_bytes(content)
        if page:
            _first_article(made, page, languages, agree)


def _languages(tags: Sequence[str]) -> list[Language]:
    """The languages by their tags; all that are unknown are reported together."""
    wrong = [tag for tag in tags if not LANGUAGE_TAG.fullmatch(tag)]
    if wrong or not tags:
        raise UsageError(f"--languages names tags in lower case, such as es,en,pt-br, not '{','.join(wrong)}'")
    problems: list[Problem] = []
    nowhere = Source(Path(), problems.append)
    found = [read_language(nowhere, Text(tag)) for tag in tags]
    if problems:
        raise UsageError("; ".join(f"{problem.message}; {problem.suggestion}" for problem in problems))
    return [language for language in found if language]


def _sources(languages: Sequence[Language]) -> dict[str, str]:
    """The text of each source file that a beginner needs."""
    tags = [language.tag for language in languages]
    today = datetime.date.today().isoformat()  # the one date that a beginning can have
    words = {
        key: {language.tag: str(text) for language in languages if (text := getattr(language.starter, key))}
        for key in ("name", "description", "editors")
    }
    site = {"languages": list(tags), **words, "changes": [{"version": "0.1.0", "date": today}]}
    return {
        "source/site.yml": SITE + beginning(Site, site),
        "source/glossary/terms.yml": _example("terms", Term, "hexapla new term"),
        "source/timeline/events.yml": _example("events", Event, "hexapla new event"),
        "source/references.yml": _example("works that are cited", Reference, ""),
    }


def _example(what: str, record: type, command: str) -> str:
    """A file without an item yet: what one looks like, as remarks."""
    how = f" '{command} NAME' writes the beginning of one." if command else ""
    lines = [
        line
        for attribute, key in keys_of(record).items()
        for line in (f"# {key.about}", *example(name_of(attribute, key), key))
    ]
    shown = "".join(f"#   {line}\n" for line in lines).replace("#   id:", "# - id:", 1)
    return f"# The {what}.{how} An entry has these keys:\n{shown}"


def _first_article(made: Path, page: Request, languages: Sequence[Language], agree: Agree) -> None:
    """The captured page as the first article; the edition is called like it until it has a name of its own."""
    reading = agree(page, lambda request: understand(request, made / "source"))
    write(reading, made / "source")
    assert reading.capture
    site = made / "source" / "site.yml"
    names = {language.tag: str(language.starter.name) for language in languages}
    title = {reading.language: str(reading.capture.title)}
    site.write_text(site.read_text("utf-8").replace(dumped("name", names), dumped("name", title)), "utf-8")

"""The whole folder of sources as one edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hexapla.model import Edition, Event, Published, Reference, Term, Text
from hexapla.problems import Level, Problem, SourceError
from hexapla.published import PATH as PUBLISHED
from hexapla.published import read_published
from hexapla.read.article import read_articles
from hexapla.read.files import Source
from hexapla.read.language import read_language
from hexapla.read.records import read_record
from hexapla.read.site import read_site, read_tags

Item = TypeVar("Item")


def read_edition(folder: Path) -> tuple[Edition, list[Problem]]:
    """The edition in a folder of sources, and every problem met while reading it.

    Raises SourceError where there is nothing to go on with: no site.yml, no languages that can be read.
    """
    problems: list[Problem] = []
    source = Source(folder, problems.append)
    tags = read_tags(source)
    if not tags:
        raise SourceError(problems)
    site = read_site(source, tags)
    languages = tuple(language for tag in tags if (language := read_language(source, tag)))
    if not languages or len(languages) < len(tags):
        raise SourceError(problem for problem in problems if problem.level is Level.ERROR)
    parts = Edition(
        site=site,
        languages=languages,
        articles=read_articles(source, languages),
        terms=_items(source, "glossary/*.yml", "the term", tags, Term),
        events=_items(source, "timeline/*.yml", "the event", tags, Event),
        references=tuple(
            replace(work, csl={"id": work.id, **work.csl})
            for work in _items(source, "references.yml", "the reference", tags, Reference)
        ),
        published=_published(source),
    )
    why = "nothing reads this file: it has another name or folder than those that are known"
    problems += [Problem(location, why, Level.WARNING, rule="reading-files") for location in source.strays()]
    problems += [
        Problem(location, "this folder cannot be looked into", rule="reading-files") for location in source.unreadable()
    ]
    return replace(parts, unread=frozenset(source.unread)), problems


def _items(source: Source, pattern: str, what: str, tags: tuple[str, ...], record: type[Item]) -> tuple[Item, ...]:
    return tuple(read_record(record, fields) for fields in source.each(pattern, what, tags))


def _published(source: Source) -> Published:
    """What published.txt records, if there is one."""
    data = source.bytes(PUBLISHED) if source.has(PUBLISHED) else b""
    lines = (data or b"").decode("utf-8", "replace").splitlines()
    return read_published(Text(line, source.location(PUBLISHED, number)) for number, line in enumerate(lines, 1))

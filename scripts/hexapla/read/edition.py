"""The whole folder of sources as one edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hexapla.model import Edition, Location, Published, Text
from hexapla.problems import Level, Problem, SourceError
from hexapla.published import PATH as PUBLISHED
from hexapla.published import VERSION
from hexapla.read.article import read_articles
from hexapla.read.files import Source
from hexapla.read.glossary import read_terms
from hexapla.read.language import read_language
from hexapla.read.references import read_references
from hexapla.read.site import PATH, read_site, read_tags
from hexapla.read.timeline import read_events


def read_edition(folder: Path) -> tuple[Edition, list[Problem]]:
    """The edition in a folder of sources, and every problem met while reading it.

    Raises SourceError where there is nothing to go on with: no site.yml, no language that can be read.
    """
    problems: list[Problem] = []
    source = Source(folder, problems.append)
    if source.bytes(PATH) is None:
        raise SourceError(problems)
    tags = read_tags(source)
    site = read_site(source, tags)
    languages = tuple(language for tag in tags if (language := read_language(source, tag)))
    if not languages or len(languages) < len(tags):
        raise SourceError(problem for problem in problems if problem.level is Level.ERROR)
    parts = Edition(
        site=site,
        languages=languages,
        articles=read_articles(source, languages),
        terms=read_terms(source, tags),
        events=read_events(source, tags),
        references=read_references(source, tags),
        published=_published(source),
    )
    problems += [
        Problem(place, "nothing reads this file: it has another name or folder than CONTRIBUTING says", Level.WARNING)
        for place in source.strays()
    ]
    return replace(parts, unread=frozenset(source.unread)), problems


def _published(source: Source) -> Published:
    """What published.txt records, if there is one; lines that begin with # are remarks."""
    data = source.bytes(PUBLISHED) if source.has(PUBLISHED) else None
    version, entries = "", {}
    for number, line in enumerate((data or b"").decode("utf-8", "replace").splitlines(), 1):
        key, *values = line.split() or [""]
        if key == VERSION:
            version = " ".join(values)
        elif key and not key.startswith("#"):
            digests = dict(value.split("=", 1) for value in values if "=" in value)
            entries[Text(key, Location(source.name(PUBLISHED), number))] = digests
    return Published(version, entries)

"""Importing: a captured page becomes an article's folder that passes check at once."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import yaml

from hexapla.check.ids import reserved_slug
from hexapla.model import Capture, Language, Location
from hexapla.problems import Problem, SourceError
from hexapla.read.capture import guess_language, read_capture
from hexapla.read.fields import ID
from hexapla.read.files import Source
from hexapla.read.language import read_language
from hexapla.read.site import read_site, read_tags


def import_capture(file: Path, slug: str, sources: Path, tag: str | None = None, encoding: str | None = None) -> Path:
    """Make `sources`/articles/`slug` from a captured page; returns the folder.

    Raises SourceError, and then makes nothing.
    """
    problems: list[Problem] = []
    languages = _languages(sources, problems)
    where = Location(file.as_posix())
    if problem := _refused(slug, sources / "articles" / slug):
        problems.append(Problem(where, problem))
    if tag is not None and tag not in languages:
        problems.append(Problem(where, f"'{tag}' is no language of this edition: it has {', '.join(languages)}"))
    try:
        data = file.read_bytes()
    except OSError as fault:
        raise SourceError([*problems, Problem(where, f"cannot be read: {fault.strerror}")]) from None
    words = {name: language.captures for name, language in languages.items()}
    capture = read_capture(data, where.file, words, problems.append, encoding)
    told = tag or (guess_language(capture, words) if capture else None)
    if capture and told is None:
        problems.append(
            Problem(where, f"the page's language cannot be told; say it with --language ({', '.join(languages)})")
        )
    if problems or capture is None or told is None:
        raise SourceError(problems)
    return _make(sources / "articles" / slug, data, _article(capture, data, told, encoding, languages))


def _languages(sources: Path, problems: list[Problem]) -> Mapping[str, Language]:
    source = Source(sources, problems.append)
    tags = read_tags(source)
    read_site(source, tags)
    return {str(tag): language for tag in tags if (language := read_language(source, tag))}


def _refused(slug: str, folder: Path) -> str:
    if not ID.fullmatch(slug):
        return f"'{slug}' is no slug: use lower-case a-z, 0-9 and single hyphens"
    if reserved_slug(slug):
        return f"'{slug}' is reserved (a page of the site, or shaped like a language tag); choose another slug"
    if folder.exists():
        return f"{folder.as_posix()} is there already; an article is never overwritten"
    return ""


def _article(capture: Capture, data: bytes, tag: str, encoding: str | None, languages: Mapping[str, Language]) -> str:
    """The text of article.yml: what the capture does not say itself."""
    count = len(capture.paragraphs)
    original = {
        "language": tag,
        **({"encoding": encoding} if encoding else {}),
        "sha256": hashlib.sha256(data).hexdigest(),
        "paragraphs": count,
        "text_sha256": capture.digest,
    }
    return (
        "# What the captured page (original.txt) does not say itself. CONTRIBUTING.md explains every key.\n"
        + yaml.safe_dump({"original": original}, allow_unicode=True, sort_keys=False)
        + "# To come, each per language: title, author, author_note, breadcrumb, summary, keywords, rights, notes.\n"
    )


def _make(folder: Path, data: bytes, article: str) -> Path:
    """The folder in one step: made beside its place, then moved there whole."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent.parent, prefix=".import-"))
    try:
        (made / "original.txt").write_bytes(data)
        (made / "article.yml").write_text(article, "utf-8", newline="\n")
        made.chmod(0o755)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return folder

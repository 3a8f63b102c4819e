"""Importing: a captured page becomes an article's folder that passes check at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hexapla.atomic import made_whole, put, put_text
from hexapla.check.ids import reserved_slug
from hexapla.commands.starter import modeline
from hexapla.model import PLACEHOLDER, ArticleFile, Capture, Language, Location, Text
from hexapla.problems import Problem, SourceError
from hexapla.read.capture import guess_by_common_words, guess_language, read_capture
from hexapla.read.fields import ID
from hexapla.read.files import Source
from hexapla.read.language import read_language, shipped
from hexapla.read.site import read_site, read_tags
from hexapla.yaml_text import beginning

WORDS_SHOWN = 8


@dataclass(frozen=True)
class Imported:
    """A page that became an article, and what was read in it."""

    folder: Path
    language: str
    capture: Capture

    def summary(self) -> list[str]:
        """What was understood, so that whoever imports sees at once what is wrong."""
        return list(self._lines())

    def _lines(self) -> Iterator[str]:
        page = self.capture
        yield f"language    {self.language}"
        if page.breadcrumb:
            yield f"breadcrumb  {' > '.join(page.breadcrumb)}"
        yield f"title       {page.title}"
        yield f"authors     {'; '.join(page.authors) or 'none'}"
        yield f"published   {page.date}{f' {page.time}' if page.time else ''}"
        yield f"paragraphs  {len(page.paragraphs)}"
        ends = {1: page.paragraphs[0], len(page.paragraphs): page.paragraphs[-1]}
        yield from (f"  {number:<9} {_shortened(text)}" for number, text in ends.items())
        if page.note:
            yield f"on author   {_shortened(page.note)}"


def _shortened(text: str) -> str:
    words = text.split()
    if len(words) <= 2 * WORDS_SHOWN:
        return text if len(text) <= 80 else f"{text[:40]} … {text[-20:]}"
    return f"{' '.join(words[:WORDS_SHOWN])} … {' '.join(words[-WORDS_SHOWN:])}"


def import_capture(
    file: Path, slug: str, sources: Path, tag: str | None = None, encoding: str | None = None
) -> Imported:
    """Make `sources`/articles/`slug` from a captured page.

    Raises SourceError, and then makes nothing.
    """
    problems: list[Problem] = []
    languages = _languages(sources, problems)
    if not languages:
        raise SourceError(problems)
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
    language = tag or (_language(capture, languages, where, problems) if capture else None)
    if problems or capture is None or language is None:
        raise SourceError(problems)
    folder, article = sources / "articles" / slug, _article(capture, data, language, encoding)
    if is_placeholder(folder):
        _put_in_place(folder, data, article)
    else:
        _make(folder, data, article)
    return Imported(folder, language, capture)


def _language(
    capture: Capture, languages: Mapping[str, Language], where: Location, problems: list[Problem]
) -> str | None:
    """The page's language among all that are known; None (reported) where it is not clear or the edition lacks it."""
    nowhere = Source(Path(), lambda _: None)
    others = {t: made for t in shipped() if t not in languages and (made := read_language(nowhere, Text(t, where)))}
    own = {tag: language.captures for tag, language in languages.items()}
    # The words of its text may say that the page is in a language that its buttons and links say nothing of.
    language = guess_by_common_words(capture, own | {tag: language.captures for tag, language in others.items()})
    language = language if language in others else guess_language(capture, own) or language
    have = ", ".join(languages)
    if language is None:
        problems.append(Problem(where, f"the page's language cannot be recognized; say it with --language ({have})"))
    elif language not in languages:
        why = f"the page seems to be in {others[language].name} ({language}), and the edition has {have}"
        way = f"add '{language}' to the edition's languages, or say with --language which of these it is"
        problems.append(Problem(where, why, suggestion=way))
        return None
    return language


def _languages(sources: Path, problems: list[Problem]) -> Mapping[str, Language]:
    source = Source(sources, problems.append)
    tags = read_tags(source)
    if tags:
        read_site(source, tags)
    return {str(tag): language for tag in tags if (language := read_language(source, tag))}


def _refused(slug: str, folder: Path) -> str:
    if not ID.fullmatch(slug):
        return f"'{slug}' is no slug: use lower-case a-z, 0-9 and single hyphens"
    if why := reserved_slug(slug):
        return f"the slug '{slug}' is reserved: it is {why}"
    if folder.exists() and not is_placeholder(folder):
        return f"{folder.as_posix()} is there already; an article is never overwritten"
    return ""


def _article(capture: Capture, data: bytes, tag: str, encoding: str | None) -> str:
    """The text of article.yml: what the capture does not say itself, as remarks until it is known."""
    original = {
        "language": tag,
        **({"encoding": encoding} if encoding else {}),
        "sha256": hashlib.sha256(data).hexdigest(),
        "paragraphs": len(capture.paragraphs),
        "text_sha256": capture.digest,
    }
    head = "# What the captured page (original.txt) does not say itself. Take the # away where you know it.\n"
    return modeline("source/articles/x/article.yml") + head + beginning(ArticleFile, {"original": original})


def is_placeholder(folder: Path) -> bool:
    """Whether an article's page only stands in for the capture that is still to come."""
    page = folder / "original.txt"
    return page.is_file() and PLACEHOLDER.encode() in page.read_bytes()


def _put_in_place(folder: Path, data: bytes, article: str) -> None:
    """The captured page where the placeholder was; of article.yml only what import writes down of the page changes."""
    path = folder / "article.yml"
    [recorded] = [line for line in article.splitlines() if line.startswith("original:")]
    kept = [recorded if line.startswith("original:") else line for line in path.read_text("utf-8").splitlines()]
    put(folder / "original.txt", data)
    put_text(path, "\n".join(kept) + "\n")


def _make(folder: Path, data: bytes, article: str) -> None:
    """The folder in one step: made outside articles/, where it would be read, then moved there whole."""
    with made_whole(folder, folder.parent.parent) as made:
        (made / "original.txt").write_bytes(data)
        (made / "article.yml").write_text(article, "utf-8", newline="\n")

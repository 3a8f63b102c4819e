"""Importing: a captured page becomes an article's folder that passes check at once, and says what was read in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import icu

from hexapla.atomic import made_whole, put, put_text
from hexapla.check.ids import reserved_slug
from hexapla.commands.article_file import article_file
from hexapla.commands.reading import Reading, Request
from hexapla.model import PLACEHOLDER, Capture, CaptureWords, Given, Language, Lines, Location, Text
from hexapla.model.base import MOMENT
from hexapla.problems import Problem, SourceError
from hexapla.read.capture import guess_by_common_words, guess_language, lines_of, read_capture
from hexapla.read.captures.files import kind_of, read_page
from hexapla.read.captures.layout import Doubt
from hexapla.read.captures.page import Page
from hexapla.read.captures.recognize import recognize
from hexapla.read.fields import ID
from hexapla.read.files import Source
from hexapla.read.language import page_words, read_language
from hexapla.read.site import read_site, read_tags


def understand(request: Request, sources: Path) -> Reading:
    """Reads a captured page for the edition in `sources`; writes nothing.

    Raises SourceError where the file, the edition, the slug or an option is wrong.
    """
    problems: list[Problem] = []
    languages = _languages(sources, problems)
    if not languages:
        raise SourceError(problems)
    where = Location(request.file.as_posix())
    problems += (Problem(where, why) for why in _refused(request, sources / "articles" / request.slug, languages))
    try:
        data = request.file.read_bytes()
    except OSError as fault:
        raise SourceError([*problems, Problem(where, f"cannot be read: {fault.strerror}")]) from None
    words, calendar = page_words(list(languages.values()))
    page = read_page(data, where.file, problems.append, request.encoding, words.legacy, request.select)
    if problems or page is None:
        raise SourceError(problems)
    if why := _beyond(request.answers.text, page):
        raise SourceError([Problem(where, why)])
    layout = recognize(page, words, calendar, replace(request.answers, selected=bool(request.select)))
    lines = Lines(**{part: Text(said, where) for part, said in lines_of(layout).items()})
    given = Given(**{part: Text(value, where) for part, value in layout.given.items()})
    fatal = [doubt for doubt in layout.doubts if doubt.fatal]
    capture = read_capture(page, lines, given, where.file, words, calendar, lambda _: None)
    doubts = list(layout.doubts)
    if capture is None and not fatal:
        doubts.append(Doubt(1, "title, date and text cannot be told from each other", "--title and --text", True))
    language, told = "", ""
    if capture is not None:
        language, told = _language(request, page, capture, languages, words.own, doubts)
    openings = {tag: str(one.starter.opening) for tag, one in languages.items() if one.starter.opening}
    kind = kind_of(where.file, data)
    return Reading(request, data, kind, page, layout, capture, language, told, tuple(doubts), openings)


def write(reading: Reading, sources: Path) -> Path:
    """Makes `sources`/articles/SLUG of a page that was understood."""
    assert reading.capture
    folder, article = sources / "articles" / reading.request.slug, article_file(reading)
    original = f"original.{reading.kind}"
    if is_placeholder(folder):
        _put_in_place(folder, original, reading.data, article)
    else:
        _make(folder, original, reading.data, article)
    return folder


def _language(
    request: Request,
    page: Page,
    capture: Capture,
    languages: Mapping[str, Language],
    every: Mapping[str, CaptureWords],
    doubts: list[Doubt],
) -> tuple[str, str]:
    """The page's language among all that are known, and how it was told; what is not clear is a doubt."""
    if request.language:
        return request.language, "as you say"
    own = {tag: language.captures for tag, language in languages.items()}
    have = ", ".join(languages)
    language, told = guess_by_common_words(capture, every), "by its commonest words"
    if language is None and (language := guess_language(capture, own)):
        told = "by its buttons and links"
    if language is None and (language := _declared(page, every)):
        told = "as the page declares"
    if language is None:
        doubts.append(Doubt(1, "the page's language cannot be recognized", f"--language ({have})", fatal=True))
        return "", ""
    if language not in languages:
        known = read_language(Source(Path(), lambda _: None), Text(language))
        name = known.name if known else language
        why = f"the page seems to be in {name} ({language}), and the edition has {have}"
        way = f"--language, if it is one of these; else add '{language}' to the edition's languages"
        doubts.append(Doubt(1, why, way, fatal=True))
        return language, told
    if why := _other_script(capture, languages[language]):
        doubts.append(Doubt(1, why, f"--language {language}"))
    return language, told


def _declared(page: Page, known: Mapping[str, CaptureWords]) -> str | None:
    """The language that the page's HTML names."""
    parts = page.language.lower().split("-")
    return next((tag for n in range(len(parts), 0, -1) if (tag := "-".join(parts[:n])) in known), None)


def _other_script(capture: Capture, language: Language) -> str:
    """Whether a Chinese page is written in the other characters than the edition's Chinese."""
    if not str(language.lang).lower().startswith("zh"):
        return ""
    text = "".join(re.findall("[\u4e00-\u9fff]", "".join((capture.title, *capture.paragraphs))))
    changed = {
        name: sum(
            a != b for a, b in zip(text, icu.Transliterator.createInstance(name).transliterate(text), strict=False)
        )
        for name in ("Traditional-Simplified", "Simplified-Traditional")
    }
    traditional = changed["Traditional-Simplified"] > 2 * changed["Simplified-Traditional"]
    if (
        traditional
        and "hant" not in str(language.lang).lower()
        and str(language.lang).lower() not in ("zh-tw", "zh-hk")
    ):
        return f"the page is in traditional characters, and the edition's Chinese is {language.lang}"
    if not traditional and changed["Simplified-Traditional"] > 4 and "hant" in str(language.lang).lower():
        return f"the page is in simplified characters, and the edition's Chinese is {language.lang}"
    return ""


def _languages(sources: Path, problems: list[Problem]) -> Mapping[str, Language]:
    source = Source(sources, problems.append)
    tags = read_tags(source)
    if tags:
        read_site(source, tags)
    return {str(tag): language for tag in tags if (language := read_language(source, tag))}


def _refused(request: Request, folder: Path, languages: Mapping[str, Language]) -> Iterator[str]:
    """What is wrong with the slug, the language and the options."""
    slug, answers = request.slug, request.answers
    if not ID.fullmatch(slug):
        yield f"'{slug}' is no slug: use lower-case a-z, 0-9 and single hyphens"
    elif why := reserved_slug(slug):
        yield f"the slug '{slug}' is reserved: it is {why}"
    elif folder.exists() and not is_placeholder(folder):
        yield f"{folder.as_posix()} is there already; an article is never overwritten"
    if request.language is not None and request.language not in languages:
        yield f"'{request.language}' is no language of this edition: it has {', '.join(languages)}"
    if answers.date and not _is_moment(answers.date):
        yield f"--date takes a {MOMENT.wanted}, not '{answers.date}'"
    if answers.text and not _is_range(answers.text):
        yield f"--text takes the first and the last line of the text, such as 12-40, not '{answers.text}'"


def _beyond(text: str, page: Page) -> str:
    """What is wrong with lines that the page does not have."""
    last = page.lines[-1].number if page.lines else 0
    if not text or int(text.rpartition("-")[2]) <= last:
        return ""
    return f"--text {text} goes beyond the page's last line, {last}: 'hexapla lines FILE' shows them"


def is_placeholder(folder: Path) -> bool:
    """Whether an article's page only stands in for the capture that is still to come."""
    page = folder / "original.txt"
    return page.is_file() and PLACEHOLDER.encode() in page.read_bytes()


def _put_in_place(folder: Path, original: str, data: bytes, article: str) -> None:
    """The captured page where the placeholder was; of article.yml only what import writes down of the page changes."""
    path = folder / "article.yml"
    new, old = _keys(article), _keys(path.read_text("utf-8"))
    kept = {**old, "original": new["original"]} | {key: text for key, text in new.items() if key not in old}
    put(folder / original, data)
    put_text(path, "".join(kept.values()))
    if original != "original.txt":
        (folder / "original.txt").unlink()


def _keys(text: str) -> dict[str, str]:
    """The lines of a file of keys: what stands above the first, and each key's own with those under it."""
    parts = {"": ""}
    name = ""
    for line in text.splitlines(keepends=True):
        if match := re.match(r"([a-z_]+):", line):
            name = match[1]
        parts[name] = parts.get(name, "") + (line if line.endswith("\n") else f"{line}\n")
    return parts


def _is_moment(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text[:10])
    except ValueError:
        return False
    return bool(MOMENT.form.fullmatch(text))


def _is_range(text: str) -> bool:
    match = re.fullmatch(r"([1-9]\d*)(?:-([1-9]\d*))?", text)
    return match is not None and int(match[1]) <= int(match[2] or match[1])


def _make(folder: Path, original: str, data: bytes, article: str) -> None:
    """The folder in one step: made outside articles/, where it would be read, then moved there whole."""
    with made_whole(folder, folder.parent.parent) as made:
        (made / original).write_bytes(data)
        (made / "article.yml").write_text(article, "utf-8", newline="\n")

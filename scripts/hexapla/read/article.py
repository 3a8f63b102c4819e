"""source/articles/<slug>/: the captured page, what it does not say itself, and its translations."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from hexapla.keys import keys_of
from hexapla.kinds import TextStatus
from hexapla.model import (
    Article,
    ArticleFile,
    Capture,
    Language,
    Lines,
    Localized,
    Location,
    Text,
    TextInfo,
    Translation,
)
from hexapla.problems import Problem, did_you_mean
from hexapla.read.capture import lines_of, read_capture
from hexapla.read.captures.dates import Calendar
from hexapla.read.captures.files import KINDS, read_page
from hexapla.read.captures.page import Page
from hexapla.read.captures.recognize import recognize
from hexapla.read.captures.words import Words
from hexapla.read.characters import Unreadable, decode, fold, lines
from hexapla.read.fields import ID
from hexapla.read.files import Source
from hexapla.read.language import page_words
from hexapla.read.records import read_record


def read_articles(source: Source, languages: tuple[Language, ...]) -> tuple[Article, ...]:
    """Every article whose capture can be read, in the order of slugs; what is wrong is reported."""
    folders = [path for path in source.matching("articles/*") if (source.folder / path).is_dir()]
    if not folders:
        return ()
    words, calendar = page_words(languages)
    read = (_Folder(source, folder, languages, words, calendar).read() for folder in folders)
    return tuple(article for article in read if article)


class _Folder:
    """One article's folder being read."""

    def __init__(
        self, source: Source, folder: Path, languages: tuple[Language, ...], words: Words, calendar: Calendar
    ) -> None:
        self.source, self.folder = source, folder
        self.words, self.calendar = words, calendar
        self.tags = tuple(language.tag for language in languages)
        self.top = source.fields(folder / "article.yml", "the article", self.tags)

    def read(self) -> Article | None:
        top = self.top
        if not ID.fullmatch(self.folder.name):
            why = f"'{self.folder.name}' is no slug: a folder's name has lower-case a-z, 0-9 and single hyphens"
            top.problem(why, rule="reading-ids")
        made = read_record(ArticleFile, top)
        tag = made.recorded.language
        if tag and tag not in self.tags:
            suggestion = did_you_mean(tag, self.tags) or f"the edition has {', '.join(self.tags)}"
            top.problem(f"'{tag}' is no language of this edition", tag.location, suggestion)
        path = self._original()
        data = self.source.bytes(path)
        capture = self._capture(path, data, made) if data is not None else None
        translations = {t: text for t in self.tags if (text := self._translation(t, tag, made.text_info.get(t)))}
        for t, info in made.text_info.items():
            if t not in translations:
                why = f"there is no file {self.source.name(self.folder / f'{t}.md')} for this text"
                top.problem(why, info.location, rule="reading-texts")
        if capture is None:
            self.source.unread.add("article")
        if capture is None or tag not in self.tags:
            self._merged(made, tag, capture or _no_capture())
            return None
        return Article(
            **{name: getattr(made, name) for name in keys_of(ArticleFile)} | self._merged(made, tag, capture),
            slug=self.folder.name,
            folder=self.source.name(self.folder),
            capture=capture,
            sha256=hashlib.sha256(data or b"").hexdigest(),
            translations=translations,
            location=top.location,
        )

    def _merged(self, made: ArticleFile, tag: str, capture: Capture) -> dict[str, Any]:
        """The values that the capture gives in its own language, with what article.yml adds in the others."""
        slug = Text(self.folder.name, self.top.location)
        return {
            "title": self._spoken("title", made.title, tag, capture.title),
            "standfirst": self._spoken("standfirst", made.standfirst, tag, capture.standfirst),
            "author_note": self._spoken("author_note", made.author_note, tag, capture.note),
            "breadcrumb": self._breadcrumb(made.breadcrumb, tag, capture),
            "notes": tuple(replace(note, anchor=replace(note.anchor, article=slug)) for note in made.notes),
        }

    def _original(self) -> Path:
        """The captured page, of whatever kind; a second one is reported."""
        paths = [path for kind in KINDS if self.source.has(path := self.folder / f"original.{kind}")]
        for path in paths[1:]:
            why = f"the article's page is {paths[0].name}; take this file out"
            self.source.report(Problem(self.source.location(path), why, rule="reading-texts"))
        return paths[0] if paths else self.folder / "original.txt"

    def _capture(self, path: Path, data: bytes, made: ArticleFile) -> Capture | None:
        words, calendar = self.words, self.calendar
        file, report = self.source.name(path), self.source.report
        page = read_page(data, file, report, made.recorded.encoding, words.legacy)
        if page is None:
            return None
        lines = made.recorded.lines if made.recorded.lines.text else self._recognized(page, file)
        return read_capture(page, lines, made.given, file, words, calendar, report) if lines else None

    def _recognized(self, page: Page, file: str) -> Lines | None:
        """The lines of a page of which article.yml names none; what cannot be told is reported."""
        layout = recognize(page, self.words, self.calendar)
        for doubt in layout.doubts:
            if doubt.fatal:
                why = f"{doubt.message}; say under 'original' which lines are what"
                self.source.report(Problem(Location(file, doubt.line), why, rule="reading-capture"))
        if any(doubt.fatal for doubt in layout.doubts):
            return None
        where = Location(file)
        return Lines(**{part: Text(lines, where) for part, lines in lines_of(layout).items()})

    def _spoken(self, key: str, given: Localized, tag: str, own: Text | None) -> Localized:
        """What the capture says in its own language, with what article.yml adds in the others."""
        if twice := given.get(tag):
            self.top.problem(f"the capture itself gives '{key}' in '{tag}'; take this out", twice.location)
        return {tag: own, **{t: text for t, text in given.items() if t != tag}} if own else given

    def _breadcrumb(self, given: tuple[Localized, ...], tag: str, capture: Capture) -> tuple[Localized, ...]:
        steps = capture.breadcrumb
        for extra in given[len(steps) :] if capture.title else ():
            where = next(iter(extra.values())).location if extra else self.top.location_of("breadcrumb")
            self.top.problem(f"the capture's breadcrumb has {len(steps)} steps; this one is too many", where)
        more = [*given, *({} for _ in steps[len(given) :])]
        return tuple(self._spoken("breadcrumb", step, tag, own) for own, step in zip(steps, more, strict=False))

    def _translation(self, tag: str, original: str, info: TextInfo | None) -> Translation | None:
        """<tag>.md, with what article.yml says of it under 'texts'; None where the language has no text."""
        path = self.folder / f"{tag}.md"
        if not self.source.has(path):
            return None
        if tag == original:
            why = "the original's own language has its text in the captured page; take this file out"
            self.source.report(Problem(self.source.location(path), why, rule="reading-texts"))
            return None
        paragraphs = self._paragraphs(path)
        if info is None:
            why = f"'texts' does not say whose text {path.name} is: {tag}: {{status: unofficial, translator: …}}"
            self.top.problem(why, self.top.location_of("texts"), rule="reading-texts")
            info = TextInfo(TextStatus.UNOFFICIAL)
        return Translation(paragraphs, info, self.source.name(path))

    def _paragraphs(self, path: Path) -> tuple[Text, ...]:
        """The paragraphs of a translation: plain text, separated by empty lines."""
        data, name = self.source.bytes(path) or b"", self.source.name(path)
        try:
            text = decode(data, "utf-8")
        except Unreadable as fault:
            self.source.report(Problem(fault.at(name), fault.message, rule="reading-characters"))
            return ()
        blocks: list[tuple[int, list[str]]] = []
        gap = True
        for number, line in enumerate(lines(text), 1):
            if not line.strip(" \t\f"):
                gap = True
                continue
            if gap:
                blocks.append((number, []))
            blocks[-1][1].append(line)
            gap = False
        return tuple(Text(fold("\n".join(block)), Location(name, number)) for number, block in blocks)


def _no_capture() -> Capture:
    """Stands in while the rest of a folder is read, so that all its problems are found in one run."""
    return Capture((), (), Text(""), None, None, (), Text(""), None, "", None, (), None, ())

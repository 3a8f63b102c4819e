"""source/articles/<slug>/: the captured page, what it does not say itself, and its translations."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from hexapla.keys import keys_of
from hexapla.kinds import TextStatus
from hexapla.model import Article, ArticleFile, Capture, Language, Localized, Location, Text, TextInfo, Translation
from hexapla.problems import Problem, did_you_mean
from hexapla.read.capture import read_capture
from hexapla.read.characters import Unreadable, decode, fold, lines
from hexapla.read.fields import ID
from hexapla.read.files import Source
from hexapla.read.records import read_record


def read_articles(source: Source, languages: tuple[Language, ...]) -> tuple[Article, ...]:
    """Every article whose capture can be read, in the order of slugs; what is wrong is reported."""
    folders = [path for path in source.matching("articles/*") if (source.folder / path).is_dir()]
    return tuple(article for folder in folders if (article := _Folder(source, folder, languages).read()))


class _Folder:
    """One article's folder being read."""

    def __init__(self, source: Source, folder: Path, languages: tuple[Language, ...]) -> None:
        self.source, self.folder = source, folder
        self.languages = languages
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
        data = self.source.bytes(self.folder / "original.txt")
        capture = self._capture(data, made.recorded.encoding) if data is not None else None
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
            "author_note": self._spoken("author_note", made.author_note, tag, capture.note),
            "breadcrumb": self._breadcrumb(made.breadcrumb, tag, capture),
            "notes": tuple(replace(note, anchor=replace(note.anchor, article=slug)) for note in made.notes),
        }

    def _capture(self, data: bytes, encoding: str | None) -> Capture | None:
        words = {language.tag: language.captures for language in self.languages}
        return read_capture(data, self.source.name(self.folder / "original.txt"), words, self.source.report, encoding)

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
            why = "the original's own language has its text in original.txt; take this file out"
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
    return Capture((), (), Text(""), None, (), Text(""), None, (), None, ())

"""source/articles/<slug>/: the captured page, what it does not say itself, and its translations."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from hexapla.kinds import NoteKind, TextStatus
from hexapla.model import Article, Author, Capture, Language, Localized, Location, Note, Section, Text, Translation
from hexapla.problems import Problem, did_you_mean
from hexapla.read.anchor import read_anchor
from hexapla.read.capture import read_capture
from hexapla.read.characters import Unreadable, decode, fold, lines
from hexapla.read.fields import ID, Fields
from hexapla.read.files import Source
from hexapla.read.site import web_address
from hexapla.read.yamltree import Node

RANGE = re.compile(r"([1-9][0-9]{0,5})(?:\s*[-–]\s*([1-9][0-9]{0,5}))?")


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
            top.problem(f"'{self.folder.name}' is no slug: a folder's name has lower-case a-z, 0-9 and single hyphens")
        tag, encoding, recorded = self._original()
        data = self.source.bytes(self.folder / "original.txt")
        capture = self._capture(data, encoding) if data is not None else None
        texts = top.per_language("texts", "the translation")
        translations = {t: made for t in self.tags if (made := self._translation(t, tag, texts.get(t)))}
        timezone, presumed = self._published()
        if capture is None:
            self.source.unread.add("article")
        article = Article(
            slug=self.folder.name,
            folder=self.source.name(self.folder),
            original=str(tag),
            capture=capture or _no_capture(),
            sha256=hashlib.sha256(data or b"").hexdigest(),
            recorded=recorded,
            address=web_address(top, "address"),
            captured=top.text("captured"),
            timezone=timezone,
            timezone_presumed=presumed,
            title=self._spoken("title", tag, capture.title if capture else None),
            author=self._author(),
            author_note=self._spoken("author_note", tag, capture.note if capture else None),
            breadcrumb=self._breadcrumb(tag, capture),
            publisher=top.text("publisher"),
            summary=top.localized("summary"),
            keywords=top.ids("keywords"),
            rights=top.localized("rights"),
            sections=tuple(self._section(fields) for fields in top.each("sections", "the section")),
            notes=tuple(self._note(fields) for fields in top.each("notes", "the note")),
            translations=translations,
            location=top.location,
        )
        top.done()
        return article if capture and tag in self.tags else None

    def _original(self) -> tuple[Text, Text | None, Mapping[str, Text]]:
        """What import wrote down of the capture: its language, encoding, checksum and how it splits."""
        fields = self.top.inner("original", required=True)
        tag = fields.need("language")
        if tag and tag not in self.tags:
            suggestion = did_you_mean(tag, self.tags) or f"the edition has {', '.join(self.tags)}"
            fields.problem(f"'{tag}' is no language of this edition", tag.location, suggestion)
        encoding = fields.text("encoding")
        recorded = {key: fields.need(key) for key in ("sha256", "paragraphs", "text_sha256")}
        fields.done()
        return tag, encoding, recorded

    def _capture(self, data: bytes, encoding: str | None) -> Capture | None:
        words = {language.tag: language.captures for language in self.languages}
        return read_capture(data, self.source.name(self.folder / "original.txt"), words, self.source.report, encoding)

    def _published(self) -> tuple[Text | None, bool]:
        fields = self.top.inner("published")
        timezone, presumed = fields.text("timezone"), fields.text("presumed")
        if timezone and not re.fullmatch(r"[+-]([01][0-9]|2[0-3]):[0-5][0-9]|Z", timezone):
            fields.problem(f"'{timezone}' is no time zone, such as +08:00", timezone.location)
        if presumed and presumed not in ("true", "false"):
            fields.problem(f"'presumed' is true or false, not '{presumed}'", presumed.location)
        fields.done()
        return timezone, presumed == "true"

    def _spoken(self, key: str, tag: str, own: Text | None) -> Localized:
        """What the capture says in its own language, with what article.yml adds in the others."""
        values = dict(self.top.localized(key))
        if twice := values.pop(tag, None):
            self.top.problem(f"the capture itself gives '{key}' in '{tag}'; take this out", twice.location)
        return {tag: own, **values} if own else values

    def _breadcrumb(self, tag: str, capture: Capture | None) -> tuple[Localized, ...]:
        steps = capture.breadcrumb if capture else ()
        given = [self._step(node, tag) for node in self.top.nodes("breadcrumb")]
        for extra in given[len(steps) :] if capture else ():
            place = next(iter(extra.values())).location if extra else self.top.location_of("breadcrumb")
            self.top.problem(f"the capture's breadcrumb has {len(steps)} steps; this one is too many", place)
        given += [{}] * (len(steps) - len(given))
        return tuple({tag: step, **more} for step, more in zip(steps, given, strict=False))

    def _step(self, node: Node, tag: str) -> Localized:
        fields = Fields(node, "the step of the breadcrumb", self.tags, self.source.report, node.location)
        values = {t: text for t in self.tags if (text := fields.text(t))}
        if twice := values.pop(tag, None):
            fields.problem(f"the capture itself gives the breadcrumb in '{tag}'; take this out", twice.location)
        fields.done()
        return values

    def _author(self) -> Author:
        fields = self.top.inner("author", "the author")
        parts = fields.per_language("cited", "the author as cited")
        cited = {tag: (inner.need("family"), inner.need("given")) for tag, inner in parts.items()}
        author = Author(fields.text("term"), fields.localized("name"), fields.localized("post"), cited)
        for each in (fields, *parts.values()):
            each.done()
        return author

    def _section(self, fields: Fields) -> Section:
        id_, span = fields.id(), fields.need("paragraphs")
        match = RANGE.fullmatch(span)
        if span and not match:
            fields.problem(f"'{span}' is no range of paragraphs, such as 1-3 or 4", span.location)
        first = int(match[1]) if match else 0
        last = int(match[2] or match[1]) if match else -1
        if match and last < first:
            fields.problem(f"the range {span} runs backwards", span.location)
        section = Section(id_, first, last, fields.localized("title"), span.location)
        fields.done()
        return section

    def _note(self, fields: Fields) -> Note:
        slug = Text(self.folder.name, fields.location)
        note = Note(
            id=fields.id(),
            kind=fields.choice("kind", NoteKind, NoteKind.EXPLANATION),
            anchor=read_anchor(fields.inner("at", "the anchor", required=True), slug),
            text=fields.localized("text"),
        )
        fields.done()
        return note

    def _translation(self, tag: str, original: str, fields: Fields | None) -> Translation | None:
        """<tag>.md, with what article.yml says of it under 'texts'; None where the language has no text."""
        path = self.folder / f"{tag}.md"
        if not self.source.has(path):
            if fields is not None:
                fields.problem(f"there is no file {self.source.name(path)} for this text")
            return None
        if tag == original:
            why = "the original's own language has its text in original.txt; take this file out"
            self.source.report(Problem(Location(self.source.name(path)), why))
            return None
        paragraphs = self._paragraphs(path)
        if fields is None:
            fields = Fields(None, "the translation", self.tags, self.source.report, self.top.location_of("texts"))
            fields.problem(
                f"'texts' does not say whose text {path.name} is: {tag}: {{status: unofficial, translator: …}}"
            )
            status = TextStatus.UNOFFICIAL
        else:
            status = fields.choice("status", TextStatus, TextStatus.UNOFFICIAL)
        made = Translation(
            paragraphs, status, fields.localized("translator"), fields.text("of"), self.source.name(path)
        )
        fields.done()
        return made

    def _paragraphs(self, path: Path) -> tuple[Text, ...]:
        """The paragraphs of a translation: plain text, parted by empty lines."""
        data, name = self.source.bytes(path) or b"", self.source.name(path)
        try:
            text = decode(data, "utf-8")
        except Unreadable as fault:
            self.source.report(Problem(fault.at(name), fault.message))
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

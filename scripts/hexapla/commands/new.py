"""`new`: the commented beginning of an article, term, event, note or language, written where it belongs.

What is written is read back before the file is replaced: a beginning that would break the sources is not written.
"""

from __future__ import annotations

import datetime
import re
import tempfile
import unicodedata
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from pathlib import Path

import babel

from hexapla.atomic import put, put_text
from hexapla.commands import importing, reading
from hexapla.commands.starter import modeline
from hexapla.commands.upgrade import renew_schemas
from hexapla.dates import NoDate, parse
from hexapla.model import PLACEHOLDER, Edition, Event, Location, Note, Term
from hexapla.problems import Problem, SourceError, UsageError
from hexapla.read.captures.layout import Answers
from hexapla.read.edition import read_edition
from hexapla.read.fields import ID
from hexapla.read.language import shipped
from hexapla.read.site import LANGUAGE_TAG
from hexapla.stemming import stemmers
from hexapla.words import ENGLISH
from hexapla.yaml_text import appended, inserted, item, with_item


@dataclass(frozen=True)
class Request:
    """What is to begin: its name as the editor gives it, and what the command was given besides."""

    name: str
    sources: Path
    date: str | None = None
    kind: str | None = None
    article: str | None = None
    paragraph: int | None = None


def new(what: str, request: Request) -> list[Path]:
    """Write the beginning; the files that changed. Raises UsageError or SourceError, and then changes nothing."""
    edition, _ = read_edition(request.sources)
    return BEGINNINGS[what](edition, request)


def _term(edition: Edition, request: Request) -> list[Path]:
    id_ = _id(request, edition.term)
    kind = request.kind or edition.term_kinds[0]
    _known("kind", kind, edition.term_kinds)
    names = {edition.default: {"name": request.name, "status": "unverified"}}
    entry = item(Term, {"id": id_, "kind": kind, "names": names})
    return [_append(request, _list_file(request.sources / "glossary", "terms.yml"), entry)]


def _event(edition: Edition, request: Request) -> list[Path]:
    id_ = _id(request, edition.event)
    kind = request.kind or edition.event_kinds[0]
    _known("kind", kind, edition.event_kinds)
    if request.date is None:
        raise UsageError("say when it was, as an EDTF date: --date 1871-03")
    try:
        year = parse(request.date).first.year
    except NoDate as fault:
        raise UsageError(str(fault)) from None
    entry = item(Event, {"id": id_, "kind": kind, "date": request.date, "title": {edition.default: request.name}})
    return [_append(request, _year_file(request.sources / "timeline", year), entry)]


def _note(edition: Edition, request: Request) -> list[Path]:
    slug = request.article or (edition.articles[0].slug if len(edition.articles) == 1 else "")
    article = edition.article.get(slug)
    if article is None:
        raise UsageError(f"say in which article: --article with one of {', '.join(edition.article) or 'none yet'}")
    if request.paragraph is None or request.paragraph not in article.numbers:
        raise UsageError(f"say at which paragraph: --paragraph with a number from 1 to {article.count}")
    id_ = _id(request, {str(note.id): note for note in article.notes})
    entry = item(Note, {"id": id_, "kind": "explanation", "at": {"paragraph": request.paragraph}})
    path = request.sources / "articles" / slug / "article.yml"
    try:
        return [_replace(path, inserted(path.read_text("utf-8"), "notes", entry), request)]
    except ValueError as fault:
        raise SourceError([Problem(Location(path.as_posix()), str(fault))]) from None


def _article(edition: Edition, request: Request) -> list[Path]:
    """A page that stands in for the capture that is still to come: title, today's date, one sentence."""
    slug = _slug(request.name)
    today = datetime.date.today().isoformat()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.txt")
        page.write_text(f"{request.name}\n{today}\n\n{PLACEHOLDER}\n", "utf-8")
        wanted = reading.Request(page, slug, edition.default, "utf-8", answers=Answers(title=request.name))
        return [importing.write(importing.understand(wanted, request.sources), request.sources)]


def _language(edition: Edition, request: Request) -> list[Path]:
    tag, site = request.name, request.sources / "site.yml"
    if not LANGUAGE_TAG.fullmatch(tag):
        raise UsageError(f"'{tag}' is no language tag: write it in lower case, such as en, pt or pt-br")
    if tag in edition.tags:
        raise UsageError(f"the edition has '{tag}' already")
    changed = []
    own = request.sources / "languages" / f"{tag}.yml"
    if tag not in shipped() and tag.split("-")[0] not in shipped() and not own.exists():
        text = _own_language(tag)
        if not text:
            raise UsageError(f"CLDR knows no language '{tag}': write {own.as_posix()} by hand")
        put_text(own, modeline(f"source/languages/{tag}.yml") + text)
        changed.append(own)
    text = site.read_text("utf-8")
    try:
        changed.append(_replace(site, with_item(text, "languages", tag), request))
    except ValueError as fault:
        raise SourceError([Problem(Location(site.as_posix()), str(fault))]) from None
    return [*changed, *renew_schemas(request.sources.parent, (*edition.tags, tag))]


def _own_language(tag: str) -> str:
    """The beginning of a language that does not come with Hexapla, as far as CLDR knows it."""
    try:
        locale = babel.Locale.parse(tag, sep="-")
    except (ValueError, babel.UnknownLocaleError):
        return ""
    month = str(locale.datetime_skeletons.get("yMMMM", "MMMM y"))
    day = str(locale.date_formats["long"])
    called = str(babel.Locale("en").languages.get(locale.language, "")).lower()
    search = f"search: {{stemmer: {called}}}\n" if called in stemmers() else ""
    words = "".join(f"#   {key}: {word!r}\n" for key, word in ENGLISH.items())
    return (
        "# A language that does not come with Hexapla. The dates are CLDR's: look whether they read well.\n"
        f"lang: {tag}\nname: {(locale.language_name or tag).capitalize()}\ndirection: {locale.text_direction}\n"
        f"locale: {str(locale).replace('_', '-')}\n"
        f'dates:\n  year: "y"\n  month: "{month}"\n  day: "{day}"\n  days: "#–{day}"\n  time: "HH:mm"\n'
        f"citation: {{style: chicago-author-date-16th-edition, locale: en-US}}\n{search}"
        "# Every word that is not given is shown in the edition's first language. Take the # away and translate:\n"
        f"# words:\n{words}"
    )


BEGINNINGS: dict[str, Callable[[Edition, Request], list[Path]]] = {
    "article": _article,
    "term": _term,
    "event": _event,
    "note": _note,
    "language": _language,
}


def _slug(name: str) -> str:
    """A name as an id: its letters without accents, in lower case, separated by hyphens; '' where it has none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall("[a-z0-9]+", plain))[:80].strip("-")


def _id(request: Request, known: Container[str]) -> str:
    id_ = _slug(request.name)
    if not ID.fullmatch(id_):
        raise UsageError(f"no id can be made of '{request.name}': name it in Latin letters, and change the name later")
    if id_ in known:
        raise UsageError(f"'{id_}' is there already")
    return id_


def _known(what: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise UsageError(f"'{value}' is no {what}: one of {', '.join(known)}")


def _list_file(folder: Path, usual: str) -> Path:
    """The only file of a folder, else the usual one."""
    files = sorted(folder.glob("*.yml"))
    return files[0] if len(files) == 1 else folder / usual


def _year_file(folder: Path, year: int) -> Path:
    """The file named after a year or years that holds this one, else as for other lists."""
    for path in sorted(folder.glob("*.yml")):
        named = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", path.stem)
        if named and int(named[1]) <= year <= int(named[2] or named[1]):
            return path
    return _list_file(folder, "events.yml")


def _append(request: Request, path: Path, entry: str) -> Path:
    before = path.read_text("utf-8") if path.exists() else modeline(f"source/{path.parent.name}/{path.name}")
    return _replace(path, appended(before, entry), request)


def _replace(path: Path, text: str, request: Request) -> Path:
    """Write the file if the sources can then still be read; else leave all as it was."""
    before = path.read_bytes() if path.exists() else None
    known = _readable(request.sources)
    put_text(path, text)
    if new := _readable(request.sources) - known:
        if before is None:
            path.unlink()
        else:
            put(path, before)
        raise SourceError(new)
    return path


def _readable(sources: Path) -> set[Problem]:
    """What is wrong in reading, wherever it stands: lines move when something is inserted."""
    try:
        found = read_edition(sources)[1]
    except SourceError as fault:
        found = list(fault.problems)
    return {Problem(Location(problem.location.file), problem.message) for problem in found}

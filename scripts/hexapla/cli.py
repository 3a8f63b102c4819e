"""The command line: check the sources of an edition, compose its pages, import captured pages, make an archive."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TypeAlias

from hexapla import __version__
from hexapla.check import RULES, name
from hexapla.check.published import unchanged
from hexapla.commands.begin import begin
from hexapla.commands.importing import understand, write
from hexapla.commands.new import BEGINNINGS, Request, new
from hexapla.commands.reading import Reading, problems_of, shown_lines
from hexapla.commands.reading import Request as PageRequest
from hexapla.commands.reference import reference
from hexapla.commands.site import RENDERERS, configuration
from hexapla.commands.site import render as render_site
from hexapla.commands.status import status
from hexapla.commands.upgrade import asks, upgrade
from hexapla.pipeline import build, read_and_check
from hexapla.problems import (
    Level,
    Problem,
    SourceError,
    UsageError,
    counted,
    did_you_mean,
    errors,
    render,
    still_to_come,
)
from hexapla.published import record
from hexapla.read import RULES as READING
from hexapla.read.captures.layout import Answers, Doubt
from hexapla.render.archive import archive

# The type of what add_subparsers returns; argparse gives it no public name.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: list[str] | None = None, root: Path = Path()) -> int:
    """0: done. 1: problems in the sources, listed on standard error. 2: wrong usage. 130: interrupted.

    `root` is the edition's folder, the current one unless told otherwise.
    """
    options = _parser(root).parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # pipes of Windows and old locales lack most of the world's letters
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(options.run(options))
    except SourceError as fault:
        print(render(problem for problem in fault.problems if problem.level is not Level.INCOMPLETE), file=sys.stderr)
        return 1
    except UsageError as fault:
        print(f"hexapla: {fault}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as fault:
        print(
            f"{fault.filename or options.docs}: cannot be written or read: {fault.strerror or fault}", file=sys.stderr
        )
        return 1


def _build(options: argparse.Namespace) -> int:
    edition, found, changed = build(options.source, options.docs)
    warnings = [problem for problem in found if problem.level is Level.WARNING]
    summary = counted(len(warnings)) + (" ('check' lists them)" if warnings else "")
    print(f"{options.docs}: {len(changed)} files changed, {', '.join(edition.tags)}; {summary}")
    return 0


def _check(options: argparse.Namespace) -> int:
    rules = {*READING, *map(name, RULES)}
    if unknown := [rule for rule in options.only if rule not in rules]:
        near = did_you_mean(unknown[0], rules) or "REFERENCE.md lists them"
        raise UsageError(f"there is no rule '{unknown[0]}'; {near}")
    try:
        edition, found = read_and_check(options.source)
    except SourceError as fault:
        found = list(fault.problems)
    else:
        if lacking := [tag for tag in options.language if tag not in edition.tags]:
            raise UsageError(f"'{lacking[0]}' is no language of this edition; it has {', '.join(edition.tags)}")
    listed = [problem for problem in found if _wanted(problem, options)]
    wrong = errors(found)
    # Annotations are read from standard output; so is JSON. Errors for people go to standard error.
    if options.format != "text":
        print(render(listed, options.format))
    else:
        if listed:
            print(render(listed), file=sys.stderr if wrong else sys.stdout)
        warnings = counted(len({problem for problem in found if problem.level is Level.WARNING}))
        if not wrong:
            print("\n".join(filter(None, [still_to_come(found), f"no errors; {warnings}"])))
    return 1 if wrong else 0


def _wanted(problem: Problem, options: argparse.Namespace) -> bool:
    """What is incomplete is listed where its language is asked for; with --only, a rule's problems alone."""
    if options.only and problem.rule not in options.only:
        return False
    return problem.level is not Level.INCOMPLETE or problem.language in options.language or bool(options.only)


def _import(options: argparse.Namespace) -> int:
    reading = _agreed(options.yes)(_page(options), lambda request: understand(request, options.source))
    print(f"{write(reading, options.source)}: made; complete article.yml, and put translations beside it")
    return 0


def _lines(options: argparse.Namespace) -> int:
    print("\n".join(shown_lines(understand(_page(options), options.source))))
    return 0


def _page(options: argparse.Namespace, file: Path | None = None) -> PageRequest:
    answers = Answers(options.title, options.authors, options.date, options.text, options.paragraphs)
    slug = "text" if options.slug is None else options.slug
    return PageRequest(file or options.file, slug, options.language, options.encoding, options.select, answers)


def _agreed(yes: bool) -> Callable[[PageRequest, Callable[[PageRequest], Reading]], Reading]:
    """Shows what was read in a page, and asks about it where somebody can be asked; what is doubtful is an error where
    nobody can, but with --yes what can be taken as it was read.
    """

    def agree(request: PageRequest, read: Callable[[PageRequest], Reading]) -> Reading:
        while True:
            reading = read(request)
            found = problems_of(reading)
            print("\n".join(reading.summary()), flush=True)
            fatal = [doubt for doubt in reading.doubts if doubt.fatal]
            asked = not yes and sys.stdin.isatty() and sys.stdout.isatty()
            if found and not asked and (fatal or not yes):
                raise SourceError(found)
            if found:
                print(render(found), flush=True)
            if fatal:
                request = _answered(request, fatal[0])
            elif not asked or input("Write this? [y/N] ").strip().lower().startswith("y"):
                return reading
            else:
                raise UsageError("nothing is written; say what is right with the options above")

    return agree


def _answered(request: PageRequest, doubt: Doubt) -> PageRequest:
    """The request with the answer to what it lacks."""
    option = doubt.option.split(" ", 1)[0]
    answer = input(f"{option} ").strip()
    if not answer:
        raise UsageError("nothing is written")
    if option == "--language":
        return replace(request, language=answer)
    said = {option.removeprefix("--"): answer}
    return replace(request, answers=Answers(**(asdict(request.answers) | said)))


def _init(options: argparse.Namespace) -> int:
    tags = [tag for tag in options.languages.split(",") if tag]
    page = _page(options, options.capture) if options.capture else None
    begin(options.folder, tags, reference(_parser()), page, _agreed(options.yes))
    print(f"{options.folder}: an edition in {', '.join(tags)}; see it with 'hexapla serve' in it")
    return 0


def _new(options: argparse.Namespace) -> int:
    request = Request(options.name, options.source, options.date, options.kind, options.article, options.paragraph)
    for path in new(options.what, request):
        print(f"{path}: written")
    return 0


def _upgrade(options: argparse.Namespace) -> int:
    done = upgrade(options.source.parent, reference(_parser()), options.dry_run)
    print("\n".join([*done.shown, f"from Hexapla {done.before} to {__version__}"]))
    for what, paths in (
        ("brought up to date", done.changed),
        ("taken away", done.removed),
        ("left as you changed it; above is what Hexapla would write", done.kept),
    ):
        for path in paths:
            print(f"{path}: {what}")
    for ask in asks(done.before):
        print(f"Hexapla asks: {ask}")
    return _check(argparse.Namespace(source=options.source, format="text", language=[], only=[]))


def _site(options: argparse.Namespace) -> int:
    return render_site(options.source.parent, options.renderer)


def _serve(options: argparse.Namespace) -> int:
    more = ["--dev-addr", options.address] if options.address else []
    config = ["--config-file", str(configuration(options.source.parent))]
    return subprocess.run([sys.executable, "-m", "mkdocs", "serve", *config, *more], check=False).returncode


def _reference(options: argparse.Namespace) -> int:
    print(reference(_parser()), end="")
    return 0


def _status(options: argparse.Namespace) -> int:
    edition, warnings = read_and_check(options.source)
    print(status(edition, warnings))
    return 0


def _record(options: argparse.Namespace) -> int:
    edition, _ = read_and_check(options.source)
    changed = [] if options.again else list(unchanged(edition))
    if changed:
        raise SourceError(changed)
    new = record(edition, options.source)
    print(f"version {edition.site.version} is recorded, {new} addresses are new; check now keeps both")
    return 0


def _archive(options: argparse.Namespace) -> int:
    count = archive(options.site, options.output, options.output.stem)
    print(f"{options.output}: {count} files; unzip it and open index.html")
    return 0


def _parser(root: Path = Path()) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hexapla", description=__doc__)
    parser.add_argument("--version", action="version", version=f"hexapla {__version__}")
    parser.set_defaults(run=_build)
    _add_folders(parser, root / "source", root / "docs")
    commands = parser.add_subparsers(title="commands", description="without one: check, compose and write docs/")
    for add in (
        _add_init,
        _add_new,
        _add_import,
        _add_lines,
        _add_check,
        _add_build,
        _add_site,
        _add_serve,
        _add_status,
        _add_record,
        _add_upgrade,
    ):
        _add_folders(add(commands), argparse.SUPPRESS, argparse.SUPPRESS)
    _add_archive(commands, root)
    made = commands.add_parser("reference", help="print the reference of keys, rules and commands")
    made.set_defaults(run=_reference)
    return parser


def _add_init(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("init", help="begin an edition of your own in a new folder")
    made.add_argument("folder", type=Path, metavar="DIR", help="the folder, new or empty")
    made.add_argument("--languages", default="en", metavar="TAGS", help="its languages, the default first: es,en,pt")
    made.add_argument("--from", dest="capture", type=Path, metavar="FILE", help="a captured page as its first article")
    made.add_argument("--slug", help="that article's name in addresses, for good; 'text' unless it is given")
    _add_page(made)
    made.set_defaults(run=_init)
    return made


def _add_new(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("new", help="write the commented beginning of something where it belongs")
    made.add_argument("what", choices=sorted(BEGINNINGS), help="what is to begin")
    made.add_argument("name", help="its name; of a language, its tag")
    made.add_argument("--date", help="of an event: its EDTF date")
    made.add_argument("--kind", help="of a term or event: its kind")
    made.add_argument("--article", metavar="SLUG", help="of a note: its article, where there are several")
    made.add_argument("--paragraph", type=int, metavar="N", help="of a note: the number of its paragraph")
    made.set_defaults(run=_new)
    return made


def _add_import(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("import", help="make an article's folder from a captured page")
    made.add_argument(
        "file", type=Path, help="the captured page: .html, .mhtml, .docx, .md, or its visible text as .txt"
    )
    made.add_argument("--slug", required=True, help="the article's name in addresses: a-z, 0-9, single hyphens")
    _add_page(made)
    made.set_defaults(run=_import)
    return made


def _add_page(made: argparse.ArgumentParser) -> None:
    """What may have to be said of a captured page."""
    made.add_argument("--language", metavar="TAG", help="the page's language, where its words do not tell it")
    made.add_argument("--encoding", metavar="NAME", help="its encoding, where not UTF-8: windows-1252, gb18030")
    made.add_argument("--title", default="", help="its title, where it is not read right or the page has none")
    made.add_argument("--authors", default="", help="its line of authors; none where it names nobody")
    made.add_argument("--date", default="", help="when it was published: 2018-09-14 or 2018-09-14T08:12+08:00")
    made.add_argument("--text", default="", metavar="FROM-TO", help="the lines where its text begins and ends")
    made.add_argument(
        "--paragraphs", default="", choices=("lines", "blocks"), help="whether every line of its text is a paragraph"
    )
    made.add_argument("--select", default="", metavar="CSS", help="of a web page: the elements that have the text")
    made.add_argument("--yes", action="store_true", help="write it as it was read, also where that is doubtful")


def _add_lines(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser(
        "lines", help="show the lines of a captured page, their numbers, and what each is read as"
    )
    made.add_argument("file", type=Path, help="the captured page")
    _add_page(made)
    made.set_defaults(run=_lines, slug="only-shown")
    return made


def _add_check(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("check", help="check the sources and list every problem")
    made.add_argument("--format", choices=("text", "json", "github"), default="text", help="how problems are written")
    made.add_argument("--language", action="append", default=[], metavar="TAG", help="list what is to come in it")
    made.add_argument("--only", action="append", default=[], metavar="RULE", help="list what this rule found")
    made.set_defaults(run=_check)
    return made


def _add_build(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("build", help="check, compose and write docs/; the same as without a command")
    made.set_defaults(run=_build)
    return made


def _add_site(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("site", help="check, compose and render all languages into site/")
    made.add_argument("--renderer", choices=RENDERERS, default="mkdocs", help="the program that renders (mkdocs)")
    made.set_defaults(run=_site)
    return made


def _add_serve(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("serve", help="serve the site on this machine, rebuilding on every save")
    made.add_argument("--address", metavar="HOST:PORT", help="where (127.0.0.1:8000)")
    made.set_defaults(run=_serve)
    return made


def _add_status(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("status", help="tell per language how much is there")
    made.set_defaults(run=_status)
    return made


def _add_record(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("record", help="record a version when it is published: what readers may cite")
    made.add_argument("--again", action="store_true", help="a version that was recorded, but not published yet")
    made.set_defaults(run=_record)
    return made


def _add_upgrade(commands: Commands) -> argparse.ArgumentParser:
    made = commands.add_parser("upgrade", help="bring the files around the sources up to date")
    made.add_argument("--dry-run", action="store_true", help="only tell what would change")
    made.set_defaults(run=_upgrade)
    return made


def _add_archive(commands: Commands, root: Path) -> None:
    made = commands.add_parser("archive", help="make an archive of the rendered site that is read without a server")
    made.add_argument("--site", type=Path, default=root / "site", help="the rendered site (site)", metavar="DIR")
    made.add_argument(
        "--output", type=Path, default=root / "edition.zip", help="the archive (edition.zip)", metavar="FILE"
    )
    made.set_defaults(run=_archive)


def _add_folders(parser: argparse.ArgumentParser, source: Path | str, docs: Path | str) -> None:
    folders = parser.add_argument_group("folders")
    folders.add_argument("--source", type=Path, default=source, help="the folder of sources (source)", metavar="DIR")
    folders.add_argument("--docs", type=Path, default=docs, help="the folder of composed pages (docs)", metavar="DIR")

"""The command line: check the sources of an edition, compose its pages, import captured pages, make an archive."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hexapla.check.published import unchanged
from hexapla.commands.importing import import_capture
from hexapla.commands.status import status
from hexapla.pipeline import build, read_and_check
from hexapla.problems import Level, Problem, SourceError, counted, errors, render, still_to_come
from hexapla.published import record
from hexapla.render.archive import archive


def main(arguments: list[str] | None = None, root: Path = Path()) -> int:
    """0: done. 1: problems in the sources, listed on standard error. 2: wrong usage.

    `root` is the edition's folder, the current one unless told otherwise.
    """
    options = _parser(root).parse_args(arguments)
    try:
        return int(options.run(options))
    except SourceError as fault:
        print(render(problem for problem in fault.problems if problem.level is not Level.INCOMPLETE), file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{fault.filename}: cannot be written or read: {fault.strerror}", file=sys.stderr)
        return 1


def _build(options: argparse.Namespace) -> int:
    edition, found, changed = build(options.source, options.docs)
    warnings = [problem for problem in found if problem.level is Level.WARNING]
    told = counted(len(warnings)) + (" ('check' lists them)" if warnings else "")
    print(f"{options.docs}: {len(changed)} files changed, {', '.join(edition.tags)}; {told}")
    return 0


def _check(options: argparse.Namespace) -> int:
    try:
        _, found = read_and_check(options.source)
    except SourceError as fault:
        found = list(fault.problems)
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
    folder = import_capture(options.file, options.slug, options.source, options.language, options.encoding)
    print(f"{folder}: made; complete article.yml, and put translations beside it")
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


def _parser(root: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=Path(sys.argv[0]).name if sys.argv[0].endswith("build.py") else "hexapla", description=__doc__
    )
    parser.set_defaults(run=_build)
    _add_folders(parser, root / "source", root / "docs")
    commands = parser.add_subparsers(title="commands", description="without one: check, compose and write docs/")
    check = commands.add_parser("check", help="check the sources and list every problem")
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help="how problems are written")
    check.add_argument("--language", action="append", default=[], metavar="TAG", help="list what is to come in it")
    check.add_argument("--only", action="append", default=[], metavar="RULE", help="list what this rule found")
    check.set_defaults(run=_check)
    captured = commands.add_parser("import", help="make an article's folder from a captured page")
    captured.add_argument("file", type=Path, help="the captured page: its visible text, as plain text")
    captured.add_argument("--slug", required=True, help="the article's name in addresses: a-z, 0-9, single hyphens")
    captured.add_argument("--language", help="the page's language, where it cannot be told from its words")
    captured.add_argument("--encoding", help="the file's encoding, where it cannot be told for sure")
    captured.set_defaults(run=_import)
    told = commands.add_parser("status", help="tell per article and language what is translated")
    told.set_defaults(run=_status)
    kept = commands.add_parser("record", help="record a version when it is published: what readers may cite")
    kept.add_argument("--again", action="store_true", help="a version that was recorded, but not published yet")
    kept.set_defaults(run=_record)
    archived = commands.add_parser("archive", help="make an archive of the rendered site that is read without a server")
    archived.add_argument("--site", type=Path, default=root / "site", help="the rendered site", metavar="DIR")
    archived.add_argument("--output", type=Path, default=root / "edition.zip", help="the archive", metavar="FILE")
    archived.set_defaults(run=_archive)
    for command in (check, captured, told, kept, archived):
        _add_folders(command, argparse.SUPPRESS, argparse.SUPPRESS)
    return parser


def _add_folders(parser: argparse.ArgumentParser, source: Path | str, docs: Path | str) -> None:
    parser.add_argument("--source", type=Path, default=source, help="the folder of sources", metavar="DIR")
    parser.add_argument("--docs", type=Path, default=docs, help="the folder of composed pages", metavar="DIR")

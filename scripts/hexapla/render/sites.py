"""Rendering docs/ with MkDocs: one ordinary site per language, built one after another in this process.

The first language is the root; each other stands below it under its tag.
"""

from __future__ import annotations

import logging
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files

from hexapla import pipeline
from hexapla.data import THEME
from hexapla.problems import Level, counted, still_to_come
from hexapla.render import theme
from hexapla.render.context import SiteContext, context

log = logging.getLogger("mkdocs.hexapla")
# Whose look the pages have: Hexapla's own, or that of the theme in mkdocs.yml.
LOOKS = ("hexapla", "theme")
_CONTEXT, _OTHERS = "edition", "others"
# What composed pages are written for, besides MkDocs' own: attributes, and Markdown within elements.
EXTENSIONS = ("attr_list", "md_in_html")


@dataclass(frozen=True)
class Folders:
    """Where an edition stands; both are resolved, so that a link to them is the same site."""

    root: Path

    @property
    def source(self) -> Path:
        return self.root / "source"

    @property
    def docs(self) -> Path:
        return self.root / "docs"


def folders_of(config: MkDocsConfig) -> Folders:
    """The folders beside a configuration file, whatever way it was named."""
    return Folders(Path(config.config_file_path).resolve().parent)


def is_configured(config: MkDocsConfig) -> bool:
    return _CONTEXT in config.extra


def configure_main(config: MkDocsConfig) -> None:
    """Compose the sources and make `config` that of the first language. Raises SourceError."""
    if _is_serving(config):
        _refuse_used_port(config)
    folders = folders_of(config)
    edition, found, _ = pipeline.build(folders.source, folders.docs)
    warnings = [problem for problem in found if problem.level is Level.WARNING]
    for line in filter(None, [still_to_come(found), warnings and f"{counted(len(warnings))} ('check' lists them)"]):
        log.info(line)
    address = config.site_url if _is_serving(config) else str(edition.site.address or "")
    configure(config, context(edition, edition.default), address or None)
    config.extra[_OTHERS] = {tag: context(edition, tag) for tag in edition.tags[1:]}


def _is_serving(config: MkDocsConfig) -> bool:
    """`mkdocs serve` builds for its own address; MkDocs tells it by the address that it sets itself."""
    return str(config.site_url).startswith(f"http://{config.dev_addr}/")


def _refuse_used_port(config: MkDocsConfig) -> None:
    """Say that the port is taken before anything is built. Raises Abort."""
    host, port = config.dev_addr
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise Abort(f"{port} is no port: ports are numbers from 1 to 65535") from None
        except OSError as fault:
            other = f"stop what uses it, or serve elsewhere: mkdocs serve --dev-addr {host}:{port + 1}"
            raise Abort(f"{host}:{port} cannot be served at ({fault.strerror}); {other}") from None


def configure(config: MkDocsConfig, site: SiteContext, address: str | None) -> None:
    """Make a configuration that of one language."""
    config.docs_dir = str(folders_of(config).docs / site["tag"])
    config.site_name = site["site_name"]
    config.site_url = address
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
    if _has_own_look(config):
        # An edition's own theme folder comes before ours, as it does before Material's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.theme.static_templates.add("404.html")
    else:
        theme.adapt(config, site)
    # MkDocs puts a script of its own into the pages that it serves; a strict policy is for those that are published.
    config.extra.update({_CONTEXT: site, "live": _is_serving(config)})


def _has_own_look(config: MkDocsConfig) -> bool:
    """Whether the pages look as Hexapla has them, and not as the theme of mkdocs.yml has."""
    plugin = config.plugins.get("hexapla")
    return plugin is None or plugin.config["look"] == LOOKS[0]


def contexts(config: MkDocsConfig) -> dict[str, SiteContext]:
    """What each language's site was given, the first language's first."""
    main: SiteContext = config.extra[_CONTEXT]
    return {main["tag"]: main, **config.extra[_OTHERS]}


def build_others(config: MkDocsConfig) -> None:
    """After the first language's site: the others, below it. Raises Abort with what MkDocs says of each."""
    for tag, site in config.extra.get(_OTHERS, {}).items():
        address = f"{config.site_url}{tag}/" if config.site_url else None
        build_language(config, site, f"{config.site_dir}/{tag}", address)


def build_language(
    main: MkDocsConfig, site: SiteContext, site_dir: str, address: str | None, dirty: bool = False
) -> None:
    """One language's site into `site_dir`; `main` is the configuration that it shares its settings with.

    With `dirty`, only the pages that are newer than what stands in `site_dir`.
    """
    config = load_config(
        main.config_file_path,
        site_dir=site_dir,
        docs_dir=str(folders_of(main).docs / site["tag"]),
        strict=main.strict,
        extra={_CONTEXT: site},
    )
    config.dev_addr = main.dev_addr
    configure(config, site, address)
    try:
        build(config, dirty=dirty)
    except Abort as fault:
        raise Abort(f"{site['tag']}: {fault}") from None


def keep_used(files: Files, config: MkDocsConfig) -> Files:
    """Of the theme's files, keep ours and the edition's, and those only at the root, where they serve all languages."""
    site: SiteContext = config.extra[_CONTEXT]
    if not _has_own_look(config):
        return theme.with_plain_style(files, config)
    pages = folders_of(config).docs
    ours = [THEME, *([Path(config.theme.custom_dir).resolve()] if config.theme.custom_dir else [])]

    def used(path: str | None) -> bool:
        if path is None:
            return False
        full = Path(path).resolve()
        if any(full.is_relative_to(folder) for folder in ours):
            return site["tag"] == site["default"]
        return full.is_relative_to(pages)

    kept = {file.src_uri: file for file in files if used(file.abs_src_path)}
    for path, text in theme.made().items() if site["tag"] == site["default"] else ():
        # An edition's own file stands instead of ours.
        if path not in kept or Path(str(kept[path].abs_src_path)).resolve().is_relative_to(THEME):
            kept[path] = File.generated(config, path, content=text)
    return Files(list(kept.values()))


def prepare_theme(env: Any, config: MkDocsConfig) -> Any:
    """Leave MkDocs' own sitemap out, and the 404 page of all languages but the first."""
    config.theme.static_templates.discard("sitemap.xml")
    if _has_own_look(config) and config.extra[_CONTEXT]["tag"] != config.extra[_CONTEXT]["default"]:
        config.theme.static_templates.discard("404.html")
    return env

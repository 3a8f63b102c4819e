"""Rendering docs/ with MkDocs: one ordinary site per language, built one after another in this process.

The first language is the root; each other stands below it under its tag. What a language's site is told about the
edition stands in `config.extra`, plain data under the names listed in `_extra`.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from edition import addresses, load
from edition.exports import social
from edition.model import Edition
from edition.view import View

log = logging.getLogger("mkdocs.edition")
_KEY = "edition"


def is_configured(config: MkDocsConfig) -> bool:
    return _KEY in config.extra


def configure_main(config: MkDocsConfig, root: Path) -> Edition:
    """Compose the sources below `root` and make `config` that of the first language. Raises SourceError."""
    edition, warnings, _ = load.build(root / "source", root / "docs")
    if warnings:
        log.info("%d things are still missing in the sources (scripts/build.py check lists them)", len(warnings))
    address = config.site_url if _is_serving(config) else str(edition.site.address or "")
    configure(config, root, extra(edition, edition.default), address or None)
    config.extra["others"] = {tag: extra(edition, tag) for tag in edition.tags[1:]}
    return edition


def _is_serving(config: MkDocsConfig) -> bool:
    """`mkdocs serve` builds for its own address; MkDocs tells it by the address that it sets itself."""
    return str(config.site_url).startswith(f"http://{config.dev_addr}/")


def configure(config: MkDocsConfig, root: Path, told: Mapping[str, Any], address: str | None) -> None:
    """Make a configuration that of one language."""
    config.docs_dir = str(root / "docs" / told["tag"])
    config.site_name = told["site_name"]
    config.site_url = address
    # MkDocs puts a script of its own into the pages that it serves; a strict policy is for those that are published.
    config.extra.update({_KEY: told, "root": str(root), "live": _is_serving(config)})


def extra(edition: Edition, tag: str) -> dict[str, Any]:
    """What the theme is told about the edition, besides each page's front matter."""
    view = View(edition, tag)
    site, language = edition.site, view.language
    peers = [
        {
            "tag": t,
            "lang": edition.language[t].lang,
            "name": edition.language[t].name,
            "root": addresses.root(edition, t),
        }
        for t in edition.tags
    ]
    menu = [("articles", "articles/"), ("glossary", "glossary/"), ("timeline", "timeline/"), ("about", "about/")]
    if len(edition.articles) == 1:
        slug = edition.articles[0].slug
        menu[:1] = [("read", f"{slug}/"), ("parallel", f"{slug}/parallel/")]
    elif not edition.articles:
        del menu[0]
    words = {key: str(word) for key, word in view.words.items()}
    return {
        "tag": tag,
        "default": edition.default,
        "lang": language.lang,
        "direction": language.direction,
        "site_name": view.plain(site.name),
        "description": view.plain(site.description),
        "languages": peers,
        "menu": [{"title": words[word], "address": address} for word, address in menu],
        "words": words,
        "version": view.version,
        "editors": view.plain(site.editors),
        "repository": str(site.repository or ""),
        "address": addresses.absolute(edition, addresses.HOME, tag),
        # Language and country alone: https://ogp.me/#optional
        "locale": "_".join(part for part in language.locale.split("-") if len(part) != 4),
        "pictures": social.kinds(view),
        "branch": str(site.branch),
        # The page for addresses that lead nowhere is one, at the root, in all languages.
        "not_found": [_not_found(edition, t) for t in edition.tags if tag == edition.default],
    }


def _not_found(edition: Edition, tag: str) -> dict[str, str]:
    words, language = View(edition, tag).words, edition.language[tag]
    return {
        "lang": language.lang,
        "title": words["not_found"],
        "text": words["not_found_text"],
        "home": words["home"],
        "root": addresses.root(edition, tag),
    }


def build_others(config: MkDocsConfig) -> None:
    """After the first language's site: the others, below it. Raises Abort with what MkDocs says of each."""
    for tag, told in config.extra.get("others", {}).items():
        address = f"{config.site_url}{tag}/" if config.site_url else None
        build_language(config, told, f"{config.site_dir}/{tag}", address)


def build_language(
    main: MkDocsConfig, told: Mapping[str, Any], site_dir: str, address: str | None, dirty: bool = False
) -> None:
    """One language's site into `site_dir`; `main` is the configuration that it shares its settings with.

    With `dirty`, only the pages that are newer than what stands in `site_dir`.
    """
    root = Path(main.extra["root"])
    config = load_config(
        main.config_file_path,
        site_dir=site_dir,
        docs_dir=str(root / "docs" / told["tag"]),
        strict=main.strict,
        extra={_KEY: dict(told)},
    )
    config.dev_addr = main.dev_addr
    configure(config, root, told, address)
    try:
        build(config, dirty=dirty)
    except Abort as fault:
        raise Abort(f"{told['tag']}: {fault}") from None


def keep_used(files: Files, config: MkDocsConfig) -> Files:
    """Of the theme's files, keep our own, and those only at the root, where they serve all languages."""
    ours = str(Path(config.extra["root"]) / "docs")
    main = config.extra[_KEY]["tag"] == config.extra[_KEY]["default"]

    def used(path: str | None) -> bool:
        inside = path is not None and path.startswith(ours)
        return inside and (main or not path.startswith(f"{ours}/theme"))  # type: ignore[union-attr]

    return Files([file for file in files if used(file.abs_src_path)])


def prepare_theme(env: Any, config: MkDocsConfig) -> Any:
    """Leave MkDocs' own sitemap out, and the 404 page of all languages but the first."""
    config.theme.static_templates.discard("sitemap.xml")
    if config.extra[_KEY]["tag"] != config.extra[_KEY]["default"]:
        config.theme.static_templates.discard("404.html")
    return env

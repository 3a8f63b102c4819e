"""The MkDocs plugin `hexapla`: compose docs/ before the build, build the other languages after it, serve them all.

`mkdocs.plugins` entry point: https://www.mkdocs.org/dev-guide/plugins/
"""

from __future__ import annotations

from typing import Any

from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

from hexapla.problems import SourceError
from hexapla.render import sites
from hexapla.render.serve import serve


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compose, and make the main build that of the first language. The other languages come with their settings."""
    if not sites.is_configured(config):
        try:
            sites.configure_main(config)
        except SourceError as fault:
            raise Abort(str(fault)) from None
        except OSError as fault:
            raise Abort(f"{fault.filename}: cannot be written or read: {fault.strerror}") from None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep of the theme's files what these pages use; it stands once, at the root."""
    return sites.keep_used(files, config)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """The sitemap is an export of ours; the page for addresses that lead nowhere is one, at the root."""
    return sites.prepare_theme(env, config)


def on_post_build(config: MkDocsConfig) -> None:
    sites.build_others(config)


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    return serve(server, config)


class Settings(Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say of the plugin: whose look the pages have, Hexapla's or the theme's own."""

    look = options.Choice(sites.LOOKS, default=sites.LOOKS[0])


class HexaplaPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """The same events for a site that names the plugin in its mkdocs.yml."""

    # Before the plugins that look at the language, such as search.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        return on_config(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return on_files(files, config)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        return on_env(env, config, files)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        on_post_build(config)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        return on_serve(server, config, builder)

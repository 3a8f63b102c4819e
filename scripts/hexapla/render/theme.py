"""An edition in another theme's look, such as stock Material: its language, menu, switch of languages and a few styles.

For those who have a site already and put an edition into it: `plugins: [search, {hexapla: {look: theme}}]`.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from hexapla.render.context import SiteContext

STYLE = "assets/hexapla/plain.css"


def adapt(config: MkDocsConfig, site: SiteContext) -> None:
    """Tell the theme what it asks for in its own way."""
    config.theme["language"] = _language(config, site["lang"])
    config.theme["direction"] = site["direction"]
    home = {site["words"]["home"]: "index.md"}
    config.nav = [home, *({entry["title"]: f"{entry['address']}index.md"} for entry in site["menu"])]
    up = "" if site["tag"] == site["default"] else "../"
    config.extra["alternate"] = [
        {"name": other["name"], "lang": other["lang"], "link": f"{up}{other['root']}" or "."}
        for other in site["languages"]
    ]
    if STYLE not in config.extra_css:
        config.extra_css.append(STYLE)


def _language(config: MkDocsConfig, lang: str) -> str:
    """The theme's own name of a language, or English where it lacks that language."""
    for name in (lang, lang.split("-")[0]):
        if any((Path(folder) / "partials" / "languages" / f"{name}.html").is_file() for folder in config.theme.dirs):
            return name
    return "en"


def with_plain_style(files: Files, config: MkDocsConfig) -> Files:
    """The files of the site with the few styles that composed pages need anywhere."""
    style = (Path(__file__).parent / "plain.css").read_text("utf-8")
    return Files([*files, File.generated(config, STYLE, content=style)])

"""What a look needs besides its templates: the script of Hexapla's own, and what another theme asks for.

Another theme's look is for those who have a site already, stock Material say, and put an edition into it:
`plugins: [search, {hexapla: {look: theme}}]`. It gets its language, menu, switch of languages and a few styles.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from hexapla import data
from hexapla.render.context import SiteContext

STYLE = "assets/hexapla/plain.css"
SCRIPT, SHEET = "assets/edition.js", "assets/edition.css"
# The first has what all others use, the last begins.
FIRST, LAST = "base.js", "begin.js"


def made() -> dict[str, str]:
    """What pages load, by its address: their stylesheet and script, and scripts that are fetched when first used."""
    later = {f"assets/{path.name}": _bare(path) for path in sorted((data.SCRIPT / "later").glob("*.js"))}
    return {SHEET: _sheet(), SCRIPT: _script(), **later}


def _sheet() -> str:
    return re.sub(r"/\*.*?\*/\n?", "", _bare(data.THEME / SHEET), flags=re.DOTALL)


def _script() -> str:
    """The pages' one script, of the parts in hexapla/script/, which see one another and nothing else sees."""
    names = sorted(path.name for path in data.SCRIPT.glob("*.js"))
    order = [FIRST, *(name for name in names if name not in (FIRST, LAST)), LAST]
    body = "".join(_bare(data.SCRIPT / name) for name in order)
    return f"(() => {{\n'use strict';\n{body}}})();\n"


def _bare(path: Path) -> str:
    """A file without indents and lines of comment: they would be a third of what every reader loads."""
    lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


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

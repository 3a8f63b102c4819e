"""The same docs/ by other renderers: ProperDocs, Zensical, and MkDocs with stock Material's own templates."""

from __future__ import annotations

import json
import os
import re
import shutil
from html import unescape
from pathlib import Path

import crawl
import pytest
from conftest import EDITIONS, make_project, run
from hexapla.pipeline import read_and_check

VALID = read_and_check(EDITIONS / "valid")[0]
# Stock Material over each language's folder of docs/, as somebody has it who knows nothing of Hexapla.
MATERIAL = """site_name: Mine
docs_dir: docs/{tag}
site_dir: plain/{tag}
theme: {{name: material, font: false}}
plugins: [search]
markdown_extensions: [attr_list, md_in_html]
"""


SEARCH = {"en": "'lang': ['en']", "es": "'lang': ['es']", "zh": "、。，"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("renderers"), EDITIONS / "valid")


@pytest.fixture(scope="module")
def by_mkdocs(edition: Path) -> dict[str, bytes]:
    return rendered(edition, "mkdocs")


def rendered(edition: Path, renderer: str) -> dict[str, bytes]:
    """{path: content} of the site that `site` makes with a renderer."""
    shutil.rmtree(edition / "site", ignore_errors=True)
    done = run("scripts/build.py", "site", "--renderer", renderer, cwd=edition)
    assert done.returncode == 0, done.stdout + done.stderr
    site = edition / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def meant(path: str, content: bytes) -> str | bytes:
    """A page as a browser reads its attributes and text: characters, not how they are written."""
    if not path.endswith(".html"):
        return content
    return re.sub(r'href="\./#', 'href="#', unescape(content.decode())).strip()


@pytest.mark.parametrize("renderer", ["properdocs", "zensical"])
def test_another_renderer_gives_the_same_site(edition: Path, by_mkdocs: dict[str, bytes], renderer: str) -> None:
    made = rendered(edition, renderer)
    assert sorted(made) == sorted(by_mkdocs)
    differing = [path for path in made if meant(path, made[path]) != meant(path, by_mkdocs[path])]
    assert differing == []


def texts_are_exact(page: Path, texts: tuple[str, ...]) -> None:
    for number, text in enumerate(texts, 1):
        assert crawl.visible(crawl.by_id(page, f"p{number}")) == text


def own_links(site: Path) -> list[str]:
    """The links of the composed pages that lead nowhere; the theme's own stand for themselves."""
    return [line for line in crawl.dead(site) if "/assets/" not in line and "404.html" not in line]


def test_stock_material_alone_shows_every_text_of_the_same_docs(edition: Path) -> None:
    assert run("scripts/build.py", cwd=edition).returncode == 0
    for tag in VALID.tags:
        (edition / f"plain-{tag}.yml").write_text(MATERIAL.format(tag=tag), "utf-8")
        done = run("-m", "mkdocs", "build", "--strict", "-f", f"plain-{tag}.yml", cwd=edition)
        assert done.returncode == 0, done.stderr
        site = edition / "plain" / tag
        assert own_links(site) == []
        for article in VALID.articles:
            texts = article.texts[tag if tag in article.texts else article.original]
            texts_are_exact(site / article.slug / "index.html", texts)


def test_the_plugin_in_a_material_site_gives_each_language_its_own_menu_search_and_switch(
    tmp_path_factory: pytest.TempPathFactory, installed: Path
) -> None:
    folder = make_project(tmp_path_factory.mktemp("material"), EDITIONS / "valid")
    (folder / "material.yml").write_text(
        "site_name: Mine\ndocs_dir: source\ntheme: {name: material, font: false}\n"
        "plugins: [search, {hexapla: {look: theme}}]\n",
        "utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = run("-m", "mkdocs", "build", "--strict", "-f", "material.yml", cwd=folder, env=environment)
    assert done.returncode == 0, done.stderr
    site = folder / "site"
    for tag in VALID.tags:
        root = site if tag == VALID.default else site / tag
        page = root / "harbour-letters" / "index.html"
        texts_are_exact(page, VALID.article["harbour-letters"].texts[tag])
        html = crawl.parsed(page)
        assert html.get("lang") == tag
        assert VALID.language[tag].words["glossary"] in "".join(html.itertext())
        switch = [a.get("href") for a in html.iter("a") if a.get("hreflang")]
        targets = {crawl.urljoin(crawl.address(site, page), href or "") for href in switch}
        assert targets == {crawl.ORIGIN + ("" if t == VALID.default else f"{t}/") for t in VALID.tags}
        index = json.loads((root / "search" / "search_index.json").read_text("utf-8"))
        # What Material itself sets for a language: a stemmer, and for Chinese where words may end.
        assert SEARCH[tag] in str(index["config"])
        found = " ".join(entry["text"] for entry in index["docs"])
        assert VALID.article["harbour-letters"].texts[tag][1][:12] in unescape(re.sub("<[^>]+>", "", found))
    assert own_links(site) == []

"""The theme reads what it is told and nothing else: the lists in the code are those of the templates."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import EDITIONS
from hexapla.check.ids import reserved_slug
from hexapla.compose import files as composing
from hexapla.compose.files import compose
from hexapla.compose.page import FrontMatter
from hexapla.data import TEMPLATES, THEME
from hexapla.dates import SEASONS
from hexapla.kinds import NoteKind, Part
from hexapla.pipeline import read_and_check
from hexapla.read.language import shipped
from hexapla.registry import EXPORTS, PAGES, reserved
from hexapla.render.context import LanguageLink, MenuEntry, NotFound, SiteContext
from hexapla.words import ENGLISH, WORDS

FRAME = "\n".join(path.read_text("utf-8") for path in THEME.glob("*.html"))


def read_of(name: str) -> set[str]:
    """What the templates read of a variable, by its dots."""
    return set(re.findall(rf"(?:(?<![.\w])|extra\.){name}\.([a-z_]+)", FRAME))


def test_every_key_that_the_theme_is_told_is_read_and_none_is_missing() -> None:
    told = {"tag", "default"} | read_of("edition") - {"html", "css", "js"}  # files of that name
    assert told == set(SiteContext.__annotations__) - {"site_name"}
    assert read_of("language") <= set(LanguageLink.__annotations__)
    assert read_of("item") == set(MenuEntry.__annotations__)
    assert read_of("page_words") == set(NotFound.__annotations__)


def test_every_key_of_the_front_matter_is_read_and_none_is_missing() -> None:
    assert read_of("meta") == set(FrontMatter.__annotations__)


def test_every_word_that_a_template_or_module_uses_is_there_and_every_word_is_used() -> None:
    texts = [path.read_text("utf-8") for path in (*TEMPLATES.glob("*.md"), THEME / "edition.html")]
    code = [path.read_text("utf-8") for path in TEMPLATES.parents[1].rglob("*.py")]
    used = set(re.findall(r"\bwords\.([a-z_0-9]+)", "\n".join(texts)))
    used |= set(re.findall(r"""words\[["']([a-z_0-9]+)["']\]""", "\n".join(texts + code)))
    # Words whose names are put together: each family with all its members.
    families = {
        "note_": list(NoteKind), "status_": ["usual", "unverified"], "text_": ["official", "unofficial"],
        "cite_": ["first", "edition"],
        "scope_": ["background", "article", "aftermath"],
        "date_": [*SEASONS, "month_unknown", "day_unknown"],
        "keys_": ["search", "previous", "next", "language", "help", "escape"],
    }  # fmt: skip
    for family, members in families.items():
        assert (
            f'"{family}" ~' in "\n".join(texts) or f"f'{family}" in "\n".join(code) or f'f"{family}' in "\n".join(code)
        )
        used |= {f"{family}{member}" for member in members}
    used |= {row.word for row in PAGES} | {row.picture for row in PAGES} | {"read_whole", "all_articles"}
    used |= {"date_since", "date_until", "date_since_day", "date_until_day", "date_days", "date_months", "date_span"}
    used |= {"zone", "zone_presumed", "quoted", "quoted_again", "style_note", "style_author_date"}
    assert used - {""} == set(WORDS)


@pytest.mark.parametrize("tag", shipped())
def test_a_language_that_comes_with_hexapla_has_every_word_and_every_usual_kind(tag: str) -> None:
    folder = TEMPLATES.parents[1] / "languages"
    mine, english = (yaml.safe_load((folder / f"{t}.yml").read_text("utf-8")) for t in (tag, "en"))
    own = {"two_days", "first_day"}  # forms of dates that only some languages have
    for part in ("words", "term_kinds", "event_kinds", "starter", "captured_pages", "dates"):
        assert mine[part].keys() - own == english[part].keys(), part
        assert all(mine[part].values()), part
    for word, text in mine["words"].items():
        assert set(re.findall(r"\{(\w+)\}", text)) == set(WORDS[word]), word
    assert tag == "en" or sum(text == ENGLISH[word] for word, text in mine["words"].items()) < 17


def test_names_that_pages_and_exports_need_are_reserved_without_a_list() -> None:
    rows = {row.segment for row in (*PAGES, *EXPORTS)} - {""}
    assert rows <= reserved()
    assert all(reserved_slug(segment) for segment in rows)
    edition = read_and_check(EDITIONS / "valid")[0]
    first = {path.split("/")[1] for path in compose(edition) if path.count("/") > 1}
    assert first - reserved() == {article.slug for article in edition.articles}


def test_every_kind_of_page_has_its_module_template_and_words() -> None:
    for row in PAGES:
        assert (TEMPLATES / f"{row.name}.md").is_file()
        assert row.picture in WORDS
        assert not row.word or row.word in WORDS


def test_two_files_at_one_path_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    edition = read_and_check(EDITIONS / "valid")[0]
    pages = composing.pages
    monkeypatch.setattr(composing, "pages", lambda view: [*pages(view), next(iter(pages(view)))])
    with pytest.raises(ValueError, match=r"two files would stand at en/index\.md"):
        compose(edition)


def test_an_edition_names_kinds_and_citation_styles_of_its_own(tmp_path: Path) -> None:
    source = Path(shutil.copytree(EDITIONS / "valid", tmp_path / "source"))
    terms = source / "glossary/terms.yml"
    terms.write_text(terms.read_text("utf-8").replace("kind: concept", "kind: manifesto"), "utf-8")
    site = source / "site.yml"
    site.write_text(
        site.read_text("utf-8")
        + "term_kinds: {manifesto: {en: manifesto & more, zh: 宣言, es: manifiesto}}\n"
        + "citation_styles: [associacao-brasileira-de-normas-tecnicas, harvard-cite-them-right]\n",
        "utf-8",
    )
    made = compose(read_and_check(source)[0])
    assert "manifesto &#38; more" in made["en/glossary/tea-bridge/index.md"].decode()
    assert (
        '<input type="checkbox" name="kind" value="manifesto"> 宣言 <small>1</small>'
        in made["zh/glossary/index.md"].decode()
    )
    article = made["es/harbour-letters/index.md"].decode()
    assert article.count('<div class="citation"') == 4
    assert "**APA 7**" not in article


def test_parts_of_an_article_are_those_that_the_page_shows() -> None:
    template = (TEMPLATES / "article.md").read_text("utf-8")
    assert all(f'parts["{part}"]' in template for part in Part)

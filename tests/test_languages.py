"""Languages beyond three, and from right to left: what a reader sees, in the markup and in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import crawl
import pytest
from browsing import served, violations
from conftest import EDITIONS, make_project, run
from hexapla import writing
from hexapla.alphabet import initial, is_collation, sort_key
from hexapla.compose.chart import Bar, Frame, Line, chart
from hexapla.compose.exports import social
from hexapla.compose.markdown import finalize
from hexapla.compose.reader import Reader
from hexapla.compose.said import Said, foreign
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.dates import parse
from hexapla.kinds import Direction
from hexapla.model import Text
from hexapla.pipeline import read_and_check
from hexapla.read.captures.authors import split_authors
from playwright.sync_api import Browser, Page, expect

ARABIC, FOUND, *_ = read_and_check(EDITIONS / "arabic")
SEVEN = "en, zh, es, pt, fr, ar, ru"
WIDTHS = (360, 768, 1440)
SVG = "{http://www.w3.org/2000/svg}svg"


def built(folder: Path, source: Path, languages: str = "") -> Path:
    """A site of an edition, with other languages where they are given."""
    project = make_project(folder, source)
    if languages:
        site = project / "source" / "site.yml"
        site.write_text(re.sub("^languages: .*", f"languages: [{languages}]", site.read_text("utf-8")), "utf-8")
    done = run("-m", "mkdocs", "build", "--strict", cwd=project)
    assert done.returncode == 0, done.stderr
    return project / "site"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("arabic"), EDITIONS / "arabic")


@pytest.fixture(scope="module")
def seven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("seven"), EDITIONS / "valid", SEVEN)


@pytest.fixture
def screen(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the site that the test names, at the width that it names."""
    name, width = request.param
    with served(request.getfixturevalue(name)) as where:
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=where)
        yield context.new_page()
        context.close()


def test_the_arabic_edition_is_whole() -> None:
    assert FOUND == []


# Scripts and directions


@pytest.mark.parametrize(
    ("tag", "script", "direction"),
    [
        ("ar", "Arab", "rtl"),
        ("he", "Hebr", "rtl"),
        ("fa-IR", "Arab", "rtl"),
        ("az-Arab", "Arab", "rtl"),
        ("ar-Latn", "Latn", "ltr"),
        ("zh", "Hans", "ltr"),
        ("zh-TW", "Hant", "ltr"),
        ("zh-Latn-pinyin", "Latn", "ltr"),
        ("ja", "Jpan", "ltr"),
        ("ko", "Kore", "ltr"),
        ("ru", "Cyrl", "ltr"),
        ("pt-BR", "Latn", "ltr"),
        ("no such tag", "", "ltr"),
    ],
)
def test_a_script_and_its_direction_are_known_of_any_tag(tag: str, script: str, direction: str) -> None:
    assert (writing.script(tag), writing.direction(tag)) == (script, direction)


def test_words_of_another_direction_say_it_in_either_page() -> None:
    assert ARABIC is not None
    value = {"en": Text("a [هـ](lang:ar) [b](lang:he) [c](lang:la)"), "ar": Text("ا [b](lang:en) *[ج](lang:fa)*")}
    assert Sheet(View(ARABIC, "en"), "").prose(value) == (
        'a <span lang="ar" data-script="Arab" dir="rtl">هـ</span> <span lang="he" data-script="Hebr" dir="rtl">b</span>'
        ' <span lang="la">c</span>'
    )
    assert Sheet(View(ARABIC, "ar"), "").prose(value) == (
        'ا <span lang="en" dir="ltr">b</span> <em lang="fa" data-script="Arab">ج</em>'
    )


def test_words_that_fall_back_say_their_language_and_hold_apart_where_no_element_can() -> None:
    assert ARABIC is not None
    ar = ARABIC.languages[0]
    poor = replace(ar, words={key: word for key, word in ar.words.items() if key not in ("about", "paragraph_of")})
    edition = replace(ARABIC, languages=(*ARABIC.languages[1:], poor))
    reader = Reader(edition, "ar")
    assert foreign(reader.words["about"]) == {"lang": edition.language["en"].lang, "dir": "ltr"}
    assert (
        finalize(reader.words["about"])
        == f'<span lang="{edition.language["en"].lang}" dir="ltr">About this edition</span>'
    )
    assert not foreign(reader.words["glossary"])
    title = Said("العنوان", reader.own, reader.own)
    assert reader.words["paragraph_of"].format(title=title, number=3) == "\u2068العنوان\u2069, paragraph 3"
    assert reader.words["parallel_title"].format(title=title).startswith("العنوان")


# Marks, and what falls back, on pages


def test_every_mark_between_words_is_held_apart(arabic: Path) -> None:
    for page in crawl.pages(arabic):
        for element in crawl.parsed(page).iter():
            if element.get("class") in ("note-mark", "event-mark", "cite"):
                assert element.get("dir") in ("ltr", "auto"), page


@pytest.mark.parametrize("screen", [("arabic", 1440), ("arabic", 360)], indirect=True)
def test_a_mark_behind_a_year_and_a_full_stop_stands_behind_both(screen: Page) -> None:
    """In the order of reading, from right to left: the year, its full stop, the note's mark, the event's."""
    screen.goto("jasmine-harbour/")
    places = screen.evaluate(
        """() => {
          const p = document.querySelector('#p1'), found = [];
          const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
          const at = (node, from, to) => {
            const range = document.createRange();
            range.setStart(node, from); range.setEnd(node, to);
            return range.getBoundingClientRect();
          };
          while (walk.nextNode()) {
            const {data} = walk.currentNode, n = data.indexOf('2015.');
            if (n >= 0) found.push(at(walk.currentNode, n, n + 4), at(walk.currentNode, n + 4, n + 5));
          }
          const marks = [...p.querySelectorAll('.note-mark, .event-mark')].slice(-2);
          return [...found, ...marks.map(mark => mark.getBoundingClientRect())].map(box => (box.left + box.right) / 2);
        }"""
    )
    assert len(places) == 4
    assert places == sorted(places, reverse=True)


def test_whatever_is_in_another_direction_says_so(arabic: Path, seven: Path) -> None:
    """Between an element's own language and its direction there is never a doubt, in any page of either site."""
    for site in (arabic, seven):
        for page in crawl.pages(site):
            faults = list(_undirected(crawl.parsed(page), ""))
            assert faults == [], page


def _undirected(element: ElementTree.Element, direction: str) -> Iterator[str]:
    if element.tag == SVG:  # where `dir` has no say; signs of Unicode hold its words together
        return
    own = element.get("dir") or direction
    lang = element.get("lang")
    if lang and own != writing.direction(lang):
        yield f"{element.tag} {lang} {own}"
    for child in element:
        yield from _undirected(child, own)


@pytest.mark.parametrize("page", ["", "harbour-letters/", "harbour-letters/calm/", "glossary/harbour/", "timeline/"])
def test_no_latin_word_in_an_arabic_page_goes_without_its_language(seven: Path, page: str) -> None:
    """Titles, breadcrumbs, neighbours, footer: the edition has no Arabic, and every word says so."""
    root = crawl.parsed(seven / "ar" / page / "index.html")
    body = root.find("body")
    assert body is not None
    loose = [word for word in _loose(body, "ar") if re.search("[A-Za-z]{3}", word)]
    assert [
        word for word in loose if not re.search("UTC|CC BY|Atom|BibTeX|RIS|CSL|IEEE|MLA|APA|ISO|GB/T|Esc", word)
    ] == []


def _loose(element: ElementTree.Element, lang: str) -> Iterator[str]:
    own = element.get("lang") or lang
    # A reference set in the work's direction holds names that no language owns.
    if element.tag in ("script", "code", "kbd", "bdi") or element.tag == SVG or element.get("class") == "citation":
        return
    for text in (element.text or "", *(child.tail or "" for child in element)):
        if own == "ar":
            yield text
    for child in element:
        yield from _loose(child, own)


def test_the_page_for_lost_readers_speaks_every_language_in_its_direction(arabic: Path) -> None:
    sections = list(crawl.parsed(arabic / "404.html").iter("section"))
    assert [(s.get("lang"), s.get("dir")) for s in sections] == [("ar", None), ("en", "ltr"), ("zh-Hans", "ltr")]


@pytest.mark.parametrize("screen", [("seven", 1440)], indirect=True)
def test_cards_and_search_say_language_and_direction(screen: Page) -> None:
    screen.goto("ar/harbour-letters/")
    screen.locator("#p1 .term").first.hover()
    name = screen.locator(".card .name")
    assert (name.get_attribute("lang"), name.get_attribute("dir")) == ("en", "ltr")
    assert screen.locator(".card .definition").get_attribute("dir") == "ltr"
    screen.locator(".search input").fill("ship")
    expect(screen.locator(".results .hits a [lang=en][dir=ltr] mark").first).to_be_visible()


# The timeline's picture


def test_the_picture_is_mirrored_for_readers_from_right_to_left() -> None:
    bars = [
        Bar(f"#e{n}", f"Event {n}", "x", parse(d), "article", "visit")
        for n, d in enumerate(("2015-03-01/2015-08-01", "2015?", "2016-02-05", "2016-01-01/..", "2015-12-30"))
    ]
    lines = [Line("../a/", "posted", parse("2016-02-05").first)]
    months = [str(month) for month in range(1, 13)]
    left, right = (
        ElementTree.fromstring(chart(bars, lines, Frame("wide", 880, 5, months, True, direction), "x"))
        for direction in Direction
    )
    for one, other in zip(left.iter(), right.iter(), strict=True):
        assert (one.tag, one.get("class"), one.get("y")) == (other.tag, other.get("class"), other.get("y"))
        if (x := one.get("x")) and one.get("width") != "100%":
            width = float(one.get("width", "0").rstrip("%")) if "%" in one.get("width", "") else 0
            assert float(x.rstrip("%")) + width == pytest.approx(100 - float(other.attrib["x"].rstrip("%")), abs=0.02)
        for end in ("x1", "x2"):
            if one.tag == "line" and one.get("class") != "year":
                assert float(one.attrib[end].rstrip("%")) == pytest.approx(
                    100 - float(other.attrib[end].rstrip("%")), abs=0.02
                )
        if one.get("dx"):
            assert int(one.attrib["dx"]) == -int(other.attrib["dx"])


@pytest.mark.parametrize(
    ("screen", "path"), [(("arabic", 1440), "timeline/"), (("seven", 1440), "ar/timeline/")], indirect=["screen"]
)
def test_titles_stand_in_the_picture_and_off_their_marks(screen: Page, path: str) -> None:
    screen.goto(path)
    chart_box = screen.locator(".chart.wide").bounding_box()
    assert chart_box is not None
    years = screen.locator(".chart.wide .of-year").evaluate_all("all => all.map(y => y.getBoundingClientRect().left)")
    assert years
    assert min(years) > chart_box["x"] + chart_box["width"] * 0.9
    for mark in screen.locator(".chart.wide .mark").all():
        words, bar = mark.locator("text.behind, text.before"), mark.locator(".bar")
        if not (words.count() and bar.count()):
            continue
        text, drawn = words.bounding_box(), bar.bounding_box()
        assert text is not None
        assert drawn is not None
        assert chart_box["x"] <= text["x"] <= text["x"] + text["width"] <= chart_box["x"] + chart_box["width"]
        assert text["x"] + text["width"] <= drawn["x"] + 1 or drawn["x"] + drawn["width"] <= text["x"] + 1


# Letters and order


@pytest.mark.parametrize(
    ("locale", "names", "letters"),
    [
        ("ar", ["أرصفة", "الميناء", "باب", "منارة", "«هيئة»", "يد", "Harbour"], ["ا", "ا", "ب", "م", "ه", "ي", "H"]),
        ("ru", ["Азия", "Ель", "Ёлка", "Йод", "Щит", "Эхо", "Яхта"], ["А", "Е", "Е", "Й", "Щ", "Э", "Я"]),
        ("fr", ["Âge", "Écluse", "étoile", "Île", "« Œuvre »", "Zone"], ["A", "E", "E", "I", "O", "Z"]),
        ("pt", ["Água", "Ânimo", "Ção", "Ética", "Órgão"], ["A", "A", "C", "E", "O"]),
        ("es", ["¿Nadie?", "Nube", "Ñandú", "«Órgano»", "Zarpa"], ["N", "N", "Ñ", "O", "Z"]),
        ("zh-u-co-pinyin", ["《茶桥》", "港口", "中国", "Zebra"], ["C", "G", "Z", "Z"]),
        ("en", ["‘Anchor’", "bay", "Ébauche", "(The) Harbour", "18 knots"], ["A", "B", "E", "T", "0–9"]),
    ],
)  # fmt: skip
def test_the_letters_of_the_index(locale: str, names: list[str], letters: list[str]) -> None:
    assert [initial(name, locale) for name in names] == letters
    ordered = sorted(names, key=lambda name: sort_key(name, locale))
    runs = [letter for letter, _ in groupby(ordered, key=lambda name: initial(name, locale))]
    assert len(runs) == len(set(runs)), "a letter heads one group"


# Lines of authors

AUTHORS = [
    ("سلمى المرساوي، نادر الموجي، ومروان الشراعي", ["سلمى المرساوي", "نادر الموجي", "مروان الشراعي"]),
    ("سلمى، نادر، ووليد", ["سلمى", "نادر", "وليد"]),
    ("سلمى و نادر", ["سلمى", "نادر"]),
    ("سلمى المرساوي، وليد الشاطئ", ["سلمى المرساوي", "وليد الشاطئ"]),
    ("أحمد وليد", ["أحمد وليد"]),
    ("أحمد ومحمد", ["أحمد ومحمد"]),
]


@pytest.mark.parametrize(("line", "names"), AUTHORS)
def test_a_joining_word_written_together_is_parted_only_where_that_is_safe(line: str, names: list[str]) -> None:
    assert ARABIC is not None
    joining = ARABIC.language["ar"].captures.joining
    assert split_authors(line, joining) == names


# Pictures beside links


def test_a_language_that_no_type_draws_takes_no_other_s_pictures(seven: Path) -> None:
    drawn = {tag: sorted(path.name for path in (seven / tag / "social").glob("*.png")) for tag in ("zh", "ru", "ar")}
    assert drawn["zh"]
    assert drawn["ar"] == []
    for path in ("index.html", "zh/glossary/index.html"):
        assert "og:image" in (seven / path).read_text("utf-8")
    assert "og:image" not in (seven / "ar" / "glossary" / "index.html").read_text("utf-8")


def test_a_title_that_no_type_draws_has_no_picture_and_others_have() -> None:
    assert ARABIC is not None
    assert social.kinds(View(ARABIC, "ar")) == []
    assert "article" in social.kinds(View(ARABIC, "en"))
    assert list(social._languages(View(ARABIC, "en"))) == ["Arabic", "English", "中文"]
    [article] = ARABIC.articles
    untold = replace(article, title={tag: title for tag, title in article.title.items() if tag != "en"})
    drawn = social.kinds(View(replace(ARABIC, articles=(untold,)), "en"))
    assert "home" in drawn
    assert not {"article", "section", "parallel"} & set(drawn)


# Seven languages


@pytest.mark.parametrize("screen", [("seven", width) for width in WIDTHS], indirect=True)
def test_seven_languages_fit_every_screen(screen: Page) -> None:
    for path in ("", "harbour-letters/", "harbour-letters/parallel/", "glossary/", "glossary/harbour/", "timeline/"):
        for root in ("", "ar/", "ru/"):
            screen.goto(root + path)
            assert screen.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, root + path
            rows = screen.locator("nav.languages li").evaluate_all(
                "all => all.map(li => li.getBoundingClientRect().top)"
            )
            assert len(rows) == 7
            assert len({round(top) for top in rows}) <= 2, root + path


@pytest.mark.parametrize("screen", [("seven", 360)], indirect=True)
def test_on_a_narrow_screen_the_languages_are_one_line_that_begins_with_no_point(screen: Page) -> None:
    """What stands before the first language lies outside the list, which shows nothing there."""
    for root in ("", "ar/"):
        screen.goto(root)
        begin = screen.evaluate(
            """() => {
              const list = document.querySelector('.languages ul'), rtl = getComputedStyle(list).direction === 'rtl';
              const box = list.getBoundingClientRect(), start = rtl ? box.right : box.left;
              const far = [...list.children].map(li => {
                const b = li.getBoundingClientRect(); return Math.abs((rtl ? b.right : b.left) - start); });
              return [far.filter(d => d < 6).length, getComputedStyle(list).overflowX,
                parseFloat(getComputedStyle(list.children[1], '::before').insetInlineStart)];
            }"""
        )
        assert begin[0] == 1
        assert begin[1] == "auto"
        assert begin[2] < -9


@pytest.mark.parametrize("screen", [("seven", width) for width in WIDTHS], indirect=True)
def test_the_glossary_names_every_language_once_beside_its_name(screen: Page) -> None:
    screen.goto("ar/glossary/")
    entry = screen.locator(".entry").first
    assert entry.locator(".own [lang=en]").first.inner_text() == "Harbour"
    labels = entry.locator(".names > span > small").all_inner_texts()
    assert labels == ["中文", "Español"]
    assert "Harbour" not in entry.locator(".names").inner_text()
    assert entry.locator(".names .romanized").inner_text() == "gǎngkǒu"
    for pair in entry.locator(".names > span").all():
        label, name = pair.locator("small").bounding_box(), pair.locator("> span").bounding_box()
        assert label is not None
        assert name is not None
        assert label["x"] >= name["x"] + name["width"] - 1, "the label stands before its name"


@pytest.mark.parametrize("screen", [("arabic", 1440), ("arabic", 360)], indirect=True)
def test_the_arabic_edition_is_accessible(screen: Page) -> None:
    for path in ("", "jasmine-harbour/", "jasmine-harbour/parallel/", "glossary/", "timeline/", "about/"):
        screen.goto(path)
        assert violations(screen) == [], path
        assert screen.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_every_paragraph_is_there_with_exactly_its_characters(arabic: Path) -> None:
    assert ARABIC is not None
    [article] = ARABIC.articles
    for tag in ARABIC.tags:
        page = arabic / ("" if tag == "ar" else tag) / article.slug / "index.html"
        for number, text in enumerate(article.texts[tag], 1):
            assert crawl.visible(crawl.by_id(page, f"p{number}")) == text


def test_no_language_is_named_in_code_or_stylesheet() -> None:
    theme = Path(social.__file__).parents[2] / "theme" / "assets"
    assert ":lang(" not in (theme / "edition.css").read_text("utf-8")
    assert set(re.findall(r"\[lang[^\]]+\]", (theme / "edition.css").read_text("utf-8"))) == {'[lang*="-Latn"]'}


@pytest.mark.parametrize(
    ("name", "listed"),
    [
        ("1902", "0–9"),
        ("«12 de Octubre»", "0–9"),
        ("7", "0–9"),
        ("2nd quay", "0–9"),
        ("a2", "A"),
        ("“la Habana”", "L"),
        ("  (Ñandú)", "Ñ"),
        ("!", "…"),
        ("", "…"),
    ],
)
def test_names_are_listed_under_their_first_letter_or_figure(name: str, listed: str) -> None:
    assert initial(name, "es") == listed


@pytest.mark.parametrize(
    ("tag", "known"),
    [
        ("es", True),
        ("es-u-co-trad", True),
        ("zh-u-co-pinyin", True),
        ("zh-Hant-TW", True),
        ("es-u-co-pinyin", False),
        ("zh-u-co-nosuch", False),
        ("qq", False),
        ("x@y", False),
        ("", False),
        ("a" * 300, False),
    ],
)
def test_an_order_of_names_is_one_that_the_language_has(tag: str, known: bool) -> None:
    assert is_collation(tag) is known


def test_names_are_in_the_order_of_their_language_whatever_their_punctuation() -> None:
    names = ["nube", "ñandú", "“oca”", "Nido", "«nota»", "zorro"]
    assert sorted(names, key=lambda name: sort_key(name, "es")) == ["Nido", "«nota»", "nube", "ñandú", "“oca”", "zorro"]
    # What the language takes for the same stands in one order all the same.
    assert sort_key("a", "es") != sort_key("(a)", "es")

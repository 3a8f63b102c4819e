"""What holds of the built site of any edition, as a crawler finds it: each claim takes an edition with its site.

tests/test_site.py puts them to the editions for tests, tests/ours/ to the edition in source/.
"""

from __future__ import annotations

import itertools
import json
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import crawl
from conftest import Built
from hexapla import addresses, registry
from hexapla.compose.pages import pages
from hexapla.compose.view import View
from hexapla.kinds import ParagraphForm, Part
from hexapla.model import Article, Edition
from hexapla.registry import PAGES, has_parallel
from hexapla.writing_dates import written
from PIL import Image

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PLAIN_DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def roots(built: Built) -> Mapping[str, Path]:
    """The folder of each language's pages."""
    edition = built.edition
    return {tag: built.site if tag == edition.default else built.site / tag for tag in edition.tags}


def mount(edition: Edition) -> str:
    """The path at which the site stands on its host."""
    return urlsplit(edition.site.address or "/").path


def file_of(built: Built, tag: str, address: str) -> Path:
    return roots(built)[tag] / address / "index.html"


def made(built: Built, tag: str) -> Iterator[tuple[Path, str, bool]]:
    """Every page of one language: its file, its kind, and whether it only leads on."""
    for page in pages(View(built.edition, tag)):
        yield file_of(built, tag, page.address), page.kind, bool(page.moved)


def meta(page: Path) -> dict[str, str]:
    elements = crawl.parsed(page).iter("meta")
    return {e.get("name") or e.get("property") or "": e.get("content") or "" for e in elements}


def structured(page: Path) -> list[dict[str, object]]:
    """The things of schema.org that a page has, parsed as JSON."""
    scripts = [e for e in crawl.parsed(page).iter("script") if e.get("type") == "application/ld+json"]
    return [thing for element in scripts for thing in json.loads(element.text or "")["@graph"]]


def read_script(path: Path) -> object:
    """What a script of data sets its first variable to."""
    return json.JSONDecoder().raw_decode(path.read_text("utf-8").split("=", 1)[1].lstrip())[0]


def no_link_or_fragment_is_dead(built: Built) -> None:
    assert crawl.dead(built.site, mount(built.edition)) == []


def the_pages_are_those_that_were_composed(built: Built) -> None:
    composed = {path for tag in built.edition.tags for path, _, _ in made(built, tag)}
    assert set(crawl.pages(built.site)) == composed | {built.site / "404.html"}


def every_paragraph_is_there_with_exactly_its_characters(built: Built) -> None:
    seen = 0
    for tag in built.edition.tags:
        for article in built.edition.articles:
            for number in article.numbers:
                _paragraph(built, tag, article, number)
                seen += 1
            for part in Part:
                value = article.part(part)
                if shown := value.get(tag) or value.get(article.original):
                    whole = file_of(built, tag, addresses.article(article.slug))
                    assert crawl.visible(crawl.by_id(whole, part)) == shown
    assert seen == len(built.edition.tags) * sum(article.count for article in built.edition.articles) > 0


def _paragraph(built: Built, tag: str, article: Article, number: int) -> None:
    reading = tag if tag in article.texts else article.original
    text = article.texts[reading][number - 1]
    where = [addresses.article(article.slug)]
    where += [addresses.section(article.slug, part.id) for part in article.sections if number in part.numbers]
    assert len(where) == (2 if article.sections else 1)
    for address in where:
        page = file_of(built, tag, address)
        element = crawl.by_id(page, f"p{number}")
        assert crawl.visible(element) == text
        assert crawl.language(page, element) == _language(built.edition, reading)
    if has_parallel(built.edition):
        page = file_of(built, tag, addresses.parallel(article.slug))
        cells = {cell.get("data-language"): cell for cell in _cells(crawl.by_id(page, f"p{number}"))}
        assert {t: crawl.visible(cell) for t, cell in cells.items()} == {
            t: texts[number - 1] for t, texts in article.texts.items()
        }
        for t, cell in cells.items():
            assert crawl.language(page, cell) == _language(built.edition, str(t))


def _cells(row: Element) -> list[Element]:
    """The texts of a row, each in a language."""
    return [cell for cell in row if "data-language" in cell.attrib]


# What a form is to who does not see it: the element or role of the paragraph, and of what is around it.
MEANT: Mapping[ParagraphForm | None, tuple[str, str]] = {
    None: ("p", ""),
    ParagraphForm.HEADING: ("h", ""),
    ParagraphForm.QUOTATION: ("p", "blockquote"),
    ParagraphForm.ITEM: ("listitem", "list"),
    ParagraphForm.VERSE: ("p", "div"),
    ParagraphForm.CAPTION: ("p", ""),
}


def every_paragraph_is_shown_in_its_form(built: Built) -> None:
    for tag in built.edition.tags:
        for article in built.edition.articles:
            ranges = {n: r for texts in article.forms.values() for r in texts for n in _numbers(r)}
            where = [
                addresses.article(article.slug),
                *([addresses.parallel(article.slug)] * has_parallel(built.edition)),
            ]
            where += [addresses.section(article.slug, section.id) for section in article.sections]
            for page in [file_of(built, tag, address) for address in where]:
                _no_level_is_left_out(page)
                there = [n for n in article.numbers if f"p{n}" in crawl.ids(page)]
                for n in there:
                    form = next((form for form, texts in article.forms.items() if ranges.get(n) in texts), None)
                    assert _meaning(page, n) == MEANT[form], (page, n)
                    together = [other for other in there if ranges.get(other, other) == ranges.get(n, n)]
                    if MEANT[form][1]:
                        assert [e.get("id") for e in crawl.parent(page, crawl.by_id(page, f"p{n}"))] == [
                            f"p{other}" for other in together
                        ], (page, n)


def _numbers(paragraphs: str) -> range:
    first, _, last = paragraphs.partition("-")
    return range(int(first), int(last or first) + 1)


def _meaning(page: Path, number: int) -> tuple[str, str]:
    """The element or role that a paragraph has on a page, and that of what is around it, if it is a run's."""
    element = crawl.by_id(page, f"p{number}")
    around = crawl.parent(page, element)
    inner = element.get("role") or {cell.tag for cell in _cells(element) or [element]}.pop()
    return inner.rstrip("123"), (around.get("role") or around.tag) if around.get("class") == "run" else ""


def _no_level_is_left_out(page: Path) -> None:
    """One h1, the first; and each heading at most one level below the one before."""
    main = next(crawl.parsed(page).iter("main"))
    levels = [int(e.tag[1]) for e in main.iter() if e.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert (levels[0], levels.count(1)) == (1, 1), page
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), page


def _language(edition: Edition, tag: str) -> tuple[str, str]:
    return edition.language[tag].lang, edition.language[tag].direction


def every_page_says_its_language(built: Built) -> None:
    for tag in built.edition.tags:
        for page, _, _ in made(built, tag):
            html = crawl.parsed(page)
            assert (html.get("lang"), html.get("dir")) == _language(built.edition, tag), page


def every_definition_says_its_language(built: Built) -> None:
    for tag in built.edition.tags:
        for term in built.edition.terms:
            page = file_of(built, tag, addresses.term(term.id))
            for other in term.definition:
                heading = crawl.by_id(page, f"language_{other}")
                assert crawl.language(page, heading) == _language(built.edition, other), page


def the_switch_leads_to_the_same_page(built: Built) -> None:
    edition = built.edition
    for tag in edition.tags:
        for page in pages(View(edition, tag)):
            path = file_of(built, tag, page.address)
            [switch] = [e for e in crawl.parsed(path).iter("nav") if e.get("class") == "languages"]
            targets = [crawl.urljoin(crawl.address(built.site, path), a.attrib["href"]) for a in switch.iter("a")]
            assert targets == [crawl.ORIGIN + addresses.root(edition, t) + page.address for t in edition.tags]


def ids_are_unique_on_every_page(built: Built) -> None:
    for page in crawl.pages(built.site):
        ids = crawl.ids(page)
        assert len(ids) == len(set(ids)), page


def nothing_is_inline_and_nothing_comes_from_elsewhere(built: Built) -> None:
    own = tuple(filter(None, [str(built.edition.site.address or ""), crawl.ORIGIN]))
    for page in crawl.pages(built.site):
        for element in crawl.parsed(page).iter():
            assert not any(name == "style" or name.startswith("on") for name in element.attrib), page
            assert element.tag != "style", page
            assert element.tag != "script" or element.get("src") or element.get("type") == "application/ld+json", page
        # What is told and not fetched: the licence, and what the page is.
        told = {e.get("href") for e in crawl.parsed(page).iter("link") if e.get("rel") in ("license", "type")}
        for where, target in crawl.links(built.site, page):
            loads = target not in told and where in ("script src", "img src", "link href", "iframe src")
            assert not loads or target.startswith(own), (page, where, target)


def a_policy_forbids_whatever_is_not_of_the_site(built: Built) -> None:
    for page in crawl.pages(built.site):
        first = [e for e in crawl.parsed(page).find("head") or () if e.tag == "meta"][1]
        assert first.get("http-equiv") == "Content-Security-Policy", page
        assert (first.get("content") or "").startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")


def no_page_tells_another_site_where_a_reader_came_from(built: Built) -> None:
    for page in crawl.pages(built.site):
        policies = [e.get("content") for e in crawl.parsed(page).iter("meta") if e.get("name") == "referrer"]
        assert policies == ["same-origin"], page


def one_sitemap_names_every_page_but_those_that_moved(built: Built) -> None:
    edition = built.edition
    found = [path.relative_to(built.site).as_posix() for path in built.site.rglob("sitemap*")]
    assert found == (["sitemap.xml"] if edition.site.address else [])
    if not found:
        return
    tree = ElementTree.parse(built.site / "sitemap.xml")
    wanted = {
        addresses.absolute(edition, page.address, tag)
        for tag in edition.tags
        for page in pages(View(edition, tag))
        if not page.moved
    }
    assert {loc.text for loc in tree.iterfind(".//s:loc", SITEMAP)} == wanted
    for url in tree.iterfind(".//s:url", SITEMAP):
        alternates = [link.get("hreflang") for link in url.iterfind("x:link", SITEMAP)]
        assert alternates == [*(language.lang for language in edition.languages), "x-default"]


def the_404_page_helps_in_every_language_from_anywhere(built: Built) -> None:
    page = built.site / "404.html"
    assert list(built.site.rglob("404.html")) == [page]
    text = "".join(crawl.parsed(page).itertext())
    for tag in built.edition.tags:
        assert View(built.edition, tag).words["not_found_text"] in text
    targets = [e.attrib["href"] for e in crawl.parsed(page).iter("a") if "href" in e.attrib]
    inside = [target for target in targets if not target.startswith(("#", "https:"))]
    assert inside
    assert all(target.startswith(mount(built.edition)) for target in inside)


def shared_files_stand_once_and_nothing_of_the_stock_theme_is_published(built: Built) -> None:
    edition = built.edition
    files = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()}
    shared = {
        "assets/cite.js", "assets/edition.css", "assets/edition.js", "assets/icon.svg", "assets/search-box.js",
        "assets/icon-180.png", "assets/icon-192.png", "assets/icon-512.png",
        "assets/search.js", "assets/second.js", "assets/vendor/minisearch.LICENSE.txt", "assets/vendor/minisearch.js",
        "assets/vendor/snowball.LICENSE.txt",
    } | ({"sitemap.xml"} if edition.site.address else set())  # fmt: skip
    each = {"search/index.js", "assets/manifest.webmanifest"} | ({"feed.xml"} if edition.site.address else set())
    for article in edition.articles:
        each |= {addresses.cards(article.slug)}
        each |= {addresses.download(article.slug, ending) for ending in ("bib", "json", "ris")}
    texts = {
        addresses.root(edition, tag) + addresses.sentences(article.slug)
        for article in edition.articles
        for tag in article.texts
        if len(edition.languages) > 1
    }
    wanted = shared | texts | {addresses.root(edition, tag) + path for tag in edition.tags for path in each}
    pictures = {f"{addresses.root(edition, tag)}social/{kind.name}.png" for tag in edition.tags for kind in PAGES}
    assert {file for file in files if not file.endswith(".html")} - pictures == wanted


def every_file_can_be_read_by_a_server(built: Built) -> None:
    """Composed files are made by a way that would give them to their owner alone."""
    for folder in (built.site, built.site.parent / "docs"):
        for path in folder.rglob("*"):
            assert path.is_dir() or stat.S_IMODE(path.stat().st_mode) == 0o644, path


def structured_data_is_whole_on_every_page(built: Built) -> None:
    for tag in built.edition.tags:
        for page, kind, moved in made(built, tag):
            kinds = [str(thing["@type"]) for thing in structured(page)]
            deep = not moved and kind != "home" and built.edition.site.address
            assert ("BreadcrumbList" in kinds) is bool(deep), page
            wanted = {
                "home": "WebSite", "article": "Article", "glossary": "DefinedTermSet", "term": "DefinedTerm",
                "timeline": "ItemList",
            }  # fmt: skip
            assert kind not in wanted or wanted[kind] in kinds, page


def every_page_names_a_picture_that_is_there_or_none(built: Built) -> None:
    for tag in built.edition.tags:
        for page, _, _ in made(built, tag):
            found = meta(page)
            assert found["og:title"]
            assert found["og:description"]
            assert found["og:locale"]
            if "og:image" in found:
                assert built.edition.site.address
                picture = built.site / found["og:image"].removeprefix(built.edition.site.address)
                with Image.open(picture) as opened:
                    assert opened.size == (1200, 630)
                assert picture.stat().st_size < 40_000


def the_feed_has_what_atom_asks_for(built: Built) -> None:
    if not built.edition.site.address:
        return
    for root in roots(built).values():
        tree = ElementTree.parse(root / "feed.xml").getroot()
        for element in (tree, *tree.iterfind("a:entry", ATOM)):
            assert None not in [element.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "updated")]
        assert tree.find("a:link[@rel='self']", ATOM) is not None
        assert len(tree.findall("a:entry", ATOM)) == min(20, len(built.edition.articles))


def edit_leads_to_the_source_of_what_is_read(built: Built) -> None:
    edition = built.edition
    for tag in edition.tags:
        for page in pages(View(edition, tag)):
            path = file_of(built, tag, page.address)
            ways = [a.get("href") or "" for a in crawl.parsed(path).iter("a") if a.get("class") == "edit"]
            # What a page says that Hexapla brings stands in no source.
            if not edition.site.repository or page.kind == "accessibility":
                assert ways == []
                continue
            [way] = ways
            start = f"{edition.site.repository}/edit/main/source/"
            assert way.startswith(start)
            assert (built.site.parent / "source" / way.removeprefix(start)).is_file(), way


def what_an_edition_lacks_is_nowhere_named(built: Built) -> None:
    """No empty list, no heading without text, no way to a page that there is not."""
    for page in crawl.pages(built.site):
        tree = crawl.parsed(page)
        assert "· 0" not in " ".join("".join(e.itertext()) for e in tree.iter("li")), page
        for e in tree.iter():
            named = e.tag in ("h1", "h2", "h3", "li", "ol", "ul", "title") or (e.tag == "a" and "href" in e.attrib)
            assert not named or "".join(e.itertext()).strip(), (page, e.tag, e.attrib)


def menu_leads_to_what_there_is(built: Built) -> None:
    edition = built.edition
    alone = edition.articles[0].slug if len(edition.articles) == 1 else None
    wanted = [
        *([] if alone else ["articles/"]),
        *([f"{alone}/", f"{alone}/parallel/"] if alone else []),
        *(["glossary/"] if edition.terms else []),
        *(["timeline/"] if edition.events else []),
        "about/",
    ]
    for tag in edition.tags:
        home = file_of(built, tag, "")
        [menu] = [e for e in crawl.parsed(home).iter("nav") if e.get("class") == "menu"]
        assert [a.attrib["href"].removeprefix("./") for a in menu.iter("a")] == wanted


def dates_are_told_to_machines(built: Built) -> None:
    """Every element `time` says in figures what stands in it; a date is such an element wherever HTML can say it."""
    edition = built.edition
    for tag in edition.tags:
        view = View(edition, tag)
        for page, _, _ in made(built, tag):
            for found in crawl.parsed(page).iter("time"):
                assert written(found.attrib["datetime"], view.reader.language, view.words) == text_of(found), page
        for article in edition.articles:
            page = file_of(built, tag, addresses.article(article.slug))
            assert [e.get("datetime") for e in crawl.parsed(page).iter("time")] == [article.capture.date], page
        if edition.events:
            told = {e.get("datetime") for e in crawl.parsed(file_of(built, tag, addresses.TIMELINE)).iter("time")}
            plain = {str(event.date) for event in edition.events if PLAIN_DATE.fullmatch(event.date)}
            assert plain <= told, plain - told
        assert edition.site.date in {
            e.get("datetime") for e in crawl.parsed(file_of(built, tag, addresses.ABOUT)).iter("time")
        }


def a_licence_is_told_of_what_is_under_it(built: Built) -> None:
    """In the head and as JSON-LD: of the edition's own words, and of articles that have no rights of their own."""
    edition = built.edition
    address = edition.site.licence_address
    for tag in edition.tags:
        for page in pages(View(edition, tag)):
            article, path = page.values.get("article"), file_of(built, tag, page.address)
            wanted = address and page.kind != "accessibility" and not page.moved and not (article and article.rights)
            head = [e.get("href") for e in crawl.parsed(path).iter("link") if e.get("rel") == "license"]
            assert head == ([address] if wanted else []), path
            for thing in structured(path):
                if thing["@type"] in ("Article", "DefinedTermSet"):
                    assert thing.get("license") == (address if wanted else None), path


def every_page_leads_to_what_is_said_of_accessibility(built: Built) -> None:
    for page in crawl.pages(built.site):
        [foot] = [e for e in crawl.parsed(page).iter("footer") if e.get("class") == "foot"]
        *_, last = foot.iter("a")
        assert last.attrib["href"].endswith(addresses.ACCESSIBILITY), page
    for tag in built.edition.tags:
        page = file_of(built, tag, addresses.ACCESSIBILITY)
        [main] = crawl.parsed(page).iter("main")
        assert [len(each) >= 3 for each in main.iter("ul")] == [True, True], page


def home_shows_one_article_s_face_or_the_newest_of_many(built: Built) -> None:
    """One article: its titles as peers, one way in. Many: each once, under its theme, the newest first in each."""
    edition = built.edition
    for tag in edition.tags:
        view, main = View(edition, tag), next(crawl.parsed(file_of(built, tag, "")).iter("main"))
        articles, made = view.index.newest, {kind: _classed(main, kind) for kind in ("title-in", "enter", "newest")}
        if len(articles) > 1:
            assert made["title-in"] == made["enter"] == []
            ways = [next(e.iter("a")).attrib["href"].strip("/") for e in main.iter("li") if e.find("b") is None]
            listed = [way for way in ways if way in edition.article]
            assert sorted(listed) == sorted(article.slug for article in articles[:20])
            continue
        titles = [next(e.iter("a")) for e in made["title-in"]]
        assert {a.get("hreflang"): text_of(a) for a in titles} == {
            edition.language[t].lang: " ".join(title.split()) for t, title in articles[0].title.items()
        }
        assert text_of(next(main.iter("h1"))) == " ".join(view.title(articles[0]).split())
        assert [a.attrib["href"].removeprefix("./") for a in made["enter"]] == [f"{articles[0].slug}/"]
        menu = {address for _, address in registry.menu(edition)} - {addresses.GLOSSARY, addresses.TIMELINE}
        ways = [a.attrib["href"].removeprefix("./") for a in main.iter("a")]
        assert sum(way in menu for way in ways) == 1 + (tag in articles[0].title), "the menu is said once"


def home_tells_what_there_is_of_the_apparatus(built: Built) -> None:
    edition = built.edition
    only = edition.articles[0] if len(edition.articles) == 1 else None
    for tag in edition.tags:
        main = next(crawl.parsed(file_of(built, tag, "")).iter("main"))
        figures = {a.attrib["href"].removeprefix("./"): text_of(b) for a in main.iter("a") for b in a.findall("b")}
        counts = {addresses.GLOSSARY: len(edition.terms), addresses.TIMELINE: len(edition.events)}
        notes = [note for note in only.notes if View(edition, tag).reader.localize(note.text)] if only else []
        assert {way: figures.pop(way, "0") for way in counts} == {way: str(count) for way, count in counts.items()}
        assert list(figures.values()) == ([str(len(notes))] if notes else [])
        strips = [e for e in _classed(main, "years") if list(e.iter("{http://www.w3.org/2000/svg}svg"))]
        assert len(strips) == bool(edition.events)


def _classed(within: Element, name: str) -> list[Element]:
    return [e for e in within.iter() if name in (e.get("class") or "").split()]


def a_manifest_names_the_site_in_each_language(built: Built) -> None:
    for tag, root in roots(built).items():
        file = root / "assets" / "manifest.webmanifest"
        made, view = json.loads(file.read_text("utf-8")), View(built.edition, tag)
        assert made["name"] == view.reader.text(built.edition.site.name)
        assert (made["lang"], made["dir"]) == _language(built.edition, tag)
        assert (file.parent / made["start_url"]).resolve() == root.resolve()
        for icon in made["icons"]:
            with Image.open(file.parent / icon["src"]) as opened:
                assert "x".join(map(str, opened.size)) == icon["sizes"]
        [link] = [e for e in crawl.parsed(root / "index.html").iter("link") if e.get("rel") == "manifest"]
        assert (root / link.attrib["href"]).resolve() == file.resolve()


Claim = Callable[[Built], None]
CLAIMS: tuple[Claim, ...] = (
    no_link_or_fragment_is_dead,
    the_pages_are_those_that_were_composed,
    every_paragraph_is_there_with_exactly_its_characters,
    every_paragraph_is_shown_in_its_form,
    every_page_says_its_language,
    every_definition_says_its_language,
    the_switch_leads_to_the_same_page,
    ids_are_unique_on_every_page,
    nothing_is_inline_and_nothing_comes_from_elsewhere,
    a_policy_forbids_whatever_is_not_of_the_site,
    no_page_tells_another_site_where_a_reader_came_from,
    one_sitemap_names_every_page_but_those_that_moved,
    the_404_page_helps_in_every_language_from_anywhere,
    shared_files_stand_once_and_nothing_of_the_stock_theme_is_published,
    every_file_can_be_read_by_a_server,
    structured_data_is_whole_on_every_page,
    every_page_names_a_picture_that_is_there_or_none,
    the_feed_has_what_atom_asks_for,
    edit_leads_to_the_source_of_what_is_read,
    what_an_edition_lacks_is_nowhere_named,
    menu_leads_to_what_there_is,
    dates_are_told_to_machines,
    a_licence_is_told_of_what_is_under_it,
    every_page_leads_to_what_is_said_of_accessibility,
    home_shows_one_article_s_face_or_the_newest_of_many,
    home_tells_what_there_is_of_the_apparatus,
    a_manifest_names_the_site_in_each_language,
)


def text_of(element: Element) -> str:
    """All words of an element, white space made single."""
    return " ".join("".join(element.itertext()).split())

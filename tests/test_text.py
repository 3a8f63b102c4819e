"""Text is sacred: what stands in a source is what the reader sees, whatever it looks like."""

from __future__ import annotations

import re

import html5lib
import markdown
import pytest
import yaml
from conftest import ROOT
from conftest import whole as edition
from hexapla import published
from hexapla.align.mentions import Forms, mentions
from hexapla.align.words import whole
from hexapla.compose.markdown import Markdown, html, inline, raw, text, web_address
from hexapla.compose.passage import Mark, TermLink, first_of_each, passage
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View
from hexapla.kinds import TextStatus
from hexapla.model import CitedName, Text, TextInfo
from hexapla.prose import Foreign, Plain, pieces, plain
from hexapla.read.characters import fold
from hypothesis import example, given
from strategies import texts

SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))


def rendered(source: str) -> html5lib.treebuilders.etree.Element:  # type: ignore[name-defined]
    """Markdown as MkDocs renders it with our extensions, parsed as a browser parses it."""
    names, configs = ["toc", "tables", "fenced_code"], {}
    for extension in SETTINGS["markdown_extensions"]:
        if isinstance(extension, dict):
            configs.update(extension)
            names += extension
        else:
            names.append(extension)
    html = markdown.Markdown(extensions=list(dict.fromkeys(names)), extension_configs=configs).convert(source)
    return html5lib.parse(f"<!doctype html><body>{html}</body>", namespaceHTMLElements=False).find("body")


def visible(element: html5lib.treebuilders.etree.Element) -> str:  # type: ignore[name-defined]
    """The text of an element, without what carries data-apparatus."""
    if "data-apparatus" in element.attrib:
        return element.tail or ""
    return (element.text or "") + "".join(visible(child) for child in element) + (element.tail or "")


@given(texts.map(fold).filter(bool))
@example("&#133; \x85 \x9f")
@example("1. # - + > | :")
@example("\x02klzzwxh:0000\x03")
def test_a_paragraph_shows_exactly_its_characters(value: str) -> None:
    body = rendered(f'before\n\n<p id="p1">{raw(value)}</p>\n\nafter')
    [paragraph] = body.findall("p[@id='p1']")
    assert (paragraph.text, len(paragraph)) == (value, 0)
    assert [child.tag for child in body] == ["p", "p", "p"]


# U+0085 at an end of a line is white space to Markdown, and has no numeric reference in HTML; a paragraph's raw line
# keeps it, a title would lose it there.
@given(texts.map(fold).map(lambda value: value.strip("\x85 ")).filter(bool))
@example("# heading")
@example("1. item")
@example("[x]: http://example.org")
@example("a\\*b")
@example("***")
@example("Title #")
@example("&amp;")
@example("a  b")
def test_text_in_markdown_shows_exactly_its_characters(value: str) -> None:
    body = rendered(f"{text(value)}\n{{: .x }}\n\n## {text(value)} {{: #y }}\n\n- {text(value)}\n\nx {inline(value)} y")
    assert [child.tag for child in body] == ["p", "h2", "ul", "p"]
    assert body[0].text == body[1].text == body[2][0].text == value
    assert body[3].text == f"x {value} y"
    assert (body[0].get("class"), body[1].get("id")) == ("x", "y")


@given(texts.map(fold).filter(bool), texts.map(fold).filter(bool))
def test_a_line_is_the_same_as_markdown_and_as_html(first: str, second: str) -> None:
    address = f"https://example.org/{first}?a={second}&b"
    line = Markdown(f"*{inline(first)}* {inline(second)} [{inline(second)}]({web_address(address)})")
    [root] = html5lib.parse(f"<p>{html(line)}</p>", namespaceHTMLElements=False).iter("p")
    assert [(child.tag, child.text) for child in root] == [("em", first), ("a", second)]
    assert root[0].tail == f" {second} "
    assert root[1].get("href") == str(web_address(address))


@given(texts)
def test_folding_is_stable_and_drops_nothing_but_ascii_white_space(value: str) -> None:
    folded = fold(value)
    assert fold(folded) == folded
    strip = str.maketrans("", "", " \t\n\r\f")
    assert folded.translate(strip) == value.translate(strip)


@given(texts.map(fold).filter(bool), texts.map(fold).filter(bool))
def test_marks_and_links_leave_the_text_as_it_is(first: str, second: str) -> None:
    value = f"{first} {second}"
    found = mentions(value, Forms([(first, "one"), (second, "two")]))
    links = [TermLink(mention, f"../{mention.term}/") for mention in first_of_each(found)]
    marks = [Mark(at, "note-mark", "7", "#n", 'a "label" <b>') for at in (0, len(first), len(value))]
    [paragraph] = rendered(f"<p>{passage(value, links, marks, raw)}</p>").findall("p")
    assert visible(paragraph) == value
    assert len(paragraph.findall(".//sup")) == 3


@given(texts.map(fold).map(lambda value: re.sub(r"[*\[]", "", value)).filter(bool))
@example("A — b, “c” & d: <e>!")
@example("Le port : « vide » ! Vraiment ?")
def test_prose_without_marks_is_shown_as_it_stands(value: str) -> None:
    """What begins a mark is a star or a bracket; all else is text."""
    assert list(pieces(value)) == [Plain(value)]
    assert plain(value) == value.strip()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("It came [@a, p. 3], late [@b].", "It came, late."),
        ("Il vint [@a] ; puis [@b] [@c] : rien !", "Il vint ; puis : rien !"),
        ("来了[@a]。", "来了。"),
        ("[@a] It came.", "It came."),
        ("*[Puerto](lang:es)* [@a] it was.", "Puerto it was."),
    ],
)
def test_a_citation_leaves_no_space_behind_and_no_other_is_lost(value: str, shown: str) -> None:
    assert plain(value) == shown


def test_words_of_another_language_carry_it() -> None:
    found = list(pieces("*[a b](lang:es)* and “[拉美](lang:zh)”, *[c](lang:en) d*"))
    assert found[0] == Foreign("a b", "es", True)
    assert found[2] == Foreign("拉美", "zh", False)
    assert plain("*[a b](lang:es)* and “[拉美](lang:zh)”") == "a b and “拉美”"
    view = View(edition("valid"), "en")
    value = {"en": Text("[拉美<](lang:zh) is *[América](lang:es)*, *[pro](lang:la)*")}
    shown = rendered(Sheet(view, "").prose(value))
    parts = [(part.tag, part.get("lang"), part.text) for part in shown.iter() if part.get("lang")]
    assert parts == [("span", "zh-Hans", "拉美<"), ("em", "es", "América"), ("em", "la", "pro")]


def test_prose_marks() -> None:
    found = list(pieces("A *b c* [d](term:e-f) [@g, p. 3; @h] * i [x](http://y) [@Bad]"))
    assert [type(piece).__name__ for piece in found] == [
        "Plain", "Emphasis", "Plain", "Link", "Plain", "Cite", "Cite", "Plain", "Cite",
    ]  # fmt: skip
    assert (found[5].id, found[5].locator, found[6].id) == ("g", "p. 3", "h")  # type: ignore[union-attr]
    assert found[8].id == "Bad"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("value", "form", "is_whole"),
    [
        ("a harbour.", "harbour", True),
        ("harbours", "harbour", False),
        ("harbour-office", "harbour", True),
        ("3RMB", "RMB", False),
        ("用RMB结算", "RMB", True),
        ("cafe\u0301", "cafe", False),
        ("中国—智利", "中国", True),
        ("中国人", "中国", True),
    ],
)
def test_a_form_never_stands_inside_another_word(value: str, form: str, is_whole: bool) -> None:
    at = value.index(form)
    assert whole(value, at, at + len(form)) is is_whole


def test_the_longest_form_comes_first_and_each_term_is_marked_once() -> None:
    forms = Forms([("论坛", "forum"), ("中拉论坛", "china-forum"), ("中拉", "relations")])
    found = mentions("中拉论坛与论坛，中拉关系，中拉论坛", forms)
    assert [(m.term, m.start) for m in first_of_each(found)] == [("china-forum", 0), ("forum", 5), ("relations", 8)]


def test_what_stands_on_a_line_of_its_own_begins_with_a_capital() -> None:
    reader = View(edition("valid"), "es").reader
    assert reader.line({"es": Text("*élite* del puerto")}) == reader.markdown({"es": Text("*élite* del puerto")})
    assert reader.line({"es": Text("élite del puerto")}) == "Élite del puerto"
    assert reader.line({"zh": Text("看守")}) == reader.markdown({"zh": Text("看守")})
    assert reader.line({}) == ""


def test_a_key_that_a_record_does_not_have_changes_no_digest() -> None:
    """What Hexapla comes to know later is no change of what was published."""
    assert published._plain(CitedName(family=Text("Núñez"))) == {"family": "Núñez"}
    assert published._plain(TextInfo(TextStatus.OFFICIAL)) == {"status": "official"}

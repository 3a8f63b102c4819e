"""What is read of a web page is what a browser shows: on generated layouts, held against Chromium's innerText.

The page's scripts are inert by a Content-Security-Policy and nothing is fetched, as when Hexapla reads it.
"""

from __future__ import annotations

import io
import itertools
import random
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hexapla.problems import Problem
from hexapla.read.captures.files import read_page
from hexapla.read.captures.html import read_html
from hexapla.read.captures.page import blank
from hexapla.read.characters import fold

ADDRESS = "http://page.test/"
POLICY = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
SHOWN = "() => [...document.querySelectorAll('[data-p]')].map(one => [one.dataset.p, one.innerText])"
# Inline and other content of a paragraph, by what is tried with it.
PIECES = {
    "plain": "One  two\n three",
    "inline": "a <b>b</b><i> c</i> <span> d </span>e",
    "break": "one<br>two <br> three<br/>four",
    "breaks": "one<br><br>two<br> <br>three",
    "block inside": "before <div>inside</div> after",
    "blocks inside inline": "a <span>b <div>c</div> d</span> e",
    "nested list": "<ul><li>one<ul><li>two</li><li>three</li></ul></li><li>four</ul>",
    "ordered list": "<ol start=3><li>one<li><p>two</p><li style='list-style:none'>three</ol>",
    "definitions": "<dl><dt>one<dd>two<dt>three<dd>four</dl>",
    "table": "<table><caption>c</caption><tr><th>a<th>b<tr><td>c<td>d</table>",
    "layout table": "<table><tr><td><table><tr><td><p>one</p><p>two</p></table><td>three</table>",
    "table in parts": "<table><tfoot><tr><td>f</tfoot><thead><tr><td>h</thead><tbody><tr><td>b</table>",
    "table with text astray": "<table>astray<tr><td>one</td>also</tr></table>",
    "flex": "<div style='display:flex'><span>one</span><span>two</span> three</div>",
    "inline flex": "a<span style='display:inline-flex'><span>b</span><span>c</span></span>d",
    "grid": "<div style='display:grid'><b>one</b>two<i>three</i></div>",
    "flex of contents": "<div style='display:flex'><span style='display:contents'><b>a</b><i>b</i></span></div>",
    "contents": "a<div style='display:contents'>b</div>c",
    "float": "a<span style='float:left'>b</span>c",
    "absolute": "a<span style='position:absolute'>b</span>c<span style='position:relative'>d</span>",
    "fixed": "a<b style='position:fixed'>b</b>c<i style='position:sticky'>d</i>",
    "inline block": "a<span style='display:inline-block'>b</span>c<div style='display:inline'>d</div>e",
    "inline block of blocks": "a<span style='display:inline-block'><p>b</p><p>c</p></span>d",
    "inline table": "a<span style='display:inline-table'>b</span>c",
    "table by style": "<div style='display:table'><div style='display:table-row'><i style='display:table-cell'>a</i>"
    "<i style='display:table-cell'>b</i></div></div>",
    "flow-root": "a<span style='display:flow-root'>b</span>c<span style='display:list-item'>d</span>e",
    "two values": "a<span style='display:block flow'>b</span>c<div style='display:inline flow-root'>d</div>e",
    "none": "a<span style='display:none'>b</span>c<div style='DISPLAY: NONE'>d</div>e",
    "none important": "a<span style='display:none !important;display:inline'>b</span>c",
    "wrong value": "a<span style='display:none;display:nonsense'>b</span>c<span style='display:nix'>d</span>",
    "wrong declaration": "a<span style='color:red;;display none;display:none'>b</span>c",
    "visibility": "a<span style='visibility:hidden'>b<b style='visibility:visible'>c</b>d</span>e",
    "visibility of blocks": "<div style='visibility:hidden'>a<p style='visibility:visible'>b</p>c<br>d</div>",
    "collapse": "a<span style='visibility:collapse'>b</span>c",
    "hidden": "a<span hidden>b</span>c<div hidden style='display:block'>d</div>e<p hidden=until-found>f</p>",
    "details shut": "<details>zero<summary>one</summary>two<p>three</p></details>",
    "details open": "<details open>zero<summary>one</summary>two<p>three</p><summary>x</summary></details>",
    "details without": "<details>zero</details><details open>one</details>",
    "details within": "<details open><summary>a</summary><details><summary>b</summary>c</details>d</details>",
    "dialog": "a<dialog>b</dialog>c<dialog open>d</dialog>e",
    "popover": "a<span popover>b</span>c<div popover=manual>d</div>e",
    "ruby": "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby> after",
    "ruby complex": "<ruby><rb>漢<rb>字<rtc><rt>kan<rt>ji</rtc></ruby>",
    "pre": "<pre>\none  two\n  three\n\nfour\tfive</pre>",
    "pre inline": "a  <span style='white-space:pre'>b  c\nd </span> e",
    "pre wrap": "<div style='white-space:pre-wrap'> a  b \n c </div>",
    "pre line": "<div style='white-space:pre-line'> a  b \n\n c </div>",
    "normal in pre": "<pre>a  b\n<span style='white-space:normal'>c  d\ne</span>\nf</pre>",
    "nowrap": "<span style='white-space:nowrap'>a  b\n c</span>",
    "collapse longhand": "<span style='white-space-collapse:preserve'>a  b\nc</span>",
    "xmp": "<xmp>a <b> &amp; \n c</xmp><listing>d\n e</listing>",
    "entities": "&lt;p&gt; &amp;amp; &#65;&#x42; &copy &notit; &nbsp; &ensp;&#0;&#128;&#xD800; &unknown; &AMP &hellip;",
    "comments": "a<!-- b -->c<!-->d<!--->e<!-- --!>f<!b>g<?h>i</ j>k",
    "cdata": "a<![CDATA[b]]>c<svg><![CDATA[d]]></svg>",
    "noscript": "a<noscript>b<p>c</p></noscript>d",
    "template": "a<template><p>b</p></template>c",
    "script": "a<script>document.body.innerHTML='no'</script>b<script type=text/plain>c</script>",
    "style": "a<style>.nothing{display:none}</style>b<style media=print>p{display:none}</style>",
    "svg": "a<svg><title>b</title><desc>c</desc></svg>d",
    "forms": "a<input value=b>c<textarea>d</textarea>e<button>f</button>g<label>h</label>",
    "button blocks": "a<button><div>b</div><div>c</div></button>d",
    "fieldset": "a<fieldset><legend>b</legend>c</fieldset>d<output>e</output><meter>f</meter><progress>g</progress>",
    "media": "a<video>b</video>c<audio>d</audio>e<canvas>f</canvas>i<iframe>j</iframe>k",
    "images": "a<img alt=b src=x>c<map><area alt=d></map>e<picture><img alt=g></picture>",
    "nbsp": "a&nbsp;&nbsp;b &nbsp; c&#x3000;d&ensp; e",
    "nbsp alone": "<p>&nbsp;</p>a<p>&nbsp;b&nbsp;</p>",
    "zero width": "a&#x200b;b&zwnj;c&#xfeff;d &#x200b; e<wbr>f",
    "soft hyphen": "hy&shy;phen",
    "bidi": "a <bdi>שלום</bdi> <bdo dir=rtl>abc</bdo> &rlm;b&lrm; &#x202e;c&#x202c;",
    "rtl": "<span dir=rtl lang=ar>مرحبا <b>بالعالم</b> (1) abc</span>",
    "controls": "a&#x1;b&#x85;c&#x2028;d&#xc;e&#xb;f",
    "quotes": "a <q>b <q>c</q></q> d",
    "anchors": "<a href=x>a <a href=y>b</a> c</a> d",
    "misnested": "<b>a<i>b</b>c</i>d",
    "misnested blocks": "<b>a<div>b</b>c</div>d",
    "paragraphs unclosed": "<p>a<p>b<div>c<p>d</div>e",
    "uppercase": "<DIV>A</DIV><SPAN STYLE='display:none'>B</SPAN><BR>C",
    "legacy": "<center>a <font size=7 color=red>b</font></center>c<tt>d</tt><big>e</big><strike>f</strike>",
    "legacy more": "<nobr>a  b</nobr><marquee>c</marquee><dir><li>d</dir><acronym>e</acronym><noembed>f</noembed>",
    "frames": "a<noframes>b</noframes>c<frameset><frame></frameset>d",
    "custom": "<my-card>a <my-b>b</my-b></my-card><my-c style='display:block'>c</my-c>d",
    "slot": "a<slot>b</slot>c<slot><p>d</p></slot>e",
    "shadow": "<div><template shadowrootmode=closed>shadow <slot></slot></template>light</div>",
    "contenteditable": "<div contenteditable>a<div>b</div><div><br></div></div>",
    "rule": "a<hr>b<hr>",
    "header parts": "<header>a</header><nav>b</nav><search>c</search><hgroup><h1>d</h1><p>e</p></hgroup>",
    "figure": "<figure>a<figcaption>b</figcaption></figure>c<address>d</address>",
    "spaces around": " a <b> b </b> <i> </i> c <span> </span><br> d ",
    "spaces at edges": "a <div> b </div> c <p> </p> d",
    "empty": "<b></b><p></p><div><br></div>",
    "han": "中文\n 文字 <b>粗</b> 体<br>下一行",
    "image box": "a <div><img alt=x></div> b",
    "menu": "<menu><li>a<li>b</menu>",
    "float of blocks": "<div style='float:right'><p>a</p>b</div>c",
    "opacity": "<span style='opacity:0'>a</span><span style='font-size:0'>b</span><span style='height:0'>c</span>",
    "clip": "<span style='position:absolute;clip:rect(0 0 0 0);width:1px;overflow:hidden'>a</span>b",
    "unset": "<div style='display:initial'>a</div>b<div style='display:unset'>c</div>d<p style='display:revert'>e</p>f",
    "inherit": "<div style='visibility:hidden'><b style='visibility:inherit'>a</b>"
    "<i style='visibility:initial'>b</i></div>",
    "inherit display": "<div><b style='display:inherit'>a</b>b</div>c<span><p style='display:inherit'>d</p>e</span>",
    "content visibility": "<div style='content-visibility:hidden'>a</div>b",
}
# The elements that hold the paragraph, with its content.
HOLDERS = {
    "p": "<p data-p='{id}'>{piece}</p>",
    "div": "<div data-p='{id}'>{piece}</div>",
    "span": "<div><span data-p='{id}'>{piece}</span></div>",
    "cell": "<table><tr><td data-p='{id}'>{piece}</td><td>beside</td></tr></table>",
    "item": "<ul><li data-p='{id}'>{piece}</li></ul>",
    "flex": "<div style='display:flex' data-p='{id}'>{piece}</div>",
    "grid item": "<div style='display:grid'><section data-p='{id}'>{piece}</section></div>",
    "inline block": "<div><div style='display:inline-block' data-p='{id}'>{piece}</div></div>",
    "pre": "<pre data-p='{id}'>{piece}</pre>",
    "rtl": "<blockquote dir=rtl data-p='{id}'>{piece}</blockquote>",
    "link": "<article><a href=x data-p='{id}'>{piece}</a></article>",
    "heading": "<h2 data-p='{id}'>{piece}</h2>",
    "centre": "<center><font data-p='{id}'>{piece}</font></center>",
    "custom": "<my-element data-p='{id}'>{piece}</my-element>",
}
TAGS = ("div", "p", "span", "b", "i", "section", "em", "li", "a", "h3", "article")
# Selectors of one element: {t} a tag, {c}, {d} classes, {i} an id.
COMPOUNDS = (
    "{t}", ".{c}", "#{i}", "{t}.{c}", ".{c}.{d}", "body *", "[data-x]", "[data-x='{c}']", "{t}[class]", ".absent",
    ":is(.{c}, #{i})", ":where(.{c})", ":not(.{c}):not(body):not(html)", "{t}:first-child", ":nth-child(2):not(body)",
    ".{c}:last-child", ".{c}:not(:hover)", "{t}:has(.{c})", "{t}:first-of-type", ".{c}:not(.absent)", ".{c}:hover",
)  # fmt: skip
VALUES = (
    "display:none", "display:none", "display:block", "display:inline", "display:none !important", "display:flex",
    "display:block!important", "display:bogus", "display:list-item", "float:left", "white-space:pre",
)  # fmt: skip
AROUND = (*["%s"] * 14, "@media screen {%s}", "@media print {%s}", "@media (max-width: 1px) {%s}", "@layer one {%s}",
    "@layer two {%s}", "@supports (display:grid) {%s}", "/* %s */", "@layer {%s}")  # fmt: skip


def _compound(dice: random.Random) -> str:
    c, d = dice.choices("abcdeF", k=2)
    return dice.choice(COMPOUNDS).format(t=dice.choice(TAGS), c=c, d=d, i=f"i{dice.randint(1, 6)}")


def _selector(dice: random.Random) -> str:
    joined = (dice.choice((" ", " > ", " + ", " ~ ", ">")) + _compound(dice) for _ in range(dice.choice((0, 0, 1, 2))))
    return _compound(dice) + "".join(joined)


def _rule(dice: random.Random) -> str:
    selectors = [_selector(dice) for _ in range(dice.choice((1, 1, 2)))]
    selectors += [wrong for wrong in (":nonsense", "p::before") if dice.random() < 0.04]
    values = "; ".join(dice.choice(VALUES) for _ in range(dice.choice((1, 1, 2))))
    return dice.choice(AROUND) % f"{', '.join(selectors)} {{{values}}}"


def _element(dice: random.Random, count: Iterator[int], deep: int) -> str:
    tag, told = dice.choice(TAGS), ""
    if dice.random() < 0.6:
        told += f" class='{' '.join(dice.sample('abcdefF', dice.choice((1, 2))))}'"
    told += f" id=i{dice.randint(1, 6)}" if dice.random() < 0.2 else ""
    told += f" data-x={dice.choice('abcdef')}" if dice.random() < 0.2 else ""
    told += f" style='{dice.choice(VALUES)}'" if dice.random() < 0.08 else ""
    told += " hidden" if dice.random() < 0.04 else ""
    more = deep < 4 and dice.random() < 0.65
    inside = "".join(_element(dice, count, deep + 1) for _ in range(dice.choice((1, 2, 3)))) if more else ""
    return f"<{tag}{told}> t{next(count)} {inside}</{tag}>"


def styled(seed: int) -> str:
    """A page of nested elements under rules that show and hide them, each drawn from its number alone."""
    dice, count = random.Random(seed), itertools.count(1)
    rules = ["@layer two, one;"] if dice.random() < 0.2 else []
    rules += [_rule(dice) for _ in range(dice.choice((2, 4, 8)))]
    body = "".join(_element(dice, count, 0) for _ in range(4))
    return f"{dice.choice(('<!doctype html>', ''))}<style>{' '.join(rules)}</style><body>{body}"


def lines_of(text: str) -> list[str]:
    """The lines that show something, their white space folded."""
    return [fold(line) for line in text.split("\n") if not blank(line)]


@pytest.fixture(scope="module")
def browser_page(chromium: Any) -> Iterator[Callable[[str], Any]]:
    """Loads a page whose scripts are inert, and that reaches nothing."""
    context = chromium.new_context()
    opened, body = context.new_page(), [""]

    def answer(route: Any) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(body=body[0], content_type="text/html; charset=utf-8", headers=POLICY)
        else:
            route.abort()

    def load(html: str) -> Any:
        body[0] = html
        opened.goto(ADDRESS, wait_until="domcontentloaded")
        return opened

    context.route("**/*", answer)
    yield load
    context.close()


@pytest.mark.parametrize("part", range(4))
def test_a_paragraph_is_what_a_browser_shows_of_its_element(browser_page: Callable[[str], Any], part: int) -> None:
    wrong = []
    for name, piece in list(PIECES.items())[part::4]:
        html = "<!doctype html><body>" + "\n".join(one.format(id=key, piece=piece) for key, one in HOLDERS.items())
        for key, shown in browser_page(html).evaluate(SHOWN):
            page = read_html(html, f"[data-p='{key}']")
            read = fold(
                "\n".join(line.text for line in page.lines if {"selected", "folded"} & set(line.around) == {"selected"})
            )
            if read != fold("\n".join(line for line in shown.split("\n") if not blank(line))):
                wrong.append((name, key, shown, read))
    assert wrong == []


@pytest.mark.parametrize("part", range(4))
def test_style_sheets_hide_and_part_as_in_a_browser(browser_page: Callable[[str], Any], part: int) -> None:
    for seed in range(part, 80, 4):
        html = styled(seed)
        shown = browser_page(html).evaluate("document.body.innerText")
        assert lines_of("\n".join(line.text for line in read_html(html).lines)) == lines_of(shown), (seed, html)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>a<math><mi>x</mi><mo>=</mo><mn>2</mn></math>b", ["ax=2b"]),
        ("<p style='text-transform:uppercase'>Ñandú", ["Ñandú"]),
        ("<table><tr><td>a<td>b</table>", ["a", "b"]),
        ("<p>a<style style='display:block'>b</style>c", ["ac"]),
        ("<style>html, body {display: none; visibility: hidden}</style><p>a", ["a"]),
        ("<p>a<select><option>b</select><object>c</object>d", ["ad"]),
        ("<details>a<summary>b</summary>c<p>d</details>", ["a", "b", "c", "d"]),
    ],
)
def test_what_is_otherwise_than_in_a_browser(html: str, shown: list[str]) -> None:
    assert [line.text for line in read_html(html).lines] == shown


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<style>" + "@media screen{" * 5000 + ".c{display:none}</style><p class=c>x",
        "<style>" + ":is(" * 3000 + ".c" + ")" * 3000 + "{display:none}</style><p class=c>x",
        "<style>li:nth-child(odd){display:none}</style><ul>" + "<li>x" * 100_000,
        "<style>i.a ~ i.b{display:none}</style><i class=a></i>" + "<i class=b>x</i>" * 100_000,
    ],
    ids=["nested", "deep rules", "deep selectors", "children", "siblings"],
)
def test_a_page_that_takes_too_long_gets_an_answer(html: str) -> None:
    with pytest.raises(ValueError, match="save it as text"):
        read_html(html)


def _word(document: bytes, times: int = 1) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts, parts.open("word/document.xml", "w") as part:
        for _ in range(times):
            part.write(document)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("bomb.docx", _word(b" " * (1 << 20), 300), "unpacks to 300 MB"),
        ("cut.docx", _word(b"<a>")[:-30], "damaged"),
        ("wrong.docx", _word(b"<a"), "damaged"),
        ("deep.mhtml", b"MIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 3000, "web archive"),
        ("empty.docx", _word(b"<w:p/>" * 300_000), "the Word document has 300000 marks"),
        ("long.txt", b"The ferry left. " * 300_000, "characters, more than 2000000: save the article alone"),
        ("lines.html", b"<p>word</p>" * 30_000, "the page has 30000 lines"),
    ],
)
def test_a_hostile_file_gets_an_answer(name: str, data: bytes, message: str) -> None:
    said: list[Problem] = []
    assert read_page(data, name, said.append) is None
    assert message in said[0].message

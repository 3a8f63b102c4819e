"""Import as whoever has a page sees it: what it shows, asks, writes, and what the site says of it."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import crawl
import pytest
import yaml
from captures import good, sure, understood
from conftest import run
from hexapla.read.captures.files import KINDS

FERRY = """The ferry left at noon with forty people and a goat, which the captain had not been told of by anybody.

It came back at dusk with thirty-nine people and the goat, and nobody in the office could say who was missing.
"""
TEXT = f"Home > News\nThe ferry and the goat\nBy Ana Pérez\n2018-09-14 08:12\n\n{FERRY}\nRelated articles\n"
HTML = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The ferry and the goat - News</title>
<link rel="canonical" href="https://harbour.example/ferry"><style>.no { display: none }</style>
<script>document.title = "x"</script></head><body>
<header><nav><a href="/">Home</a> <a href="/n">News</a></nav></header>
<main><article><h1>The ferry and the goat</h1><p class="by">By Ana Pérez and Luis Gil</p>
<p><time datetime="2018-09-14T08:12:00+02:00">14 September 2018, 08:12</time></p>
<p>The ferry left at noon with forty people and a goat,<br>which <em>the captain</em>
had not been told of by anybody.</p>
<p class="no">Nobody sees this, and so nobody can quote it at any length whatever.</p>
<h2>The way back</h2>
<blockquote><p>It came back at dusk with thirty-nine people and the goat, and nobody could say who was missing.</p>
</blockquote>
<ul><li>Forty people went out on the ferry.</li><li>Thirty-nine came back on it.</li></ul>
<figure><img src="x.jpg" alt="x"><figcaption>The goat, seen from the ferry.</figcaption></figure>
</article><aside><p>Subscribe to our newsletter, which comes every week, and never miss a goat again.</p></aside></main>
<footer><p>© 2018 Harbour News</p></footer></body></html>"""
Import = Callable[..., subprocess.CompletedProcess[str]]


SCRIPT = "scripts/build.py"


@pytest.fixture
def edition(project: Path) -> Path:
    return project


@pytest.fixture
def importing(edition: Path) -> Import:
    def call(name: str, content: str | bytes, *more: str) -> subprocess.CompletedProcess[str]:
        (edition / name).write_bytes(content.encode() if isinstance(content, str) else content)
        return run(SCRIPT, "import", name, "--slug", "ferry", *more, cwd=edition)

    return call


def article(edition: Path) -> dict[str, dict[str, object]]:
    made: dict[str, dict[str, object]] = yaml.safe_load(
        (edition / "source/articles/ferry/article.yml").read_text("utf-8")
    )
    return made


def checked(edition: Path) -> str:
    done = run(SCRIPT, "check", cwd=edition)
    assert done.returncode == 0, done.stderr
    return done.stdout


SPACE = "http://schemas.openxmlformats.org/"
WORD = f'xmlns:w="{SPACE}wordprocessingml/2006/main"'
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


def _relations(**parts: str) -> str:
    made = "".join(
        f'<Relationship Id="r{kind}" Type="{SPACE}officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for kind, target in parts.items()
    )
    return f'<Relationships xmlns="{SPACE}package/2006/relationships">{made}</Relationships>'


def run_of(text: str, marks: str = "") -> str:
    return f"<w:r>{marks}<w:t>{text.strip()}</w:t></w:r>"


def paragraph(text: str, style: str = "", more: str = "") -> str:
    """A paragraph of Word, in a style, with what else stands at its end."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run_of(text)}{more}</w:p>'


def document(*paragraphs: str) -> bytes:
    """A Word document with a footnote of number 2 and a few styles."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "List Bullet")
    )
    note = f'<w:footnote w:id="2"><w:p>{run_of("Counted at the office, and written down there.")}</w:p></w:footnote>'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{SPACE}package/2006/content-types"><Default Extension="rels" '
        f'ContentType="{RELATIONS}"/><Override PartName="/word/document.xml" ContentType="{KIND}"/></Types>',
        "_rels/.rels": _relations(officeDocument="word/document.xml"),
        "word/document.xml": f"<w:document {WORD}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {WORD}>{note}</w:footnotes>",
        "word/_rels/document.xml.rels": _relations(styles="styles.xml", footnotes="footnotes.xml"),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


HEAD = (paragraph("The ferry and the goat", "Title"), paragraph("By Ana Pérez"), paragraph("14 September 2018"))


def docx() -> bytes:
    """The same article as Word writes it."""
    return document(*HEAD, *map(paragraph, FERRY.split("\n\n")))


def mhtml() -> bytes:
    message = EmailMessage()
    message["Subject"] = "The ferry"
    message.set_content("plain", subtype="plain")
    message.add_alternative(HTML, subtype="html", cte="quoted-printable")
    return message.as_bytes()


MARKDOWN = f"# The ferry and the goat\n\nBy Ana Pérez\n\n14 September 2018\n\n{FERRY}"
PAGES = {"txt": TEXT.encode(), "html": HTML.encode(), "mhtml": mhtml(), "docx": docx(), "md": MARKDOWN.encode()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_becomes_an_article_that_passes_check(edition: Path, importing: Import, kind: str) -> None:
    done = importing(f"page.{kind}", PAGES[kind])
    assert done.returncode == 0, done.stdout + done.stderr
    assert (edition / f"source/articles/ferry/original.{kind}").read_bytes() == PAGES[kind]
    assert "title       The ferry and the goat\n" in done.stdout
    assert re.search(r"^authors     Ana Pérez", done.stdout, re.M)
    assert re.search(r"^published   2018-09-14", done.stdout, re.M)
    assert "no errors" in checked(edition)
    assert (edition / "source/articles/ferry/original.txt").exists() == (kind == "txt")


def test_a_page_of_text_is_shown_part_by_part(importing: Import) -> None:
    shown = importing("page.txt", TEXT).stdout
    for line in (
        "language    en, by its commonest words", "breadcrumb  Home > News", "authors     Ana Pérez",
        "published   2018-09-14 08:12:00", "paragraphs  2", "left out    1 line",
        "  10        Related articles (link to another text)",
    ):  # fmt: skip
        assert f"{line}\n" in shown, shown


def test_a_web_page_keeps_what_is_seen_with_its_forms_and_sections(edition: Path, importing: Import) -> None:
    done = importing("page.html", HTML)
    assert done.returncode == 0, done.stdout + done.stderr
    made = article(edition)
    assert made["address"] == "https://harbour.example/ferry"
    assert made["forms"] == {"heading": [2], "quotation": [3], "item": ["4-5"]}
    assert [section["id"] for section in made["sections"]] == ["introduction", "the-way-back"]  # type: ignore[index]
    page = good(HTML, name="page.html")
    assert page.paragraphs[0] == (
        "The ferry left at noon with forty people and a goat, which the captain had not been told of by anybody."
    )
    assert (page.authors, page.date, page.time) == (("Ana Pérez", "Luis Gil"), "2018-09-14", "08:12:00")
    assert not any("Nobody sees this" in text or "Subscribe" in text for text in page.paragraphs)


def test_reading_again_takes_the_lines_that_were_written_down(edition: Path, importing: Import) -> None:
    assert importing("page.txt", TEXT).returncode == 0
    path = edition / "source/articles/ferry/article.yml"
    written = path.read_text("utf-8")
    assert article(edition)["original"]["lines"] == {
        "breadcrumb": 1, "title": 2, "authors": 3, "date": 4, "text": "6, 8",
    }  # fmt: skip
    path.write_text(written.replace("text: 6, 8", "text: 8"), "utf-8")
    done = run(SCRIPT, "check", cwd=edition)
    assert done.returncode == 1
    assert "original.txt now splits into 1 paragraphs, not 2" in done.stderr
    path.write_text(written.replace("text: 6, 8", "text: 6, 99"), "utf-8")
    done = run(SCRIPT, "check", cwd=edition)
    [line] = done.stderr.splitlines()
    assert "article.yml:14:11: error: '99' is no line of the page's visible text" in line


def test_every_stanza_is_a_range_of_its_own(edition: Path, importing: Import) -> None:
    poem = (
        "The ship came in\nbefore the day\nand nobody knew.\n\nThe goat went out\nto see the sea\nas goats will do.\n"
    )
    done = importing("page.txt", TEXT.replace("Related articles", poem), "--yes")
    assert "  verse     3, 4, 5, 6, 7, 8\n" in done.stdout, done.stdout + done.stderr
    assert article(edition)["forms"] == {"verse": ["3-5", "6-8"]}
    assert "no errors" in checked(edition)


def test_without_a_terminal_what_is_doubtful_is_an_error_and_yes_takes_it(edition: Path, importing: Import) -> None:
    text = TEXT.replace("2018-09-14 08:12", "2018-09-14 at 8")
    done = importing("page.txt", text)
    assert done.returncode == 1
    assert "page.txt:4:1: error: beside the date 2018-09-14 stands 'at 8', which is not understood" in done.stderr
    assert "--yes" in done.stderr
    assert "title       The ferry and the goat" in done.stdout
    assert not (edition / "source/articles/ferry").exists()
    assert importing("page.txt", text, "--yes").returncode == 0


def test_yes_does_not_invent_a_date(edition: Path, importing: Import) -> None:
    text = TEXT.replace("2018-09-14 08:12\n", "")
    done = importing("page.txt", text, "--yes")
    assert (done.returncode, "say it with --date 2018-09-14" in done.stderr) == (1, True), done.stderr
    assert importing("page.txt", text, "--date", "2018-09-14").returncode == 0
    assert article(edition)["given"] == {"date": "2018-09-14"} or str(article(edition)["given"]["date"]) == "2018-09-14"


def test_the_site_says_what_the_edition_gives_and_leaves_out(edition: Path, importing: Import) -> None:
    text = f"The ferry and the goat\n\n{FERRY}\nSource: Harbour News\n\nRelated articles\n"
    assert importing("page.txt", text, "--date", "2018-09-14", "--authors", "Ana Pérez").returncode == 0
    done = run("-m", "mkdocs", "build", "--strict", cwd=edition)
    assert done.returncode == 0, done.stdout + done.stderr
    about = crawl.parsed(edition / "site/about/index.html")
    said = " ".join("".join(about.itertext()).split())
    assert "Given by this edition, since the page does not say it: Author, Published" in said
    assert "Lines of the page that are not shown: 1" in said
    assert "Named by the page as its source: Harbour News" in said
    page = " ".join("".join(crawl.parsed(edition / "site/ferry/index.html").itertext()).split())
    assert "Given by this edition, since the page does not say it: Author, Published" in page


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("page.pdf", b"%PDF-1.7 ...", "a PDF, which has no paragraphs"),
        ("page.png", b"\x89PNG\r\n\x1a\n\0", "a picture"),
        ("page.jpg", b"\xff\xd8\xff\xe0\0", "a picture"),
        ("page.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "save it as .docx"),
        ("page.odt", b"PK\x03\x04mimetype", "save it as .docx"),
        ("page.docx", b"PK\x03\x04 word/ broken", "damaged"),
        ("page.rtf", b"{\\rtf1 x}", "save it as .docx"),
        ("page.mhtml", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "no page of HTML"),
        ("page.txt", b"\0\1\2", "NUL bytes"),
    ],
)
def test_what_is_no_page_is_said_with_what_to_do(importing: Import, name: str, content: bytes, said: str) -> None:
    done = importing(name, content)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (1, True, False), done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--date", "14/09/2018"), "--date takes a day or time, such as 2018-09-14"),
        (("--text", "a-b"), "--text takes the first and the last line"),
        (("--text", "6-999"), "--text 6-999 goes beyond the page's last line, 10"),
        (("--select", "p"), "--select chooses elements of a web page"),
    ],
)
def test_wrong_options_are_told(importing: Import, options: tuple[str, ...], said: str) -> None:
    done = importing("page.txt", TEXT, *options)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr


def test_select_names_the_elements_that_have_the_text(importing: Import) -> None:
    done = importing("page.html", HTML, "--select", "article > p:nth-of-type(3)")
    assert "paragraphs  1\n" in done.stdout, done.stdout + done.stderr
    done = importing("page.html", HTML, "--select", "article >> p")
    assert (done.returncode, "is no CSS selector" in done.stderr) == (1, True), done.stderr
    done = importing("page.html", HTML, "--select", ".nowhere")
    assert (done.returncode, "nothing on the page is selected" in done.stderr) == (1, True), done.stderr


def test_lines_shows_every_line_with_its_number_and_part(edition: Path) -> None:
    (edition / "page.txt").write_text(TEXT, "utf-8")
    done = run(SCRIPT, "lines", "page.txt", cwd=edition)
    assert done.returncode == 0, done.stderr
    shown = [line.split(None, 2) for line in done.stdout.splitlines()]
    assert [line[:2] for line in shown] == [
        ["1", "breadcrumb"], ["2", "title"], ["3", "authors"], ["4", "date"], ["6", "p1"], ["8", "p2"], ["10", "(link"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="gb2312">', "gbk"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=big5">', "big5"),
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta charset="utf-8">', "utf-8"),
    ],
)
def test_a_web_page_is_read_in_the_encoding_that_it_declares(head: str, encoding: str) -> None:
    title = {"gbk": "渡船与山羊", "big5": "渡船與山羊", "cp1251": "Паром и коза"}.get(encoding, "La cabra y el mar")
    page = f"<html><head>{head}</head><body><h1>{title}</h1><p>2018-09-14</p><p>{title}。{title}!</p></body></html>"
    assert good(page.replace("。", ". ").encode(encoding), name="page.html").title == title


def test_a_page_in_a_language_that_the_edition_lacks_is_told_so(importing: Import) -> None:
    done = importing(
        "page.txt",
        "Um dia calmo no porto\n2018-09-14 08:12\n\nA barca saiu ao meio-dia e voltou ao anoitecer, de acordo com o "
        "diretor do porto, que a viu chegar. Os passageiros não se queixaram.\n",
    )
    assert (done.returncode, "Português (pt), and the edition has en, zh, es" in done.stderr) == (1, True), done.stderr


def test_traditional_characters_in_an_edition_of_simplified_ones_are_told(importing: Import) -> None:
    text = "首頁 > 新聞\n渡船與山羊\n2018-09-14 08:12\n\n　　渡船中午出發，載著四十個人和一隻山羊。\n\n列印\n"
    done = importing("page.txt", text)
    assert (done.returncode, "in traditional characters" in done.stderr) == (1, True), done.stderr
    assert importing("page.txt", text, "--language", "zh").returncode == 0


def test_somebody_at_a_terminal_is_asked(edition: Path) -> None:
    (edition / "page.txt").write_text(TEXT.replace("2018-09-14 08:12", "04/05/2018"), "utf-8")
    command = [sys.executable, SCRIPT, "import", "page.txt", "--slug", "ferry"]
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=edition, close_fds=True) as process:
        os.close(theirs)
        shown = _until(ours, b"--date ")
        assert b"may be 2018-05-04 or 2018-04-05" in shown
        os.write(ours, b"2018-05-04\n")
        assert b"published   2018-05-04" in _until(ours, b"[y/N] ")
        os.write(ours, b"y\n")
        _until(ours, b"made;")
        assert process.wait(30) == 0
    os.close(ours)
    assert (edition / "source/articles/ferry/original.txt").exists()


def _until(terminal: int, mark: bytes) -> bytes:
    """What a command writes until it asks."""
    shown = b""
    while mark not in shown.split(b"\n")[-1] and mark not in shown:
        shown += os.read(terminal, 4096)
    return shown


def test_an_article_that_was_begun_takes_a_page_of_any_kind(edition: Path) -> None:
    assert run(SCRIPT, "new", "article", "Ferry", cwd=edition).returncode == 0
    (edition / "page.html").write_text(HTML, "utf-8")
    done = run(SCRIPT, "import", "page.html", "--slug", "ferry", cwd=edition)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (edition / "source/articles/ferry").iterdir()} == {"original.html", "article.yml"}
    assert "no errors" in checked(edition)


def test_nothing_in_a_page_becomes_markup_or_is_run(edition: Path, importing: Import) -> None:
    bad = "&lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(2)) <b>bold</b> {: onclick=alert(3) } **y**"
    text = HTML.replace("with forty people", f"with {bad} forty people")
    assert importing("page.html", text).returncode == 0
    assert run("-m", "mkdocs", "build", "--strict", cwd=edition).returncode == 0
    element = crawl.by_id(edition / "site/ferry/index.html", "p1")
    assert "<script>alert(1)</script> [x](javascript:alert(2)) bold {: onclick=alert(3) } **y** forty" in crawl.visible(
        element
    )


def test_of_a_word_document_notes_are_left_out_and_lists_and_bold_lines_are_told() -> None:
    one, two = FERRY.split("\n\n")
    bold = f"<w:p>{run_of('The way back', '<w:rPr><w:b/></w:rPr>')}</w:p>"
    data = document(
        *HEAD, paragraph(one, more='<w:r><w:footnoteReference w:id="2"/></w:r>'), bold, paragraph(two),
        paragraph("Forty people went out on the ferry.", "ListBullet"),
    )  # fmt: skip
    page, layout, problems = understood(data, "page.docx")
    assert layout is not None
    assert page is not None
    assert problems == []
    assert page.paragraphs == (one, "The way back", two.strip(), "Forty people went out on the ferry.")
    assert layout.forms == {2: "heading", 4: "item"}
    assert list(layout.left.values()) == ["footnote"]
    assert layout.doubts == []


def test_a_sure_page_of_html_has_no_doubts() -> None:
    assert len(sure(HTML, "page.html").paragraphs) == 5

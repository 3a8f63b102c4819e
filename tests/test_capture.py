"""The reader of captured pages: the whole family of layouts, and what it refuses."""

from __future__ import annotations

import codecs

import pytest
from hexapla.model import Capture, CaptureWords, Text
from hexapla.problems import Problem
from hexapla.read.capture import guess_language, joining_words, read_capture, split_authors


def _words(*lists: str) -> CaptureWords:
    return CaptureWords(*(tuple(map(Text, part.split("|"))) for part in lists))


WORDS = {
    "en": _words("Home", "Suggest to a friend", "Print", "and|&", "the|of|and"),
    "zh": _words("首页", "推荐给朋友", "打印", "和", "的|和|在"),
    "es": _words("Inicio", "Sugerir a un amigo", "Imprimir", "y|e", "de|la|el"),
}


def read(text: str | bytes, encoding: str | None = None) -> tuple[Capture | None, list[Problem]]:
    problems: list[Problem] = []
    data = text.encode() if isinstance(text, str) else text
    return read_capture(data, "page.txt", WORDS, problems.append, encoding), problems


def good(text: str | bytes, encoding: str | None = None) -> Capture:
    capture, problems = read(text, encoding)
    assert problems == []
    assert capture is not None
    return capture


def faults(text: str | bytes, encoding: str | None = None) -> list[tuple[int, str]]:
    capture, problems = read(text, encoding)
    assert capture is None or problems
    return [(problem.location.line, problem.message) for problem in problems]


ENGLISH = """中文 | Español

Home\u00a0>\u00a0China-CELAC Relations
A Great Journey
Zhu Qingqiao
2016-02-05 16:18

  First paragraph.

  Second paragraph.

  (The author is a Director.)

Suggest to a friend: \u00a0 \u00a0\u0020
Print"""


def test_every_part_of_the_english_page_is_understood() -> None:
    page = good(ENGLISH)
    assert page.links == ("中文", "Español")
    assert page.breadcrumb == ("Home", "China-CELAC Relations")
    assert (page.title, page.byline, page.authors) == ("A Great Journey", "Zhu Qingqiao", ("Zhu Qingqiao",))
    assert (page.date, page.time) == ("2016-02-05", "16:18:00")
    assert page.paragraphs == ("First paragraph.", "Second paragraph.")
    assert page.note == "(The author is a Director.)"
    assert page.actions == ("Suggest to a friend:", "Print")
    assert guess_language(page, WORDS) == "en"


def test_paragraphs_remember_their_line() -> None:
    assert [p.location.line for p in good(ENGLISH).paragraphs] == [8, 10]


def test_the_spanish_layout() -> None:
    page = good(
        "English | 中文\nInicio > Relaciones China-CELAC\nTítulo\nA y B\n2016/2/5\n\n  Uno.\n\n  Dos.\n"
        "Sugerir a un amigo:\nImprimir\n"
    )
    assert page.breadcrumb == ("Inicio", "Relaciones China-CELAC")
    assert page.authors == ("A", "B")
    assert (page.date, page.time) == ("2016-02-05", None)
    assert page.paragraphs == ("Uno.", "Dos.")
    assert page.actions == ("Sugerir a un amigo:", "Imprimir")
    assert guess_language(page, WORDS) == "es"


def test_the_chinese_layout_with_ideographic_indents_and_no_empty_lines() -> None:
    page = good(
        "首页 > 中拉关系\n标题\n祝青桥\n2016-02-05 16:18\n"
        "　　第一段，\n接着。\n　　第二段。\n（作者注）\n推荐给朋友\n打印"
    )
    assert page.paragraphs == ("第一段，接着。", "第二段。（作者注）")
    assert page.actions == ("推荐给朋友", "打印")
    assert guess_language(page, WORDS) == "zh"


def test_actions_on_one_line() -> None:
    assert good("T\n2016-02-05\n\nText.\n\n推荐给朋友　　打印\n").actions == ("推荐给朋友", "打印")


def test_a_word_of_an_action_in_the_text_is_text() -> None:
    page = good("T\n2016-02-05\n\nPrint\n\nMore.\n\nPrint\n")
    assert page.paragraphs == ("Print", "More.")
    assert page.actions == ("Print",)


@pytest.mark.parametrize("crumbs", ["Home", "Home > A", "Home > A > B > C", "首页＞新闻", "Inicio › A"])
def test_breadcrumbs_of_any_depth(crumbs: str) -> None:
    page = good(f"{crumbs}\nT\n2016-02-05\n\nText.")
    assert len(page.breadcrumb) == len(crumbs.replace("＞", ">").replace("›", ">").split(">"))
    assert page.title == "T"


def test_a_title_with_the_sign_of_breadcrumbs_stays_a_title() -> None:
    assert good("Trade > Aid\n2016-02-05\n\nText.").title == "Trade > Aid"


def test_without_links_breadcrumb_and_author() -> None:
    page = good("T\n2016-02-05\n\nText.")
    assert (page.links, page.breadcrumb, page.byline, page.note, page.actions) == ((), (), None, None, ())


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("A, B and C", ["A", "B", "C"]),
        ("A and B", ["A", "B"]),
        ("A, B y C", ["A", "B", "C"]),
        ("祝青桥、王毅", ["祝青桥", "王毅"]),
        ("李和平、郑和", ["李和平", "郑和"]),
        ("祝青桥 欧阳修", ["祝青桥", "欧阳修"]),
        ("王 毅", ["王 毅"]),
        ("Zhu Qingqiao", ["Zhu Qingqiao"]),
        ("Andy Sandler", ["Andy Sandler"]),
    ],
)
def test_authors_are_told_apart(line: str, names: list[str]) -> None:
    assert split_authors(line, joining_words(WORDS)) == names


@pytest.mark.parametrize(
    ("line", "date", "time"),
    [
        ("2016-02-05 16:18", "2016-02-05", "16:18:00"),
        ("2016/2/5", "2016-02-05", None),
        ("2016.02.05 06:07:08", "2016-02-05", "06:07:08"),
        ("2016年2月5日 16:18", "2016-02-05", "16:18:00"),
        ("  2016-02-05T16:18  ", "2016-02-05", "16:18:00"),
    ],
)
def test_forms_of_the_date_line(line: str, date: str, time: str | None) -> None:
    page = good(f"T\n{line}\n\nText.")
    assert (page.date, page.time) == (date, time)


def test_only_the_last_paragraph_in_parentheses_is_the_author_note() -> None:
    page = good("T\n2016-02-05\n\n(One.)\n\nTwo.\n\n(Note (with (nested) ones).)\n")
    assert page.paragraphs == ("(One.)", "Two.")
    assert page.note == "(Note (with (nested) ones).)"


@pytest.mark.parametrize("last", ["(a) and (b)", "(a) b", "a (b)"])
def test_a_last_paragraph_not_wholly_in_parentheses_is_text(last: str) -> None:
    page = good(f"T\n2016-02-05\n\nOne.\n\n{last}\n")
    assert page.paragraphs[-1] == last
    assert page.note is None


def test_a_line_break_between_han_characters_becomes_nothing_and_else_a_space() -> None:
    page = good("T\n2016-02-05\n\n中国\n拉美\nand\nmore\n、和\n")
    assert page.paragraphs == ("中国拉美 and more 、和",)


def test_only_ascii_white_space_folds() -> None:
    page = good("T\n2016-02-05\n\n  a \t b\u00a0\u00a0c\u3000d\u2003e  \n")
    assert page.paragraphs == ("a b\u00a0\u00a0c\u3000d\u2003e",)


def test_text_that_looks_like_markup_is_text() -> None:
    text = "# <b>*x*</b> [a](b) `c` &amp; {: #d } | 1. - ___ ~~~"
    assert good(f"T\n2016-02-05\n\n{text}\n").paragraphs == (text,)


def test_decomposed_accents_stay_decomposed() -> None:
    assert good("T\n2016-02-05\n\ncafe\u0301\n").paragraphs == ("cafe\u0301",)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_endings(ending: str) -> None:
    assert good(ENGLISH.replace("\n", ending)).paragraphs == ("First paragraph.", "Second paragraph.")


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + ENGLISH.encode(),
        codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + ENGLISH.encode("utf-32-le"),
    ],
)
def test_byte_order_marks(data: bytes) -> None:
    assert good(data).paragraphs == good(ENGLISH).paragraphs


def test_gb18030_is_believed_by_the_family_s_words() -> None:
    text = "首页 > 中拉关系\n标题\n2016-02-05\n\n　　正文。\n\n打印\n"
    assert good(text.encode("gb18030")).paragraphs == ("正文。",)


def test_gb18030_without_such_words_is_no_guess() -> None:
    [(line, message)] = faults("标题\n2016-02-05\n\n正文。\n".encode("gb18030"))
    assert line == 1
    assert "--encoding" in message
    assert good("标题\n2016-02-05\n\n正文。\n".encode("gb18030"), "gb18030").paragraphs == ("正文。",)


def test_latin_1_is_no_guess_either() -> None:
    [(line, message)] = faults("T\n2016-02-05\n\nTítulo de la página.\n".encode("latin-1"))
    assert (line, "--encoding" in message) == (4, True)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "empty"),
        (" \n\n ", 1, "empty"),
        ("T\n\nText.\n", 1, "no date line"),
        ("T\n2016-02-30\n\nText.\n", 2, "no date of the calendar"),
        ("T\n2016-02-05 25:00\n\nText.\n", 2, "no date of the calendar"),
        ("T\n2016-02-05\n\n", 2, "no text below the date line"),
        ("T\n2016-02-05\n\nPrint\n", 2, "no text below the date line"),
        ("2016-02-05\n\nText.\n", 1, "no title"),
        ("Home > A\n2016-02-05\n\nText.\n", 2, "no title"),
        ("T\nA\nB\n2016-02-05\n\nText.\n", 3, "one line too many"),
        ("Strange\nHome > A\nT\n2016-02-05\n\nText.\n", 1, "above the breadcrumb"),
        ("T\n2016-02-05\n\nTe\0xt.\n", 4, "NUL"),
        ("T\n2016-02-05\n2016-02-06\n\nText.\n", 3, "second date line"),
    ],
)
def test_what_is_no_such_page_is_refused_at_its_place(text: str, line: int, said: str) -> None:
    found = faults(text)
    assert [n for n, message in found if said in message] == [line], found


def test_a_binary_file_is_refused() -> None:
    [(_, message)] = faults(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\0")
    assert "binary" in message


def test_an_unknown_encoding_is_named() -> None:
    [(_, message)] = faults(ENGLISH, "klingon")
    assert "klingon" in message


def test_the_language_by_links_or_common_words() -> None:
    assert guess_language(good("中文 | Español\nT\n2016-02-05\n\nText.\n"), WORDS) == "en"
    assert guess_language(good("T\n2016-02-05\n\nLa casa de la abuela y el mar de la vida.\n"), WORDS) == "es"
    assert guess_language(good("题\n2016-02-05\n\n我的书和你的书在桌上。\n"), WORDS) == "zh"
    assert guess_language(good("T\n2016-02-05\n\nXyz.\n"), WORDS) is None


def test_lone_surrogates_are_refused_whatever_the_encoding() -> None:
    [(line, message)] = faults(b"T\n2016-02-05\n\nText +2AA-\n", "utf-7")
    assert (line, message) == (4, "U+D800 cannot stand in a text")


def test_utf_16_with_a_mark_and_the_encoding_named() -> None:
    assert good(codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "utf-16").title == "A Great Journey"


def test_emoji_are_no_han_characters_and_variation_selectors_are_no_characters_of_their_own() -> None:
    assert good("T\n2016-02-05\n\na🚢\n🚢b\n").paragraphs == ("a🚢 🚢b",)
    assert good("T\n2016-02-05\n\n葛\U000e0100\n城\n").paragraphs == ("葛\U000e0100城",)

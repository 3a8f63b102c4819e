"""Captured pages as text: every usual head, date and tail, what is asked, and what is refused."""

from __future__ import annotations

import codecs
import textwrap

import pytest
from captures import ENGLISH, WORDS, doubts, faults, good, sure, understood
from hexapla.read.capture import guess_language
from hexapla.read.captures.authors import joining_words, people, split_authors
from hexapla.read.captures.words import Words

SOME = {tag: WORDS[tag] for tag in ("en", "es", "zh")}


def test_every_part_of_the_english_page_is_understood() -> None:
    page = good(ENGLISH)
    assert page.links == ("中文", "Español")
    assert page.breadcrumb == ("Home", "China-CELAC Relations")
    assert (page.title, page.byline, page.authors) == ("A Great Journey", "Zhu Qingqiao", ("Zhu Qingqiao",))
    assert (page.date, page.time) == ("2016-02-05", "16:18:00")
    assert page.paragraphs == ("First paragraph.", "Second paragraph.")
    assert page.note == "(The author is a Director.)"
    assert page.actions == ("Suggest to a friend:", "Print")
    assert guess_language(page, SOME) == "en"


def test_paragraphs_remember_their_line() -> None:
    assert [p.location.line for p in good(ENGLISH).paragraphs] == [8, 10]


def test_the_spanish_layout() -> None:
    page = good(
        "English | 中文\nInicio > Relaciones China-CELAC\nTítulo\nAna Paz y Bo Luz\n2016/2/5\n\n  Uno.\n\n  Dos.\n"
        "Sugerir a un amigo:\nImprimir\n"
    )
    assert page.breadcrumb == ("Inicio", "Relaciones China-CELAC")
    assert page.authors == ("Ana Paz", "Bo Luz")
    assert (page.date, page.time) == ("2016-02-05", None)
    assert page.paragraphs == ("Uno.", "Dos.")
    assert page.actions == ("Sugerir a un amigo:", "Imprimir")
    assert guess_language(page, SOME) == "es"


def test_the_chinese_layout_with_ideographic_indents_and_no_empty_lines() -> None:
    page = good(
        "首页 > 中拉关系\n标题\n祝青桥\n2016-02-05 16:18\n"
        "　　第一段，\n接着。\n　　第二段。\n（作者注）\n推荐给朋友\n打印"
    )
    assert page.paragraphs == ("第一段，接着。", "第二段。")
    assert page.note == "（作者注）"
    assert page.actions == ("推荐给朋友", "打印")
    assert guess_language(page, SOME) == "zh"


def test_actions_on_one_line() -> None:
    assert good("T\n2016-02-05\n\nText.\n\n推荐给朋友　　打印\n").actions == ("推荐给朋友", "打印")


@pytest.mark.parametrize("crumbs", ["Home", "Home > A", "Home > A > B > C", "首页＞新闻", "Inicio › A"])
def test_breadcrumbs_of_any_depth(crumbs: str) -> None:
    page = good(f"{crumbs}\nT\n2016-02-05\n\nText.")
    assert len(page.breadcrumb) == len(crumbs.replace("＞", ">").replace("›", ">").split(">"))
    assert page.title == "T"


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
    assert split_authors(line, joining_words(Words(WORDS))) == names


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


def test_a_line_break_between_han_characters_becomes_nothing_and_else_a_space() -> None:
    page = good("T\n2016-02-05\n\n中国和拉美的合作是\n拉美\nand\nmore\n、和\n")
    assert page.paragraphs == ("中国和拉美的合作是拉美 and more 、和",)


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


def test_a_binary_file_is_refused() -> None:
    [(_, message)] = faults(b"\x01\x02\0\0\0\rIHDR\xff\xfe\0")
    assert "binary" in message


def test_an_unknown_encoding_is_named() -> None:
    [(_, message)] = faults(ENGLISH, "klingon")
    assert "klingon" in message


def test_lone_surrogates_are_refused_whatever_the_encoding() -> None:
    [(line, message)] = faults(b"T\n2016-02-05\n\nText +2AA-\n", "utf-7")
    assert (line, message) == (4, "U+D800 cannot stand in a text")


def test_utf_16_with_a_mark_and_the_encoding_named() -> None:
    assert good(codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "utf-16").title == "A Great Journey"


def test_emoji_are_no_han_characters_and_variation_selectors_are_no_characters_of_their_own() -> None:
    assert good("T\n2016-02-05\n\na🚢\n🚢b\n").paragraphs == ("a🚢 🚢b",)
    assert good("T\n2016-02-05\n\n葛\U000e0100\n城\n").paragraphs == ("葛\U000e0100城",)


FERRY = "The ferry left at noon with forty people and a goat.\n\nIt came back at dusk with thirty-nine of them.\n"
BARCA = "El transbordador salió a mediodía con cuarenta personas y una cabra.\n\nVolvió al anochecer.\n"
渡船 = "　　渡船中午出发，载着四十人和一只山羊。\n　　傍晚归来，船上有三十九人和那只山羊。\n"


@pytest.mark.parametrize(
    ("line", "day", "time", "zone"),
    [
        ("5 de febrero de 2016", "2016-02-05", None, ""),
        ("February 5, 2016", "2016-02-05", None, ""),
        ("Feb. 5, 2016", "2016-02-05", None, ""),
        ("5 February 2016", "2016-02-05", None, ""),
        ("5 Feb 2016 16:18", "2016-02-05", "16:18:00", ""),
        ("14.09.2018", "2018-09-14", None, ""),
        ("Publicado el 14/09/2018", "2018-09-14", None, ""),
        ("Published: 2016-02-05", "2016-02-05", None, ""),
        ("Viernes, 5 de febrero de 2016", "2016-02-05", None, ""),
        ("2016-02-05T16:18:00+08:00", "2016-02-05", "16:18:00", "+08:00"),
        ("2016-02-05 (Fri) 16:18", "2016-02-05", "16:18:00", ""),
        ("Friday, February 5, 2016", "2016-02-05", None, ""),
        ("Lima, 5 de febrero de 2016", "2016-02-05", None, ""),
        ("Feb 05, 2016, 16:18 (GMT+8)", "2016-02-05", "16:18:00", "+08:00"),
        ("2016年02月05日16:18", "2016-02-05", "16:18:00", ""),
        ("2016年02月05日16:18 来源：人民网", "2016-02-05", "16:18:00", ""),
        ("2016年2月5日 星期五", "2016-02-05", None, ""),
        ("发布时间：2016-02-05", "2016-02-05", None, ""),
        ("二〇一六年二月五日", "2016-02-05", None, ""),
        ("二○一六年十二月二十五日", "2016-12-25", None, ""),
        ("2018/9/14 下午 5:02:10", "2018-09-14", "17:02:10", ""),
        ("14 de septiembre de 2018 08:12 h", "2018-09-14", "08:12:00", ""),
        ("14 de setembro de 2018 às 08h12", "2018-09-14", "08:12:00", ""),
        ("Publié le 1er mars 2019 à 08h12", "2019-03-01", "08:12:00", ""),
        ("14 сентября 2018 года, 08:12", "2018-09-14", "08:12:00", ""),
        ("08:12, 14 сентября 2018", "2018-09-14", "08:12:00", ""),
        ("١٤ سبتمبر ٢٠١٨", "2018-09-14", None, ""),
        ("14 أيلول/سبتمبر 2018", "2018-09-14", None, ""),
        ("September 14th, 2018 at 8:12 p.m.", "2018-09-14", "20:12:00", ""),
        ("12:05 a.m., September 14, 2018", "2018-09-14", "00:05:00", ""),
        ("2018-09-14 08:12 | Beijing time", "2018-09-14", "08:12:00", ""),
        ("14 Sep 2018 | Updated: 15 Sep 2018 10:00", "2018-09-14", None, ""),
        ("Published: 14 Sep 2018 08:12 GMT | Modified 16 Sep 2018", "2018-09-14", "08:12:00", "+00:00"),
    ],
)
def test_dates_as_pages_print_them(line: str, day: str, time: str | None, zone: str) -> None:
    page = sure(f"A ferry and a goat\n{line}\n\n{FERRY}")
    assert (page.title, page.date, page.time, page.zone) == ("A ferry and a goat", day, time, zone)
    assert len(page.paragraphs) == 2


@pytest.mark.parametrize("line", ["5/2/2016", "05.02.2016", "Publicado el 05/02/2016", "02/05/2016 4:18 PM"])
def test_a_day_and_month_that_could_be_either_are_asked_for(line: str) -> None:
    [doubt] = doubts(f"A ferry and a goat\n{line}\n\n{FERRY}")
    assert (doubt.line, doubt.option, doubt.fatal) == (2, "--date", True)
    assert {"2016-02-05", "2016-05-02"} <= set(doubt.message.split())
    given = sure(f"A ferry and a goat\n{line}\n\n{FERRY}", date="2016-02-05")
    # The page says it; whoever imports only says which of the two it is.
    assert (given.date, given.given) == ("2016-02-05", ())


@pytest.mark.parametrize("line", ["2016-02-30", "30 de febrero de 2016", "2016年13月1日", "31 April 2016"])
def test_a_day_that_no_calendar_has_is_told_at_its_line(line: str) -> None:
    [doubt] = doubts(f"A ferry and a goat\n{line}\n\n{FERRY}")
    assert (doubt.line, doubt.fatal, "no date of the calendar" in doubt.message) == (2, True, True)


PANIC = "Forty passengers, one animal, and no panic"
HEADS: list[tuple[str, str, tuple[str, ...], dict[str, object]]] = [
    ("Home > News\nThe ferry\nBy Ana Pérez\n2018-09-14", "The ferry", ("Ana Pérez",), {}),
    ("Inicio > Noticias\nLa cabra\nPor: Ana Pérez, Luis Gil\n2018-09-14", "La cabra", ("Ana Pérez", "Luis Gil"), {}),
    ("首页 > 新闻\n渡船与山羊\n作者：闻江\n2018-09-14", "渡船与山羊", ("闻江",), {}),
    ("渡船与山羊\n记者 闻江\n2018-09-14", "渡船与山羊", ("闻江",), {}),
    ("渡船与山羊\n文/闻江\n2018-09-14", "渡船与山羊", ("闻江",), {}),
    ("La cabra\nPedro Ruiz y Vega\n2018-09-14", "La cabra", ("Pedro Ruiz y Vega",), {}),
    ("The ferry\nPedro Ruiz and Ana Vega\n2018-09-14", "The ferry", ("Pedro Ruiz", "Ana Vega"), {}),
    ("The ferry\nBY ELENA MORA AND J. WHITFIELD\n2018-09-14", "The ferry", ("ELENA MORA", "J. WHITFIELD"), {}),
    ("The ferry\nWang Yi, Minister of Ferries\n2018-09-14", "The ferry", ("Wang Yi",), {}),
    ("渡船与山羊\n中华人民共和国外交部长 王毅\n2018-09-14", "渡船与山羊", ("王毅",), {}),
    ("La cabra\nXu Mingtao, Embajador de China en la República\n2018-09-14", "La cabra", ("Xu Mingtao",), {}),
    ("The ferry\n2018-09-14 by Ana Pérez", "The ferry", ("Ana Pérez",), {}),
    ("The ferry\nSeptember 14, 2018 | By Ana Pérez", "The ferry", ("Ana Pérez",), {}),
    ("You are here: Home > Ferries\nThe ferry\n2018-09-14", "The ferry", (), {"breadcrumb": ("Home", "Ferries")}),
    ("您的位置：首页 > 渡船\n渡船，归来！\n2018-09-14", "渡船，归来！", (), {"breadcrumb": ("首页", "渡船")}),
    ("Usted está aquí: Inicio > Sala\nLa cabra\n2018-09-14", "La cabra", (), {"breadcrumb": ("Inicio", "Sala")}),
    ("江口网 正文\n渡船与山羊，平安归来！\n2018-09-14", "渡船与山羊，平安归来！", (), {}),
    (f"Home > News\nThe ferry\n{PANIC}\n2018-09-14", "The ferry", (), {"standfirst": PANIC}),
    (f"The goat of the ferry\n{PANIC}\n2018-09-14", "The goat of the ferry", (), {"standfirst": PANIC}),
    ("Press release\nThe ferry\n2018-09-14", "The ferry", (), {}),
    ("NOTA DE PRENSA Nº 71\nThe ferry\n2018-09-14", "The ferry", (), {}),
    ("The ferry\nby Ana Pérez\n2018-09-14", "The ferry", ("Ana Pérez",), {}),
    ("The ferry\nAna Pérez ana@harbour.example\n2018-09-14", "The ferry", ("Ana Pérez",), {}),
    ("首页新闻体育财经博客\n渡船与山羊，平安归来！\n2018-09-14", "渡船与山羊，平安归来！", (), {}),
    ("NewsSportOpinionBusiness\nThe ferry\n2018-09-14", "The ferry", (), {}),
    ("渡船与山羊\n2018年09月14日08:12  来源：江口晚报", "渡船与山羊", (), {"source": "江口晚报"}),
    ("渡船与山羊\n来源：江口晚报2018-09-14 08:12", "渡船与山羊", (), {"source": "江口晚报"}),
    ("La cabra\nrio.example| 2018-09-14 08:12:33|", "La cabra", (), {"source": "rio.example"}),
    ("The ferry\n(2018-09-14)", "The ferry", (), {}),
    ("2018-09-14\nThe ferry", "The ferry", (), {}),
    ("14 September 2018\nThe ferry\nBy Ana Pérez", "The ferry", ("Ana Pérez",), {"date": "2018-09-14"}),
]


@pytest.mark.parametrize(("head", "title", "authors", "more"), HEADS)
def test_heads_as_pages_have_them(head: str, title: str, authors: tuple[str, ...], more: dict[str, object]) -> None:
    page = sure(f"{head}\n\n{FERRY}")
    assert (page.title, page.authors, page.date) == (title, authors, "2018-09-14")
    assert len(page.paragraphs) == 2
    for part, value in more.items():
        assert getattr(page, part) == value


@pytest.mark.parametrize(
    ("head", "said", "option"),
    [
        ("Harbour News\nAll about ferries\nThe goat and the mayor\nWho paid\n2018-09-14", "which line", "--title"),
        ("The ferry\n2018-09-14 at 8", "'at 8', which is not understood", "--date"),
        ("The ferry\nSomething\n2018-09-14", "which line", "--title"),
        ("The Pilot\nGive every harbour a timetable\n2018-09-14", "which line", "--title"),
        ("Ana Pérez\nThe ferry\n2018-09-14", "'Ana Pérez' above the title", "--authors"),
        ("The ferry\n2018-09-14\nAna Pérez", "'Ana Pérez' below the date", "--authors"),
    ],
)
def test_what_has_two_readings_is_asked(head: str, said: str, option: str) -> None:
    found = doubts(f"{head}\n\n{FERRY}")
    assert [said in doubt.message and option in doubt.option for doubt in found].count(True) == 1, found


@pytest.mark.parametrize(
    ("tail", "left"),
    [
        ("Editor: M. W.\n\nRelated articles\n\nRead more: The goat and the mayor\n", 3),
        ("(Web editor: Mo Wen, Li Jiang)\n", 1),
        ("(END)\n", 1),
        ("Photo: A. P.\n", 1),
        ("Lea también: La cabra y el alcalde\n", 1),
        ("Comments\n\nNed: one too\n", 2),
        ("© 2018 Harbour News. All rights reserved.\n", 1),
        ("Tags\nferries\ngoats\n", 3),
        ("责任编辑：闻江\n相关新闻\n", 2),
        ("【纠错】 责任编辑： 闻江\n相关新闻\n", 2),
        ("【纠错】 【责任编辑:闻江】\n", 1),
        ("Поделиться ВКонтакте Telegram Версия для печати\n", 0),
        ("列印 | 轉寄朋友 | 回上頁\n", 0),
    ],
)
def test_what_stands_below_the_text_is_left_out_and_told(tail: str, left: int) -> None:
    page = sure(f"The ferry\n2018-09-14\n\n{FERRY}\n{tail}")
    assert (len(page.paragraphs), page.note, page.left) == (2, None, left)


def test_text_below_the_end_of_the_text_is_a_doubt() -> None:
    comment = "We had one in Whitby too, and I still wake in the night."
    found = doubts(f"The ferry\n2018-09-14\n\n{FERRY}\nComments\n\n{comment}\n")
    assert [(doubt.line, doubt.option) for doubt in found] == [(10, "--text")]


def test_share_words_above_the_text_are_buttons() -> None:
    page = sure(f"The ferry\n2018-09-14\nShare this\nFacebook Twitter\n\n{FERRY}")
    assert (len(page.paragraphs), page.left) == (2, 2)
    for words in ("tamaño de la fuente disminuir aumentar Imprimir Email", "Leído 214 veces", "Compartir Facebook X"):
        assert len(sure(f"La cabra\n2018-09-14\n{words}\n\n{BARCA}\n{words}\n").paragraphs) == 2, words
    for words in ("分享到：微博 微信", "【字体：大 中 小】 打印", "字号小大", "推荐给朋友 全文打印 打印文字稿"):
        assert sure(f"渡船与山羊\n2018-09-14\n{words}\n{渡船}").paragraphs[0].startswith("渡船中午")


def test_a_caption_above_a_paragraph_is_none() -> None:
    page = sure(f"La cabra\n2018-09-14\n\nLa cabra, en cubierta. FOTO: A. P.\n{BARCA}")
    assert (len(page.paragraphs), page.left) == (2, 1)


def test_lines_that_end_sentences_are_paragraphs_and_wrapped_ones_are_not() -> None:
    lines = FERRY.replace("\n\n", "\n") + "Nobody in the harbour office could say who was missing.\n"
    assert len(sure(f"The ferry\nAna Pérez\n2018-09-14\n{lines}Print\n").paragraphs) == 3
    whole = (
        "The ferry left at noon with forty people and a goat. It came back at dusk. Nobody could say who was missing."
    )
    wrapped = "\n".join(textwrap.wrap(whole, 40)) + "\n\nThat was all there was of it.\n"
    assert len(sure(f"The ferry\n2018-09-14\n\n{wrapped}").paragraphs) == 2


def test_lines_that_could_be_either_are_asked() -> None:
    text = "A list of goats\nThe goat of the ferry is the best known of them all.\nAnother goat\nIt is grey.\n"
    assert "one paragraph" in " ".join(doubt.message for doubt in doubts(f"The ferry\n2018-09-14\n\n{text}"))
    assert len(good(f"The ferry\n2018-09-14\n\n{text}", paragraphs="lines").paragraphs) == 4
    assert len(good(f"The ferry\n2018-09-14\n\n{text}", paragraphs="blocks").paragraphs) == 1


def test_only_what_speaks_of_the_author_is_a_note_on_the_author() -> None:
    page = good(f"T t\n2016-02-05\n\n{FERRY}\n(Note (with (nested) ones).)\n")
    assert (page.paragraphs[-1], page.note) == ("(Note (with (nested) ones).)", None)
    notes = (
        "(The author is a goat.)",
        "(La autora vive junto al puerto.)",
        "（作者为江口中学教师）",
        "El autor es de aquí.",
    )
    for note in notes:
        page = sure(f"The ferry\n2016-02-05\n\n{FERRY}\n{note}\n")
        assert (len(page.paragraphs), page.note) == (2, note)


LEFT = "The ferry left at noon with forty people.\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "empty"),
        (" \n\n ", 1, "empty"),
        (f"T\n\n{LEFT}", 1, "no date of publication"),
        (f"T\nPosted some day in 2018\n\n{LEFT}", 2, "is it in 'Posted some day"),
        (f"T\n2016-02-05 25:00\n\n{LEFT}", 2, "not understood"),
        ("T\n2016-02-05\n\n", 1, "no text is found"),
        ("T\n2016-02-05\n\nPrint\n", 1, "no text is found"),
        (f"Home > A\n2016-02-05\n\n{LEFT}\nIt came back at dusk, late.\n", 1, "no line is found to be the title"),
        ("T\n2016-02-05\n\nTe\0xt.\n", 4, "NUL"),
    ],
)
def test_what_is_no_such_page_is_told_at_its_place(text: str, line: int, said: str) -> None:
    found = faults(text)
    assert [n for n, message in found if said in message] == [line], found


def test_the_language_by_its_words_or_links() -> None:
    assert guess_language(good("中文 | Español\nT\n2016-02-05\n\nText.\n"), SOME) == "en"
    assert guess_language(good("T\n2016-02-05\n\nEl mar y las casas del puerto.\n"), SOME) == "es"
    assert guess_language(good("题\n2016-02-05\n\n我的书和你的书在桌上。\n"), SOME) == "zh"
    assert guess_language(good("T\n2016-02-05\n\nXyz.\n"), SOME) is None


def test_a_title_with_the_sign_of_breadcrumbs_stays_a_title() -> None:
    assert good("Trade > Aid\n2016-02-05\n\nText.").title == "Trade > Aid"


def test_the_lines_of_the_text_may_be_said() -> None:
    text = "The ferry\n2018-09-14\n\nHarbour notice\n\nThe ferry left at noon, late.\n\nIt came back.\n\nGoodbye\n"
    assert good(text, text="6-8").paragraphs == ("The ferry left at noon, late.", "It came back.")


def test_a_title_and_authors_that_are_said_are_given_or_point_at_their_line() -> None:
    page = good(f"Harbour News\nThe ferry\nGoat tales\n2018-09-14\n\n{FERRY}", title="The ferry", authors="Ana Pérez")
    assert (page.title, page.authors, page.given) == ("The ferry", ("Ana Pérez",), ("authors",))
    page = good(f"The ferry\n2018-09-14\n\n{FERRY}", title="A goat", authors="none", date="2018-09-15T08:12")
    assert (page.title, page.date, page.time, page.given) == ("A goat", "2018-09-15", "08:12:00", ("title", "date"))


def test_names_apart_from_labels_and_posts() -> None:
    words = Words(WORDS)
    for line, names in (
        ("Por Inés Núñez y Wang Wei", ("Inés Núñez", "Wang Wei")),
        ("（记者 闻江 李渡）", ("闻江", "李渡")),
        ("闻　江　李　渡　欧阳明远", ("闻江", "李渡", "欧阳明远")),
        ("Hélène Fabre (Saint-Bief, envoyée spéciale)", ("Hélène Fabre",)),
        ("Ximena Larraín Prieto (*)", ("Ximena Larraín Prieto",)),
        ("Par : Laetitia Rabary Suivre", ("Laetitia Rabary",)),
        ("Otto Lind·Follow", ("Otto Lind",)),
    ):
        assert people(line, words) == names, line


def test_a_date_below_the_text_leaves_the_text_where_it_is() -> None:
    text = f"The ferry\nBy Ana Pérez\n\n{FERRY}\n12 March 2021\n"
    assert [doubt.option for doubt in doubts(text)] == ["--date"]
    page = good(text)
    assert (page.title, page.authors, page.date, len(page.paragraphs)) == ("The ferry", ("Ana Pérez",), "2021-03-12", 2)


def test_what_is_said_of_a_page_holds_whatever_the_page_seems_to_say() -> None:
    text = f"The ferry\nBy Ana Pérez Published 12 March 2021\n\n{FERRY}"
    assert good(text, authors="Ana Pérez").authors == ("Ana Pérez",)
    page = good(f"By Ana Pérez\n2021-03-12\n\n{FERRY}", title="No such title")
    assert (page.title, page.authors, page.given) == ("No such title", ("Ana Pérez",), ("title",))
    page = good(f"The ferry\n2021-03-12\n\nForty went, and a goat.\n\n{FERRY}\nPhoto: A. P.\n", text="4-10")
    assert page.paragraphs[0] == "Forty went, and a goat."
    assert "Photo: A. P." not in page.paragraphs


def test_a_single_word_above_a_longer_line_may_be_a_rubric() -> None:
    text = f"Transport\nThe ferry that left at noon comes back with a goat\nBy Ana Pérez\n2021-03-12\n\n{FERRY}"
    assert "--title" in [doubt.option for doubt in doubts(text)]


def test_a_row_of_figures_is_no_button() -> None:
    page = "<h1>The ferry and the goat</h1><p>2021-03-12</p><p>{}</p><table><tr><td>2018<td>4112</table><p>{}</p>"
    one, two = FERRY.split("\n\n")
    layout = doubts(page.format(one, two), "page.html")
    assert any("'2018' is a cell of a table" in doubt.message for doubt in layout)


def test_an_author_more_than_the_metadata_know_is_kept() -> None:
    data = '<script type="application/ld+json">{"headline": "The ferry", "author": {"name": "Ann Porter"}}</script>'
    body = "".join(f"<p>{text}</p>" for text in FERRY.split("\n\n"))
    page = f"{data}<h1>The ferry</h1><p>By Ann Porter and Joe Bloggs</p><p>2021-03-12</p>{body}"
    assert good(page, name="page.html").authors == ("Ann Porter", "Joe Bloggs")


def test_a_box_in_a_text_by_the_name_of_its_class_is_a_doubt() -> None:
    one, two = FERRY.split("\n\n")
    box = '<div class="related-box"><p>A goat was seen.</p></div>'
    page = f"<h1>The ferry</h1><p>2021-03-12</p><p>{one}</p>{box}<p>{two}</p>"
    assert "is 'A goat was seen.' a paragraph of the text?" in [doubt.message for doubt in doubts(page, "page.html")]


def test_another_date_of_the_page_tells_the_order_of_day_and_month() -> None:
    head = "Ponte nova\nPublicado em 03/05/2022 17h20 Atualizado em 31/05/2022 18h02"
    assert sure(f"{head}\n\n{FERRY}").date == "2022-05-03"
    assert doubts(f"{head.replace('31/05', '05/31')}\n\n{FERRY}")[0].fatal


def test_a_poem_in_markdown_keeps_its_lines_or_is_asked_about() -> None:
    one, two = FERRY.split("\n\n")
    poem = f"# The ferry\n\n2021-03-12\n\n{one}\n\nThe ship came in\nbefore the day\nand nobody knew\n\n{two}"
    assert "--paragraphs lines" in " ".join(doubt.option for doubt in doubts(poem, "page.md"))
    assert "before the day" in good(poem, name="page.md", paragraphs="lines").paragraphs
    wrapped = f"# The ferry\n\n2021-03-12\n\n{textwrap.fill(one, 40)}\n\n{two}"
    assert good(wrapped, name="page.md").paragraphs[0] == one


BODY = "".join(f"<p>{text}</p>" for text in FERRY.split("\n\n") * 3)
CHANGED = "<h1>The ferry</h1><p>Last updated: 5 February 2016</p>"
TOLD = '<meta property="article:published_time" content="2016-02-04T08:00:00Z">'


def test_the_day_of_a_change_is_not_taken_for_that_of_publication() -> None:
    [doubt] = doubts(f"The ferry\nUpdated 2016-02-05 16:18\n\n{FERRY}")
    assert (doubt.line, doubt.option, "day of a change" in doubt.message) == (2, "--date", True)
    assert sure(f"The ferry\nUpdated 2016-02-05\n\n{FERRY}", date="2016-02-05").date == "2016-02-05"
    assert sure(f"The ferry\nUpdated 2016-02-05\nPublished 2016-02-04\n\n{FERRY}").date == "2016-02-04"
    assert sure(TOLD + CHANGED + BODY, "page.html").date == "2016-02-04"
    assert [doubt.option for doubt in doubts(CHANGED + BODY, "page.html")] == ["--date"]


def test_what_is_folded_away_is_left_out_and_can_be_said_to_be_text() -> None:
    one, two = FERRY.split("\n\n")
    page = f"<h1>The ferry</h1><p>2016-02-05</p><p>{one}</p><p>{two}</p><details><summary>More</summary>{one}</details>"
    assert len(good(page, name="page.html", text="3-4").paragraphs) == 2
    whole = good(page, name="page.html", text="3-6").paragraphs
    assert (len(whole), whole[-1]) == (4, one)


def test_a_menu_is_no_breadcrumb() -> None:
    assert good(f"Home\nNews\nSports\n\nThe ferry and the goat\n2016-02-05\n\n{FERRY}").breadcrumb == ()
    menu = "<nav><ul><li><a href=a>Home</a><li><a href=b>News</a></ul></nav>"
    page = good(f"{menu}<h1>The ferry</h1><p>2016-02-05</p>{BODY}", name="page.html")
    assert (page.title, page.breadcrumb) == ("The ferry", ())


def test_more_metadata_than_are_read_are_told() -> None:
    page = f"<meta name=author content='{'Ana Paz, ' * 300}'><h1>The ferry</h1><p>2016-02-05</p>{BODY}"
    assert [(d.option, "under 'author'" in d.message) for d in doubts(page, "page.html")] == [("--authors", True)]


def test_a_line_of_authors_keeps_one_label() -> None:
    page = good(f"The ferry\nAuthor: By Ana Pérez\n2016-02-05\n\n{FERRY}")
    assert (page.byline, page.authors) == ("By Ana Pérez", ("Ana Pérez",))


STANZAS = (
    ["The ship came in", "before the day", "and nobody knew."],
    ["The goat went out", "to see the sea", "as goats will do."],
)


@pytest.mark.parametrize(
    ("name", "poem", "unsure"),
    [
        ("page.txt", "\n\n".join("\n".join(one) for one in STANZAS), 2),
        ("page.md", "\n\n".join("  \n".join(one) for one in STANZAS), 2),
        ("page.html", "".join(f"<p>{'<br>'.join(one)}</p>" for one in STANZAS), 2),
        ("page.html", "".join(f"<p class=stanza>{'<br>'.join(one)}</p>" for one in STANZAS), 0),
        ("page.html", f"<pre>{chr(10).join([*STANZAS[0], '', *STANZAS[1]])}</pre>", 0),
    ],
)
def test_short_lines_in_stanzas_are_proposed_as_verse(name: str, poem: str, unsure: int) -> None:
    heads = {
        "page.txt": "The ferry\n2021-03-12\n\n{}\n\n{}\n\n",
        "page.md": "# The ferry\n\n2021-03-12\n\n{}\n\n{}\n\n",
    }
    text = heads.get(name, "<h1>The ferry</h1><p>2021-03-12</p><p>{}</p>{}").format(FERRY.strip(), poem)
    page, layout, _ = understood(text + (BODY if name == "page.html" else FERRY), name)
    assert page is not None
    assert layout is not None
    verse = [n for n, form in layout.forms.items() if form == "verse"]
    assert [page.paragraphs[n - 1] for n in verse] == [line for one in STANZAS for line in one]
    assert sum("read as verse" in doubt.message for doubt in layout.doubts) == unsure, layout.doubts


LONG = " ".join([FERRY.split("\n\n")[0]] * 4)


def test_a_line_wider_than_any_text_is_wrapped_shows_that_lines_are_paragraphs() -> None:
    page = sure(f"The ferry\n2018-09-14\n{LONG}\n{LONG}\nA goat at sea\n{LONG}\n{LONG}\n{LONG}\n")
    assert (len(page.paragraphs), page.paragraphs[2]) == (6, "A goat at sea")
    odd = doubts(f"The ferry\n2018-09-14\n{LONG}\n{LONG}\nIt sank.\n{LONG}\n")
    assert ["'It sank.' is read as a paragraph" in doubt.message for doubt in odd] == [True]


def test_a_speech_begins_with_those_who_are_spoken_to() -> None:
    page = sure(f"The ferry\n2018-09-14\n\nHonourable Minister Pérez,\n\n{FERRY}")
    assert (page.paragraphs[0], page.authors) == ("Honourable Minister Pérez,", ())


def test_who_signs_a_text_at_its_end_is_its_author() -> None:
    page = sure(f"The ferry\n2018-09-14\n\n{FERRY}\nText by Ana Pérez\n")
    assert (len(page.paragraphs), page.authors) == (2, ("Ana Pérez",))
    head = '<script type="application/ld+json">{"headline": "The ferry", "author": {"name": "Ana Pérez"}}</script>'
    page = sure(f"{head}<h1>The ferry</h1><p>2018-09-14</p>{BODY}<p>Ana Pérez</p>", "page.html")
    assert (len(page.paragraphs), page.authors) == (6, ("Ana Pérez",))


def test_what_stands_beside_a_date_that_the_page_s_head_has_too_is_of_no_matter() -> None:
    head = '<meta property="article:published_time" content="2018-09-14T08:12:00Z"><h1>The ferry</h1>'
    page = head + "<p>2018-09-14 {}</p>" + BODY
    assert sure(page.format("in the harbour"), "page.html").date == "2018-09-14"
    assert doubts(page.format("at 25:12"), "page.html")
    assert doubts(page.replace("meta", "no").format("in the harbour"), "page.html")


def test_a_class_that_the_whole_text_has_is_of_its_box() -> None:
    page = "<h1>The ferry</h1><p>2021-03-12</p><div class='promo-text'>" + BODY + "</div>"
    assert len(sure(page, "page.html").paragraphs) == 6


def test_of_two_dates_above_and_below_a_text_the_one_above_is_the_page_s() -> None:
    text = f"渡船与山羊\n2023年03月09日05:12 | 来源：江口晚报\n{渡船}《 江口晚报 》（ 2023年03月10日 04 版）\n"
    assert [doubt.option for doubt in doubts(text)] in ([], ["--text"])
    assert good(text).date == "2023-03-09"


def test_a_word_between_authors_and_text_is_a_place() -> None:
    page = f"<h1>The ferry</h1><p>By Ana Pérez</p><p>2018-09-14</p><p>{{}}</p><div>{BODY}</div>"
    assert len(sure(page.format("Belém"), "page.html").paragraphs) == 6
    assert doubts(page.replace("By Ana Pérez", "").format("Lusa"), "page.html")

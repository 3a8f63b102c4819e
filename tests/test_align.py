"""What two texts say of each other: paragraphs by their lengths, figures, words that are nearly the same."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from conftest import whole
from hexapla.align.figures import differing
from hexapla.align.paragraphs import Pair, pairs
from hexapla.align.quotes import Alike
from hexapla.pipeline import read_and_check
from hexapla.problems import Problem, SourceError

ARTICLE = whole("large").article["harbour-year"]
# Paragraphs of prose: lines of a list or of verse are too short for their lengths to tell.
PROSE = 9
ORIGINAL = [str(text) for text in ARTICLE.texts["en"][:PROSE]]
TRANSLATIONS = {tag: [str(text) for text in ARTICLE.texts[tag][:PROSE]] for tag in ("zh", "es")}


def odd(original: list[str], translation: list[str]) -> list[Pair]:
    return [pair for pair in pairs(original, translation) if not len(pair.original) == len(pair.translation) == 1]


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_every_joined_or_parted_paragraph_is_found(tag: str) -> None:
    text = TRANSLATIONS[tag]
    assert odd(ORIGINAL, text) == []
    for at in range(len(text) - 1):
        joined = [*text[:at], text[at] + text[at + 1], *text[at + 2 :]]
        assert odd(ORIGINAL, joined) == [Pair(range(at, at + 2), range(at, at + 1))]
    for at, paragraph in enumerate(text):
        half = len(paragraph) // 2
        parted = [*text[:at], paragraph[:half], paragraph[half:], *text[at + 1 :]]
        assert odd(ORIGINAL, parted) == [Pair(range(at, at + 1), range(at, at + 2))]


@pytest.mark.parametrize("tag", TRANSLATIONS)
def test_a_text_that_ends_early_is_not_taken_for_one_that_joins(tag: str) -> None:
    for have in range(4, len(ORIGINAL)):
        missing = [n for pair in odd(ORIGINAL, TRANSLATIONS[tag][:have]) for n in pair.original if not pair.translation]
        assert missing == list(range(have, len(ORIGINAL)))


def test_a_paragraph_without_its_peer_is_found_where_lengths_can_tell() -> None:
    lengths = (90, 400, 160, 60, 220, 310, 120, 500)
    original, text = ["a" * length for length in lengths], ["b" * (length * 5 // 4) for length in lengths]
    assert odd(original, [*text[:2], *text[3:]]) == [Pair(range(2, 3), range(2, 2))]
    assert odd(original, [*text[:6], "b" * 250, *text[6:]]) == [Pair(range(6, 6), range(6, 7))]


def test_texts_that_are_far_apart_are_not_compared() -> None:
    assert pairs(["a"] * 40, ["b"] * 10) == pairs([], ["b"]) == pairs(["a"], []) == []


def test_many_paragraphs_take_seconds_only() -> None:
    long = [ORIGINAL[n % PROSE] for n in range(2000)]
    began = time.process_time()
    assert odd(long, [*long[:700], long[700] + long[701], *long[702:]]) == [Pair(range(700, 702), range(700, 701))]
    assert time.process_time() - began < 20


def joined(source: Path, file: str, old: str, new: str) -> list[Problem]:
    """What is said of the valid edition once a text of its article is changed."""
    path = source / "articles/harbour-letters" / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(SourceError) as fault:
        read_and_check(source)
    return [problem for problem in fault.value.problems if problem.rule == "articles-translations"]


@pytest.mark.parametrize(
    ("old", "new", "line", "seems"),
    [
        ("\n\n# 4.", " # 4.", 5, "paragraphs 3 and 4 of the original seem to stand in one here"),
        ("hace; C", "hace;\n\nC", 3, "paragraph 1 of the original seems to be parted here"),
        ("Un párrafo entre paréntesis.)\n\n", "Un párrafo entre paréntesis.)\n\n" + "Más y más. " * 4 + "\n\n", 7,
         "nothing of the original seems to stand here"),
        ("La oficina del puerto vio el primer barco en el Puente del Té: «un barco», dijo 李明智.\n\n", "", 3,
         "paragraph 2 of the original seems to be missing before this one"),
        ("\n\n# 4. No es un título: café, 🚢, 　ancho, ___, ~~~ y $$x$$.\n", "\n", 5,
         "paragraph 4 of the original seems to be missing behind this one"),
    ],
)  # fmt: skip
def test_an_editor_is_told_where(valid: Path, old: str, new: str, line: int, seems: str) -> None:
    [problem] = joined(valid, "es.md", old, new)
    assert (problem.location.line, problem.suggestion) == (line, seems)
    assert problem.message.startswith("the original has 4 paragraphs, this text has ")


@pytest.mark.parametrize(
    ("text", "locale", "other", "other_locale", "found"),
    [
        ("on 13 May 2015", "en-GB", "el 18 de mayo de 2015", "es", ("13", "18")),
        ("on 13 May 2015", "en-GB", "2015年6月13日", "zh-Hans-CN", ("5", "6")),
        ("35,000 chests", "en", "53.000 cajas", "es", ("35000", "53000")),
        ("in 2015", "en", "عام ٢٠١٦", "ar", ("2015", "2016")),
        # The same, written otherwise.
        ("1.3 billion people since the 1960s", "en", "20世纪60年代以来13亿人", "zh-Hans-CN", None),
        ("35,000 on 5 May", "en", "35 000 le 5 mai", "fr", None),
        ("3.5 million", "en", "3,5 millones", "es", None),
        ("Article 3 names eight states", "en", "第三条写明8个国家", "zh-Hans-CN", None),
        ("2 ships in the 18th century", "en", "dos barcos en el siglo XVIII, y 5 botes", "es", None),
        ("twenty-three of 40", "en", "23 de cuarenta", "es", None),
        ("5 December 2011", "en", "2011年12月5日", "zh-Hans-CN", None),
        ("at 3 p.m.", "en", "a las 15:00", "es", None),
        ("number " + "1" * 6000, "en", "número " + "2" * 6000, "es", None),
        # Said in one language only: a matter of style, or left out.
        ("in May", "en", "el 13 de mayo", "es", None),
        ("in 1999", "en", "entonces", "es", None),
    ],
)
def test_figures_that_differ_and_figures_that_are_written_otherwise(
    text: str, locale: str, other: str, other_locale: str, found: tuple[str, str] | None
) -> None:
    assert differing(text, locale, other, other_locale) == found


def test_figures_are_compared_in_every_text_that_has_several_languages(valid: Path) -> None:
    path = valid / "timeline/events.yml"
    text = path.read_text("utf-8")
    account = "account: {en: It came on 3 May., zh: 船5月8日来了。, es: Llegó el 3 de mayo.}"
    path.write_text(text.replace("account: {en: It came., zh: 船来了。, es: Llegó.}", account), "utf-8")
    said = [problem.message for problem in read_and_check(valid)[1] if problem.rule == "figures-agree"]
    assert said == ["account of the event 'first-ship' has 8 in 'zh', where it has 3 in 'en'"]


@pytest.mark.parametrize(
    ("text", "exact", "said"),
    [
        ("The Harbour.", "harbour", "did you mean 'Harbour'? Only capitals differ"),
        ("Straße", "STRASSE", "did you mean 'Straße'? Only capitals differ"),
        ("“a ship”", '"a ship"', "did you mean '“a ship”'? Only signs or capitals differ"),
        (
            "El cafe\u0301 abre", "café",
            "did you mean 'cafe\u0301'? It looks the same, but is composed otherwise: U+0065 U+0301, not U+00E9; "
            "copy it from there",
        ),
        (
            "Một", "Mô\u0323t",
            "did you mean 'Một'? It looks the same, but is composed otherwise: U+1ED9, not U+00F4 U+0323; "
            "copy it from there",
        ),
        ("harbours", "Harbour", ""),
        ("harbour", "ship", ""),
        ("harbour", "", ""),
    ],
)  # fmt: skip
def test_words_that_are_nearly_the_same(text: str, exact: str, said: str) -> None:
    assert Alike(text).did_you_mean(exact) == said


def test_a_form_and_a_quote_that_only_look_right_are_told_what_differs(valid: Path) -> None:
    for file, old, new in (
        ("glossary/terms.yml", "es: [puerto]", "es: [Puerto]"),
        ("articles/harbour-letters/article.yml", 'es: "**Nadie**"', 'es: "**nadie**"'),
    ):
        path = valid / file
        text = path.read_text("utf-8")
        assert old in text, file
        path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(SourceError) as fault:
        read_and_check(valid)
    said = [p.suggestion.partition("?")[2][1:23] for p in fault.value.problems if "did you mean" in p.suggestion]
    assert said == ["Only capitals differ", "Only capitals differ"]

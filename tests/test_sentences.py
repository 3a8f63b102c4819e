"""Sentences: where they begin and end, that translations have as many of them, what a page makes of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import strategies
from conftest import whole
from golden import LANGUAGES
from hexapla.align.sentences import SAME, aligned, own, sentences
from hexapla.check import sentences as rules
from hexapla.compose.files import compose
from hexapla.model import Article, Edition, Sentences, Text
from hexapla.model.base import Number
from hexapla.pipeline import read_and_check
from hypothesis import given
from hypothesis import strategies as st

LARGE = whole("large")
YEAR = LARGE.article["harbour-year"]


def parts(text: str, locale: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text, locale)]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en", ["Mr. Núñez came at 9.30 a.m. to No. 4.", "“Why?” he asked.", "J. S. Lee (cf. p. 5) left… Yes."]),
        ("es", ["El Sr. Núñez vino a las 9.30 a EE. UU.", "¿Por qué?", "«¡No!», dijo.", "Véase núm. 4, pág. 5."]),
        ("fr", ["M. Dupont est là.", "« Pourquoi ? »", "Il part !", "« Non ! » dit-il, cf. p. 5."]),
        ("pt", ["O Sr. Lima veio.", "Por quê?", "«Foi.»", "Ver p. 5, art. 3."]),
        ("ru", ["Тов. Ли пришёл.", "«Зачем?»", "«Ушёл!» — сказал А. С. Попов (см. с. 5)."]),
        ("ar", ["جاء د. ليما.", "لماذا؟", "انظر ص. 5."]),
    ],
)  # fmt: skip
def test_sentences_of_a_language_that_parts_them_by_spaces(tag: str, expected: list[str]) -> None:
    language = LANGUAGES[tag]
    text = " ".join(expected)
    found = sentences(text, str(language.locale), language.abbreviations)
    assert [text[sentence.start : sentence.end] for sentence in found] == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("zh-Hans-CN", ["他来了。", "“为什么？”", "（引水员！）", "《港口》写道：“走吧……”；好。", "船3.5艘。"]),
        ("ja-JP", ["船が来た。", "「なぜ？」", "行った！"]),
    ],
)
def test_sentences_of_a_language_that_has_no_spaces(locale: str, expected: list[str]) -> None:
    assert parts("".join(expected), locale) == expected


def test_places_are_those_of_characters_not_of_units() -> None:
    assert parts("🚢 One 🚢. 🚢 Two. Three", "en") == ["🚢 One 🚢.", "🚢 Two.", "Three"]


@given(strategies.texts, st.sampled_from(["en-GB", "zh-Hans-CN", "ar-EG", "th-TH", "xx"]))
def test_sentences_have_all_that_is_seen_once_and_in_order(text: str, locale: str) -> None:
    found = sentences(text, locale)
    at = 0
    for sentence in found:
        assert not text[at : sentence.start].strip()
        assert at <= sentence.start < sentence.end
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        at = sentence.end
    assert not text[at:].strip()


def changed(tag: str, number: int, text: str) -> Edition:
    """The edition with another text for one paragraph of a translation."""
    translation = YEAR.translations[tag]
    paragraphs = list(translation.paragraphs)
    paragraphs[number - 1] = Text(text, paragraphs[number - 1].location)
    translations = {**YEAR.translations, tag: replace(translation, paragraphs=tuple(paragraphs))}
    article = replace(YEAR, translations=translations)
    return replace(LARGE, articles=tuple(article if each is YEAR else each for each in LARGE.articles))


def ways(tag: str) -> Iterator[tuple[int, int, str]]:
    """Every way to drop, join or part one sentence of a text: its paragraph, its sentences then, and the text."""
    for number in YEAR.numbers:
        if (number, tag) in YEAR.beginnings:
            continue
        text = YEAR.texts[tag][number - 1]
        found = own(LARGE, YEAR, number, tag)
        for n, sentence in enumerate(found):
            if len(found) > 1:
                yield number, len(found) - 1, (text[: sentence.start] + text[sentence.end :]).strip()
            if n and re.search(r"[.。!！?？]\s*$", text[: sentence.start]):
                comma = "，" if tag == "zh" else ", "
                before = re.sub(r"[.。!！?？]\s*$", comma, text[: sentence.start])
                yield number, len(found) - 1, before + text[sentence.start].lower() + text[sentence.start + 1 :]
            if comma := re.search(r"，(?=\w)|, (?=\w)", text[sentence.start : sentence.end]):
                at = sentence.start + comma.start()
                stop, rest = ("。", text[at + 1 :]) if tag == "zh" else (". ", text[at + 2].upper() + text[at + 3 :])
                yield number, len(found) + 1, text[:at] + stop + rest


@pytest.mark.parametrize("tag", ["zh", "es"])
def test_every_sentence_that_is_dropped_joined_or_parted_is_said_at_its_place(tag: str) -> None:
    assert list(rules.agree(LARGE)) == []
    tried = list(ways(tag))
    assert len(tried) > 40
    for number, count, text in tried:
        [problem] = rules.agree(changed(tag, number, text))
        assert problem.location == YEAR.texts[tag][number - 1].location, text
        now = len(own(LARGE, YEAR, number, "en"))
        said = f"paragraph {number} has {now} sentence{'' if now == 1 else 's'} in 'en', {count} in '{tag}'"
        assert problem.message == said, text


def given_for(number: int, **begin: list[str]) -> tuple[Edition, Article]:
    words = {tag: tuple(map(Text, each)) for tag, each in begin.items()}
    article = replace(YEAR, sentences=(Sentences(Number(number), words),))
    return replace(LARGE, articles=tuple(article if each is YEAR else each for each in LARGE.articles)), article


def test_words_say_where_sentences_begin() -> None:
    text = YEAR.texts["es"][1]
    [first, second, *others] = own(LARGE, YEAR, 2, "es")
    edition, article = given_for(2, es=[text[:5], SAME, *(text[each.start : each.start + 30] for each in others)])
    assert aligned(edition, article, 2, "es") == [(whole := replace(first, end=second.end)), whole, *others]


def test_a_whole_paragraph_stands_beside_one_of_other_sentences(valid: Path) -> None:
    path = valid / "articles/harbour-letters/es.md"
    path.write_text(path.read_text("utf-8").replace("dijo 李明智.", "dijo 李明智. Y se fue."), "utf-8")
    pages = compose(read_and_check(valid)[0])
    assert b'<p id="p2"' in pages["es/harbour-letters/index.md"]
    assert b'<span class="sentence" data-sentence="p2">' in pages["es/harbour-letters/index.md"]
    assert b'id="p2s1"' not in pages["es/harbour-letters/index.md"]
    assert b'id="p2s1" data-sentence="p2s1"' in pages["en/harbour-letters/index.md"]


def test_joined_sentences_have_the_addresses_of_all_that_they_render(valid: Path) -> None:
    path = valid / "articles/harbour-letters/es.md"
    path.write_text(path.read_text("utf-8").replace("en calma. **Nadie**", "en calma y **Nadie**"), "utf-8")
    path = valid / "articles/harbour-letters/article.yml"
    text = path.read_text("utf-8") + "sentences: [{paragraph: 1, begin: {es: [El puerto, =]}}]\n"
    path.write_text(text, "utf-8")
    edition, warnings = read_and_check(valid)
    assert not [problem for problem in warnings if problem.rule.startswith("sentences")]
    page = compose(edition)["es/harbour-letters/index.md"].decode()
    assert '<span class="sentence" id="p1s1" data-sentence="p1s1 p1s2"><span id="p1s2">' in page


def test_other_languages_fetch_a_text_that_is_the_source_character_for_character() -> None:
    files = compose(LARGE)
    for tag in ("en", "zh", "es"):
        said = files[f"{tag}/harbour-year/sentences.js"].decode().removeprefix("window.editionSentences=")
        texts = json.loads(said.removesuffix(";\n"))[tag]
        assert ["".join(text) for text in texts] == [str(text) for text in YEAR.texts[tag]]
        assert [len(text) for text in texts] == [len(own(LARGE, YEAR, n, "en")) for n in YEAR.numbers]

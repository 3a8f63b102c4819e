"""What looks alike is found alike, and shown as it stands: mentions of terms, what check says is probably meant."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import crawl
import pytest
from conftest import make_project, run
from hexapla.align.alike import ALIKE, NOTHING, UNSEEN, VOWELS, folded
from hexapla.align.mentions import Forms, mentions
from hexapla.align.quotes import Alike
from hexapla.compose.view import View
from hexapla.pipeline import read_and_check
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import texts

CASES = {
    "no-break spaces": ("junto al Puente\u00a0del\u00a0Té,", "Puente del Té"),
    "thin spaces": ("junto al Puente\u2009del\u202fTé,", "Puente del Té"),
    "a soft hyphen": ("en el Puen\u00adte del Té.", "Puente del Té"),
    "signs without width": ("en el Pu\u200bente \u2060del Té.", "Puente del Té"),
    "a decomposed letter": ("en el Puente del Te\u0301.", "Puente del Té"),
    "a form with a decomposed letter": ("en el Puente del Té.", "Puente del Te\u0301"),
    "an apostrophe": ("le port de l’eau", "port de l'eau"),
    "a hyphen": ("the China\u2011CELAC Forum", "China-CELAC Forum"),
    "a dash": ("the China–CELAC Forum", "China-CELAC Forum"),
    "a capital at the beginning": ("Oficina del puerto: así la llaman.", "oficina del puerto"),
    "a capital behind a stop": ("Llegó. «Oficina del puerto», dijo.", "oficina del puerto"),
    "a capital behind ¿": ("Calla. ¿Oficina del puerto?", "oficina del puerto"),
    "a Greek capital": ("Έρχεται. Λιμάνι είναι.", "λιμάνι"),
    "Korean syllables in parts": (unicodedata.normalize("NFD", "그 항구는 크다."), "항구"),
    "a particle": ("그 항구에서는 배가", "항구"),
    "a particle behind Latin letters": ("KBS는 그렇게", "KBS"),
    "Japanese": ("新しい港を見た", "港"),
    "Japanese kana": ("あのラジオを聞く", "ラジオ"),
    "Thai": ("เขาไปท่าเรือเก่า", "ท่าเรือ"),
    "Lao": ("ຢູ່ທ່າເຮືອເກົ່າ", "ທ່າເຮືອ"),
    "Arabic with 'and'": ("الرصيف وميناء المدينة", "ميناء"),
    "Arabic with 'in' and the article": ("وصل بالميناء القديم", "ميناء"),
    "Arabic with 'and', 'to' and the article": ("وللميناء باب", "ميناء"),
    "an Arabic form with its article behind 'to'": ("وللميناء باب", "الميناء"),
    "an Arabic form with its article behind 'and in'": ("وبالميناء باب", "الميناء"),
    "Arabic with vowel signs": ("في المِينَاءِ القديم", "الميناء"),
    "Arabic stretched": ("في المينـــاء القديم", "الميناء"),
}
NOT = {
    "another word's beginning": ("harbours", "harbour"),
    "another word's end": ("el tranvía", "vía"),
    "a soft hyphen inside a word": ("el tran\u00advía", "vía"),
    "a capital inside a sentence": ("la Oficina del puerto", "oficina del puerto"),
    "a small letter for a capital": ("the harbour", "Harbour"),
    "a capital in quotation marks": ("la «Oficina del puerto»", "oficina del puerto"),
    "a letter of another sign": ("cafe\u0301", "cafe"),
    "a Thai letter without its vowel": ("ที่นี่", "ท"),
    "a Korean word that only begins alike": ("항구도시", "항구"),
    "Korean with a word before": ("신항구", "항구"),
    "an Arabic word that only ends alike": ("استثناء", "ناء"),
    "a short Arabic word": ("ولد", "لد"),
    "an Arabic word that goes on": ("مينائي", "مينا"),
    "Arabic 'to' before a word without its article": ("ذهب لميناء قديم", "الميناء"),
    "Arabic 'to' is not just any letter": ("سلميناء", "الميناء"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_form_is_found_in_what_looks_like_it(name: str) -> None:
    text, form = CASES[name]
    [found] = mentions(text, Forms([(form, "it")]))
    shown = folded(text[found.start : found.end]).text
    assert shown[1:] == folded(form).text[1:] or shown[1:] == folded(form).text[2:], shown


@pytest.mark.parametrize("name", NOT)
def test_a_form_is_not_found_in_what_only_resembles_it(name: str) -> None:
    text, form = NOT[name]
    assert mentions(text, Forms([(form, "it")])) == []


def test_a_form_as_it_is_written_goes_before_one_with_a_capital() -> None:
    forms = Forms([("march", "a-walk"), ("March", "month")])
    assert [m.term for m in mentions("March. Then a march.", forms)] == ["month", "a-walk"]


def test_a_mention_has_the_marks_of_its_last_letter_and_nothing_that_is_not_seen_behind_it() -> None:
    text = "el\u200b Te\u0301\u00ad\u200b, y"
    [found] = mentions(text, Forms([("té", "tea"), ("Té", "Tea")]))
    assert text[found.start : found.end] == "Te\u0301"


@given(texts)
@example("e\u00ad\u0301")
@example("\u00ad\u0301")
@example("\u1112\u1161\u11ab\u00ad")
def test_every_character_of_a_folded_text_knows_its_place(value: str) -> None:
    made = folded(value)
    whole = unicodedata.normalize("NFC", value.translate(NOTHING))
    assert made.text == VOWELS.sub("", whole).translate(ALIKE)
    assert len(made.text) == len(made.starts) == len(made.ends)
    assert list(made.starts) == sorted(made.starts)
    for at in range(len(made.text)):
        start, end = made.there(at, at + 1)
        assert 0 <= start < end <= len(value)
        assert made.text[at] in folded(value[start:end]).text


DISGUISES = {" ": "\u00a0\u2009\u202f\u3000", "'": "’ʼ＇", "-": "‐‑–−"}


@st.composite
def disguised(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and one that looks like it."""
    text = draw(st.text("abé '-.항구ôтц", min_size=1, max_size=30))
    made = []
    for char in text:
        made.append(draw(st.sampled_from(DISGUISES[char] + char)) if char in DISGUISES else char)
        made.append(draw(st.sampled_from(("", "", UNSEEN[0], "\u200b"))))
    other = "".join(made)
    return text, unicodedata.normalize("NFD", other) if draw(st.booleans()) else other


@given(disguised(), st.data())
def test_a_form_is_found_as_often_in_a_text_that_looks_the_same(both: tuple[str, str], data: st.DataObject) -> None:
    text, other = both
    first = data.draw(st.integers(0, len(text) - 1))
    form = text[first : first + 4]
    found, again = (mentions(each, Forms([(form, "it")])) for each in (text, other))
    assert len(found) == len(again)
    for one, two in zip(found, again, strict=True):
        assert folded(text[one.start : one.end]).text == folded(other[two.start : two.end]).text


@pytest.mark.parametrize(
    ("text", "quote", "meant"),
    [
        ("La «Oficina\u00a0del puer\u00adto».", '"oficina del puerto"', "«Oficina\u00a0del puer\u00adto»"),
        ("Un Te\u0301.", "té", "Te\u0301"),
        ("他说：“是。”", '他说:"是.', "他说：“是。"),
        ("nothing", "something", ""),
    ],
)
def test_check_tells_the_words_that_were_probably_meant_as_they_stand(text: str, quote: str, meant: str) -> None:
    said = Alike(text).did_you_mean(quote)
    assert said.startswith(f"did you mean '{meant}'?") if meant else not said


# Paragraph 3 has no-break spaces and begins with a term's name, paragraph 4 a soft hyphen.
SPANISH = """El puerto está en calma. **Nadie** cuenta barcos.

La oficina del puerto vio el primer barco en el Puente del Té: «un barco», dijo 李明智.

Oficina del puerto: (junto al Puente\u00a0del\u00a0Té, un párrafo entre paréntesis.)

Cuarto párrafo, otra vez en el Puen\u00adte del Té.
"""


def test_what_looks_alike_is_linked_and_the_text_stays_as_it_is(valid: Path, tmp_path: Path) -> None:
    (valid / "articles/harbour-letters/es.md").write_text(SPANISH, "utf-8")
    edition, found = read_and_check(valid)
    assert not [problem for problem in found if "es" in problem.message and problem.rule.startswith("mentions")]
    view = View(edition, "es")
    numbers = {number for _, number, _ in view.found(edition.term["tea-bridge"])}
    assert numbers >= {2, 3, 4}
    assert 3 in {number for _, number, _ in view.found(edition.term["harbour-office"])}
    folder = tmp_path / "project"
    folder.mkdir()
    run("-m", "mkdocs", "build", "--strict", cwd=make_project(folder, valid)).check_returncode()
    page = folder / "site/es/harbour-letters/index.html"
    for number, paragraph in enumerate(SPANISH.strip().split("\n\n"), 1):
        assert crawl.visible(crawl.by_id(page, f"p{number}")) == paragraph
    shutil.rmtree(folder)

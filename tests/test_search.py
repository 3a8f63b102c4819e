"""What readers type into the search box finds what they mean: scripts, transcriptions, dates, forms of words, slips;
and what is found can be reached by every key, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import served, violations
from conftest import whole
from hexapla.compose.exports import search
from hexapla.compose.view import View
from hexapla.dates import Day
from hexapla.model import Location, Text
from hexapla.read.files import Source
from hexapla.read.language import read_language, shipped
from hexapla.stemming import stemmers
from hexapla.words import ENGLISH
from hexapla.writing_dates import day
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def place(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def chinese(chromium: Browser, place: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=place)
    page = context.new_page()
    page.goto("zh/harbour-letters/")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("query", "title"),
    [("茶桥", "茶桥"), ("茶橋", "茶桥"), ("辦事處", "港口办事处"), ("gangkou", "港口"), ("gǎngkǒu", "港口"),
     ("chá qiáo", "茶桥"), ("chaqiao", "茶桥"), ("Tea Bridge", "茶桥")],
)  # fmt: skip
def test_a_term_is_found_in_either_script_and_by_its_transcription(chinese: Page, query: str, title: str) -> None:
    chinese.locator(".search input").fill(query)
    first = chinese.locator(".results a b").first
    first.wait_for()
    assert first.inner_text() == title


@pytest.mark.parametrize("query", ["$&", "$'", "$`", "$$"])
def test_a_query_of_signs_is_shown_as_it_was_typed(chinese: Page, query: str) -> None:
    chinese.locator(".search input").fill(query)
    expect(chinese.locator("#_found")).to_contain_text(f"“{query}”")


KEY = "new KeyboardEvent('keydown', {key: %r, bubbles: true, cancelable: true, isComposing: %s, keyCode: %d})"


def pressed(page: Page, selector: str, key: str, composing: bool) -> bool:
    """Whether a key keeps what the browser does with it by itself."""
    event = KEY % (key, "true" if composing else "false", 229 if composing else 0)
    return bool(page.evaluate(f"document.querySelector({selector!r}).dispatchEvent({event})"))


def test_the_keys_of_an_input_method_are_left_alone(chinese: Page) -> None:
    chinese.locator(".search input").fill("港口")
    chinese.locator(".results a").first.wait_for()
    for key in ("ArrowDown", "ArrowUp", "Escape"):
        assert pressed(chinese, ".search input", key, composing=True), key
        assert chinese.locator(".results").is_visible()
        assert chinese.evaluate("document.activeElement.matches('.search input')")
    assert not pressed(chinese, ".search input", "ArrowDown", composing=False)
    chinese.locator("h1").click()
    for key in ("1", "[", "/"):
        pressed(chinese, "body", key, composing=True)
    assert "/zh/harbour-letters/" in chinese.url


def test_a_sign_that_a_keyboard_reaches_by_alt_gr_is_a_shortcut(chinese: Page) -> None:
    chinese.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: ']', ctrlKey: true, altKey: true,"
        " modifierAltGraph: true, bubbles: true}))"
    )
    chinese.wait_for_url("**/zh/harbour-letters/parallel/")


def test_a_key_with_alt_or_control_is_the_browsers(chinese: Page) -> None:
    for modifier in ("altKey", "ctrlKey", "metaKey"):
        chinese.evaluate(
            f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{key: '1', {modifier}: true, bubbles: true}}))"
        )
    assert chinese.url.endswith("/zh/harbour-letters/")


def test_copying_works_where_browsers_offer_no_clipboard(chinese: Page) -> None:
    """As over plain http: nothing is written through the clipboard's own interface."""
    chinese.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    chinese.evaluate(
        "document.addEventListener('copy', () => { window.copied = String(getSelection()) || "
        "document.activeElement.value; })"
    )
    chinese.locator(".cite-box summary").click()
    row = chinese.locator(".citation:visible").first
    text = row.locator(".text").inner_text()
    row.get_by_role("button").click()
    expect(chinese.locator(".copied")).not_to_be_empty()
    assert chinese.evaluate("window.copied").strip() == text.strip()


# Rows of an index as the build writes them: what is typed, a text in which it is found, and the words that are marked.
FOUND = {
    "a soft hyphen": ("puente", "Otra vez en el Puen\u00adte del Té.", "Puen\u00adte"),
    "a no-break space": ("puente té", "junto al Puente\u00a0del\u202fTé", "Puente|Té"),
    "a decomposed letter": ("té", "la casa del Te\u0301 verde", "Te\u0301"),
    "signs without width": ("harbour", "the har\u200bbour", "har\u200bbour"),
    "an apostrophe": ("l'eau", "le port de l’eau", "eau"),
    "a letter apostrophe": ("l’eau", "le port de lʼeau", "eau"),
    "a hyphen": ("china-celac", "the China\u2011CELAC Forum", "China|CELAC"),
    "full width": ("RMB", "用ＲＭＢ结算", "ＲＭＢ"),
    "two letters in one": ("office", "the oﬃce of the harbour", "oﬃce"),
    "Han": ("茶桥", "港口有一座茶桥。", "茶桥"),
    "Japanese kana": ("ラジオ", "あのラジオを聞く", "ラジオ"),
    "Japanese kana in parts": ("ガラス", "あのカ\u3099ラスを見る", "カ\u3099ラス"),
    "Thai": ("ท่าเรือ", "เขาไปท่าเรือเก่า", "ท่าเรือ"),
    "Korean with a particle": ("항구", "그 항구에서는 배가", "항구"),
    "Arabic with 'and'": ("ميناء", "الرصيف وميناء المدينة", "ميناء"),
    "Arabic with its article behind 'to'": ("الميناء", "وللميناء باب", "ميناء"),
    "Han beyond the first plane": ("𠮷野家", "在𠮷野家吃", "𠮷野家"),
    "Arabic with vowel signs, stretched": ("ميناء", "في المِينَـــاءِ القديم", "مِينَـــاءِ"),
}
NOT_FOUND = {
    "the middle of a word": ("rbour", "the harbour"),
    "the middle of a word with a soft hyphen": ("bour", "the har\u00adbour"),
    "another Arabic word": ("ناء", "استثناء"),
}


def hits(page: Page, query: str, text: str) -> list[str]:
    """The marked words of a text that is found, as the box shows them; nothing where it is not."""
    rows = [{"k": "paragraph", "u": "#p1", "t": "", "x": text}, {"k": "paragraph", "u": "#p2", "t": "", "x": "…"}]
    found = page.evaluate(
        "([rows, query]) => { const engine = window.editionSearch(rows);"
        " return engine.find(query).groups.flatMap(group => group.hits.map(engine.context)); }",
        [rows, query],
    )
    assert all("".join(part for part, _ in context) == text for context in found)
    return [part for context in found for part, marked in context if marked]


def test_a_reader_finds_what_looks_like_what_they_typed_and_no_part_of_a_word(chinese: Page) -> None:
    chinese.locator(".search input").fill("港口")
    chinese.locator(".results a").first.wait_for()
    found = {name: hits(chinese, query, text) for name, (query, text, _) in FOUND.items()}
    assert found == {name: words.split("|") for name, (_, _, words) in FOUND.items()}
    assert {name: hits(chinese, *each) for name, each in NOT_FOUND.items()} == {name: [] for name in NOT_FOUND}


@pytest.fixture
def english(chromium: Browser, place: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=place)
    page = context.new_page()
    page.goto("harbour-letters/")
    page.locator(".search input").focus()
    expect(page.locator("#_found")).to_contain_text(ENGLISH["search_hint"])
    yield page
    context.close()


FIND = """([rows, tongue, query]) => {
  const engine = window.editionSearch(rows, {...window.editionTongue, ...tongue}, window.editionStem);
  const {groups, ...more} = engine.find(query);
  return {...more, found: groups.flatMap(({hits}) => hits.map(hit => hit.where))};
}"""


def texts(*these: str) -> list[dict[str, object]]:
    """Rows whose addresses are their texts."""
    return [{"k": "term", "u": text, "t": "", "x": text} for text in these]


def found(page: Page, rows: list[dict[str, object]], query: str, **tongue: object) -> list[str]:
    return list(page.evaluate(FIND, [rows, tongue, query])["found"])


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("harbours", "the harbour"), ("a harbour", "some harbours"), ("founding", "it was founded"),
        ("1000 ships", "some 1,000 ships"), ("1,000", "1000 ships"), ("1 000 000", "1.000.000 ships"),
        ("35\u202f000", "35.000"), ("٣٥٬٠٠٠", "35’000"),
        ("when was the bridge built?", "a bridge, built of tea"), ("who", "who?"),
    ],
)  # fmt: skip
def test_forms_of_words_separators_of_numbers_and_words_of_questions_make_no_difference(
    english: Page, query: str, text: str
) -> None:
    assert found(english, texts(text, "nothing of the kind"), query) == [text]


@pytest.mark.parametrize(("query", "text"), [("35 000", "in 2035 000"), ("harbour", "the harp"), ("1868", "11868")])
def test_what_only_looks_like_it_is_not_found(english: Page, query: str, text: str) -> None:
    assert found(english, texts(text), query) == []


def test_a_word_itself_stands_before_others_of_its_stem(english: Page) -> None:
    assert found(english, texts("the authorities of the port", "the author of a port"), "author")[0].startswith(
        "the author "
    )


def test_of_names_that_have_a_word_the_one_that_is_spoken_of_most_stands_first(english: Page) -> None:
    rows = [
        {"k": "term", "u": name, "t": name, "x": "", "n": n}
        for name, n in (("bridge", 0), ("tea bridge", 1), ("long old bridge", 9))
    ]
    assert found(english, rows, "bridges") == ["bridge", "long old bridge", "tea bridge"], "after the name itself"


def test_what_has_some_of_the_words_is_told_to_have_only_some(english: Page) -> None:
    rows = texts("the bridge of tea", "the bridge", "a ship")
    some = english.evaluate(FIND, [rows, {}, "bridge of green tea"])
    assert (some["part"], some["found"]) == (True, ["the bridge of tea"])
    none = english.evaluate(FIND, [rows, {}, "green parrots sing loudly"])
    assert (none["part"], none["count"]) == (False, 0)


def test_where_few_have_all_words_those_with_some_come_behind(english: Page) -> None:
    made = english.evaluate(
        "([rows, query]) => { const {groups, more, count} = window.editionSearch(rows).find(query);"
        " return [groups.flatMap(({hits}) => hits.map(hit => hit.where)), more.map(hit => hit.where), count]; }",
        [texts("a ship", "the tea bridge", "tea"), "tea bridge"],
    )
    assert made == [["the tea bridge"], ["tea"], 1]


@pytest.mark.parametrize("query", ["lüyou hezuo", "lvyou", "lu3you2he2zuo4", "hezuo", "lǚ yóu hé zuò"])
def test_a_transcription_is_found_from_any_syllable_with_tones_as_they_are_typed(english: Page, query: str) -> None:
    rows = [{"k": "term", "u": "x", "t": "旅游合作", "x": "", "p": "lu you he zuo"}, *texts("louvre")]
    assert found(english, rows, query) == ["x"]


def test_no_character_is_cut_in_two_in_what_is_shown(english: Page) -> None:
    for text in ("\U00020bb7" * 120, "x" + "\U00020bb7" * 60 + " harbour " + "\U00020bb7" * 60, "e\u0301" * 120):
        shown = english.evaluate(
            "([rows, query]) => { const engine = window.editionSearch(rows), {groups} = engine.find(query);"
            " return engine.context(groups[0].hits[0]).map(part => part[0]).join(''); }",
            [[{"k": "term", "u": "x", "t": "harbour", "x": text}], "harbour"],
        )
        parts = shown.strip("…")
        assert parts in text
        assert not parts.startswith("\u0301")
        assert not text.split(parts, 1)[1].startswith("\u0301")


def test_a_long_word_takes_no_time(english: Page) -> None:
    for query in ("a" * 5000 + "é", "1" * 5000, "1,000" * 1000 + "x", "的" * 5000, "论" * 3000, "a1" * 2500 + "!"):
        took = english.evaluate(
            "([rows, query]) => { const at = performance.now(); window.editionSearch(rows).find(query);"
            " return performance.now() - at; }",
            [texts("the bridge 论谈论"), query],
        )
        assert took < 2000, query[:9]


@pytest.mark.parametrize("query", ["命运共同休", "命运共司体", "名运共同体"])
def test_one_wrong_character_is_mended_and_told(chinese: Page, query: str) -> None:
    chinese.locator(".search input").fill("港口")
    chinese.locator(".results a").first.wait_for()
    rows = texts("构建命运共同体", "共同的桥")
    mended = chinese.evaluate(FIND, [rows, {}, query])
    assert (mended["instead"], mended["found"]) == ("命运共同体", ["构建命运共同体"])


def test_a_question_in_a_script_without_spaces_finds_by_its_words(chinese: Page) -> None:
    chinese.locator(".search input").fill("港口是什么时候创立的？")
    expect(chinese.locator(".results .hits b").first).to_contain_text("港口创立")


EVENTS = [
    ("1867", "1867-01-01", "1867-12-31"), ("the day", "1868-03-05", ""), ("the month", "1868-03-01", "1868-03-31"),
    ("another month", "1868-05-01", "1868-05-31"), ("another year", "1869-03-05", ""),
]  # fmt: skip


def dated_rows() -> list[dict[str, object]]:
    rows = [{"k": "event", "u": u, "t": u, "x": "", "d": [d for d in (first, last) if d]} for u, first, last in EVENTS]
    article = {"k": "paragraph", "u": "an article", "t": "", "x": "", "d": ["1868-03-05"]}
    return [article, *rows, {"k": "term", "u": "a mention", "t": "", "x": "5 March 1868"}]


@pytest.mark.parametrize("tag", shipped())
def test_a_date_as_a_language_writes_it_gives_what_happened_then(english: Page, tag: str) -> None:
    """In the language's own months, order and signs: a day, a month, a year."""
    language = read_language(Source(Path(), print), Text(tag, Location("")))
    assert language
    tongue = {"lang": language.lang, "skip": [*language.search.skipped]}
    asked = {form: day(Day(1868, 3, 5), language, form) for form in ("day", "month", "year")}
    first = {form: found(english, dated_rows(), query, **tongue) for form, query in asked.items()}
    assert first["day"][:2] == ["the day", "the month"], asked
    assert first["month"][:2] == ["the day", "the month"], asked
    assert first["year"][:3] == ["the day", "the month", "another month"], asked
    assert all("another year" not in each for each in first.values())


@pytest.mark.parametrize(
    ("query", "lang", "first"),
    [
        ("1868-03-05", "en-GB", "the day"), ("5/3/1868", "en-GB", "the day"), ("3/5/1868", "en-US", "the day"),
        ("March 5th, 1868", "en-GB", "the day"), ("in Mar 1868", "en-GB", "the day"), ("1868年3月", "zh", "the day"),
        ("1868년 3월 5일", "ko", "the day"), ("٥ مارس ١٨٦٨", "ar", "the day"),
        ("the day in 1868", "en-GB", "the day"), ("something in 1869", "en-GB", "another year"),
    ],
)  # fmt: skip
def test_dates_are_known_in_many_forms_and_beside_other_words(english: Page, query: str, lang: str, first: str) -> None:
    assert found(english, dated_rows(), query, lang=lang)[0] == first


def test_a_number_in_which_nothing_happened_is_no_date(english: Page) -> None:
    assert found(english, [*dated_rows(), *texts("1000 ships")], "1000") == ["1000 ships"]


def test_all_results_are_reached_and_a_click_on_all_shows_them(page: Page) -> None:
    page.goto("harbour-year/")
    page.locator(".search input").fill("harbour")
    page.locator(".results .all").first.wait_for()
    while page.locator(".results .all").count():
        page.locator(".results .all").first.click()
    expect(page.locator(".results")).to_be_visible()
    told = sum(int(of.split("· ")[1]) for of in page.locator(".results .hits .of").all_inner_texts())
    assert told == page.locator(".results .hits a").count() > 10
    expect(page.locator("#_found")).to_have_text(ENGLISH["search_some"].format(count=told))
    expect(page.locator(".search input")).to_be_focused()
    assert violations(page, ".search") == []


def test_the_arrows_go_through_the_list_while_the_focus_stays_in_the_field(english: Page) -> None:
    box = english.locator("#_query")
    expect(box).to_have_role("combobox")
    box.fill("harbour")
    options = english.get_by_role("option")
    options.first.wait_for()
    expect(box).to_have_attribute("aria-expanded", "true")
    english.keyboard.press("ArrowDown")
    english.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", options.nth(1).get_attribute("id") or "")
    expect(box).to_be_focused()
    english.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("harbour")
    english.keyboard.type("s")
    expect(box).to_have_attribute("aria-expanded", "true")
    english.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    target = options.first.evaluate("link => link.href")
    english.keyboard.press("Enter")
    expect(english).to_have_url(target)


def test_hits_in_other_languages_are_told_and_lead_there_with_the_query(english: Page) -> None:
    english.locator("#_query").fill("茶桥")
    other = english.locator(".results .elsewhere a", has_text="中文")
    expect(other).to_have_text(re.compile(ENGLISH["search_in"].format(count=r"\d+", language="中文")))
    other.click()
    expect(english).to_have_url(re.compile("/zh/harbour-letters/$"), timeout=20_000)
    expect(english.locator("#_query")).to_have_value("茶桥")
    expect(english.locator(".results .hits b").first).to_have_text("茶桥")


def test_the_box_says_what_can_be_asked_and_what_to_try(english: Page) -> None:
    box, said = english.locator("#_query"), english.locator("#_found")
    expect(said).to_contain_text(ENGLISH["search_help"].split("{")[0])
    box.fill("xyzzy")
    expect(said).to_contain_text(ENGLISH["search_none"].format(query="xyzzy"))
    expect(said).to_contain_text(ENGLISH["search_try"])
    expect(english.locator(".results [role=listbox]")).to_be_hidden()
    assert violations(english, ".search") == []


def test_an_index_that_cannot_be_had_is_told_and_asked_for_again(chromium: Browser, place: str) -> None:
    page = chromium.new_page()
    page.route("**/search/index.js", lambda route: route.abort())
    page.goto(place)
    page.locator("#_query").fill("harbour")
    expect(page.locator("#_found")).to_have_text(ENGLISH["search_failed"])
    page.unroute("**/search/index.js")
    page.locator("#_query").fill("harbours")
    page.locator(".results .hits").first.wait_for()
    page.close()


def test_the_first_view_of_a_page_fetches_nothing_of_the_search(chromium: Browser, place: str) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(place + "harbour-letters/", wait_until="networkidle")
    assert not [url for url in asked if "search" in url or "vendor" in url]
    page.close()


def test_every_language_of_ours_has_words_without_weight_and_a_stemmer_that_there_is(english: Page) -> None:
    for tag in shipped():
        language = read_language(Source(Path(), print), Text(tag, Location("")))
        assert language
        assert len(language.search.skipped) == len(set(language.search.skipped)) > 20, tag
        assert language.search.stemmer in (*stemmers(), None)


def test_every_stemmer_can_be_sent(english: Page) -> None:
    for name in stemmers():
        made = search.stem(name).decode()
        assert english.evaluate(f"() => {{ {made} return window.editionStem('harbour'); }}"), name


def test_an_edition_that_names_no_stemmer_is_searched_all_the_same() -> None:
    [(_, data)] = search.files(View(whole("valid"), "zh"))
    assert b"window.editionStem=undefined" in data

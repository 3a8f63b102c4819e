"""What a captured page costs grows as its length does, whatever stands in its lines.

Each is measured at one size and at four times it, in one run: a machine that is slow is slow for both.
"""

from __future__ import annotations

import itertools
import signal
import time
from collections.abc import Callable, Iterator

import pytest
from captures import understood
from hexapla.align import figures
from hexapla.read.captures.authors import people, split_authors, unlabelled
from hexapla.read.captures.dateline import date_line
from hexapla.read.captures.draft import like_a_sentence
from hexapla.read.captures.files import MARKUP
from hexapla.read.captures.style import SIMPLE
from hexapla.read.captures.words import PIECES, folded
from hexapla.read.language import page_words

WORDS, CALENDAR = page_words(())
FOUR_TIMES = 8.0  # four times the length may take as much longer, measured as it can be
QUICK = 0.02  # seconds of the processor: no time that anybody waits for
SIGNS = (
    "1", "a", "Aa", "é", "汉", "王", " ", "\u00a0", "\u3000", ",", "、", ".", ". ", "!", ":", "：", "-", "—", "_", "*",
    "/", "(", "（", ")", "[", "]", "[1]", "【", "】", '"', "»", ">", "<", "|", "·", "#", "و", " y ", " and ", "By ",
    "de ", "5 May ", "来源：", "2016-02-05 ", "16:18 ", "年", "Home > ", "Ana Paz, ", "<!--", "-->", "<!---->", "\\",
)  # fmt: skip
LINES = [one + other for one, other in itertools.product(SIGNS, ("", *SIGNS))]
PARTS: dict[str, Callable[[str], object]] = {
    "names": lambda line: people(line, WORDS),
    "split names": lambda line: split_authors(line, ("and", "y")),
    "a label": lambda line: unlabelled(line, WORDS),
    "a date": lambda line: date_line(line, WORDS, CALENDAR),
    "buttons": WORDS.buttons,
    "a word": folded,
    "a sentence": like_a_sentence,
    "pieces": PIECES.split,
    "markup": MARKUP.match,
    "a selector": lambda line: SIMPLE.fullmatch(f".a{line}"),
    "figures": lambda line: list(figures.NUMBER.finditer(line)),
}


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """Ends what would take for ever: the engine of regular expressions looks for signals."""

    def end(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _taken(act: Callable[[], object], most: int = 3) -> float:
    found = []
    while len(found) < most:
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return min(found)


def _slow(part: Callable[[str], object], sign: str) -> float:
    """How much longer a part takes for four times the signs, where that is longer than a moment."""
    least = 4000 // len(sign)
    few, many = f"x{sign * least}\x01", f"x{sign * least * 4}\x01"
    if _taken(lambda: part(few), 1) < QUICK / 8:
        return 1.0
    before, after = _taken(lambda: part(few)), _taken(lambda: part(many))
    return after / before if after > QUICK else 1.0


@pytest.mark.parametrize("name", PARTS)
def test_no_sign_makes_a_line_take_longer_than_its_length(name: str) -> None:
    slow = {sign: grown for sign in LINES if (grown := _slow(PARTS[name], sign)) > FOUR_TIMES}
    assert slow == {}


@pytest.mark.parametrize("sign", SIGNS)
def test_no_page_of_one_sign_takes_longer_than_its_length(sign: str) -> None:
    def page(times: int) -> str:
        line = sign * (times // len(sign))
        return f"x{line}x\n2016-02-05\n{line}\n\n" + f"x{line}.\n{line[:300]}\n" * 3

    few, many = page(5_000), page(20_000)
    before, after = _taken(lambda: understood(few), 2), _taken(lambda: understood(many), 2)
    assert after < QUICK or after / before < FOUR_TIMES

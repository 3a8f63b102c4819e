"""Where words begin and end, by the rules of their scripts; in texts that are folded for finding.

Most scripts part words by spaces and signs. Chinese, Japanese, Thai and their neighbours do not; Arabic writes some
words of a letter or two together with the next one, Korean its particles with the word before (한글 맞춤법, 41).
"""

from __future__ import annotations

import re
import unicodedata

from hexapla.align.alike import clings

# By the beginnings of Unicode's names of their characters.
UNPARTED = ("CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "HALFWIDTH KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR")
# And, so; in, as, to; the article, which with 'to' loses its first letter.
ARABIC = re.compile("[وف]?(?:[بك]?ال|لل|[بكل])?")
ARTICLE, TO = "ال", "ل"
# A shorter word with these before it is too often the beginning of another.
LEAST = 3
KOREAN = re.compile(
    "들?(?:은|는|이|가|을|를|의|와|과|도|만|에|로|으로|이나|나|이란|란|이라는|라는|이라고|라고|이며|이고|이다|인|"
    "에서|에게|에게서|께|께서|한테|부터|까지|보다|처럼|마다|조차|마저|밖에|뿐|대로|같이|랑|이랑|하고|로서|으로서|로써|으로써)?"
    "(?:은|는|도|만|의|과|와|까지|부터)?"
)
LONGEST = 8
ENDS_SENTENCE = frozenset(".!?…:。！？：؟۔।")


def whole(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a word or words, by its script's rules, and no part of a longer one."""
    return _begins(text, start, end) and _ends(text, end)


def anywhere(text: str, at: int) -> bool:
    """Most spellings of a word stand anywhere."""
    return True


def begins_sentence(text: str, at: int) -> bool:
    """Whether nothing but spaces and signs parts text[at:] from the text's beginning or a sentence's end."""
    before = at - 1
    while before >= 0 and not (text[before].isalnum() or clings(text[before])):
        if text[before] in ENDS_SENTENCE:
            return True
        before -= 1
    return before < 0


def without_article(words: str) -> str:
    """Arabic words as they are written behind 'to', which takes the first letter of their article; '' of others."""
    rest = words.removeprefix(ARTICLE)
    return TO + rest if rest != words and len(rest) >= LEAST else ""


def follows_to(text: str, at: int) -> bool:
    return text[at - 1 : at] == TO


def _begins(text: str, start: int, end: int) -> bool:
    if not _within(text, start):
        return True
    before = _run_before(text, start)
    return end - start >= LEAST and not clings(text[start]) and ARABIC.fullmatch(before) is not None


def _ends(text: str, end: int) -> bool:
    return not _within(text, end) or (not clings(text[end]) and KOREAN.fullmatch(_run_behind(text, end)) is not None)


def _run_before(text: str, at: int) -> str:
    """The letters right before a place, as far as they matter."""
    first = at
    while first > max(0, at - LONGEST) and _of_word(text[first - 1]):
        first -= 1
    return text[first:at]


def _run_behind(text: str, at: int) -> str:
    last = at
    while last < min(len(text), at + LONGEST) and _of_word(text[last]):
        last += 1
    return text[at:last]


def _within(text: str, at: int) -> bool:
    """Whether the boundary before text[at] lies inside a word; a mark always clings to what is before it."""
    if not 0 < at < len(text):
        return False
    return clings(text[at]) or (_of_word(text[at - 1]) and _of_word(text[at]))


def _of_word(char: str) -> bool:
    """Whether a character belongs to words that are parted from others."""
    return clings(char) or (char.isalnum() and not unicodedata.name(char, "").startswith(UNPARTED))

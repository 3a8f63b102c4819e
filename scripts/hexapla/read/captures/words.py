"""The words by which pages show their parts, of all languages together: what a label or a button says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cached_property

from hexapla.model import CaptureWords

# Names on buttons that are the same in every language.
NETWORKS = frozenset([
    "facebook", "twitter", "x", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "instagram", "youtube",
    "tiktok", "email", "e-mail", "mail", "rss", "vk", "vkontakte", "ok", "flipboard", "tumblr", "line", "messenger",
    "bluesky", "threads", "mastodon", "pocket", "a", "a+", "a-", "aa", "t+", "t-", "+a", "-a", "qr", "微博", "微信",
    "新浪微博", "腾讯微博", "qq", "qq空间", "朋友圈", "人人网", "вконтакте", "одноклассники",
])  # fmt: skip
MARKS = "|｜·•/›>＞»【】［］[]()（）「」<〈〉"
PIECES = re.compile(r"[|｜·•/【】\[\]［］()（）]|\s{2,}|\t|\u3000")
COUNT = re.compile(r"\d[\d.,]*\s*(?:次|人|mins?\b\.?|minutes?\b|minutos?\b|мин\b|minute\b|k\b)?")
LONGEST = 400  # of a row of buttons
NUMBERED = re.compile(r"(?i)\s*(?:n[º°o.]\.?|№|no\.)?\s*\d[\d/.-]{0,12}\s*$")
BETWEEN = re.compile(r"[\s:：,，、]+")
HAN = re.compile("[\u3400-\u9fff]")
COLON = r"\s*[:：]\s*"


def folded(text: str) -> str:
    """A text as it is compared: small letters, single spaces, no colon or marks at its ends."""
    return re.sub(r"\s+", " ", text).strip(" \u00a0\u3000:：.。…" + MARKS).casefold()


class Words:
    """The words of all languages by what they say; `own` are those of each language."""

    def __init__(self, own: Mapping[str, CaptureWords]) -> None:
        self.own = own
        names = [field.name for field in fields(CaptureWords)]
        self._all = {name: tuple(_longest_first(getattr(words, name) for words in own.values())) for name in names}
        self._folded = {name: {folded(word) for word in words} for name, words in self._all.items()}

    @cached_property
    def legacy(self) -> tuple[str, ...]:
        """Words by which a page in an older encoding is believed to be one."""
        return tuple(
            word
            for name in ("home", "share", "print", "source", "published")
            for word in self.of(name)
            if not word.isascii()
        )

    @cached_property
    def _every(self) -> set[str]:
        """What stands on buttons."""
        return set().union(*(self._folded[kind] for kind in ("share", "print", "tools"))) | NETWORKS

    @cached_property
    def _openers(self) -> Mapping[str, tuple[str, ...]]:
        """The words on buttons by their first letter, the longest first."""
        words = sorted(self._every - NETWORKS, key=lambda word: (-len(word), word))
        return {first: tuple(word for word in words if word[0] == first) for first in {word[0] for word in words}}

    @cached_property
    def credit(self) -> re.Pattern[str]:
        """The credit of a picture behind its caption: its label in capitals, or between two sentences."""
        words = [re.escape(word) for word in self.of("caption") if len(word) > 1]
        loud = "|".join(word.upper() for word in words)
        return re.compile(rf"(?<!\w)(?:{loud})\s*[:：/]|[.!?…]\s+(?:{'|'.join(words)})\s*[:：]\s*\S.{{1,40}}$")

    def of(self, name: str) -> tuple[str, ...]:
        """The words of one kind, the longest first."""
        return self._all[name]

    def are(self, text: str, *names: str) -> bool:
        """Whether a text is such a word, and nothing else."""
        shown = folded(text)
        return any(shown in self._folded[name] for name in names)

    def buttons(self, text: str) -> bool:
        """Whether a line holds nothing but the words of buttons, numbers and marks."""
        if len(text) > LONGEST:
            return False
        pieces = [piece for piece in PIECES.split(text) if piece.strip()]
        named = any(re.search(r"[^\W\d]", piece) for piece in pieces)
        return named and all(self._button(piece) for piece in pieces)

    def rubric(self, text: str) -> bool:
        """Whether a line only says of what kind a text is: "Press release", "Nota à imprensa nº 71"."""
        return self.are(NUMBERED.sub("", text), "rubric")

    def _button(self, piece: str) -> bool:
        kinds = ("share", "print", "tools")
        if self.are(piece, *kinds) or not re.search(r"[^\W\d]", piece):
            return True
        left = COUNT.sub(" ", folded(piece)).strip()
        while left:
            word = self._opener(left) or BETWEEN.split(left, maxsplit=1)[0]
            if word not in self._every and re.search(r"[^\W\d]", word):
                return False
            left = left[len(word) :]
            left = left[len(match[0]) :] if (match := BETWEEN.match(left)) else left
        return True

    def _opener(self, text: str) -> str:
        """The word of a button that a text begins with."""
        words = self._openers.get(text[:1], ())
        return next(
            (w for w in words if text.startswith(w) and (HAN.match(w) or not text[len(w) : len(w) + 1].isalpha())), ""
        )

    def labelled(self, text: str, *names: str, small: bool = False) -> tuple[str, str] | None:
        """The label that a text begins with and what it says of: "By Ana Pérez", "来源：江口晚报".

        `small`: also where it begins with a small letter, as inside a line.
        """
        for name in names:
            for word in self._all[name]:
                if found := _after(text, word, small):
                    return word, found
        return None


def _after(text: str, word: str, small: bool) -> str:
    if text[: len(word)].casefold() != word.casefold():
        return ""
    rest = text[len(word) :]
    if match := re.match(COLON + r"(?=\S)", rest):
        return rest[match.end() :].strip()
    spaced = re.match(r"[ \u00a0\u3000]+(?=\S)", rest)
    if not small and word.isascii() and word[:1].isalpha() and text[:1].islower():
        return ""
    return rest[spaced.end() :].strip() if spaced else ""


def _longest_first(lists: Iterable[Iterable[str]]) -> Iterator[str]:
    yield from sorted({str(word) for words in lists for word in words}, key=lambda word: (-len(word), word))

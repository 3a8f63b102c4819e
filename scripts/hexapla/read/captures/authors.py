"""The line of authors: its names, apart from labels, posts and places."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hexapla.read.captures.words import Words

COMMA = re.compile("[、，,；;،؛]")
# How a language says that a joining word is written together with the next name.
JOINED = "…"
HAN = "\u3400-\u9fff"
HAN_NAMES = re.compile(rf"[{HAN}·]{{2,}}(?:\s+[{HAN}·]{{2,}})+")
HAN_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]+[·・][{HAN}·・]+|[{HAN}]\s[{HAN}]")
# Words that also join two surnames of one person, the second of which then stands alone (Pedro Ruiz y Vega).
COMPOUND = ("y", "e", "i")
# Where somebody wrote: "WANG YUE in Beijing".
PLACE = re.compile(r"(?<=\w)\s+(?:in|en|em|à|в)\s+[^\W\d_a-zа-я]\S+(?:\s+\S+)?$")
ADDRESS = re.compile(r"(?<!\s)\s+(?:@\w{2,40}|[\w.+-]{1,64}@[\w.-]{3,255})$")
# What names of places begin with, and no names of persons.
PLACES = frozenset(
    [
        "las",
        "los",
        "la",
        "el",
        "le",
        "les",
        "the",
        "saint",
        "santa",
        "são",
        "puerto",
        "port",
        "porto",
        "new",
        "nueva",
        "nova",
        "nuevo",
        "ciudad",
    ]
)
# Small words inside the names of people.
PARTICLES = frozenset([
    "de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "du", "des", "le", "van", "von", "der", "den",
    "ter", "ten", "bin", "ibn", "al", "el", "y", "e", "i", "san", "st", "ben", "abu",
])  # fmt: skip


def split_authors(line: str, joining: Iterable[str] = ()) -> list[str]:
    """The names in a line of authors, separated by commas, joining words, 、 or (Chinese names) spaces.

    A joining word that ends in … is also written together with the name behind it. Only in a list by commas, before
    the last of three or more, is that sure to be no name's own beginning; elsewhere the words are left as they stand.
    """
    words = sorted(joining)
    last = "|".join(re.escape(word.removesuffix(JOINED)) for word in words) or r"(?!)"
    apart = rf"[、，,；;،؛]\s*(?:(?i:{last})\s)?"
    if HAN_NAMES.fullmatch(line):
        return line.split()
    names = [name for part in re.split(apart, line) if (name := part.strip())]
    if names:
        *others, final = names
        names = [*others, *_joined(final, last)]
    together = [word.removesuffix(JOINED) for word in words if word.endswith(JOINED)]
    if len(names) > 2 and len(COMMA.findall(line)) == len(names) - 1:
        names[-1] = next((names[-1].removeprefix(word) for word in together if names[-1].startswith(word)), names[-1])
    return names


def _joined(line: str, last: str) -> list[str]:
    """Names around joining words; a compound surname stays whole."""
    first, *rest = re.split(rf"(?i)(?<!\s)\s+({last})\s+", line)
    names = [first.strip()]
    for word, name in zip(rest[::2], map(str.strip, rest[1::2]), strict=True):
        if word.lower() in COMPOUND and " " in names[-1] and " " not in name:
            names[-1] += f" {word} {name}"
        else:
            names.append(name)
    return [name for name in names if name]


def joining_words(words: Words) -> set[str]:
    """What joins the last two names in a line of authors, in any of the languages."""
    return set(words.of("joining"))


def unlabelled(line: str, words: Words) -> tuple[str, bool]:
    """A line of authors without its label, and whether it had one: "By Ana Pérez", "文/闻江", "（记者 闻江）"."""
    text = line.strip(" \u00a0\u3000|｜")
    inner = text[1:-1].strip() if text[:1] in "(（[【" and text[-1:] in ")）]】" else text
    for one in (inner, text):
        if found := words.labelled(one, "by"):
            rest, _ = unlabelled(found[1], words)
            return rest, True
        if (found := words.labelled(one, "by", small=True)) and looks_like_name(found[1]):
            return found[1], True
    slash = re.match(rf"(?:文|作者|撰文|记者|記者)\s*[/／丨|｜]\s*(?=[{HAN}])", inner)
    return (inner[slash.end() :], True) if slash else (text, False)


def people(line: str, words: Words) -> tuple[str, ...]:
    """The names in a line of authors, without its label and posts ("Wang Yi, Minister of …", "外交部长 王毅")."""
    text, _ = unlabelled(ADDRESS.sub("", line), words)
    first, _, last = text.rpartition("·" if "·" in text and not re.search(rf"[{HAN}]", text) else " ")
    if len(first.split()) > 1 and words.are(last, "share", "tools"):
        text = first
    text = re.sub(r"(?<!\s)\s*(?:[(（][^()（）]*[)）]|(?<!\*)\*+$)", "", text)  # a place, a post, a mark of a note
    text = re.split(r"(?<!\s)(?:\s+[|｜–—-]\s+|\s*[|｜∙·]\s+|\s*[|｜])|\t", text)[0].strip()
    if spaced := re.fullmatch(rf"[{HAN}·\s]+", text):
        text = re.sub(rf"(?<![{HAN}])([{HAN}])[\s\u3000]+([{HAN}])(?![{HAN}])", r"\1\2", spaced[0]).replace(
            "\u3000", " "
        )
    if match := re.fullmatch(rf"[{HAN}]{{4,}}[长任授员席理记表师使者问家监]\s+([{HAN}]{{2,4}})", text):
        return (match[1],)
    names = [PLACE.sub("", name) for name in split_authors(text, joining_words(words))]
    if len(names) > 1 and looks_like_name(names[0]) and any(_post(name, words) for name in names[1:]):
        kept = [name for name in names if not _post(name, words)]
        return tuple(name for name in kept if looks_like_name(name)) or (names[0],)
    return tuple(names)


def _post(text: str, words: Words) -> bool:
    """Whether a piece of a line of authors is what somebody is: it names a post, or has small words in it."""
    tokens = text.casefold().split()
    posts = {word.casefold() for word in words.of("post")}
    return any(token.strip(".") in posts for token in tokens) or (
        any(word[:1].islower() and word not in PARTICLES for word in text.split()) and text.isascii()
    )


def look_like_names(line: str, words: Words) -> bool:
    """Whether a line without a label can be one of authors: short names in capitals, or of few Han characters."""
    text, labelled = unlabelled(line, words)
    if line.rstrip()[-1:] in ",،，;；!！":  # who is spoken to
        return False
    names = people(line, words)
    return labelled or (0 < len(names) <= 8 and all(looks_like_name(name) for name in names) and len(text) < 120)


def looks_like_name(name: str) -> bool:
    """Whether a text has the form of a person's name, in scripts that show it."""
    if re.search(r"[\d:：!?！？。«»“”\"]", name):
        return False
    if re.search(rf"[{HAN}]", name):
        return bool(HAN_NAME.fullmatch(name))
    tokens = name.split()
    if not 2 <= len(tokens) <= 6 or any(len(token) > 20 for token in tokens):
        return False
    if tokens[0].casefold() in PLACES:
        return False
    return all(_capital(token) or token.lower().strip(".") in PARTICLES for token in tokens) and _capital(tokens[0])


def _capital(token: str) -> bool:
    letters = re.sub(r"[\W\d_]", "", token)
    # Two names whose elements touch: CanoJavier. O'Neill, McKay and DeVries are one.
    touching = re.search(r"[^\W\d_]{3}(?<=[a-zà-ÿа-я])[A-ZÀ-ÞА-Я][a-zà-ÿа-я]", token)
    return bool(letters) and letters[0].isupper() and not touching

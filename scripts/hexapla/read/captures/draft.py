"""A page while it is recognized: what each line may be by its own words, and what has been said of it so far."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hexapla.read.captures.authors import HAN, look_like_names
from hexapla.read.captures.dateline import DateLine, date_line
from hexapla.read.captures.dates import Calendar
from hexapla.read.captures.layout import Answers, Doubt, Layout
from hexapla.read.captures.page import Page
from hexapla.read.captures.words import PIECES, Words
from hexapla.read.characters import fold

# What languages call themselves in links between language versions of a page.
ENDONYMS = {
    "العربية": "ar", "عربي": "ar", "deutsch": "de", "english": "en", "español": "es", "français": "fr",
    "italiano": "it", "日本語": "ja", "한국어": "ko", "português": "pt", "русский": "ru", "中文": "zh", "中文版": "zh",
    "简体中文": "zh", "简体": "zh", "繁體中文": "zh", "繁体中文": "zh", "繁體": "zh",
    "en": "en", "es": "es", "fr": "fr",
    "pt": "pt", "ru": "ru", "ar": "ar", "zh": "zh",
}  # fmt: skip
STEPS = re.compile("[>＞›»→]|\\s/\\s|\\s:\\s|::|--?>")
SENTENCE_END = re.compile(r"[.!?…。！？؟。][\"'»”’』」）)\]■◆□●\s]*(?:\s*\[\d+\])*$")
AREAS = {
    "nav": "menu",
    "footer": "foot of the page",
    "aside": "box beside the text",
    "form": "form",
    "footnote": "footnote",
    "folded": "folded away",
}
CAPTIONS = ("figcaption", "figure", "caption")
RIGHTS = re.compile(
    r"^\s*(?:©|\(c\)|copyright\b)|版权所有|版權所有|ICP备|all rights reserved|derechos reservados|direitos reservados"
    r"|droits réservés|права защищены|الحقوق محفوظة",
    re.IGNORECASE,
)
POINTERS = " \u00a0►▶→»›>*+▼■●•·–—-\u200e\u200f"
# The names of elements that are headings.
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# Who wrote a report, in initials, and marks: (Fin/rml), pmq/lf/bd, ___, --o0o--.
INITIALS = re.compile(
    r"[(（\s]*(?:[^\W\d]{2,4}/)+[^\W\d]{2,4}[\s)）]*|[-–—_=*·.~\s]*[^\W_]{0,3}[-–—_=*·.~\s]{2,}(?:\w\.\w)?"
)
# Words of a menu that touch each other: EspañaInternacionalOpinión.
GLUED = re.compile(r"[a-zà-ÿа-я]{2}[A-ZÀ-ÞА-Я][a-zà-ÿа-я]")
ARROWS = re.compile("[>＞›»]")
SHORT, LONG = 160, 400  # of lines of the head and foot; a longer one is text


class Draft:
    """One page being recognized. A place is an index into the lines that show something."""

    def __init__(self, page: Page, words: Words, calendar: Calendar, answers: Answers) -> None:
        self.page, self.words, self.calendar, self.answers = page, words, calendar, answers
        self.lines = page.lines
        self.texts = [fold(line.text).strip(" \u00a0\u3000\u200b\ufeff") for line in page.lines]
        self._places = {line.number: place for place, line in enumerate(page.lines)}
        self.made = Layout()
        self.used: dict[int, str] = {}
        self.chosen = self._chosen(answers.text)
        self.above: int | None = None  # the place of what may be a name above the title
        self.beside: list[str] = []  # what may be a name beside the date
        self._dates: dict[int, DateLine | None] = {}
        self._furniture: dict[int, str] = {}

    def _chosen(self, text: str) -> range:
        """The places of the lines that whoever imports calls the text; an empty range where nothing is said."""
        if not text:
            return range(len(self.lines), len(self.lines))
        low, _, high = text.partition("-")
        numbers = [line.number for line in self.lines]
        begin = next((i for i, n in enumerate(numbers) if n >= int(low)), len(numbers))
        return range(begin, next((i for i, n in enumerate(numbers) if n > int(high or low)), len(numbers)))

    def text(self, place: int) -> str:
        return self.texts[place]

    def date(self, place: int) -> DateLine | None:
        if place not in self._dates:
            self._dates[place] = date_line(self.text(place), self.words, self.calendar)
        return self._dates[place]

    def sentence(self, place: int) -> bool:
        return like_a_sentence(self.text(place)) and not self.lines[place].linked

    def area(self, place: int) -> str:
        """The part of the page that a line stands in, where that is never the text's."""
        around = self.lines[place].around
        if "selected" in around:
            return ""
        found = next((AREAS[one] for one in around if one in AREAS), "")
        if found == "form" and "article" in around:  # old pages are forms as a whole
            return ""
        if not found and "header" in around and not {"main", "article"} & set(around):
            return "head of the page"
        return found

    def crumbs(self, place: int) -> list[str]:
        """The steps of a breadcrumb, by its label or its first step; nothing where a line is none."""
        text = self.text(place)
        if len(text) > LONG:
            return []
        label, steps = way_to(text, self.words)
        if not steps or len(text) == len(label):
            return []
        if self.words.are(steps[0], "home") or (label and len(steps) > 1 and not like_a_sentence(text)):
            return steps
        return []

    def way(self, place: int) -> bool:
        """Whether a line is a row of short pieces, as breadcrumbs and menus are."""
        if len(self.text(place)) > LONG:
            return False
        pieces = [one for one in re.split(r"\s*[>＞›»|｜·•]\s*", self.text(place)) if one]
        arrows = bool(re.search(r"\S\s*[>＞›»]\s*\S", self.text(place)))
        return (arrows or len(pieces) > 2) and len(pieces) > 1 and all(len(one) <= 30 for one in pieces)

    def languages(self, place: int) -> bool:
        if len(self.text(place)) > LONG:
            return False
        names = [name for piece in PIECES.split(self.text(place)) for name in [piece.strip()] if name]
        if len(names) == 1:
            names = names[0].split()
        return bool(names) and all(name.casefold() in ENDONYMS for name in names)

    def furniture(self, place: int) -> str:
        """Why a line is no text: what it is instead; nothing where it may be text."""
        if place not in self._furniture:
            self._furniture[place] = self._why_no_text(place)
        return self._furniture[place]

    def _why_no_text(self, place: int) -> str:
        text, line = self.text(place), self.lines[place]
        if "figcaption" in line.around or line.tag in CAPTIONS:
            return "caption"
        if len(text) > LONG:
            return ""
        bare = text[1:-1].strip() if text[:1] in "(（[【［" and text[-1:] in ")）]】］" else text
        if self.words.buttons(text) or (len(text) < SHORT and self.labelled(text, "share")):
            return "button"
        if self.languages(place):
            return "links to languages"
        if self.words.rubric(bare):
            return "kind of text"
        if len(text) < 200 and RIGHTS.search(text):
            return "rights"
        if self.words.are(bare.strip("-–—*# "), "end") or (len(text) <= 40 and INITIALS.fullmatch(text)):
            return "mark of the end"
        text = text.lstrip(POINTERS)
        short = len(text) <= SHORT
        if short and (len(GLUED.findall(text)) > 2 or self._row_of_menu(text)):
            return "menu"
        if short and any(
            self.labelled(one, "editor") for one in (bare, *self.unbuttoned(bare), *self.unbuttoned(text))
        ):
            return "credit"
        if short and (self.words.are(text, "caption") or self.labelled(bare, "caption") or self._photo(text)):
            return "caption"
        if short and (self.words.are(text, "related") or self.labelled(text, "related")):
            return "link to another text"
        if short and (self.words.are(text, "after") or self.labelled(text, "after")):
            return "below the text"
        return ""

    def _row_of_menu(self, text: str) -> bool:
        """Whether a line begins with the way home and goes on, without the signs of a breadcrumb: "首页 新闻 体育"."""
        home = next((word for word in self.words.of("home") if text.casefold().startswith(word.casefold())), "")
        rest = text[len(home) :]
        return (
            bool(home and rest)
            and not STEPS.search(text)
            and (rest[:1] in " \u3000" or not home.isascii())
            and (len(rest.split()) > 2 or (not rest[:1].isspace() and len(rest) > 5))
            and not ends_a_sentence(text)
        )

    def unbuttoned(self, text: str) -> list[str]:
        """What stands behind buttons at a line's beginning: "【纠错】 责任编辑： 闻江"."""
        match = re.match(r"((?:[【\[［（(][^】\]］）)]{1,8}[】\]］）)]\s*)+)(?=\S)", text)
        return [text[match.end() :].strip("【[（()）]】")] if match and self.words.buttons(match[1]) else []

    def labelled(self, text: str, name: str) -> bool:
        """Whether a text begins with a label and a colon, or a label of Han characters and a mark."""
        for word in self.words.of(name):
            if text[: len(word)].casefold() == word.casefold() and re.match(r"\s*[:：/／|｜]", text[len(word) :]):
                return True
        return False

    def _photo(self, text: str) -> bool:
        """Whether the credit of a picture stands in a line: "La cabra, en cubierta. FOTO: A. P."."""
        if re.search(r"(?<=[\s\u3000])摄[)）]?$", text) and len(text) < 60:
            return True
        return bool(self.words.credit.search(text))

    def byline(self, place: int) -> bool:
        return len(self.text(place)) <= LONG and look_like_names(self.text(place), self.words)

    def about_author(self, place: int) -> bool:
        """Whether a line begins with the words of a note on the author, in parentheses."""
        text = self.text(place)
        begin = text[1:].lstrip("*（()） ").casefold()
        about = self.words.of("about_author")
        return (
            text[:1] in "(（[【*" and any(begin.startswith(word.casefold()) for word in about) and not self.area(place)
        )

    def doubt(self, place: int | None, message: str, option: str, fatal: bool = False) -> None:
        self.made.doubts.append(Doubt(self.lines[place].number if place is not None else 1, message, option, fatal))

    def leave(self, place: int, why: str) -> None:
        self.made.left[self.lines[place].number] = why
        self.used.setdefault(place, why)

    def use(self, part: str, place: int) -> None:
        getattr(self.made, part).append(self.lines[place].number)
        self.used[place] = part

    def place_of(self, number: int) -> int:
        return self._places[number]

    def leave_furniture(self, place: int, why: str) -> None:
        if why == "button":
            self.use("actions", place)
        else:
            self.leave(place, why)

    def name_of(self, names: Iterable[str]) -> str:
        return next((name for name in names if self.page.metadata.get(name)), "")


def way_to(text: str, words: Words) -> tuple[str, list[str]]:
    """The label of a breadcrumb, if it has one, and its steps: "You are here: Home > News"."""
    label = next((word for word in words.of("here") if text.casefold().startswith(word.casefold())), "")
    way = re.sub(r"^\s*[:：>＞]\s*", "", text[len(label) :]) if label else text
    return label, [step for one in STEPS.split(way) if (step := one.strip(" \u00a0\u3000"))]


def like_a_sentence(text: str) -> bool:
    """Whether a line reads like running text: it ends like a sentence, or is too long to be anything else."""
    han = len(re.findall(rf"[{HAN}]", text))
    length = weight(text)
    ends = ends_a_sentence(text.rstrip(" \u00a0\u3000"))
    return length >= 110 or (ends and (length >= 20 or han >= 3))


def ends_a_sentence(text: str) -> bool:
    return bool(SENTENCE_END.search(text[-SHORT:]))


def weight(text: str) -> float:
    """The length of a text as letters count: a Han character says as much as three."""
    return len(text) + 2.2 * len(re.findall(rf"[{HAN}]", text))


def same(one: str, other: str) -> bool:
    """Whether two texts are the same words, whatever their case, white space and marks."""
    return letters(one) == letters(other) != ""


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def shortened(text: str) -> str:
    """A text as it is named in a message."""
    return text if len(text) <= 40 else f"{text[:38].rstrip()} …"

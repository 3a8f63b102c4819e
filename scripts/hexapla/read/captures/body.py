"""The text of a page: which lines below its head are paragraphs, of what form, and where they end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from hexapla.kinds import ParagraphForm
from hexapla.read.captures.authors import HAN, looks_like_name, people, unlabelled
from hexapla.read.captures.draft import HEADINGS, Draft, ends_a_sentence, letters, like_a_sentence, shortened, weight
from hexapla.read.captures.head import head_line
from hexapla.read.captures.html import AUTHOR
from hexapla.read.captures.page import Box, Line
from hexapla.read.captures.split import Split, split
from hexapla.read.characters import fold

BULLET = re.compile(r"^(?:[•·▪■●○◦‣⁃*–—-]\s+|\(?\d{1,2}[.)]\s+|[a-z]\)\s+|[ivx]+\)\s+)")
MOST = 0.6
MANY_WORDS = 400
LITTLE = 160
# What asks readers for something: never sure to be of the text.
SOLICITS = re.compile(
    r"newsletter|subscribe|sign up|inbox|suscr[ií]b(?:e|a)|regístrate|bolet[ií]n|\bassine\b|cadastre-se|abonnez"
    r"|inscrivez|inscreva-se"
    r"|подпи[шс]|اشترك|订阅|关注我们|扫码|訂閱",
    re.I,
)


# How speeches begin, and the numbers of chapters.
ADDRESSED = re.compile(r"^\S.{2,80}[,，:：،]$")
CHAPTER = re.compile(r"[一二三四五六七八九十]、|[IVX]+\.|\d\.")

FEW = 3


def read_body(page: Draft, first: int, title: int | None) -> list[int]:
    """The places of the lines of the text, from the first line below the head."""
    begin, end = first, len(page.lines)
    if page.answers.text:
        return list(_said_to_be_text(page))
    if page.answers.selected:
        chosen = [p for p, line in enumerate(page.lines) if "selected" in line.around and p not in page.used]
        return _kept(page, chosen)
    places = [p for p in range(begin, end) if p not in page.used]
    if page.lines[0].box is not None:
        places = _inside(page, places)
    return _trimmed(page, _signed(page, _kept(page, places)))


def _said_to_be_text(page: Draft) -> Iterator[int]:
    """The lines that are called the text, without what by its own words is none."""
    for place in (p for p in page.chosen if p not in page.used):
        why = page.furniture(place)
        if why and why != "below the text":
            page.leave_furniture(place, why)
        else:
            yield place


def _inside(page: Draft, places: Sequence[int]) -> list[int]:
    """Of a web page, the lines in the element that has the text: the smallest with most of what reads like text."""
    texts = [p for p in places if page.sentence(p) and not page.area(p) and not page.furniture(p)]
    box = _box(page, texts)
    if box is None:
        return list(places)
    inside = [p for p in places if _in(page, p, box) or page.about_author(p)]
    begin, within = inside[0] if inside else len(page.lines), set(inside)
    for place in (p for p in places if p not in within):
        if place < begin and place not in texts:
            head_line(page, place, begin)
            continue
        if place in texts and inside[0] < place < inside[-1]:
            page.doubt(place, f"'{shortened(page.text(place))}' stands outside the box of the text: left out", "--text")
        page.leave_furniture(place, page.area(place) or page.furniture(place) or "outside the box of the text")
    return inside


def _in(page: Draft, place: int, box: Box) -> bool:
    own = page.lines[place].box
    return own is not None and any(one is box for one in own.out())


def _box(page: Draft, texts: Sequence[int]) -> Box | None:
    """The smallest element that has most of these lines, by number and by length."""
    count: dict[Box, tuple[int, int]] = {}
    for place in texts:
        own = page.lines[place].box
        for one in own.out() if own else ():
            number, length = count.get(one, (0, 0))
            count[one] = (number + 1, length + len(page.text(place)))
    whole = sum(len(page.text(p)) for p in texts)
    # The deepest such element comes first: a dictionary keeps the order in which the nearest were met.
    good = [
        b
        for b, (number, length) in count.items()
        if number >= 2 and number > MOST * len(texts) and length > MOST * whole
    ]
    return min(good, key=lambda b: count[b]) if good else None


def _kept(page: Draft, places: Sequence[int]) -> list[int]:
    """Without what is no text; each line that is left out is said why."""
    kept: list[int] = []
    leading = ""
    for index, place in enumerate(places):
        why = page.area(place) or page.furniture(place)
        if leading and not why:
            if page.sentence(place) and leading != "below the text":
                leading = ""
            else:
                page.leave(place, leading)
                continue
        if why in ("link to another text", "below the text"):
            heading = page.words.are(page.text(place), "related", "after")
            if why == "below the text" and (heading or not kept) and kept:
                _end(page, places[index:])
                return kept
            page.leave(place, why)
            if heading:
                leading = why if why == "link to another text" else ""
        elif why:
            page.leave_furniture(place, why)
        elif page.labelled(page.text(place), "source") and len(page.text(place)) < 80:
            if page.made.source:
                page.leave(place, "source")
            else:
                page.use("source", place)
        elif (
            (found := page.date(place))
            and not found.strange
            and not found.names
            and len(page.text(place)) < 80
            and not page.sentence(place)
        ):
            page.leave(place, "another date")
        elif page.lines[place].linked and not page.answers.selected:
            page.leave(place, "link")
        else:
            kept.append(place)
    return kept


def _end(page: Draft, places: Sequence[int]) -> None:
    """The part below the text: what reads like text in it is a doubt."""
    texts = [p for p in places if page.sentence(p) and not page.area(p) and not page.furniture(p)]
    name = page.text(places[0])
    if texts:
        why = f"the text ends above '{shortened(name)}' (line {page.lines[places[0]].number})"
        page.doubt(texts[0], f"{why}, and this line below it reads like text: left out", "--text")
    for place in places:
        page.leave_furniture(place, page.area(place) or page.furniture(place) or "below the text")


def _signed(page: Draft, kept: list[int]) -> list[int]:
    """Without the line of authors at the end of a text: it has their label, or the name that the page's head has."""
    if not kept or page.made.authors or page.answers.authors:
        return kept
    last = kept[-1]
    text, labelled = unlabelled(page.text(last), page.words)
    names = people(text, page.words)
    told = {letters(name) for one in page.page.said(*AUTHOR) for name in people(one, page.words)}
    sure = bool(names) and all(looks_like_name(name) for name in names) and not page.sentence(last)
    if sure and (labelled or told == set(map(letters, names))):
        page.use("authors", last)
        return kept[:-1]
    return kept


def _trimmed(page: Draft, kept: list[int]) -> list[int]:
    """Without the short lines at the end of a page that are no sentences, where they are many."""
    sure = [i for i, p in enumerate(kept) if _ends_a_text(page, p)]
    last = max(sure, default=len(kept) - 1)
    tail = kept[last + 1 :]
    if not tail:
        return kept
    inside = [p for p in tail if page.lines[p].tag == "p" and page.lines[p].around == page.lines[kept[last]].around]
    if inside == tail and all(len(page.text(p)) > 60 for p in tail):
        return kept
    shown = shortened(page.text(tail[0]))
    if len(tail) >= FEW and len(inside) < len(tail):
        page.doubt(
            tail[0], f"{len(tail)} short lines from '{shown}' on, at the end of the text, are left out", "--text"
        )
        for place in tail:
            page.leave(place, "below the text")
        return kept[: last + 1]
    page.doubt(tail[0], f"'{shown}' ends the text and is no sentence; it is kept", "--text")
    return kept


def _ends_a_text(page: Draft, place: int) -> bool:
    """Whether a line may be a text's last without a doubt: it ends a sentence, is of a list, or is the note."""
    if page.sentence(place) or _item(page, place) or page.about_author(place):
        return True
    return ends_a_sentence(page.text(place)) and not page.lines[place].linked


def _item(page: Draft, place: int) -> bool:
    return page.lines[place].tag == "li" or bool(BULLET.match(page.text(place)))


def read_text(page: Draft, body: list[int]) -> None:
    """Paragraphs, their forms, and the note on the author."""
    body = [p for p in body if p not in page.used]
    if not body:
        page.doubt(None, "no text is found below the title and the date", "--text", fatal=True)
        return
    for place in body:
        page.used[place] = "text"
    parts = split([page.lines[p] for p in body], page.answers.paragraphs)
    _doubts_of(page, parts)
    blocks = list(parts.blocks)
    blocks = _author_note(page, blocks)
    page.made.text = [(block[0].number, block[-1].number) for block in blocks]
    _forms(page, blocks, parts.verse)
    shared = _shared(blocks)
    for block in blocks:
        text = _joined(block)
        boxed = any(name.startswith("?") and name not in shared for name in block[0].around)
        if (boxed or (len(text) < 200 and SOLICITS.search(text))) and not page.answers.text:
            page.doubt(page.place_of(block[0].number), f"is '{shortened(text)}' a paragraph of the text?", "--text")
    length = sum(weight(_joined(block)) for block in blocks)
    if page.lines[0].box is not None and length < LITTLE:
        page.doubt(page.place_of(blocks[0][0].number), "the text that is found is very short", "--text")
    if _begins_oddly(page, blocks) and not page.answers.text:
        first = blocks[0][0].number
        page.doubt(page.place_of(first), f"the text begins with '{shortened(_joined(blocks[0]))}'", "--text")


def _shared(blocks: Sequence[Sequence[Line]]) -> set[str]:
    """The doubtful classes that most of a text stands in: those of its own box."""
    counts = Counter(name for block in blocks for name in set(block[0].around))
    return {name for name, count in counts.items() if count > MOST * len(blocks) and len(blocks) > 2}


def _begins_oddly(page: Draft, blocks: Sequence[Sequence[Line]]) -> bool:
    """Whether a text begins with what is no running text: a short line, or a list, as summaries are."""
    forms = page.made.forms
    first = next((n for n in range(1, len(blocks) + 1) if forms.get(n) is not ParagraphForm.HEADING), 1)
    marked = first > 1 and (blocks[0][0].box is not None or bool(CHAPTER.match(_joined(blocks[0]))))
    if len(blocks) > 2 and ADDRESSED.search(_joined(blocks[0])):
        return False
    return not (marked or _like_text(_joined(blocks[0]))) or forms.get(first) is ParagraphForm.ITEM


def _like_text(text: str) -> bool:
    return ends_a_sentence(text) or like_a_sentence(text)


def _doubts_of(page: Draft, parts: Split) -> None:
    for number, message in parts.doubts:
        page.doubt(page.place_of(number), message, "--paragraphs lines or --paragraphs blocks")
    for block in parts.blocks:
        if len(_joined(block).split()) > MANY_WORDS:
            page.doubt(
                page.place_of(block[0].number), f"a paragraph of {len(_joined(block).split())} words", "--paragraphs"
            )


def _author_note(page: Draft, blocks: list[list[Line]]) -> list[list[Line]]:
    """Takes the note on the author from the end of the text: it speaks of the author."""
    for index in range(len(blocks) - 1, max(0, len(blocks) - 3), -1):
        text = _joined(blocks[index])
        bare = re.sub(r"^[\s(（\[【*—–)）]+", "", text)
        begins = bare.casefold()
        if len(text) > 600:
            continue
        if any(begins.startswith(word.casefold()) for word in page.words.of("about_author")) and (
            bare != text or _says_of_author(page, begins)
        ):
            page.made.note = [line.number for line in blocks[index]]
            return blocks[:index] + blocks[index + 1 :]
    return blocks


def _says_of_author(page: Draft, text: str) -> bool:
    """Whether a paragraph that begins with the author goes on as notes do: "El autor es …", "作者：…", "作者系…"."""
    word = max((w for w in page.words.of("about_author") if text.startswith(w.casefold())), key=len)
    return bool(re.match(r"\s*(?:[:：]|is\b|are\b|es\b|son\b|é\b|est\b|系|为|是|—|–|-|,\s|هو|هي)", text[len(word) :]))


def _forms(page: Draft, blocks: Sequence[Sequence[Line]], verse: frozenset[int]) -> None:
    """What the markup or the form of a paragraph says that it is."""
    for number, block in enumerate(blocks, 1):
        line, text = block[0], _joined(block)
        if line.number in verse:
            page.made.forms[number] = ParagraphForm.VERSE
        elif line.tag in HEADINGS:
            page.made.forms[number] = ParagraphForm.HEADING
        elif "blockquote" in line.around:
            page.made.forms[number] = ParagraphForm.QUOTATION
        elif line.tag in ("li", "dt", "dd") or "li" in line.around or BULLET.match(text):
            page.made.forms[number] = ParagraphForm.ITEM
        elif (line.box is None or line.bold) and _heading(page, text) and number < len(blocks):
            page.made.forms[number] = ParagraphForm.HEADING
        elif line.tag in ("td", "th") and not like_a_sentence(text):
            page.doubt(
                page.place_of(line.number),
                f"'{shortened(text)}' is a cell of a table; it is kept as a paragraph",
                "--text",
            )


def _heading(page: Draft, text: str) -> bool:
    wide = bool(re.search(rf"[{HAN}]", text))
    limit = 30 if wide else 80
    ends = ends_a_sentence(text) or text[-1:] in ",，;；:：、" or text[:1] in '«“„「『"—–-'
    return len(text) <= limit and not ends and (not wide or len(text) > 1)


def _joined(block: Sequence[Line]) -> str:
    return fold("\n".join(line.text for line in block)).strip(" \u00a0\u2002\u2003\u3000")

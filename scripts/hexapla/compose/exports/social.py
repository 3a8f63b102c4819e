"""/social/<kind>.png — the picture that other sites show beside a link: one for each kind of page and language.

1200 by 630 pixels (https://ogp.me/). Drawn with the vendored type alone, never with a machine's own, so that every
machine draws the same: Latin, Greek and Cyrillic as far as it goes, and Han. A page whose title it cannot draw has no
picture in that language, nor has one in a script whose letters join, which Pillow draws by libraries that not every
machine has. Only where the site's address is known, since such pictures are named by it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFont

from hexapla.compose.view import View
from hexapla.data import VENDOR
from hexapla.registry import PAGES

TYPE = VENDOR / "noto-serif-sc-600.woff2"
SIZE, MARGIN = (1200, 630), 90
PAPER, INK, SOFT, SEAL, RULE = "#fbf7ef", "#221d17", "#51483d", "#8c2416", "#d9cfbe"


def files(view: View) -> Iterator[tuple[str, bytes]]:
    drawn, languages = kinds(view), " · ".join(_languages(view))
    for kind in PAGES:
        if kind.name in drawn:
            yield f"social/{kind.name}.png", _drawn(_title(view, kind.name), view.words[kind.picture], languages)


def kinds(view: View) -> list[str]:
    """The kinds of pages that have a picture in this language: none where the site has no address."""
    said = {kind.name: _title(view, kind.name) + view.words[kind.picture] for kind in PAGES}
    return [name for name, words in said.items() if _can_draw(words)] if view.edition.site.address else []


def _languages(view: View) -> Iterator[str]:
    """What the languages call themselves, else what the reader calls them; those that no type draws are left out."""
    for language in view.edition.languages:
        names = (str(language.name), view.reader.language_name(language.tag))
        yield from [name for name in names if _can_draw(name)][:1]


def _can_draw(words: str) -> bool:
    return all(map(_has, words))


def _title(view: View, kind: str) -> str:
    """The edition's name; on the pages of its only article, that article's title."""
    alone = view.edition.articles[0] if len(view.edition.articles) == 1 else None
    return (
        view.reader.text(alone.title, alone.original)
        if alone and kind in ("article", "section", "parallel")
        else view.reader.text(view.edition.site.name)
    )


@lru_cache(maxsize=256)
def _drawn(title: str, kind: str, languages: str) -> bytes:
    picture = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(picture)
    width, height = SIZE
    for y in (MARGIN - 30, MARGIN - 24, height - MARGIN + 24, height - MARGIN + 30):
        draw.line((MARGIN, y, width - MARGIN, y), fill=RULE, width=2)
    draw.rectangle((MARGIN, MARGIN + 14, MARGIN + 26, MARGIN + 40), fill=SEAL)
    draw.text((MARGIN + 46, MARGIN + 27), kind, font=_type(34), fill=SEAL, anchor="lm")
    size, lines = _set(title, width - 2 * MARGIN)
    for number, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + 90 + number * size * 1.3), line, font=_type(size), fill=INK)
    draw.text((MARGIN, height - MARGIN - 4), languages, font=_type(28), fill=SOFT, anchor="ls")
    out = io.BytesIO()
    picture.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", compress_level=9)
    return out.getvalue()


def _set(title: str, room: int) -> tuple[int, list[str]]:
    """The largest size at which a title takes at most four lines, and these lines."""
    for size in (72, 64, 56, 48, 40, 32):
        lines = _lines(title, size, room)
        if len(lines) * size * 1.3 <= 300:
            return size, lines
    return 32, lines[:7]


def _lines(title: str, size: int, room: int) -> list[str]:
    """Broken between words, and anywhere where there are none."""
    lines = [""]
    for word in title.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if _type(size).getlength(joined) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if _type(size).getlength(lines[-1] + char) > room:
                lines.append("")
            lines[-1] += char
    return lines


@cache
def _type(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(TYPE), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(char: str) -> bool:
    """Whether the type has a character: what it lacks is drawn as the sign for that."""
    return char.isspace() or _seen(char) != _seen("\uffff")


def _seen(char: str) -> bytes:
    cell = Image.new("1", (64, 64))
    ImageDraw.Draw(cell).text((8, 8), char, font=_type(32), fill=1)
    return cell.tobytes()

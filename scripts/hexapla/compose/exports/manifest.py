"""/assets/manifest.webmanifest and its icons — what a site is called and shown with where it is kept as an app.

The manifest (https://www.w3.org/TR/appmanifest/) is each language's own; the icons, of the same seal as icon.svg, stand
once and serve all. The smallest is the one that Apple's devices ask for.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache

from PIL import Image, ImageDraw

from hexapla.compose.view import View

SIZES = TOUCH, MIDDLE, LARGE = 180, 192, 512
PAPER, SEAL = "#fbf7ef", "#9c2a1a"
# The drawing of icon.svg, 32 units wide: the leaves of a book, and the lines on them, as their middles run.
LEAVES = ((8, 9, 15, 23), (17, 9, 24, 23))
LINES = ((10, 13, 13), (10, 16, 13), (19, 13, 22), (19, 16, 22))
# So many pixels are drawn for one, since Pillow draws hard edges.
FINER = 4


def files(view: View) -> Iterator[tuple[str, bytes]]:
    yield "assets/manifest.webmanifest", _manifest(view)
    if view.tag == view.edition.default:
        yield from ((f"assets/icon-{size}.png", _drawn(size)) for size in SIZES)


def _manifest(view: View) -> bytes:
    site, language = view.edition.site, view.reader.language
    icons = "" if view.tag == view.edition.default else "../../assets/"
    made = {
        "name": view.reader.text(site.name),
        "description": view.reader.text(site.description),
        "lang": language.lang,
        "dir": language.direction,
        "start_url": "../",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": f"{icons}icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (MIDDLE, LARGE)
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode() + b"\n"


@cache
def _drawn(size: int) -> bytes:
    unit = size * FINER / 32
    picture = Image.new("RGB", (size * FINER, size * FINER), SEAL)
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in LEAVES:
        draw.rectangle(_box(unit, left - 1, top - 1, right + 1, bottom + 1), fill=PAPER)
        draw.rectangle(_box(unit, left + 1, top + 1, right - 1, bottom - 1), fill=SEAL)
    for left, middle, right in LINES:
        draw.rectangle(_box(unit, left, middle - 0.75, right, middle + 0.75), fill=PAPER)
    out = io.BytesIO()
    small = picture.resize((size, size), Image.Resampling.BOX).quantize(16, dither=Image.Dither.NONE)
    small.save(out, "PNG", compress_level=9)
    return out.getvalue()


def _box(unit: float, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
    """In pixels; Pillow takes the last one to be inside."""
    return left * unit, top * unit, right * unit - 1, bottom * unit - 1

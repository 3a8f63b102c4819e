"""The citation styles and locales that come with Hexapla, those of the Citation Style Language project.

scripts/hexapla/vendor/README.md names each file's origin, licence and checksum.
"""

from __future__ import annotations

import re
import zipfile
from functools import cache

from hexapla.data import VENDOR

LOCALES = VENDOR / "csl-locales.zip"
# What readers know a style by, where its file says it otherwise.
LABELS = {
    "apa": "APA 7",
    "modern-language-association": "MLA 9",
    "chicago-notes-bibliography-16th-edition": "Chicago",
    "chicago-author-date-16th-edition": "Chicago",
    "china-national-standard-gb-t-7714-2015-numeric": "GB/T 7714-2015",
}
# The styles in which readers may copy a citation, where site.yml names none.
USUAL = (
    "apa",
    "modern-language-association",
    "chicago-notes-bibliography-16th-edition",
    "chicago-author-date-16th-edition",
    "china-national-standard-gb-t-7714-2015-numeric",
)


@cache
def styles() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in VENDOR.glob("*.csl")))


@cache
def locales() -> tuple[str, ...]:
    with zipfile.ZipFile(LOCALES) as packed:
        return tuple(sorted(name.removeprefix("locales-").removesuffix(".xml") for name in packed.namelist()))


@cache
def style(name: str) -> str:
    """The XML of a style."""
    return (VENDOR / f"{name}.csl").read_text("utf-8")


@cache
def locale(name: str) -> str:
    """The XML of a locale."""
    with zipfile.ZipFile(LOCALES) as packed:
        return packed.read(f"locales-{name}.xml").decode()


def is_of_notes(name: str) -> bool:
    """Whether a style cites in notes, not by author and date, number or the like."""
    return 'class="note"' in style(name)


def label(name: str) -> str:
    """What a style is called."""
    said = re.search("<title-short>([^<]+)", style(name)) or re.search("<title>([^<]+)", style(name))
    return LABELS.get(name) or (said[1] if said else name)

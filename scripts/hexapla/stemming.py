"""The stemmers of Snowball, which take the endings of words off, for the search in the browser.

https://snowballstem.org/; scripts/hexapla/vendor/README.md names origin, licence and checksum.
"""

from __future__ import annotations

import re
import zipfile
from functools import cache

from hexapla.data import VENDOR

ARCHIVE = VENDOR / "snowball.zip"
ENDING = "-stemmer.js"
BASE = "base"
# Where the licence stands beside the site's other shared files.
NOTICE = "/*! Snowball, BSD-3-Clause: assets/vendor/snowball.LICENSE.txt */"


@cache
def stemmers() -> tuple[str, ...]:
    """The languages that have one, as Snowball names them: english, spanish …"""
    with zipfile.ZipFile(ARCHIVE) as archive:
        names = (name.removesuffix(ENDING) for name in archive.namelist())
        return tuple(sorted(name for name in names if name != BASE))


def stemmer(name: str) -> str:
    """JavaScript: an expression whose value is a function from a word in small letters to its stem."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        base, own = (archive.read(part + ENDING).decode() for part in (BASE, name))
    [maker] = re.findall(r"^var (\w+)=function", own)
    made = f"{NOTICE}\nvar BaseStemmer;{base}\n{own}\nvar stemmer=new {maker};return word=>stemmer.stemWord(word)"
    return f"(()=>{{{made}}})()"

"""References in each language's form, made by a CSL processor (citeproc-js inside QuickJS).

Styles and locales are those of the Citation Style Language project; scripts/edition/vendor/README.md names each file's
origin, licence and checksum.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import quickjs

from edition.dates import Moment, parse
from edition.markdown import Markdown, inline, text, web_address
from edition.model import Language, Reference

VENDOR = Path(__file__).parent / "vendor"
# The processor reads a little HTML in its data; a source's own < stands for itself and is kept apart.
LESS_THAN = "\ue000"
# IEEE shows no date of publication for what is only on the web; an edition's reader wants it.
RETYPED = {"ieee": {"webpage": "article-magazine", "post-weblog": "article-magazine"}}
ENGINE = """
function bibliography(style, locales, lang, items) {
  const known = JSON.parse(locales), list = JSON.parse(items), byId = {};
  for (const item of list) byId[item.id] = item;
  const engine = new CSL.Engine(
    {retrieveLocale: name => known[name] || known['en-US'], retrieveItem: id => byId[id]}, style, lang, true);
  engine.updateItems(list.map(item => item.id));
  const [about, entries] = engine.makeBibliography();
  return JSON.stringify(about.entry_ids.map((ids, n) => [ids[0], entries[n]]));
}
"""


def bibliography(references: Iterable[Reference], language: Language) -> Mapping[str, Markdown]:
    """Each reference as one line of Markdown, by id, in the style and locale of the language."""
    retyped = RETYPED.get(language.citation_style, {})
    items = json.dumps([_item(reference, retyped) for reference in references], ensure_ascii=False)
    return _bibliography(items, language.citation_style, language.citation_locale)


def styles() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in VENDOR.glob("*.csl")))


def locales() -> tuple[str, ...]:
    return tuple(sorted(path.stem.removeprefix("locales-") for path in VENDOR.glob("locales-*.xml")))


@lru_cache(maxsize=64)
def _bibliography(items: str, style: str, locale: str) -> Mapping[str, Markdown]:
    if items == "[]":
        return {}
    # Lists here follow the order of citation: a dash for "the same author as above" would name the wrong one.
    definition = re.sub(r'subsequent-author-substitute="[^"]*"', "", (VENDOR / f"{style}.csl").read_text("utf-8"))
    made = _engine()(definition, _locales(), locale, items)
    return {id_: _to_markdown(entry) for id_, entry in json.loads(made)}


@cache
def _engine() -> Any:
    context = quickjs.Context()
    source = gzip.decompress((VENDOR / "citeproc_commonjs.js.gz").read_bytes()).decode()
    context.eval(f"var module = {{exports: {{}}}}, exports = module.exports;\n{source}\nvar CSL = module.exports;")
    context.eval(ENGINE)
    return context.get("bibliography")


@cache
def _locales() -> str:
    return json.dumps({name: (VENDOR / f"locales-{name}.xml").read_text("utf-8") for name in locales()})


def _item(reference: Reference, retyped: Mapping[str, str]) -> dict[str, Any]:
    """A reference as CSL-JSON: dates from EDTF to date-parts, text with its < kept from acting.

    The language is withheld as 'zxx' (none), so that no style changes the capitals of a title as published.
    """
    item = {key: _value(key, value) for key, value in reference.csl.items()}
    return {**item, "type": retyped.get(item["type"], item["type"]), "language": "zxx"}


def _value(key: str, value: Any) -> Any:
    if key in ("issued", "accessed", "event-date"):
        span = parse(value)
        ends = [span.start] if span.start == span.end else [span.start, span.end]
        return {"date-parts": [_date_parts(moment) for moment in ends if moment], **({} if span.sure else {"circa": 1})}
    if isinstance(value, str):
        return value.replace("<", LESS_THAN)
    return [{name: part.replace("<", LESS_THAN) for name, part in person.items()} for person in value]


def _date_parts(moment: Moment) -> list[int]:
    day = moment.first
    return {"year": [day.year], "month": [day.year, day.month], "day": [day.year, day.month, day.day]}[moment.precision]


class _Entry(HTMLParser):
    """The processor's HTML as Markdown: its text, its italics, and its web addresses as links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.italic = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.italic |= tag == "i"

    def handle_endtag(self, tag: str) -> None:
        self.italic &= tag != "i"

    def handle_data(self, data: str) -> None:
        folded = re.sub(r"\s+", " ", data.replace(LESS_THAN, "<"))
        for piece in re.split(r"(https?://\S+)", folded):
            if piece.startswith(("http://", "https://")):
                address = piece.rstrip(".,;")
                self.parts.append(f"[{inline(address)}]({web_address(address)})" + piece[len(address) :])
            elif self.italic and piece.strip():
                self.parts.append(f"*{inline(piece.strip())}*")
            else:
                self.parts.append(inline(piece) if self.parts else text(piece.lstrip()))


def _to_markdown(entry: str) -> Markdown:
    parser = _Entry()
    # The number that numeric styles put first is the list's own here.
    parser.feed(re.sub(r'<div class="csl-left-margin">.*?</div>', "", entry).strip())
    parser.close()
    # Where a work has no container, ISO 690 leaves the full stop behind its place.
    return Markdown(re.sub(r"\. \.(?= )", ".", " ".join("".join(parser.parts).split())))

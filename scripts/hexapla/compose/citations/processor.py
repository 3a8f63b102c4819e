"""References in each language's form, made by a CSL processor (citeproc-js inside V8).

Each work is set by itself, so that none is told from another by letters, or shown to be by the author named above.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html.parser import HTMLParser
from typing import Any

from py_mini_racer import MiniRacer

from hexapla import csl
from hexapla.cache import cached
from hexapla.compose.markdown import Markdown, inline, spelled, text, web_address
from hexapla.data import VENDOR
from hexapla.dates import Moment, parse

# The processor reads a little HTML in its data; a source's own < stands for itself and is kept apart.
LESS_THAN = "\ue000"
# IEEE shows no date of publication for what is only on the web; an edition's reader wants it.
RETYPED = {"ieee": {"webpage": "article-magazine", "post-weblog": "article-magazine"}}
CITEPROC = "citeproc_commonjs.js.gz"
DATES = ("issued", "accessed", "event-date")
ENGINE = """
function bibliography(style, locales, lang, items) {
  const known = JSON.parse(locales), list = JSON.parse(items), byId = {};
  for (const item of list) byId[item.id] = item;
  const engine = new CSL.Engine(
    {retrieveLocale: name => known[name] || known['en-US'], retrieveItem: id => byId[id]}, style, lang, true);
  return JSON.stringify(list.map(({id}) => {
    engine.updateItems([id]);
    return [id, engine.makeBibliography()[1][0]];
  }));
}
"""


def bibliography(references: Iterable[Mapping[str, Any]], style: str, locale: str) -> Mapping[str, Markdown]:
    """Each item of CSL data (dates in EDTF) as one line of Markdown, by id, in a style and locale.

    Each by itself: none is told from another by letters, or shown to be by the same author.
    """
    retyped = RETYPED.get(style, {})
    items = json.dumps([_item(reference, retyped) for reference in references], ensure_ascii=False)
    return _bibliography(items, style, locale)


def marked(line: Markdown, work: Mapping[str, Any], said: Mapping[str, str]) -> Markdown:
    """A work's line with its title, container and publisher in elements that say the work's own language."""
    names = {str(inline(work[key])) for key in ("title", "container-title", "publisher") if key in work}
    left = {name for name in names if " " in name or "." not in name}  # others may stand in the address

    def mark(match: re.Match[str]) -> str:
        if match[0] not in left:
            return match[0]
        left.remove(match[0])
        return f"<span{spelled(said)}>{match[0]}</span>"

    # The longest first: a publisher's name may be part of the title.
    return Markdown(re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), mark, str(line)))


@lru_cache(maxsize=64)
def _bibliography(items: str, style: str, locale: str) -> Mapping[str, Markdown]:
    if items == "[]":
        return {}
    definition, known = csl.style(style), _locales(locale)
    inputs = (_processor(), ENGINE, definition, known, locale, items)
    made = cached(inputs, lambda: str(_engine().call("bibliography", definition, known, locale, items)))
    return {id_: _to_markdown(entry) for id_, entry in json.loads(made)}


@cache
def _processor() -> str:
    """The processor's checksum: what another one made is not kept for this."""
    return hashlib.sha256((VENDOR / CITEPROC).read_bytes()).hexdigest()


@cache
def _engine() -> MiniRacer:
    context = MiniRacer()
    source = gzip.decompress((VENDOR / CITEPROC).read_bytes()).decode()
    context.eval(f"var module = {{exports: {{}}}}, exports = module.exports;\n{source}\nvar CSL = module.exports;")
    context.eval(ENGINE)
    return context


@cache
def _locales(wanted: str) -> str:
    """The locale with those that the processor falls back to: of the same language, and American English."""
    family = [name for name in csl.locales() if name.split("-")[0] == wanted.split("-")[0]]
    return json.dumps({name: csl.locale(name) for name in dict.fromkeys([*family, "en-US"])})


def csl_json(item: Mapping[str, Any]) -> dict[str, Any]:
    """An item with its dates as CSL-JSON has them."""
    return {key: _value(key, value) if key in DATES else value for key, value in item.items()}


def _item(reference: Mapping[str, Any], retyped: Mapping[str, str]) -> dict[str, Any]:
    """A reference as CSL-JSON: dates from EDTF to date-parts, text with its < kept from acting.

    The language is withheld as 'zxx' (none), so that no style changes the capitals of a title as published.
    """
    item = {key: _value(key, value) for key, value in reference.items()}
    return {**item, "type": retyped.get(item["type"], item["type"]), "language": "zxx"}


def _value(key: str, value: Any) -> Any:
    if key in DATES:
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

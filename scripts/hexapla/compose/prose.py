"""Definitions, accounts, notes and the about page as Markdown: their inline marks become links, emphasis, citations."""

from __future__ import annotations

from hexapla import addresses
from hexapla.compose.citations.works import WorksCited
from hexapla.compose.markdown import Markdown, inline, markdown_link, spelled, text
from hexapla.compose.reader import Reader
from hexapla.prose import Cite, Emphasis, Foreign, Link, Plain, pieces


def prose(value: str, page: str, reader: Reader, cited: WorksCited, tag: str = "") -> Markdown:
    """The text for the page at the address `page`; citations become numbers that lead to the page's references.

    `tag` is the text's language, where that is not the reader's.
    """
    out: list[str] = []
    for piece in pieces(value):
        match piece:
            case Plain():
                out.append(inline(piece.text) if out else text(piece.text))
            case Emphasis():
                # Two stars would run into those of an emphasis right before.
                beside = bool(out) and out[-1].endswith(("*", "</em>"))
                out.append(f"<em>{inline(piece.text)}</em>" if beside else f"*{inline(piece.text)}*")
            case Foreign():
                name = "em" if piece.emphasis else "span"
                other = reader.tongue(piece.tag)
                said = other.within(reader.tongue(tag or reader.tag)) or other.attributes
                out.append(f"<{name}{spelled(said)}>{inline(piece.text)}</{name}>")
            case Link():
                where = addresses.term(piece.id) if piece.kind == "term" else addresses.event(piece.id)
                out.append(f"[{inline(piece.text)}]({markdown_link(where, page)})")
            case Cite():
                # The raised number stands at the word that it supports; in the sources a space may part them.
                out[-1:] = [part.rstrip(" ") for part in out[-1:]]
                out.append(cited.mark(piece))
    return Markdown("".join(out))

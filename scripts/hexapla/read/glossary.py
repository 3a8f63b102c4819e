"""source/glossary/*.yml: the terms."""

from __future__ import annotations

from hexapla.kinds import NameStatus, TermKind
from hexapla.model import Name, Term
from hexapla.read.fields import Fields
from hexapla.read.files import Source


def read_terms(source: Source, tags: tuple[str, ...]) -> tuple[Term, ...]:
    return tuple(_term(fields) for fields in source.each("glossary/*.yml", "the term", tags))


def _term(fields: Fields) -> Term:
    term = Term(
        id=fields.id(),
        kind=fields.choice("kind", TermKind, TermKind.CONCEPT),
        names={tag: _name(inner) for tag, inner in fields.per_language("names", "the name").items()},
        definition=fields.localized("definition"),
        forms=fields.lists("forms"),
        see=fields.ids("see"),
        cldr=fields.text("cldr"),
        formerly=fields.ids("formerly"),
    )
    fields.done()
    return term


def _name(fields: Fields) -> Name:
    name = Name(
        name=fields.need("name"),
        status=fields.choice("status", NameStatus, NameStatus.UNVERIFIED),
        pinyin=fields.text("pinyin"),
        short=fields.texts("short"),
    )
    fields.done()
    return name

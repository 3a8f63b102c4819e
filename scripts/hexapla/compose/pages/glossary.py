"""/glossary/ — every term, under its initial, with its names in the other languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.page import Page, home
from hexapla.compose.sheet import Sheet
from hexapla.compose.view import View


def pages(view: View) -> Iterator[Page]:
    terms = view.edition.terms
    if not terms:
        return
    reader = view.reader
    counts = Counter(str(term.kind) for term in terms)
    kinds = [(kind, word, counts[kind]) for kind, word in reader.term_kinds.items() if counts[kind]]
    yield Page(
        "glossary",
        Sheet(view, addresses.GLOSSARY),
        title=view.words["glossary"],
        description=view.words["glossary_intro"],
        values={
            "groups": [(letter, list(group)) for letter, group in groupby(reader.terms, key=reader.initial)],
            # What the list can be narrowed by: (field, its name, [(value, its word, how many)]).
            "facets": [("kind", view.words["filter_kinds"], kinds)],
        },
        source=terms[0].id.location.file,
        breadcrumb=(home(view),),
        structured=(structured.terms(view),),
    )

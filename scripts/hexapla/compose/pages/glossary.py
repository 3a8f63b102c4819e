"""/glossary/ — every term, under its initial, with its names in the other languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from hexapla import addresses
from hexapla.compose import structured
from hexapla.compose.page import Page, Step
from hexapla.compose.view import View
from hexapla.kinds import TermKind


def pages(view: View) -> Iterator[Page]:
    groups = [(letter, list(terms)) for letter, terms in groupby(view.terms, key=view.initial)]
    sources = [term.id.location.file for term in view.edition.terms]
    yield Page(
        addresses.GLOSSARY,
        "glossary",
        view.words["glossary"],
        view.words["glossary_intro"],
        "glossary",
        {"view": view, "words": view.words, "groups": groups, "facets": _facets(view)},
        sources[0] if sources else view.edition.site.location.file,
        (Step(view.words["home"], addresses.HOME),),
        structured=(structured.terms(view),),
    )


def _facets(view: View) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    """What the list can be narrowed by: (field, its name, [(value, its word, how many)])."""
    kinds = Counter(term.kind for term in view.edition.terms)
    return [
        (
            "kind",
            view.words["filter_kinds"],
            [(k, view.words[f"kind_{k}"], kinds[k]) for k in TermKind if kinds[k]],
        )
    ]

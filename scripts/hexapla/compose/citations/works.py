"""The works that glossary, timeline and notes cite: the list of them, and those that one page cites."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from hexapla.compose.citations.processor import bibliography, in_its_language
from hexapla.compose.markdown import Markdown, inline
from hexapla.compose.reader import Reader
from hexapla.model import Reference
from hexapla.prose import Cite


class Works:
    """Every reference of the edition in the form of one language."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @cached_property
    def lines(self) -> Mapping[str, Markdown]:
        """Every reference as one line; names in the work's own language are marked as such."""
        works, citation = self._reader.edition.references, self._reader.language.citation
        lines = bibliography(map(self._csl, works), citation.style, citation.locale, citation.terms)
        return {work.id: self._in_its_language(lines[work.id], work) for work in works}

    def _csl(self, work: Reference) -> Mapping[str, Any]:
        """CSL data of a work; a description stands in square brackets, in this language, where its title would."""
        return {**work.csl, "title": f"[{self._reader.text(work.described)}]"} if work.described else work.csl

    def _in_its_language(self, line: Markdown, work: Reference) -> Markdown:
        tag = str(work.csl.get("language", self._reader.tag))
        if work.described:
            return line
        return in_its_language(line, work.csl, self._reader.tongue(tag), self._reader.own)


class WorksCited:
    """The works cited on one page, numbered as they come."""

    def __init__(self, works: Works) -> None:
        self._works = works
        self._numbers: dict[str, int] = {}

    def mark(self, cite: Cite) -> Markdown:
        # The first mark of a work is where its entry leads back to.
        first = "" if cite.id in self._numbers else f"#cited_{cite.id} "
        number = self._numbers.setdefault(cite.id, len(self._numbers) + 1)
        locator = f", {inline(cite.locator)}" if cite.locator else ""
        # A word joiner: a raised number never stands alone at the beginning of a line.
        return Markdown(f"&#8288;[{number}{locator}](#ref_{cite.id}){{: {first}.cite dir=auto }}")

    @property
    def entries(self) -> list[tuple[str, Markdown]]:
        """(id, reference) in the order of their numbers."""
        return [(id_, self._works.lines[id_]) for id_ in self._numbers]

"""The variables of CSL that a reference may have.

The keys are CSL's own (https://docs.citationstyles.org/en/v1.0.2/specification.html#appendix-iv-variables).
"""

from __future__ import annotations

from typing import Any

from hexapla.read.fields import Fields

TYPES = (
    "article-journal", "article-magazine", "article-newspaper", "book", "broadcast", "chapter", "document",
    "entry-encyclopedia", "legal_case", "legislation", "paper-conference", "post-weblog", "report", "speech",
    "thesis", "treaty", "webpage",
)  # fmt: skip
PLAIN = (
    "title", "title-short", "container-title", "publisher", "publisher-place", "genre", "event-title", "event-place",
    "volume", "issue", "page", "number", "edition", "section", "medium", "archive", "note", "language",
    "DOI", "ISBN", "ISSN", "URL",
)  # fmt: skip
PEOPLE = ("author", "editor", "translator")
DATES = ("issued", "accessed", "event-date")
WEB = ("http://", "https://")


def read_csl(fields: Fields) -> dict[str, Any]:
    """The variables of a work but for its id: texts, dates in EDTF, people as lists."""
    kind = fields.need("type")
    if kind and kind not in TYPES:
        fields.problem(f"'{kind}' is no type of CSL: one of {', '.join(TYPES)}", kind.location)
    csl: dict[str, Any] = {"type": kind}
    csl |= {key: text for key in PLAIN if (text := fields.text(key))}
    csl |= {key: people for key in PEOPLE if (people := [_person(p) for p in fields.each(key, "the person")])}
    csl |= {key: text for key in DATES if (text := fields.text(key))}
    if (url := csl.get("URL")) and not url.startswith(WEB):
        fields.problem(f"'{url}' is no web address: it begins with https:// or http://", url.location)
        del csl["URL"]
    return csl


def _person(fields: Fields) -> dict[str, str]:
    """A person (`family`, `given`) or a body (`literal`)."""
    person: dict[str, str] = {key: text for key in ("family", "given", "literal") if (text := fields.text(key))}
    if "family" not in person and "literal" not in person:
        fields.problem("a person has 'family' and 'given'; a body has 'literal'")
    fields.done()
    return person

"""Names that everyone uses: countries, regions and currencies are called as CLDR has them."""

from __future__ import annotations

from collections.abc import Iterator

import babel

from hexapla.model import Edition, Language
from hexapla.problems import Problem


def cldr(edition: Edition) -> Iterator[Problem]:
    """A term with a code of CLDR ('cldr: CL', 'cldr: CNY') has, in every language, CLDR's name among its names.

    Territories by ISO 3166-1 and UN M.49, currencies by ISO 4217: https://cldr.unicode.org/translation/
    """
    for term in edition.terms:
        if term.cldr is None:
            continue
        for tag, name in term.names.items():
            called = _called(term.cldr, edition.language[tag])
            if called is None:
                example = "a country or region such as CL or 419, or a currency such as CNY"
                yield Problem(term.cldr.location, f"CLDR has no name for '{term.cldr}'", suggestion=f"give {example}")
                break
            if called not in (name.name, *name.short):
                why = f"CLDR calls {term.cldr} '{called}' in '{tag}', not '{name.name}'"
                yield Problem(name.name.location, why, suggestion="write that, or take 'cldr' out")


def _called(code: str, language: Language) -> str | None:
    locale = babel.Locale.parse(language.locale, sep="-")
    name = locale.territories.get(code) or locale.currencies.get(code)
    return str(name) if name else None


RULES = (cldr,)

"""Terms and the texts: what is said to be a form of a term can be read in some article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.align.alike import folded
from hexapla.align.mentions import forms_of, mentions
from hexapla.align.quotes import Alike
from hexapla.check.walk import marks
from hexapla.model import Edition
from hexapla.problems import Level, Problem
from hexapla.prose import Link


def forms(edition: Edition) -> Iterator[Problem]:
    """A form occurs, as a whole word, in the text of its language in at least one article."""
    if edition.unread:
        return
    for tag in edition.tags:
        texts = [text for article in edition.articles if tag in article.texts for text in article.texts[tag]]
        if not texts:
            continue
        alike = Alike("\n".join(texts))
        places = forms_of(edition.terms, tag).places
        standing = {place.spelling.form for text in texts for place in places(folded(text))}
        for term in edition.terms:
            for form in term.forms.get(tag, ()):
                if folded(form).text not in standing:
                    message = f"the form '{form}' stands in no text in '{tag}'"
                    yield Problem(form.location, message, suggestion=alike.did_you_mean(form) or _inside(form, texts))


def _inside(form: str, texts: Sequence[str]) -> str:
    inside = any(folded(form).text in folded(text).text for text in texts)
    return "it stands inside longer words only" if inside else ""


def shared(edition: Edition) -> Iterator[Problem]:
    """A form belongs to one term: words that could mean two lead nowhere."""
    first: dict[tuple[str, str], str] = {}
    for term in edition.terms:
        for tag, forms_ in term.forms.items():
            for form in forms_:
                owner = first.setdefault((tag, folded(form).text), term.id)
                if owner != term.id:
                    yield Problem(form.location, f"'{form}' is already a form of the term '{owner}'")


def linked(edition: Edition) -> Iterator[Problem]:
    """A term is reached from somewhere: a mention in a text, an event, an article, or another entry."""
    if edition.unread:
        return
    reached: set[str] = {i for term in edition.terms for i in term.see}
    reached |= {i for event in edition.events for i in event.terms}
    reached |= {piece.id for _, piece in marks(edition) if isinstance(piece, Link) and piece.kind == "term"}
    for article in edition.articles:
        reached |= {*article.keywords, article.author.term or "", article.publisher or ""}
    lone = [term for term in edition.terms if term.id not in reached]
    mentioned = _mentioned(edition) if any(term.forms for term in lone) else set()
    for term in lone:
        if term.id not in mentioned:
            why = ": no text has one of its forms, unless inside that of a longer term" if term.forms else ""
            yield Problem(
                term.id.location,
                f"nothing leads to the term '{term.id}'{why}",
                Level.WARNING,
                suggestion="give it forms of its own, or name it in 'see' or an event",
            )


def _mentioned(edition: Edition) -> set[str]:
    """The terms that are marked in some text: of two that overlap, the longer takes the words."""
    forms_ = {tag: forms_of(edition.terms, tag) for tag in edition.tags}
    return {
        mention.term
        for article in edition.articles
        for tag, texts in article.texts.items()
        for text in texts
        for mention in mentions(text, forms_[tag])
    }


def translated(edition: Edition) -> Iterator[Problem]:
    """Where the original mentions a term that has forms in another language, that text's paragraph has one of them."""
    forms = {tag: forms_of(edition.terms, tag) for tag in edition.tags}
    for article in edition.articles:
        said = [
            {place.spelling.term for place in forms[article.original].places(folded(text))}
            for text in article.texts[article.original]
        ]
        for tag, paragraphs in article.texts.items():
            if tag == article.original:
                continue
            known = {str(term.id) for term in edition.terms if term.forms.get(tag)}
            for number, (text, named) in enumerate(zip(paragraphs, said, strict=True), 1):
                there = {place.spelling.term for place in forms[tag].places(folded(text), inside=True)}
                for term_id in sorted(named & known - there):
                    message = f"paragraph {number} names '{term_id}' in the original but none of its forms in '{tag}'"
                    yield Problem(text.location, message, Level.WARNING)


RULES = (forms, shared, linked, translated)

"""Articles: the capture still is what import saw, sections cover it, translations follow it paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.align.authors import authors as in_words
from hexapla.align.authors import told_apart
from hexapla.align.paragraphs import Pair, pairs
from hexapla.model import Article, Edition, Location, Text, Translation
from hexapla.model.base import ends
from hexapla.problems import Level, Problem


def captures(edition: Edition) -> Iterator[Problem]:
    """The captured page is never edited, and splits into paragraphs as it did at import: #pN never shifts."""
    for article in edition.articles:
        recorded = article.recorded
        page = article.page.rpartition("/")[2]
        if recorded.sha256 and recorded.sha256 != article.sha256:
            why = f"{page} is not the page that was imported: its checksum differs"
            yield Problem(recorded.sha256.location, why, suggestion="put the imported page back")
            continue
        now = {
            "paragraphs": (str(article.count), f"{page} now splits into {article.count} paragraphs, not {{}}"),
            "text_sha256": (article.capture.digest, f"the paragraphs of {page} are not those of the import"),
        }
        for key, (value, message) in now.items():
            before = getattr(recorded, key)
            if before and before != value:
                # An editor may leave a line out, but not without knowing that what others cite may shift.
                mine = f"if you changed 'lines' on purpose, write {key}: {value}; paragraphs behind are numbered anew"
                way = mine if recorded.lines.text else "put the imported page back"
                yield Problem(before.location, message.format(before), suggestion=way)


def sections(edition: Edition) -> Iterator[Problem]:
    """The sections, where there are any, cover in order every paragraph exactly once."""
    for article in edition.articles:
        if not article.sections:
            continue
        expected = 1
        for section in (s for s in article.sections if s.first):
            if section.first != expected:
                yield Problem(
                    section.location,
                    f"the section '{section.id}' begins at paragraph {section.first}, but {expected} is next",
                )
            expected = section.last + 1
        if expected <= article.count:
            left = f"{expected}-{article.count}" if expected < article.count else f"{expected}"
            yield Problem(
                article.sections[-1].location, f"no section has paragraph {left}: the text has {article.count}"
            )
        elif expected > article.count + 1:
            yield Problem(
                article.sections[-1].location,
                f"the text has {article.count} paragraphs; this section goes to {expected - 1}",
            )


def translations(edition: Edition) -> Iterator[Problem]:
    """Paragraph N of a translation renders paragraph N of the original: there are as many of them."""
    for article in edition.articles:
        for tag, translation in article.translations.items():
            yield from _apart(article.capture.paragraphs, translation)
            if translation.info.of and translation.info.of != article.capture.digest:
                message = f"the text in '{tag}' was made from another state of the original; review it"
                yield Problem(
                    translation.info.of.location, message, Level.WARNING, f"then write of: {article.capture.digest}"
                )


def _apart(original: Sequence[Text], translation: Translation) -> Iterator[Problem]:
    """Where a translation most likely has other paragraphs than the original, if it has more or fewer."""
    texts = translation.paragraphs
    have, count = len(texts), len(original)
    if have != count:
        both = min(have, count)
        odd = [pair for pair in pairs(original, texts) if not len(pair.original) == len(pair.translation) == 1]
        for pair in odd or [Pair(range(both, count), range(both, have))]:
            at, seems = _seems(pair, have)
            where = texts[at].location if texts else Location(translation.file)
            yield Problem(where, f"the original has {count} paragraphs, this text has {have}", suggestion=seems)


def _seems(pair: Pair, have: int) -> tuple[int, str]:
    """At which of the `have` paragraphs of a translation something seems to be odd, and what."""
    start = pair.translation.start
    if not pair.original:
        return start, "nothing of the original seems to stand here"
    what = f"{_numbered(pair.original)} of the original {'seem' if len(pair.original) > 1 else 'seems'}"
    if not pair.translation:
        behind = start == have
        return start - behind, f"{what} to be missing {'behind' if behind else 'before'} this one"
    if len(pair.original) > 1:
        return start, f"{what} to stand in one here"
    return start + 1, f"{what} to be parted here"


def _numbered(numbers: range) -> str:
    """Paragraphs that are counted from 0, as an editor counts them."""
    first, last = numbers.start + 1, numbers.stop
    if first == last:
        return f"paragraph {first}"
    return f"paragraphs {first} {'and' if last == first + 1 else 'to'} {last}"


def forms(edition: Edition) -> Iterator[Problem]:
    """A paragraph of which the form is said is one of the text, and has one form only."""
    for article in edition.articles:
        seen: dict[int, str] = {}
        for form, ranges in article.forms.items():
            for text in ranges:
                first, last = ends(text)
                if last > article.count:
                    message = f"there is no paragraph {last}: the article has {article.count}"
                    yield Problem(text.location, message)
                numbers = range(first, min(last, article.count) + 1)
                if twice := next((number for number in numbers if number in seen), None):
                    yield Problem(text.location, f"paragraph {twice} already is of the form '{seen[twice]}'")
                seen |= dict.fromkeys(numbers, form)


def authors(edition: Edition) -> Iterator[Problem]:
    """Names of authors, and authors as cited, are as many as the page names, in every language; and each is cited."""
    for article in edition.articles:
        if article.authors or article.author.cited:
            yield from _names(edition, article)
            yield from _cited(article)
            yield from _undivided(edition, article)


def _names(edition: Edition, article: Article) -> Iterator[Problem]:
    """Names that are listed stand in the line that they are of; a line that cannot be told apart is said."""
    for tag, names in article.author.names.items():
        for name in names:
            if name not in article.bylines.get(tag, ""):
                yield Problem(name.location, f"'{name}' does not stand in the line of authors in '{tag}'")
    for tag, line in article.bylines.items():
        found = told_apart(edition, article, tag)
        if len(found) != len(article.authors):
            message = f"the line of authors in '{tag}' has {_listed(found)}, the page has {_listed(article.authors)}"
            way = f"tell them apart under 'author' by names: {{{tag}: […]}}"
            yield Problem(line.location, message, Level.WARNING, way)


def _cited(article: Article) -> Iterator[Problem]:
    for tag, cited in article.author.cited.items():
        if len(cited) != len(article.authors):
            message = f"the page names {_listed(article.authors)}, 'cited' in '{tag}' has {len(cited)}"
            way = f"list them in their order: {tag}: [{{family: …, given: …}}, …]"
            yield Problem(cited[0].location if cited else article.author.location, message, suggestion=way)


def _undivided(edition: Edition, article: Article) -> Iterator[Problem]:
    """Nobody but a person knows which part of a name is the family's: where it is not said, citations look odd."""
    tags = [tag for tag in edition.tags if tag in article.title and tag not in article.author.cited]
    if tags and article.authors:
        names = " and ".join(f"'{name}'" for name in in_words(edition, article, tags[0]))
        message = (
            f"citations in {', '.join(tags)} will not say 'Family, Given' but {names}, as the line of authors does"
        )
        way = f"add under 'author' cited: {{{tags[0]}: [{{family: …, given: …}}]}}; of an institution its name: …"
        yield Problem(article.author.location, message, Level.WARNING, way)


def _listed(names: Sequence[str]) -> str:
    count = f"{len(names) or 'no'} author{'' if len(names) == 1 else 's'}"
    return f"{count} ({'; '.join(names)})" if names else count


def capitals(edition: Edition) -> Iterator[Problem]:
    """A title that citations have with capitals as in a sentence differs from the title in its capitals alone."""
    for article in edition.articles:
        for tag, title in article.sentence_title.items():
            if title.casefold() != (article.title.get(tag) or "").casefold():
                message = f"the title in '{tag}' is '{article.title.get(tag, '')}'; this differs by more than capitals"
                yield Problem(title.location, message, suggestion="write its words, with capitals as in a sentence")


RULES = (captures, sections, translations, forms, authors, capitals)

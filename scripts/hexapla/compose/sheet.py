"""One page while it is composed: links from it, passages and prose on it, and the works that it cites as they come."""

from __future__ import annotations

from collections.abc import Iterator

from hexapla import addresses
from hexapla.compose.citations.links import at_hand, cite_link
from hexapla.compose.citations.works import WorksCited
from hexapla.compose.index import behind
from hexapla.compose.markdown import Markdown, inline, line_start, markdown_link, raw
from hexapla.compose.passage import Mark, TermLink, first_of_each, passage
from hexapla.compose.prose import prose
from hexapla.compose.report import report
from hexapla.compose.sentences import elements, whole
from hexapla.compose.view import View
from hexapla.kinds import Part
from hexapla.model import Article, Localized, Note
from hexapla.registry import EXPORTS, has_parallel


class Sheet:
    """`address` is the page's own. Templates know it as `page`."""

    def __init__(self, view: View, address: str) -> None:
        self.view, self.address = view, address
        self.reader, self.index, self.words = view.reader, view.index, view.words
        self.cited = WorksCited(view.works)
        self._mentioned: set[tuple[str, str]] = set()

    def link(self, address: str) -> Markdown:
        return markdown_link(address, self.address)

    def way(self, address: str) -> Markdown:
        """The way to another page, for a link in raw HTML."""
        return Markdown(addresses.relative(address, self.address))

    def file(self, path: str) -> Markdown:
        """The way to a file that is no page."""
        return Markdown(addresses.file(path, self.address))

    def sentences(self, article: Article, tag: str) -> Markdown:
        """The way to an article's sentences in another language, which stand beside its page in that language."""
        roots = (addresses.root(self.view.edition, each) for each in (tag, self.view.tag))
        there, here = next(roots) + addresses.sentences(article.slug), next(roots) + self.address
        return Markdown(addresses.file(there, here))

    def prose(self, value: Localized) -> Markdown:
        """A text with inline marks, in the reader's language or marked as of another; '' where there is none."""
        shown = self.reader.localize(value)
        if shown is None:
            return Markdown("")
        return self.reader.in_language(prose(shown.text, self.address, self.reader, self.cited, shown.tag), shown.tag)

    def prose_in(self, tag: str, value: Localized) -> Markdown:
        """The same in the language `tag`, for an element that is in that language."""
        return prose(value[tag], self.address, self.reader, self.cited, tag)

    def downloads(self, article: Article) -> list[tuple[str, Markdown]]:
        """The files that an article's pages offer: what each is called, and the way to it."""
        offers = [offer for export in EXPORTS for offer in export.offers]
        return [(name, self.file(addresses.download(article.slug, ending))) for ending, name, _ in offers]

    def paragraph(
        self, article: Article, number: int, tag: str, apparatus: bool = True, addressed: bool = True
    ) -> Markdown:
        """A paragraph's text in one language, its sentences as elements, terms marked.

        `apparatus`: with notes, events and numbers of sentences. `addressed`: with the addresses of sentences.
        """
        value = article.texts[tag][number - 1]
        found = self.index.sentences(article, number, tag)
        links = [
            TermLink(mention, self.way(addresses.term(mention.term)), self._met(mention.term, tag))
            for mention in first_of_each(whole(self.index.mentions(article, number, tag), found))
        ]
        marks = self._marks(article, f"p{number}", value, tag) if apparatus else ()
        parallel = addresses.parallel(article.slug) if apparatus and has_parallel(self.view.edition) else ""
        lead = self.way(parallel) if parallel else ""
        return passage(value, links, marks, raw, elements(number, found, len(value), addressed, lead))

    def _met(self, term: str, tag: str) -> bool:
        """Whether the page has mentioned a term in a language before."""
        met = (term, tag) in self._mentioned
        self._mentioned.add((term, tag))
        return met

    def part(self, article: Article, part: Part) -> Markdown | None:
        """The title, byline or author note as a line of Markdown, with its marks; None where there is none."""
        values = article.part(part)
        tag = self.view.edition.choose(values, self.view.tag, article.original)
        if tag is None:
            return None
        value = values[tag]
        line = passage(value, (), self._marks(article, str(part), value, tag), inline)
        return self.reader.in_language(line_start(line), tag)

    def _marks(self, article: Article, id_: str, value: str, tag: str) -> Iterator[Mark]:
        for note in self.view.notes_at(article, id_):
            number = self.view.note_number(article, note)
            at = behind(note.anchor, value, tag)
            yield Mark(
                at, "note-mark", str(number), f"#note-{note.id}", self.note_name(article, note), f"mark_{note.id}"
            )
        for event, anchor in self.index.anchored.get((article.slug, id_), ()):
            href = addresses.relative(addresses.event(event.id), self.address)
            title, date = self.reader.text(event.title), self.reader.date(event.date)
            label = self.words["event_on"].format(title=title, date=date)
            yield Mark(behind(anchor, value, tag), "event-mark", "◆", href, label)

    def note_name(self, article: Article, note: Note) -> str:
        """What a note is called where it is not seen: its number and kind."""
        number = self.view.note_number(article, note)
        return self.words["note_numbered"].format(number=number, kind=self.words[f"note_{note.kind}"])

    def cite_link(self, box: str, place: str, at: str = "") -> Markdown:
        """The way to a box of citations; by script, to that of a place on this page (its fragment)."""
        return cite_link(self.words, box, place, at)

    def at_hand(self, article: Article) -> Markdown:
        """Behind an article's date: the ways to cite and to pass it on."""
        address = self.view.absolute(self.address)
        return at_hand(self.words, article.slug, self.view.title(article), address)

    def report(self, address: str, place: str) -> Markdown:
        """The link by which a mistake in a place is reported."""
        return report(self.view, address, place)

    def report_paragraph(self, article: Article, number: int) -> Markdown:
        name = self.words["paragraph_of"].format(number=number, title=self.view.title(article))
        return self.report(f"{addresses.article(article.slug)}#p{number}", name)

"""An edition as the readers of one language see it: what pages and exports ask of the model."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from hexapla import addresses
from hexapla.compose.citations.articles import Citations
from hexapla.compose.citations.works import Works
from hexapla.compose.index import Found, Index
from hexapla.compose.reader import Reader
from hexapla.compose.said import Said
from hexapla.model import Article, Edition, Note, Term


class View:
    """The reader's language, the edition's index, the works and citations as this language writes them."""

    def __init__(self, edition: Edition, tag: str, index: Index | None = None) -> None:
        self.edition, self.tag = edition, tag
        self.reader = Reader(edition, tag)
        self.words = self.reader.words
        self.index = index or Index(edition)

    @cached_property
    def works(self) -> Works:
        return Works(self.reader)

    @cached_property
    def citations(self) -> Citations:
        return Citations(self.reader)

    def title(self, article: Article) -> Said:
        return self.reader.text(article.title, article.original)

    def reading(self, article: Article) -> str:
        """The language in which this reader reads an article."""
        return self.index.reading(article, self.tag)

    def found(self, term: Term) -> list[Found]:
        """Every mention of a term in the texts this reader reads."""
        return self.index.found(term, self.tag)

    def terms_of(self, article: Article, numbers: Iterable[int]) -> list[Term]:
        """The terms mentioned in some paragraphs, in the order of their names."""
        tag = self.reading(article)
        named = {mention.term for number in numbers for mention in self.index.mentions(article, number, tag)}
        return [term for term in self.reader.terms if term.id in named]

    def notes_at(self, article: Article, id_: str) -> list[Note]:
        """The notes on an element (`p3`, `title`) that this reader can be shown."""
        notes = self.index.notes(article, self.tag).at.get(id_, [])
        return [note for note in notes if self.reader.localize(note.text)]

    def note_number(self, article: Article, note: Note) -> int:
        """Notes are counted through the article, in the text that this reader reads."""
        return self.index.notes(article, self.tag).number[str(note.id)]

    def licence(self, article: Article | None = None) -> str:
        """Where the licence stands of the edition's words, or of an article; '' where that is not known."""
        address = self.edition.site.licence_address
        return "" if not address or (article and article.rights) else str(address)

    def absolute(self, address: str) -> str:
        """The address on the web of a page in this language; '' where the site's own is not known."""
        return addresses.absolute(self.edition, address, self.tag)

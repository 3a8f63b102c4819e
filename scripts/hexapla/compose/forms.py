"""How paragraphs are shown that are no plain ones: the elements and roles of each form, a row for each that has any.

What a form looks like stands in the stylesheets, by `data-form`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from hexapla.compose.markdown import Markdown, spelled
from hexapla.kinds import ParagraphForm
from hexapla.model import Article, Section


@dataclass(frozen=True)
class Shape:
    """`around`: the element that holds a run of such paragraphs, of the role `role`; `each`: the role of each of them.

    `heading`: the text is a heading, beside which its number and report stand: within, they would belong to its name.
    """

    around: str = ""
    role: str = ""
    each: str = ""
    heading: bool = False


# A form that is not named here is a paragraph like others, with a look of its own.
SHAPES: Mapping[ParagraphForm, Shape] = {
    ParagraphForm.HEADING: Shape(heading=True),
    ParagraphForm.QUOTATION: Shape("blockquote"),
    # No list of HTML: it would get points and numbers, of which the text has its own.
    ParagraphForm.ITEM: Shape("div", role="list", each="listitem"),
    ParagraphForm.VERSE: Shape("div"),
}
PLAIN = Shape()


@dataclass(frozen=True)
class Run:
    """Paragraphs that one range of `forms` holds together, or a plain one."""

    form: ParagraphForm | None
    numbers: tuple[int, ...]

    @property
    def shape(self) -> Shape:
        return SHAPES.get(self.form, PLAIN) if self.form else PLAIN

    @property
    def attributes(self) -> Markdown:
        """The attributes of each paragraph's element, which say its form."""
        return self._spelled(self.shape.each)

    def cell(self, level: int) -> str:
        """The element of one language's text, where languages stand side by side."""
        return f"h{level}" if self.shape.heading else "p"

    def opening(self, said: str = "") -> Markdown:
        """The beginning of the element around them, if they have one, with more attributes."""
        tag = self.shape.around
        return Markdown(f'<{tag} class="run"{self._spelled(self.shape.role)}{said}>' if tag else "")

    @property
    def closing(self) -> Markdown:
        return Markdown(f"</{self.shape.around}>" if self.shape.around else "")

    def _spelled(self, role: str) -> Markdown:
        values = {"data-form": self.form, "role": role}
        return spelled({name: value for name, value in values.items() if value})


def runs(article: Article, numbers: Iterable[int]) -> list[Run]:
    """Paragraphs in their order, those of a run together."""
    grouped = groupby(numbers, key=lambda number: article.formed.get(number, (None, number)))
    return [Run(form, tuple(group)) for (form, _), group in grouped]


def begins_with_title(article: Article, section: Section, tag: str) -> bool:
    """Whether a section's first paragraph is a sub-heading of the title's words: it is then shown as the title."""
    form, _ = article.formed.get(section.first, (None, 0))
    return form is ParagraphForm.HEADING and article.texts[tag][section.first - 1] == section.title.get(tag)

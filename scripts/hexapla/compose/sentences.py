"""Sentences on a page: an element for each, which names the sentence of the original that it renders.

`id="p6s3"` is its address, in the reader's language; `data-sentence="p6s3"` names it in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from hexapla.align.mentions import Mention
from hexapla.align.sentences import Sentence
from hexapla.compose.passage import Element


def elements(
    number: int, found: Sequence[Sentence] | None, length: int, addressed: bool, parallel: str
) -> list[Element]:
    """The elements of a paragraph's sentences; one for the whole text, where they are not those of the original.

    With `parallel`, the address of the languages side by side, each begins with its number, which leads there.
    """
    if found is None:
        return [Element(0, length, f'<span class="sentence" data-sentence="p{number}">', "</span>")]
    made = []
    for sentence, same in groupby(enumerate(found, 1), key=lambda pair: pair[1]):
        numbers = [at for at, _ in same]
        names = [f"p{number}s{at}" for at in numbers]
        # One that renders several has the addresses of all.
        inner = "".join(f'<span id="{name}">' for name in names[1:]) if addressed else ""
        id_ = f' id="{names[0]}"' if addressed else ""
        shown = f'<a class="nth" href="{parallel}#{names[0]}" data-apparatus>{numbers[0]}</a>' if parallel else ""
        opening = f'<span class="sentence"{id_} data-sentence="{" ".join(names)}">{inner}{shown}'
        made.append(Element(sentence.start, sentence.end, opening, "</span>" * (1 + inner.count("<"))))
    return made


def whole(mentions: Iterable[Mention], found: Sequence[Sentence] | None) -> list[Mention]:
    """The mentions that stand in one sentence: a link that runs over its end would part it."""
    starts = [sentence.start for sentence in found or ()]
    return [mention for mention in mentions if not any(mention.start < start < mention.end for start in starts)]

"""Sentences: where the sources say that they begin, they do; a translation has as many of them as the original."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.align.mentions import Forms, mentions
from hexapla.align.paragraphs import Pair, pairs
from hexapla.align.sentences import SAME, aligned, beginnings, own
from hexapla.align.words import ENDS_SENTENCE
from hexapla.model import Article, Edition, Sentences, Text
from hexapla.problems import Level, Problem

# So many characters of a sentence tell which one it is.
SHOWN = 24
GIVE = "say where they begin: sentences: [{{paragraph: {number}, begin: {{{tag}: […]}}}}]"


def given(edition: Edition) -> Iterator[Problem]:
    """The words with which a sentence is said to begin stand in its paragraph, behind those of the one before."""
    for article in edition.articles:
        seen: set[tuple[int, str]] = set()
        for each in article.sentences:
            if each.paragraph > article.count:
                message = f"there is no paragraph {each.paragraph}: the article has {article.count}"
                yield Problem(each.paragraph.location, message)
                continue
            for tag, words in each.begin.items():
                if (each.paragraph, tag) in seen:
                    message = f"where the sentences of paragraph {each.paragraph} begin in '{tag}' is already said"
                    yield Problem(words[0].location, message)
                elif tag in article.texts:
                    yield from _unlike(article, each, tag, words)
                seen.add((each.paragraph, tag))


def _unlike(article: Article, each: Sentences, tag: str, words: Sequence[Text]) -> Iterator[Problem]:
    text = article.texts[tag][each.paragraph - 1]
    for n, (said, start) in enumerate(zip(words, beginnings(text, words), strict=True)):
        if said == SAME and tag == article.original:
            message = f"'{SAME}' is for a translation that joins sentences; '{tag}' is the original"
            yield Problem(said.location, message)
        elif start is None:
            place = "behind the sentence before" if n else f"at the beginning, which is {_shown(text)}"
            yield Problem(said.location, f"'{said}' does not stand in paragraph {each.paragraph} in '{tag}' {place}")


def _understood(article: Article, number: int, tag: str) -> bool:
    words = article.beginnings.get((number, tag), ())
    same = SAME in words and tag == article.original
    return not same and None not in beginnings(article.texts[tag][number - 1], words)


def agree(edition: Edition) -> Iterator[Problem]:
    """A translation's paragraph has a sentence for each of the original's; else it is shown beside it as a whole."""
    for article in edition.articles:
        for tag in (tag for tag in article.texts if tag != article.original):
            for number in article.numbers:
                # Words that were not found say nothing of where sentences begin.
                said = all(_understood(article, number, each) for each in (article.original, tag))
                if said and aligned(edition, article, number, tag) is None:
                    yield _apart(edition, article, number, tag)


def _apart(edition: Edition, article: Article, number: int, tag: str) -> Problem:
    texts = [article.texts[each][number - 1] for each in (article.original, tag)]
    original, translation = (
        [text[sentence.start : sentence.end] for sentence in own(edition, article, number, each)]
        for text, each in zip(texts, (article.original, tag), strict=True)
    )
    message = (
        f"paragraph {number} has {len(original)} {_sentences(original)} in '{article.original}', "
        f"{len(translation)} in '{tag}'"
    )
    odd = [pair for pair in pairs(original, translation) if not len(pair.original) == len(pair.translation) == 1]
    seems = "; ".join(_seems(pair, original, translation) for pair in odd)
    way = GIVE.format(number=number, tag=tag)
    return Problem(texts[1].location, message, Level.WARNING, f"{seems}; if that is right, {way}" if seems else way)


def _seems(pair: Pair, original: Sequence[str], translation: Sequence[str]) -> str:
    ours = " and ".join(_shown(original[n]) for n in pair.original)
    theirs = " and ".join(_shown(translation[n]) for n in pair.translation)
    if not ours:
        return f"nothing of the original seems to stand behind {theirs}"
    if not theirs:
        return f"{ours} seems to be missing"
    what = "seem to be joined" if len(pair.original) > 1 else "seems to be parted"
    return f"{ours} {what} here: {theirs}"


def _sentences(found: Sequence[str]) -> str:
    return "sentence" if len(found) == 1 else "sentences"


def _shown(text: str) -> str:
    return f"'{text if len(text) <= SHOWN else text[:SHOWN].rstrip() + '…'}'"


def terms(edition: Edition) -> Iterator[Problem]:
    """No sentence ends within the name of a term."""
    for tag in edition.tags:
        forms = [(str(form), str(term.id)) for term in edition.terms for form in term.forms.get(tag, ())]
        # Only a name with such a sign in it can be taken for two sentences.
        ending = Forms((form, term) for form, term in forms if not ENDS_SENTENCE.isdisjoint(form))
        for article in edition.articles if ending else ():
            for number, text in enumerate(article.texts.get(tag, ()), 1):
                starts = [sentence.start for sentence in own(edition, article, number, tag)]
                for mention in mentions(text, ending):
                    if any(mention.start < start < mention.end for start in starts):
                        name = text[mention.start : mention.end]
                        message = f"in paragraph {number} in '{tag}' a sentence seems to end within '{name}'"
                        yield Problem(text.location, message, Level.WARNING, GIVE.format(number=number, tag=tag))


def pulled(edition: Edition) -> Iterator[Problem]:
    """The sentence that stands for an article is one of its original."""
    for article in edition.articles:
        if article.pulled and article.pull:
            number, nth = article.pulled
            if number > article.count:
                message = f"there is no paragraph {number}: the article has {article.count}"
                yield Problem(article.pull.location, message)
            elif nth > (count := len(own(edition, article, number, article.original))):
                message = f"there is no sentence {nth} in paragraph {number}: it has {count}"
                yield Problem(article.pull.location, message)


RULES = (given, agree, terms, pulled)

"""One YAML mapping, read key by key; what was not asked for, or is of the wrong form, is a problem with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as ABCMapping
from typing import TypeVar

from hexapla.model import Localized, Location, Text
from hexapla.problems import Problem, did_you_mean
from hexapla.read.characters import fold
from hexapla.read.yamltree import Mapping, Node, Report, Sequence

ID = re.compile("(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*")
PARAGRAPH_ID = re.compile("p[0-9]+")
Choice = TypeVar("Choice")


def folded(text: Text) -> Text:
    return Text(fold(text), text.location)


class Fields:
    """A mapping's fields. `tags` are the edition's languages, the keys of every localized value."""

    def __init__(self, node: Node | None, what: str, tags: tuple[str, ...], report: Report, location: Location) -> None:
        self.what, self.tags, self._report = what, tags, report
        self.location = location if node is None else node.location
        self._entries = dict(node.entries) if isinstance(node, Mapping) else {}
        self._asked: set[str] = set()
        # Whether something in it was not understood.
        self.faulty = False
        if node is not None and not isinstance(node, Mapping) and node != "":
            self.problem(f"{what} must be keys with values ('key: value'), one a line")

    def problem(
        self, message: str, location: Location | None = None, suggestion: str = "", rule: str = "reading-values"
    ) -> None:
        self.faulty = True
        self._report(Problem(location or self.location, message, suggestion=suggestion, rule=rule))

    def names(self) -> tuple[Text, ...]:
        return tuple(self._entries)

    def take(self, key: str, required: bool = False) -> Node | None:
        self._asked.add(key)
        node = self._entries.get(Text(key))
        if required and (node is None or node == ""):
            self.problem(f"{self.what} has no '{key}'", node.location if node is not None else None)
        return node

    def location_of(self, key: str) -> Location:
        node = self._entries.get(Text(key))
        return node.location if node is not None else self.location

    def text(self, key: str, required: bool = False) -> Text | None:
        node = self.take(key, required)
        return self._as_text(node, key)

    def need(self, key: str) -> Text:
        """A text that must be there; an empty one stands in for it where it is not, once that is reported."""
        return self.text(key, required=True) or Text("", self.location)

    def id(self, key: str = "id") -> Text:
        """An id: lower-case a-z, 0-9 and single hyphens, not shaped like a paragraph's (`p12`)."""
        value = self.need(key)
        if value:
            self._check_id(value)
        return value

    def ids(self, key: str) -> tuple[Text, ...]:
        values = self.texts(key)
        for value in values:
            self._check_id(value)
        return values

    def _check_id(self, value: Text) -> None:
        if not ID.fullmatch(value):
            self.problem(
                f"'{value}' is no id: an id has at most 80 of lower-case a-z, 0-9 and single hyphens",
                value.location,
                rule="reading-ids",
            )
        elif PARAGRAPH_ID.fullmatch(value):
            self.problem(
                f"'{value}' cannot be an id: p and a number name a paragraph", value.location, rule="reading-ids"
            )

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts; a single text counts as a list of one."""
        node = self.take(key)
        if isinstance(node, Sequence):
            return tuple(t for item in node.items if (t := self._as_text(item, key)))
        text = self._as_text(node, key)
        return (text,) if text else ()

    def nodes(self, key: str) -> tuple[Node, ...]:
        """The items of a list."""
        node = self.take(key)
        if isinstance(node, Sequence):
            return node.items
        if node is not None and node != "":
            self.problem(f"'{key}' must be a list, one item a line after '- '", node.location)
        return ()

    def inner(self, key: str, what: str = "", required: bool = False) -> Fields:
        return Fields(self.take(key, required), what or f"'{key}'", self.tags, self._report, self.location_of(key))

    def each(self, key: str, what: str) -> Iterator[Fields]:
        for node in self.nodes(key):
            yield self._fields(node, what)

    def one_of(self, value: Text, names: ABCMapping[str, Choice], key: str) -> Choice | None:
        """What a word of a closed set stands for; None, once that is reported, where it is not of the set."""
        if value not in names:
            suggestion = did_you_mean(value, names) or f"one of {', '.join(names)}"
            self.problem(f"'{value}' is no {key}", value.location, suggestion)
        return names.get(value)

    def localized(self, key: str, required: bool = False) -> Localized:
        """A text per language. Empty ones count as missing."""
        node = self.take(key, required)
        if node is not None and not isinstance(node, Mapping):
            if node != "":
                self.problem(f"'{key}' must give its text per language: {self._languages()}", node.location)
            return {}
        return {str(tag): text for tag, value in self._per_language(node) if (text := self._as_text(value, tag))}

    def per_language(self, key: str, what: str) -> dict[str, Fields]:
        """Fields per language."""
        return {tag: self._fields(node, what) for tag, node in self._nodes_per_language(key).items()}

    def each_per_language(self, key: str, what: str) -> dict[str, list[Fields]]:
        """Fields of each item of a list per language; what is no list counts as a list of one."""
        found = self._nodes_per_language(key)
        lists = {tag: node.items if isinstance(node, Sequence) else (node,) for tag, node in found.items()}
        return {tag: [self._fields(node, what) for node in nodes] for tag, nodes in lists.items()}

    def _fields(self, node: Node, what: str) -> Fields:
        return Fields(node, what, self.tags, self._report, node.location)

    def _nodes_per_language(self, key: str) -> dict[str, Node]:
        node = self.take(key)
        if node is not None and not isinstance(node, Mapping):
            self.problem(f"'{key}' must have its values per language: {self._languages()}", node.location)
            return {}
        return {str(tag): value for tag, value in self._per_language(node)}

    def named(self, key: str) -> dict[str, Localized]:
        """A text per language for each of some names."""
        fields = self.inner(key)
        for name in fields.names():
            self._check_id(name)
        found = {str(name): fields.localized(name) for name in fields.names()}
        fields.done()
        return found

    def words(self, key: str) -> dict[str, Text]:
        """Words by name as they stand: a space at an end belongs to the word."""
        fields, found = self.inner(key), {}
        for name in fields.names():
            word = fields.take(name)
            if isinstance(word, Text) and word:
                found[str(name)] = word
            else:
                fields.problem(f"the word '{name}' must be a text", word.location if word is not None else None)
        return found

    def lists(self, key: str) -> dict[str, tuple[Text, ...]]:
        """A list of texts per language."""
        fields = self.inner(key)
        found = {tag: values for tag in self.tags if (values := fields.texts(tag))}
        fields.done()
        return found

    def _languages(self) -> str:
        return ", ".join(f"{tag}: …" for tag in self.tags)

    def _per_language(self, node: Mapping | None) -> Iterable[tuple[Text, Node]]:
        for tag, value in node.entries.items() if node else ():
            if tag in self.tags:
                yield tag, value
            else:
                suggestion = did_you_mean(tag, self.tags) or f"the edition has {', '.join(self.tags)}"
                if value == "":  # in braces, what stands behind a comma is a key
                    suggestion = "a text with a comma in it needs double quotes around it"
                self.problem(f"'{tag}' is no language of this edition", tag.location, suggestion)

    def _as_text(self, node: Node | None, key: str) -> Text | None:
        if node is None or node == "":
            return None
        if isinstance(node, Text):
            return folded(node) or None
        self.problem(
            f"'{key}' must be a text, not a list or keys; if it has a colon, put it in double quotes", node.location
        )
        return None

    def done(self) -> None:
        """Report the keys that nothing asked for: misspelt, or not known here."""
        for key in self._entries:
            if key not in self._asked:
                suggestion = did_you_mean(key, self._asked) or f"known here: {', '.join(sorted(self._asked))}"
                self.problem(f"unknown key '{key}' in {self.what}", key.location, suggestion, "reading-keys")

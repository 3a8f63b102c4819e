"""Composing is pure, and writing touches only what changed."""

from __future__ import annotations

import os
import random
import stat
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
from conftest import EDITIONS, WHOLE, whole
from hexapla import addresses
from hexapla.compose.exports import files
from hexapla.compose.files import compose
from hexapla.compose.pages import pages
from hexapla.compose.view import View
from hexapla.model import Edition
from hexapla.pipeline import read_and_check
from hexapla.write import LIST, write
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture(scope="module")
def edition() -> Edition:
    return whole("valid")


def test_the_same_edition_gives_the_same_bytes(edition: Edition) -> None:
    assert compose(edition) == compose(read_and_check(EDITIONS / "valid")[0])


@pytest.mark.parametrize("name", ["valid", "three"])
def test_the_order_of_files_and_items_does_not_matter(name: str) -> None:
    edition = whole(name)
    turn = random.Random(7)

    def shuffled(items: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(turn.sample(items, len(items)))

    other = replace(
        edition,
        terms=shuffled(edition.terms),
        events=shuffled(edition.events),
        references=shuffled(edition.references),
    )
    ours, theirs = compose(edition), compose(other)
    assert [path for path in ours if ours[path] != theirs[path]] == []


@pytest.mark.parametrize("name", WHOLE)
def test_every_address_is_made_once(name: str) -> None:
    edition = whole(name)
    for tag in edition.tags:
        view = View(edition, tag)
        made = [page.address for page in pages(view)]
        made += [path for path, _ in files(view)]
        assert len(made) == len(set(made))


@pytest.mark.parametrize("name", WHOLE)
def test_every_language_has_the_same_pages(name: str) -> None:
    edition = whole(name)
    first, *others = ({page.address for page in pages(View(edition, tag))} for tag in edition.tags)
    assert all(other == first for other in others)


def test_the_contracts_of_addresses(edition: Edition) -> None:
    made = {page.address for page in pages(View(edition, "en"))}
    assert made == {
        "", "articles/", "glossary/", "timeline/", "about/", "accessibility/",
        "harbour-letters/", "harbour-letters/calm/", "harbour-letters/ships/", "harbour-letters/parallel/",
        "cha-yu-qiao/", "cha-yu-qiao/text/", "cha-yu-qiao/parallel/",
        "glossary/harbour/", "glossary/haven/", "glossary/harbour-office/", "glossary/tea-bridge/",
    }  # fmt: skip


def test_a_composed_page_is_readable_markdown(edition: Edition) -> None:
    """A golden page: the one file here that a person should read when it changes."""
    golden = EDITIONS / "golden" / "harbour-letters.ships.md"
    assert compose(edition)["es/harbour-letters/ships/index.md"].decode() == golden.read_text("utf-8").replace(
        "SOURCE/", f"{edition.article['harbour-letters'].folder.rsplit('/', 2)[0]}/"
    )


def test_written_files_can_be_read_by_all(tmp_path: Path) -> None:
    write({"en/a/index.md": b"a"}, tmp_path)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o644}


def test_writing_twice_touches_nothing(edition: Edition, tmp_path: Path) -> None:
    made = compose(edition)
    assert write(made, tmp_path) == set(made)
    times = {path: os.stat(tmp_path / path).st_mtime_ns for path in made}
    assert write(made, tmp_path) == set()
    assert times == {path: os.stat(tmp_path / path).st_mtime_ns for path in made}


def test_what_is_no_longer_composed_goes_and_all_else_stays(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "mine.md").write_text("mine")
    write({"en/a/index.md": b"a", "en/b/index.md": b"b"}, tmp_path)
    assert write({"en/a/index.md": b"a2"}, tmp_path) == {"en/a/index.md", "en/b/index.md"}
    assert (tmp_path / "en" / "a" / "index.md").read_bytes() == b"a2"
    assert not (tmp_path / "en" / "b").exists()
    assert (tmp_path / "en" / "mine.md").read_text() == "mine"


def test_an_interrupted_run_leaves_whole_files_and_the_next_one_mends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"en/a.md": b"old", "en/gone.md": b"x"}, tmp_path)
    real, calls = os.replace, []

    def stop(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) == 3:
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        write({"en/a.md": b"new", "en/b.md": b"b"}, tmp_path)
    monkeypatch.undo()
    assert {path.name for path in (tmp_path / "en").iterdir()} == {"a.md", "gone.md"}
    assert write({"en/c.md": b"c"}, tmp_path) == {"en/a.md", "en/gone.md", "en/c.md"}
    assert sorted(path.name for path in (tmp_path / "en").iterdir()) == ["c.md"]


def test_a_list_that_points_outside_removes_nothing_there(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "precious.txt").write_text("keep")
    (docs / LIST).write_text(f"../precious.txt\n{tmp_path}/precious.txt\n")
    write({"en/a.md": b"a"}, docs)
    assert (tmp_path / "precious.txt").exists()


ADDRESSES = st.lists(st.sampled_from(["a", "b", "glossary"]), max_size=4).map(
    lambda parts: "".join(f"{p}/" for p in parts)
)


@given(ADDRESSES, ADDRESSES)
def test_the_way_to_a_page_leads_there(target: str, page: str) -> None:
    assert urljoin(f"http://x/{page}", addresses.relative(f"{target}#p1", page)) == f"http://x/{target}#p1"
    assert urljoin(f"http://x/{page}", addresses.relative(target, page, "index.md")) == f"http://x/{target}index.md"

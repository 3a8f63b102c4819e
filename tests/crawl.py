"""A crawler over a rendered site, from its files: pages as a browser parses them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

ORIGIN = "http://site.test/"


@lru_cache(maxsize=1024)
def parsed(path: Path) -> Element:
    return html5lib.parse(path.read_text("utf-8"), namespaceHTMLElements=False)  # type: ignore[no-any-return]


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def address(site: Path, page: Path) -> str:
    return ORIGIN + page.relative_to(site).as_posix().removesuffix("index.html")


def file_at(site: Path, url: str) -> Path:
    path = site / unquote(urlsplit(url).path.removeprefix("/"))
    return path / "index.html" if url.endswith("/") or path.is_dir() else path


def links(site: Path, page: Path) -> Iterator[tuple[str, str]]:
    """Every (attribute, absolute address) that a page names."""
    for element in parsed(page).iter():
        for attribute in ("href", "src", "action"):
            if (value := element.get(attribute)) is not None:
                yield f"{element.tag} {attribute}", urljoin(address(site, page), value)


def ids(page: Path) -> list[str]:
    return [element.attrib["id"] for element in parsed(page).iter() if "id" in element.attrib]


def dead(site: Path, mount: str = "/") -> list[str]:
    """Every link inside the site that leads to no file or to no fragment.

    The 404 page is shown at any depth, so its links begin with the path that the site is mounted at.
    """
    found = []
    for page in pages(site):
        for where, target in links(site, page):
            if not target.startswith(ORIGIN):
                continue
            if page.name == "404.html":
                target = target.replace(ORIGIN + mount.lstrip("/"), ORIGIN, 1)
            path, fragment = urldefrag(target)
            file = file_at(site, path.split("?")[0])
            if not file.is_file():
                found.append(f"{page.relative_to(site)}: {where} {target}: no such file")
            elif fragment and file.suffix == ".html" and unquote(fragment) not in ids(file):
                found.append(f"{page.relative_to(site)}: {where} {target}: no such fragment")
    return found


def dead_files(folder: Path) -> list[str]:
    """The same for pages that are read without a server: every link leads to a file, and to a fragment of it."""
    found = []
    for page in pages(folder):
        named = [e.get("href") or e.get("src") for e in parsed(page).iter() if e.tag in ("a", "link", "script")]
        for way in filter(None, named):
            path, fragment = urldefrag(urljoin(page.as_uri(), way))
            file = Path(unquote(urlsplit(path).path))
            if path.startswith("file:") and not file.is_file():
                found.append(f"{page}: {way}: no such file")
            elif (
                path.startswith("file:") and fragment and file.suffix == ".html" and unquote(fragment) not in ids(file)
            ):
                found.append(f"{page}: {way}: no such fragment")
    return found


def visible(element: Element) -> str:
    """An element's text without what carries data-apparatus."""
    inner = "".join(
        ("" if "data-apparatus" in child.attrib else visible(child)) + (child.tail or "") for child in element
    )
    return (element.text or "") + inner


@lru_cache(maxsize=1024)
def _parents(page: Path) -> dict[Element, Element]:
    return {child: parent for parent in parsed(page).iter() for child in parent}


def parent(page: Path, element: Element) -> Element:
    return _parents(page)[element]


def language(page: Path, element: Element) -> tuple[str | None, str | None]:
    """The language and direction that an element of a page is said to be in: its own, or of what it stands in."""
    chain, parents = [element], _parents(page)
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    told = [next((e.get(name) for e in chain if name in e.attrib), None) for name in ("lang", "dir")]
    return told[0], told[1]


def by_id(page: Path, id_: str) -> Element:
    [found] = [element for element in parsed(page).iter() if element.get("id") == id_]
    return found

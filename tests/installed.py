"""Try Hexapla as it was installed, with nothing but Python's own library: begin an edition, build it, follow its links.

`python tests/installed.py`, by the Python of the environment that Hexapla was installed into; 0 if all is well.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

PAGE = """Inicio > Noticias
La travesía de la cabra
Ana Pérez y Luis Gil
2018-09-14 08:12

  El transbordador salió a mediodía con una cabra. Nadie se mareó.

  La cabra, según el capitán, miró el mar durante todo el viaje.

Imprimir
"""


class Links(HTMLParser):
    """The links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids.add(values.get("id") or "")
        self.links += [value for name in ("href", "src") if (value := values.get(name))]


def program(name: str, *arguments: str, cwd: Path) -> str:
    """What an installed program prints. Raises RuntimeError with all of it where the program fails."""
    command = [str(Path(sysconfig.get_path("scripts")) / name), *arguments]
    done = subprocess.run(command, cwd=cwd, text=True, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def read(page: Path) -> Links:
    made = Links()
    made.feed(page.read_text("utf-8"))
    return made


def dead(site: Path) -> list[str]:
    """Every link inside the site that leads nowhere; the page for such addresses is a server's."""
    found = []
    for page in (page for page in site.rglob("*.html") if page.name != "404.html"):
        here = f"http://site/{page.relative_to(site).as_posix()}"
        for link in read(page).links:
            target, fragment = urldefrag(urljoin(here, link))
            if not target.startswith("http://site/"):
                continue
            file = site / unquote(urlsplit(target).path.lstrip("/"))
            file = file / "index.html" if file.is_dir() else file
            whole = file.is_file() and (not fragment or file.suffix != ".html" or fragment in read(file).ids)
            found += [] if whole else [f"{page}: {link}"]
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "page.txt").write_text(PAGE, "utf-8")
        program("hexapla", "init", "mine", "--languages", "es,en,pt", "--from", "page.txt", "--slug", "cabra", cwd=root)
        mine = root / "mine"
        # Nobody but an editor knows which part of the authors' names is the family's.
        assert program("hexapla", "check", cwd=mine).endswith("no errors; 1 warning\n")
        program("hexapla", "new", "term", "Harbour Office", cwd=mine)
        program("hexapla", "new", "event", "La travesía", "--date", "2015-03", cwd=mine)
        program("hexapla", "new", "language", "fr", cwd=mine)
        program("mkdocs", "build", "--strict", cwd=mine)
        program("hexapla", "upgrade", cwd=mine)
        pages = list((mine / "site").rglob("index.html"))
        assert len(pages) >= 20, pages
        assert "Nadie se mareó." in (mine / "site/fr/cabra/index.html").read_text("utf-8")
        assert dead(mine / "site") == []
        print(f"Python {sys.version.split()[0]}: {len(pages)} pages, no dead link")
    return 0


if __name__ == "__main__":
    sys.exit(main())

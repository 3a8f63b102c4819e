"""The rendered site as one archive that is read unzipped, from file://, without a server.

A server finds index.html behind an address that ends in a slash; a folder of files does not, so every such link is
spelled out. The policy of the pages goes: browsers do not agree on what 'self' is in a file. So does the manifest,
which they fetch from servers alone.
"""

from __future__ import annotations

import io
import re
import zipfile
from html import escape, unescape
from pathlib import Path

from hexapla.atomic import put
from hexapla.model import Location
from hexapla.problems import Problem, SourceError

LINK = re.compile(r'(<(?:a|link)\b[^>]*?\shref="|<meta http-equiv="refresh" content="0; url=)([^"]*)(?=")')
LEFT_OUT = re.compile(r'<(?:meta http-equiv="Content-Security-Policy"|link rel="manifest")[^>]*>\n?')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
# The same archive from the same site: files have no time of their own. The first that the format knows.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def archive(site: Path, output: Path, folder: str) -> int:
    """Write the site below `folder` in a zip file; how many files it has. Raises SourceError where there is no site."""
    if not (site / "index.html").is_file():
        raise SourceError([Problem(Location(str(site)), "there is no rendered site here; run 'mkdocs build' first")])
    # The 404 page is a server's; an archive of the site inside the site would grow with every run.
    left_out = {site / "404.html", output.resolve(), output}
    paths = sorted(
        path for path in site.rglob("*") if path.is_file() and path not in left_out and path.suffix != ".zip"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in paths:
            info = zipfile.ZipInfo(f"{folder}/{path.relative_to(site).as_posix()}", LONG_AGO)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            data = path.read_bytes()
            made.writestr(info, offline(data.decode()).encode() if path.suffix == ".html" else data)
    put(output, packed.getvalue(), flush=True)
    return len(paths)


def offline(page: str) -> str:
    """A page whose links lead to files."""
    return LINK.sub(lambda found: found[1] + escape(spelled_out(unescape(found[2]))), LEFT_OUT.sub("", page))


def spelled_out(address: str) -> str:
    """An address inside the site, with index.html where it names a folder."""
    if not address or ELSEWHERE.match(address):
        return address
    path, mark, rest = re.fullmatch(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if path.endswith("/"):
        path += "index.html"
    elif path.rsplit("/", 1)[-1] in (".", ".."):
        path += "/index.html"
    return path + mark + rest

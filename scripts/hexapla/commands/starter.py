"""The files around the sources of an edition: what `init` writes and `upgrade` brings up to date."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from hexapla import __version__
from hexapla.commands.schema import FILES, schemas
from hexapla.data import PACKAGE, STARTER

RECORD = ".hexapla/written.json"
VENDORED = "vendor"
# Where each file of the starter goes.
PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "publish.yml": ".github/workflows/publish.yml",
    "mistake.yml": ".github/ISSUE_TEMPLATE/mistake.yml",
}


def surroundings(tags: Sequence[str], reference: str) -> dict[str, bytes]:
    """{path: content} of everything around source/, for an edition of these languages."""
    files = {place: (STARTER / name).read_bytes() for name, place in PLACES.items()}
    files |= schema_files(tags)
    settings = {"yaml.schemas": {f".hexapla/schemas/{name}.json": path for name, path, _, _ in FILES}}
    files[".vscode/settings.json"] = as_json(settings)
    files[".vscode/extensions.json"] = as_json({"recommendations": ["redhat.vscode-yaml"]})
    files["REFERENCE.md"] = reference.encode()
    return files | _requirements()


def schema_files(tags: Sequence[str]) -> dict[str, bytes]:
    """The JSON Schemas of the source files of an edition of these languages."""
    return {f".hexapla/schemas/{name}.json": text.encode() for name, text in schemas(tags).items()}


def modeline(path: str) -> str:
    """The comment by which editors find the schema of a source file, by its path from the edition's folder."""
    name = next(name for name, pattern, _, _ in FILES if re.fullmatch(pattern.replace("*", "[^/]+"), path))
    return f"# yaml-language-server: $schema={'../' * path.count('/')}.hexapla/schemas/{name}.json\n"


def written(files: Mapping[str, bytes], tags: Sequence[str]) -> bytes:
    """The record of what was written, by which `upgrade` knows what the editors changed."""
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(files.items())}
    return as_json({"hexapla": __version__, "languages": list(tags), "files": digests})


def as_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _requirements() -> dict[str, bytes]:
    """requirements.txt: this Hexapla as it was installed, and what it needs, each at the version that was tested.

    A wheel is put beside it, so that any machine can install it; then everything is held to its checksum.
    """
    lock = next(path for path in (STARTER / "lock.txt", PACKAGE.parents[1] / "requirements.txt") if path.is_file())
    needs = lock.read_text("utf-8")
    head = "# Hexapla, and what it needs. 'pip install -r requirements.txt' installs it; 'hexapla upgrade' renews it.\n"
    wheel = _wheel()
    if wheel is not None:
        content = wheel.read_bytes()
        own = f"./{VENDORED}/{wheel.name} --hash=sha256:{hashlib.sha256(content).hexdigest()}\n"
        return {f"{VENDORED}/{wheel.name}": content, "requirements.txt": f"{head}{own}{needs}".encode()}
    pinned = re.sub(r" \\\n(?:    --hash=\S+(?: \\)?\n)+", "\n", needs)
    return {"requirements.txt": f"{head}{_origin()}\n{pinned}".encode()}


def _wheel() -> Path | None:
    """The wheel that this Hexapla was installed from, if it is still there (PEP 610)."""
    address = _direct_url().get("url", "")
    path = Path(url2pathname(unquote(urlsplit(address).path))) if address.startswith("file:") else None
    return path if path and path.suffix == ".whl" and path.is_file() else None


def _origin() -> str:
    """The requirement for this Hexapla: the commit of a repository, or a version of an index."""
    known = _direct_url()
    if vcs := known.get("vcs_info"):
        return f"hexapla @ {vcs['vcs']}+{known['url']}@{vcs['commit_id']}"
    return f"hexapla=={__version__}"


def _direct_url() -> dict[str, Any]:
    try:
        text = metadata.distribution("hexapla").read_text("direct_url.json")
    except metadata.PackageNotFoundError:  # run from its repository
        return {}
    return json.loads(text) if text else {}

"""What is in the wheel, and what it asks for, as a CycloneDX document (https://cyclonedx.org/docs/1.6/json/).

Run by `make sbom`, which builds the wheel first: the document stands beside it in dist/. Packages are those of the
lock, with what asks for them; vendored files are those of their README, with their checksums.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import hexapla
from conftest import ROOT

NAME, VERSION = "hexapla", hexapla.__version__
LOCK, VENDORED = ROOT / "requirements.txt", ROOT / "scripts/hexapla/vendor/README.md"
PACKAGE = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>\S+).*\n(?:    --hash.*\n)+(?P<via>(?:    #.*\n)+)", re.MULTILINE
)
ROW = re.compile(
    r"^\| (?P<file>[^ |]+) \| (?P<origin>.+?) \| (?P<licence>.+?) \| `(?P<sha256>[0-9a-f]{64})` \|$", re.MULTILINE
)


def bom(wheel: Path) -> dict[str, Any]:
    """The document of a wheel."""
    top = _package(NAME, VERSION) | {"hashes": _sha256(hashlib.sha256(wheel.read_bytes()).hexdigest())}
    locked = list(PACKAGE.finditer(LOCK.read_text("utf-8")))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": top | {"components": [_file(row) for row in vendored()]}},
        "components": [_package(each["name"], each["version"]) for each in locked],
        "dependencies": _dependencies(locked),
    }


def vendored() -> list[re.Match[str]]:
    return list(ROW.finditer(VENDORED.read_text("utf-8")))


def _dependencies(locked: list[re.Match[str]]) -> list[dict[str, Any]]:
    """What each package asks for; the lock says of each who asks for it."""
    asked: dict[str, list[str]] = {_purl(NAME, VERSION): []}
    asked |= {_purl(each["name"], each["version"]): [] for each in locked}
    for each in locked:
        for asking in re.findall(r"#(?: {3}| via )([\w.-]+)", each["via"]):
            for by in [purl for purl in asked if purl.startswith(f"pkg:pypi/{asking}@")]:
                asked[by].append(_purl(each["name"], each["version"]))
    return [{"ref": purl, "dependsOn": needed} for purl, needed in asked.items()]


def _package(name: str, version: str) -> dict[str, Any]:
    purl = _purl(name, version)
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}


def _purl(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _file(row: re.Match[str]) -> dict[str, Any]:
    licence = {"licenses": [{"license": {"name": row["licence"]}}], "description": row["origin"]}
    return {"type": "file", "name": row["file"], "hashes": _sha256(row["sha256"]), **licence}


def _sha256(digest: str) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest}]


if __name__ == "__main__":
    [built] = (ROOT / "dist").glob("*.whl")
    path = built.with_name(f"{NAME}-{VERSION}.cdx.json")
    path.write_text(json.dumps(bom(built), indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(path.relative_to(ROOT))

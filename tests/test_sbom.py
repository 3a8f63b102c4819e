"""The list of what is in the wheel follows the rules of CycloneDX, and names all that is locked and vendored."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
import sbom
from conftest import ROOT
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    path = tmp_path / "hexapla.whl"
    path.write_bytes(b"a wheel")
    return path


def test_it_is_valid_and_a_wrong_one_would_not_be(wheel: Path) -> None:
    check = JsonStrictValidator(SchemaVersion.V1_6)
    made = sbom.bom(wheel)
    assert check.validate_str(json.dumps(made)) is None
    assert check.validate_str(json.dumps(made | {"bomFormat": "Other"})) is not None


def test_it_names_every_locked_package_and_who_asks_for_it(wheel: Path) -> None:
    made = sbom.bom(wheel)
    lock = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), flags=re.M)
    assert {(each["name"], each["version"]) for each in made["components"]} == set(lock)
    asked = {each["ref"]: each["dependsOn"] for each in made["dependencies"]}
    assert asked.keys() == {made["metadata"]["component"]["purl"], *(each["purl"] for each in made["components"])}
    # Nothing is locked that nothing asks for.
    assert {purl for needed in asked.values() for purl in needed} == {each["purl"] for each in made["components"]}


def test_it_names_the_wheel_and_every_vendored_file_by_its_checksum(wheel: Path) -> None:
    top = sbom.bom(wheel)["metadata"]["component"]
    assert top["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(b"a wheel").hexdigest()}]
    assert len(top["components"]) == len(re.findall(r"`[0-9a-f]{64}`", sbom.VENDORED.read_text("utf-8")))

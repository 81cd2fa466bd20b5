"""mat2 and exiftool, which know nothing of us, look at what was written."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.attack.people import TEN

_OF_ANY_FILE = re.compile(r"SourceFile|ExifToolVersion|File\w+|Directory|MIMEType|Zip\w+|Warning")
_INTENDED = {"title", "subject", "language", "created", "modified", "createdate", "modifydate", "revision",
             "revisionnumber", "keywords", "contentstatus", "identifier"}  # fmt: skip
_SYSTEM_OF_NO_ONE = "Weird"
"""What mat2 calls the mark of the system in a zip where it is not that of Unix."""


@pytest.fixture
def given(clean: bytes, tmp_path: Path) -> Path:
    """The client file as it lies on the disk of whoever got it."""
    path = tmp_path / "given.docx"
    path.write_bytes(clean)
    return path


def output_of(*command: str) -> str:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def nobody_in(told: str) -> bool:
    return not [person for person in TEN if person.bare in told] and "Castellan" not in told


def test_exiftool_finds_only_what_is_intended(given: Path) -> None:
    told = json.loads(output_of("exiftool", "-j", str(given)))[0]
    assert told["ZipModifyDate"] == "1980:01:01 00:00:00"
    stated = {name: value for name, value in told.items() if not _OF_ANY_FILE.fullmatch(name)}
    # Without a library of Perl that may not be there it does not look into the package.
    assert {name.lower() for name in stated} <= _INTENDED, stated
    assert nobody_in(json.dumps(stated, ensure_ascii=False))


def test_mat2_finds_only_what_is_intended(given: Path) -> None:
    told = output_of("mat2", "--show", str(given))
    facts = dict(re.findall(r"^ {2,}(\S+): (.*)$", told, re.MULTILINE))
    assert facts.pop("create_system") == _SYSTEM_OF_NO_ONE
    assert {name.rpartition(":")[2].lower() for name in facts} <= _INTENDED, told
    assert nobody_in(told)

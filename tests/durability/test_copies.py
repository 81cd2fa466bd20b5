"""Copies of the file of a case at random moments of work: none lacks anything without saying so."""

import sys
from pathlib import Path

import pytest

from tests.durability.disk import run

KINDS = ("plain", "encrypted")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="works in a forked process")


@pytest.mark.parametrize("kind", KINDS)
def test_copies(tmp_path: Path, kind: str) -> None:
    result = run("run_copies", tmp_path, kind, 1, 12)
    assert result["wrong"] == [], result


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_copies(tmp_path: Path, kind: str) -> None:
    result = run("run_copies", tmp_path, kind, 2, 100)
    print(f"\ncopies in the middle of work, {kind}: {result}")
    assert result["wrong"] == [], result

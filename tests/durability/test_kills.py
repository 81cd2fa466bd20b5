"""Kill -9 loses no change of the store that was acknowledged, and leaves a sound case."""

import sys
from pathlib import Path

import pytest

from tests.durability.disk import run

KINDS = ("plain", "encrypted")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")


@pytest.mark.parametrize("kind", KINDS)
def test_kills(tmp_path: Path, kind: str) -> None:
    result = run("run_kills", tmp_path, kind, 1, 12)
    assert result["wrong"] == []
    assert result["acknowledged"]


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_kills(tmp_path: Path, kind: str) -> None:
    result = run("run_kills", tmp_path, kind, 7, 500)
    print(f"\nkills, {kind}: {result}")
    assert result["wrong"] == []

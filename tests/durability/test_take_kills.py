"""Kill -9 while a review is taken in leaves all of it in the case or nothing."""

import sys
from pathlib import Path

import pytest

from tests.durability.disk import run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")


def test_kills_while_a_review_is_taken_in(tmp_path: Path) -> None:
    result = run("run_take_kills", tmp_path, 1, 2)
    assert result["wrong"] == []


@pytest.mark.soak
def test_a_hundred_kills_while_a_review_is_taken_in(tmp_path: Path) -> None:
    result = run("run_take_kills", tmp_path, 7, 100)
    print(f"\nkills while taking in: {result}")
    assert result["wrong"] == []
    assert result["nothing"]
    assert result["all"]

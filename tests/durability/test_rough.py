"""Hard use of the files: nothing lost without a word, nothing false called saved or sound, no false alarm."""

import sys
from pathlib import Path
from typing import Any

import pytest

from tests.durability.disk import run
from tests.durability.test_full_disk import own_mounts

KINDS = ("plain", "encrypted")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="kills by signal, links, small disks")


def require_right(result: dict[str, Any], *verdicts: str) -> None:
    """Nothing wrong was found, and the games that must be told were."""
    assert result["wrong"] == [], result
    said = " ".join(result["verdicts"])
    assert [verdict for verdict in verdicts if verdict not in said] == [], result


@pytest.mark.parametrize("kind", KINDS)
def test_kills(tmp_path: Path, kind: str) -> None:
    require_right(run("run_rough_kills", tmp_path, kind, 1, 8), "log_deleted: told what is missing")


@pytest.mark.parametrize("kind", KINDS)
def test_full_disks(tmp_path: Path, kind: str) -> None:
    require_right(run("run_rough_disks", tmp_path, kind, 1, 3, before=own_mounts(tmp_path)))


@pytest.mark.parametrize("kind", KINDS)
def test_copies_and_links(tmp_path: Path, kind: str) -> None:
    require_right(run("run_rough_copies", tmp_path, kind, 1, 15), "copy_put_back: told what is missing")


@pytest.mark.parametrize("kind", KINDS)
def test_clocks(clock: Path, tmp_path: Path, kind: str) -> None:
    result = run("run_rough_clocks", tmp_path, kind, 1, 4, layer=clock)
    require_right(result)
    assert result["jumps"] == 4


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_forty_jumps_of_the_clock(clock: Path, tmp_path: Path, kind: str) -> None:
    result = run("run_rough_clocks", tmp_path, kind, 11, 40, layer=clock)
    print(f"\nrough clocks, {kind}: {result}")
    require_right(result)
    assert result["most_set_back_in_a_case"]


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("harness", "size"), [("kills", 150), ("disks", 30), ("copies", 60)])
def test_in_full(tmp_path: Path, harness: str, size: int, kind: str) -> None:
    before = own_mounts(tmp_path) if harness == "disks" else ()
    result = run(f"run_rough_{harness}", tmp_path, kind, 11, size, before=before)
    print(f"\nrough {harness}, {kind}: {result}")
    require_right(result)

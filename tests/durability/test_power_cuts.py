"""After a power cut a case opens, is sound, and holds every change that was acknowledged."""

import os
from pathlib import Path

import pytest

from tests.durability.disk import run

KINDS = ("plain", "encrypted")
FULL = int(os.environ.get("GROUNDWORK_CUTS", "10000"))
CUTS_A_RUN, CHANGES_A_RUN = 250, 200


@pytest.mark.parametrize("kind", KINDS)
def test_power_cuts(layer: Path, tmp_path: Path, kind: str) -> None:
    result = run("run_power_cuts", tmp_path, kind, 1, 90, 30, layer=layer)
    assert result["wrong"] == []


def test_a_case_that_does_not_wait_for_the_disk_is_found_out(layer: Path, tmp_path: Path) -> None:
    result = run("run_power_cuts", tmp_path, "plain", 1, 60, 40, "synchronous=NORMAL", layer=layer)
    assert any("lost" in fault for fault in result["wrong"])


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_ten_thousand_power_cuts(layer: Path, tmp_path: Path, kind: str) -> None:
    totals = {"cuts": 0, "changes": 0, "operations": 0, "made_again": 0, "processor_seconds": 0}
    wrong: list[str] = []
    for seed in range(100, 100 + FULL // len(KINDS) // CUTS_A_RUN):
        folder = tmp_path / str(seed)
        folder.mkdir()
        result = run("run_power_cuts", folder, kind, seed, CHANGES_A_RUN, CUTS_A_RUN, layer=layer)
        wrong += result["wrong"]
        totals = {name: totals[name] + result[name] for name in totals}
    print(f"\npower cuts, {kind}: {totals}, wrong: {len(wrong)}")
    assert wrong == []
    assert totals["made_again"] == 0, "whoever has computed likenesses to the end has them on the disk"

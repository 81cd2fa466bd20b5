"""Folders made to lose, freeze or fool, dropped on the real window: nothing leaks, nothing is lost unsaid."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.hostile_folders.folders import FOLDERS

SMALL = (
    "link to a private key",
    "a dropped pipe",
    "links in the folder of a page",
    "names of several lines",
    "hidden folders and cases",
    "one byte larger",
)
MOST_MEMORY = 600_000_000
"""Bytes of the window."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made with what Linux offers")


def drop(tmp_path: Path, *names: str, seconds: float) -> list[dict[str, Any]]:
    """Drop folders on a window of its own process; what that process says of each."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    command = [sys.executable, "-P", "-m", "tests.hostile_folders.drop", *names, str(tmp_path / "place")]
    root = Path(__file__).resolve().parents[2]
    environment["PYTHONPATH"] = str(root)
    done = subprocess.run(
        command, capture_output=True, timeout=seconds, env=environment, cwd=root, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_small_ones_are_taken_in_or_told(tmp_path: Path) -> None:
    for outcome in drop(tmp_path, *SMALL, seconds=300):
        assert outcome["complaints"] == [], outcome
        assert outcome["peak"] < MOST_MEMORY, outcome


@pytest.mark.sweep
@pytest.mark.parametrize("name", FOLDERS)
def test_each_is_taken_in_or_told(tmp_path: Path, name: str) -> None:
    (outcome,) = drop(tmp_path, name, seconds=3000)
    longest, own = outcome["longest"], outcome["own"]
    print(
        f"{name}: {outcome['seconds']} s, longest gap {longest['wall']:.0f} ms by the clock "
        f"({longest['waited']:.0f} ms waited for a processor, {longest['others_waited']:.0f} ms by another), "
        f"{own['wall'] - own['waited'] - own['others_waited'] - own['stalled']:.0f} ms without waiting, "
        f"{outcome['computed']:.0f} ms computed, "
        f"{outcome['over']} over 100 ms, {outcome['peak'] / 1e6:.0f} MB, {outcome['outcomes']}"
    )
    assert outcome["complaints"] == [], outcome
    assert outcome["peak"] < MOST_MEMORY, outcome

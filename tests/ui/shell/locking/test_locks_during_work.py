"""Locking in the middle of every kind of work, in a process of its own: nothing is left, nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.durability.window_process import ROOT, Home
from tests.ui.shell.locking import during

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux shows it")
LONGEST_SHOWN, LONGEST_HELD = 100.0, 2000.0
"""Milliseconds until the page is on the screen, and until the file is let go and the key is gone."""


def _locked(folder: Path, sources: int, trials: int, *kinds: str) -> list[dict[str, Any]]:
    home = Home(folder)
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", during.__name__, str(home.folder / "cases"),
         str(sources), str(trials), *kinds],
        cwd=ROOT, env=home.environment(), capture_output=True, text=True, timeout=3600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


def _judge(trials: list[dict[str, Any]]) -> None:
    *locks, quit_, _memory = trials
    for trial in locks:
        assert trial["seen"], "a key in use would be found"
        assert trial["keys"] == 0, trial
        assert trial["widgets"] == [], trial
        assert trial["closed"], trial
        assert trial["page"], trial
        assert trial["typed"], trial
    assert quit_["closed"]
    assert quit_["problems"] == []


def test_nothing_is_left_and_nothing_is_lost(tmp_path: Path) -> None:
    if not os.access("/proc/self/mem", os.R_OK):
        pytest.skip("the memory of a process may not be read here")
    trials = _locked(tmp_path, 100, 1)
    assert {trial["kind"] for trial in trials} == {*during.KINDS, "quit", "memory"}
    _judge(trials)


def _of(trials: list[dict[str, Any]], name: str) -> list[float]:
    return sorted(trial[name] for trial in trials)


def _spread(values: list[float]) -> str:
    middle, late = values[len(values) // 2], values[len(values) * 95 // 100]
    return f"{middle:.0f} ms in the middle, {late:.0f} of 95 in 100, {values[-1]:.0f} at most"


@pytest.mark.soak
@pytest.mark.parametrize("kind", during.KINDS)
def test_fifty_locks_during_each_kind_of_work(tmp_path: Path, kind: str) -> None:
    trials = _locked(tmp_path, 5_000, 50, kind)
    _judge(trials)
    locks = trials[:-2]
    # What other programs take of the processor is not what locking takes.
    shown = sorted(trial["shown"] - trial["shown_waited"] for trial in locks)
    held = sorted(trial["gone"] - trial["gone_waited"] for trial in locks)
    print(
        f"\nlocked during {kind}: page shown {_spread(shown)}, worked {_spread(_of(locks, 'shown_worked'))}, "
        f"by the clock with other programs {_spread(_of(locks, 'shown'))};\n"
        f"file let go and key gone {_spread(held)}, by the clock {_spread(_of(locks, 'gone'))}"
    )
    assert shown[-1] <= LONGEST_SHOWN
    assert held[-1] <= LONGEST_HELD

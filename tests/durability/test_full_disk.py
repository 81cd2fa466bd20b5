"""On a full disk a step says so in plain words, loses nothing, and works again once there is room."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.durability.disk import run
from tests.durability.steps import PASSPHRASES, STEPS


def own_mounts(folder: Path) -> tuple[str, ...]:
    """A command that runs another where it may mount a disk of its own; skips where there is none."""
    unshare = shutil.which("unshare")
    for rights in ("-m", "-rm"):
        command = (unshare or "unshare", rights)
        probe = [*command, "mount", "-t", "tmpfs", "tmpfs", str(folder)]
        if unshare and (os.geteuid() == 0 or rights == "-rm"):
            done = subprocess.run(probe, capture_output=True, check=False)
            if done.returncode == 0:
                return command
    pytest.skip("a small disk needs `unshare` with root or a user namespace")


def _fill(folder: Path, kind: str, fills: str) -> None:
    result = run("run_full_disk", folder, kind, fills, before=own_mounts(folder))
    print(result["said"])
    assert result["wrong"] == []
    assert set(result["said"]) == set(STEPS)
    for step, outcomes in result["said"].items():
        assert any("said" in outcome for outcome in outcomes), f"the disk was never full for {step}"


@pytest.mark.parametrize(("kind", "fills"), list(zip(PASSPHRASES, ("first", "second"), strict=True)))
def test_a_full_disk(tmp_path: Path, kind: str, fills: str) -> None:
    """Every other fill with each kind of case."""
    _fill(tmp_path, kind, fills)


@pytest.mark.soak
@pytest.mark.parametrize("kind", PASSPHRASES)
def test_a_full_disk_at_every_fill(tmp_path: Path, kind: str) -> None:
    _fill(tmp_path, kind, "all")

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


@pytest.mark.parametrize("kind", PASSPHRASES)
def test_a_full_disk(tmp_path: Path, kind: str) -> None:
    result = run("run_full_disk", tmp_path, kind, before=own_mounts(tmp_path))
    print(result["said"])
    assert result["wrong"] == []
    assert set(result["said"]) == set(STEPS)
    for step, outcomes in result["said"].items():
        assert any("said" in outcome for outcome in outcomes), f"the disk was never full for {step}"

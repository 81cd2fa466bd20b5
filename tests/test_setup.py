"""Setting up says in plain words why it cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SETUP = Path(__file__).resolve().parents[1] / "tools" / "setup"


@pytest.mark.skipif(sys.platform != "linux", reason="for Debian and Ubuntu")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    folder = tmp_path / "checkout"
    (folder / "tools").mkdir(parents=True)
    shutil.copy(SETUP, folder / "tools" / "setup")
    folder.chmod(0o555)
    try:
        ended = subprocess.run(
            [folder / "tools" / "setup", "libraries"],
            env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, text=True,
        )  # fmt: skip
    finally:
        folder.chmod(0o755)
    assert ended.returncode == 1
    place = tmp_path / "groundwork"
    assert ended.stderr.splitlines() == [
        f"The folder {folder} cannot be written to. Work in a copy of it:",
        f"    cp -r '{folder}' '{place}' && cd '{place}' && make run",
    ]

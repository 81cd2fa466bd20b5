"""What is started confined has no network, writes no file and gets no more memory than it may have."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.sources.sandbox.priority import NICER

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a promise made on Linux alone")


def confined(code: str, folder: Path, *, free: bool = False) -> str:
    """What a program prints when it is started confined, or, to see that the probe works, free."""
    start = ["-m", "workbench.sources.sandbox.confined", "20", str(512 * 1024 * 1024)]
    # Not the environment's own Python: confined it may read the files beside it and no others.
    python = str(Path(sys.base_prefix) / "bin" / "python3")
    command = [python] if free else [sys.executable, *start, python]
    done = subprocess.run(
        [*command, "-S", "-c", code], capture_output=True, text=True, timeout=60,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )  # fmt: skip
    return done.stdout.strip()


NETWORK = """
import socket
try:
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.connect(("192.0.2.1", 9))
    print("a way out")
except OSError:
    print("no way out")
"""


def test_there_is_no_network(tmp_path: Path) -> None:
    said = confined(NETWORK, tmp_path)
    if "a way out" in said and "a way out" in confined(NETWORK, tmp_path, free=True):
        pytest.skip("this machine does not let programs leave the network")
    assert said == "no way out"


WRITING = """
try:
    with open({path!r}, "w") as file:
        file.write("x"); file.flush()
    print("written")
except OSError:
    print("refused")
"""


def test_no_file_is_written(tmp_path: Path) -> None:
    path = str(tmp_path / "out")
    probe = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n" + WRITING.format(path=path)
    assert confined(probe, tmp_path) == "refused"
    assert not Path(path).exists() or Path(path).read_text() == ""
    assert confined(probe, tmp_path, free=True) == "written"


def test_memory_is_bounded(tmp_path: Path) -> None:
    probe = "try:\n    bytearray(1 << 30)\n    print('had it')\nexcept MemoryError:\n    print('refused')"
    assert confined(probe, tmp_path) == "refused"
    assert confined(probe, tmp_path, free=True) == "had it"


def test_it_gives_way_to_other_programs() -> None:
    command = [
        sys.executable,
        "-m",
        "workbench.sources.sandbox.confined",
        "20",
        str(512 * 1024 * 1024),
        "cat",
    ]
    wanted = min(19, os.getpriority(os.PRIO_PROCESS, 0) + NICER)
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE) as waiting:
        end = time.monotonic() + 30
        while os.getpriority(os.PRIO_PROCESS, waiting.pid) != wanted and time.monotonic() < end:
            time.sleep(0.02)
        assert os.getpriority(os.PRIO_PROCESS, waiting.pid) == wanted

"""What is noticed: planted faults fail, expected lines do not."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
linux = pytest.mark.skipif(sys.platform != "linux", reason="child processes are listed on Linux")


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the planted tests."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-rA",
        "--no-qt-log",
    ]
    command += ["-o", "addopts=", "--rootdir", str(ROOT), str(ROOT / "tests/noticing/planted.py")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment["HOME"] = str(tmp_path_factory.mktemp("home"))
    for _again in range(2):
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        if done.returncode == 1:
            return done.stdout
    # The planted misuse of Qt may crash the process at its very end: that is no answer.
    return f"{done.stdout}\n{done.returncode}: {done.stderr}"


@pytest.mark.parametrize(
    ("test", "said"),
    [
        ("log_warning", "unexpected log line: WARNING planted (MainThread): a planted warning"),
        ("log_of_a_thread", "unexpected log line: ERROR planted"),
        ("expected_log_of_another_logger", "unexpected log line: WARNING planted"),
        ("expected_log_that_does_not_come", "expected log line did not come: WARNING from any logger"),
        ("qt_warning", "unexpected log line: WARNING qt (MainThread): a planted message"),
        ("painter", "QPainter"),
        ("connection", "QObject::connect"),
        ("timer_of_another_thread", "Timers"),
        ("thread", "leftover thread: planted thread"),
        pytest.param("process", "sleep 20", marks=linux),
    ],
)
def test_a_planted_fault_fails(outcome: str, test: str, said: str) -> None:
    block = re.search(rf"^_+ ERROR at teardown of test_{test} _+\n(.*?)(?=^[_=]{{3}})", outcome, re.M | re.S)
    assert block is not None, outcome
    assert said in block[1]
    assert re.search(rf"^ERROR .*::test_{test}\b", outcome, re.M)


def test_a_warning_of_python_fails(outcome: str) -> None:
    assert re.search(r"^FAILED .*::test_warning_of_python - UserWarning", outcome, re.M), outcome


@pytest.mark.parametrize("test", ["sound", "expected_log", "expected_qt_warning", "sound_after_all"])
def test_what_is_sound_or_expected_passes(outcome: str, test: str) -> None:
    assert re.search(rf"^PASSED .*::test_{test}$", outcome, re.M), outcome
    assert not re.search(rf"^ERROR .*::test_{test}\b( |$)", outcome, re.M)

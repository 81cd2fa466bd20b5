"""A limit of time is kept, and leaves nothing behind where it was not needed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from workbench.sources.reading.formats.time_limit import OutOfTime, time_limit

ROOT = Path(__file__).resolve().parents[2]
TRACED = """
import sys
from workbench.sources.reading.formats.time_limit import time_limit

def work():
    return sum(range(10))

with time_limit(60):
    work()
sys.setprofile(lambda *_: None)
print(work())
"""


def test_work_that_takes_too_long_is_interrupted() -> None:
    with pytest.raises(OutOfTime), time_limit(0.1):
        sum(1 for _ in iter(int, 1))


def test_waiting_is_no_work() -> None:
    with time_limit(0.05):
        time.sleep(0.2)


def test_no_time_at_all_is_told_before_anything_is_begun() -> None:
    begun = []
    with pytest.raises(OutOfTime), time_limit(0):
        begun.append(True)
    assert not begun


def test_nothing_arrives_after_the_work_is_done() -> None:
    for _round in range(200):
        try:
            with time_limit(0.0005):
                time.sleep(0.0004)
        except OutOfTime:
            continue
        sum(range(1000))


def test_a_call_under_a_profiler_ends_after_a_limit_that_was_not_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", TRACED], capture_output=True, text=True, timeout=60, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "45"

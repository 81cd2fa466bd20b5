"""One writer: whoever starts when, and however the last one ended."""

import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.casefile import Case
from workbench.casefile.file.lock import CaseLock, is_held
from workbench.values.errors import CaseLocked

ROUNDS = int(os.environ.get("GROUNDWORK_RACES", "100"))

CONTENDER = """
import json, random, sys, time
from pathlib import Path
from workbench.casefile.file.lock import CaseLock
from workbench.values.errors import CaseLocked

path, seed, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
chance, log = random.Random(seed), []
print("ready", flush=True)
sys.stdin.readline()
while len(log) < rounds:
    lock = CaseLock(path)
    try:
        lock.acquire()
    except CaseLocked:
        continue
    began = time.monotonic_ns()
    time.sleep(chance.choice((0, 0, 0.0005, 0.002)))
    log.append((began, time.monotonic_ns()))
    lock.release()
    time.sleep(chance.choice((0, 0.0002, 0.001)))
print(json.dumps(log), flush=True)
"""


def test_of_many_that_start_at_once_one_writes(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CONTENDER, str(tmp_path / "a.gwk"), str(seed), str(ROUNDS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for seed in range(3)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    held = [span for process in processes for span in json.loads(process.communicate("go\n", timeout=120)[0])]
    held.sort()
    assert len(held) == 3 * ROUNDS
    for (_, let_go), (taken, _) in itertools.pairwise(held):
        assert let_go <= taken, "two had the lock at once"
    assert not (tmp_path / "a.gwk.lock").exists()


def test_whether_a_case_is_open_can_be_asked_without_opening_it(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    assert not is_held(path)
    with Case.create(path):
        assert is_held(path)
        # Asking has not taken the lock away from its holder.
        with pytest.raises(CaseLocked):
            Case.open(path)
    assert not is_held(path)


def test_a_lock_that_nobody_holds_is_free(tmp_path: Path) -> None:
    path = tmp_path / "a.gwk"
    path.with_name("a.gwk.lock").write_text('{"host": "elsewhere", "process": 1}', "utf-8")
    assert not is_held(path)
    lock = CaseLock(path)
    lock.acquire()
    assert lock.was_left
    lock.release()

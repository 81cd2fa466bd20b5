"""Kill -9 a process that works on a case, at a random moment; reopen; go on with the same case.

python -m tests.durability.run_kills FOLDER plain|encrypted SEED CYCLES
"""

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.durability.patience import let_work
from tests.durability.work import PASSPHRASE, Acknowledgements, Analyst, cheap_keys, head_of, new_case
from workbench.casefile import Case
from workbench.values.errors import KnownError

CASE_LASTS = 25
"""Cycles before a new case is begun, so that not every cycle works on a large one."""


def work_until_killed(path: Path, raw_key: bytes | None, seed: int, told: int) -> None:
    case = Case.open(path, raw_key=raw_key)
    acknowledgements = Acknowledgements(told)
    analyst = Analyst(case, seed)
    while True:
        analyst.act()
        acknowledgements.saved(case)


def killed(
    path: Path, raw_key: bytes | None, seed: int, after: float, from_the_first: bool
) -> list[tuple[int, str]]:
    """What a process saw saved before it was killed, `after` seconds of work from its start or first."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(heard)
            work_until_killed(path, raw_key, seed, told)
        finally:
            os._exit(1)
    os.close(told)
    first = os.read(heard, 1 << 16).decode() if from_the_first else ""
    let_work(child, after)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(heard) as pipe:
        lines = (first + pipe.read()).splitlines()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the work ended before it was killed"
    return [(int(line.split()[0]), line.split()[1]) for line in lines if len(line.split()) == 2]


def _found(path: Path, raw_key: bytes | None, told: tuple[int, str]) -> tuple[tuple[int, str], str]:
    """The newest change of the case after the kill, and what is wrong with it."""
    with Case.open(path, raw_key=raw_key) as case:
        problems, head = case.verify(), head_of(case)
        row = case.connection.execute("SELECT hash FROM change_set WHERE seq = ?", told[:1]).fetchone()
    if row is None or row["hash"] != told[1]:
        return head, f"change {told[0]} is lost, {head[0]} is the last"
    return head, str(problems[0]) if problems else ""


def main(folder: Path, kind: str, seed: int, cycles: int) -> None:
    cheap_keys()
    started = time.monotonic()
    chance = random.Random(seed)
    passphrase = PASSPHRASE if kind == "encrypted" else None
    wrong: list[str] = []
    acknowledged = idle = 0
    path: Path | None = None
    raw_key, head = None, (0, "")
    for cycle in range(cycles):
        if path is None or cycle % CASE_LASTS == 0:
            path = folder / f"{cycle}.gwk"
            with new_case(path, passphrase) as case:
                Analyst(case, seed).begin()
                raw_key, head = case.raw_key, head_of(case)
        saved = killed(path, raw_key, seed * 100_000 + cycle, chance.uniform(0.01, 0.23), cycle % 2 == 1)
        acknowledged += len(saved)
        idle += not saved
        head = saved[-1] if saved else head
        try:
            head, fault = _found(path, raw_key, head)
        except KnownError as error:
            # The next cycle begins a case anew; this one is left for whoever looks into it.
            fault, path = f"does not open: {error}", None
        if fault:
            wrong.append(f"cycle {cycle}: {fault}")
    result = {
        "cycles": cycles,
        "acknowledged": acknowledged,
        "killed_before_the_first": idle,
        "wrong": wrong,
        "seconds": round(time.monotonic() - started, 1),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

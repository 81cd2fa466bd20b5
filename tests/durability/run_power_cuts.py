"""Work at random, recorded to the last write; then cut the power at random moments and look.

    python -m tests.durability.run_power_cuts FOLDER plain|encrypted SEED CHANGES CUTS [EVIL]

After each cut the case must open, be sound in itself and by its journal, and hold every change
whose saving was acknowledged before the cut. EVIL names a setting that must fail, to prove the probe.
"""

import json
import os
import random
import shutil
import sys
import time
from pathlib import Path

from tests.durability.disk import Layer, Operation, operations_in
from tests.durability.power import WAYS, Disk
from tests.durability.work import (
    PASSPHRASE,
    Acknowledgements,
    Analyst,
    cheap_keys,
    head_of,
    new_case,
    same_files,
)
from workbench.casefile import Case
from workbench.values.errors import KnownError


def work(folder: Path, passphrase: str | None, seed: int, changes: int, evil: str) -> None:
    """What the recorded process does."""
    file = os.open(folder / ".acknowledged", os.O_WRONLY | os.O_CREAT)
    case = new_case(folder / "work.gwk", passphrase)
    if evil:
        case.connection.execute(f"PRAGMA {evil}")
    acknowledgements = Acknowledgements(file)
    acknowledgements.saved(case)
    analyst = Analyst(case, seed)
    analyst.begin()
    for number in range(changes):
        analyst.act()
        acknowledgements.saved(case)
        if number % 150 == 149:
            case.close()
            case = Case.open(folder / "work.gwk", passphrase)
            analyst = Analyst(case, seed + number)
            if evil:
                case.connection.execute(f"PRAGMA {evil}")
    # No close: the power goes while the program runs.
    os._exit(0)


def recorded(layer: Layer, folder: Path, log: Path, *arguments: object) -> list[Operation]:
    child = os.fork()
    if child == 0:
        layer.record(log)
        try:
            work(folder, *arguments)  # type: ignore[arg-type]
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert status == 0, "the work did not come to its end"
    return list(operations_in(log))


def judge(path: Path, passphrase: str | None, acknowledged: tuple[int, str], go_on: bool) -> str:
    """What is wrong after a cut; "" when nothing is."""
    try:
        with Case.open(path, passphrase) as case:
            problems = case.verify()
            if problems:
                return f"not sound: {problems[0]}"
            seq, seal = acknowledged
            row = case.connection.execute("SELECT hash FROM change_set WHERE seq = ?", (seq,)).fetchone()
            if row is None or row["hash"] != seal:
                return f"lost: change {seq} of {head_of(case)[0]}"
            if go_on:
                case.actors.add("After the cut")
                problems = case.verify()
                return f"not sound after going on: {problems[0]}" if problems else ""
    except KnownError as error:
        return f"does not open: {error}"
    return ""


def cuts_of(operations: list[Operation], cuts: int, chance: random.Random) -> list[int]:
    """Random moments, from the first acknowledgement on."""
    first = next(n for n, operation in enumerate(operations) if operation.kind == "A")
    return sorted(chance.randint(first + 1, len(operations)) for _ in range(cuts))


def main(folder: Path, kind: str, seed: int, changes: int, cuts: int, evil: str = "") -> None:
    cheap_keys()
    same_files()
    started = time.monotonic()
    passphrase = PASSPHRASE if kind == "encrypted" else None
    chance = random.Random(seed)
    root, after = folder / "disk", folder / "after"
    root.mkdir()
    operations = recorded(Layer(root), root, folder / "log", passphrase, seed, changes, evil)
    (folder / "log").unlink()
    disk, at, acknowledged = Disk(), 0, (0, "")
    wrong: list[str] = []
    for number, moment in enumerate(cuts_of(operations, cuts, chance)):
        for operation in operations[at:moment]:
            disk.take(operation)
            if operation.kind == "A":
                seq, seal = operation.data.decode().split()
                acknowledged = (int(seq), seal)
        at = moment
        way = WAYS[number % len(WAYS)]
        shutil.rmtree(after, ignore_errors=True)
        # What is laid out is of another moment each time: nobody has seen it before.
        os.environ["XDG_STATE_HOME"] = str(after / "state")
        disk.cut(way, chance, root, after)
        fault = judge(after / "work.gwk", passphrase, acknowledged, go_on=number % 10 == 0)
        if fault:
            wrong.append(f"seed {seed} cut {number} after operation {moment} ({way}): {fault}")
    result = {
        "cuts": cuts,
        "changes": acknowledged[0],
        "operations": len(operations),
        "wrong": wrong,
        "seconds": round(time.monotonic() - started, 1),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:6]), *sys.argv[6:])

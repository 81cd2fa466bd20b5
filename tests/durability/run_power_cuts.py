"""Work at random, recorded to the last write; then cut the power at random moments and look.

    python -m tests.durability.run_power_cuts FOLDER plain|encrypted SEED CHANGES CUTS [EVIL]

Between the changes the likeness of texts is computed, on the thread of the changes and on another, and
written without waiting for the disk. After each cut the case must open, be sound in itself and by its
journal, and hold every change whose saving was acknowledged before the cut; of the likenesses those that
were just being written may be lost, and are computed again. EVIL names a setting that must fail, to prove
the probe.
"""

import json
import os
import random
import shutil
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from tests.durability.disk import Layer, Operation, operations_in
from tests.durability.power import WAYS, Disk
from tests.durability.work import (
    PASSPHRASE,
    Analyst,
    cheap_keys,
    computed_once,
    head_of,
    new_case,
    same_files,
)
from workbench.casefile import Case, settling, writing
from workbench.sources.store import likeness
from workbench.values.errors import KnownError

REOPENED = 60
"""Changes after which the case is closed and opened again."""


def work(folder: Path, passphrase: str | None, seed: int, changes: int, evil: str) -> None:
    """What the recorded process does."""
    file = os.open(folder / ".acknowledged", os.O_WRONLY | os.O_CREAT)
    case = new_case(folder / "work.gwk", passphrase)
    if evil:
        case.connection.execute(f"PRAGMA {evil}")
    acknowledge(case, file)
    # As on a machine so busy that each commit holds little.
    likeness._HELD = 0.0
    chance, analyst = random.Random(seed), Analyst(case, seed)
    analyst.begin()
    for number in range(changes):
        analyst.act()
        acknowledge(case, file)
        if number % 3 == 0:
            case.sources.add_text(_new_words(chance))
            # Every other time someone reads an older state, so that the log cannot come into the file.
            writing.bring_in = settling.bring_in if number % 2 else (lambda _connection: False)
            compute_likeness(case, elsewhere=number % 4 < 2)
            if evil:
                case.connection.execute(f"PRAGMA {evil}")
            acknowledge(case, file)
        if number % REOPENED == REOPENED - 1:
            case.close()
            case = Case.open(folder / "work.gwk", passphrase)
            analyst = Analyst(case, seed + number)
            if evil:
                case.connection.execute(f"PRAGMA {evil}")
    # No close: the power goes while the program runs.
    os._exit(0)


def _new_words(chance: random.Random) -> str:
    """So many that they are kept in several commits, now and then."""
    return " ".join(f"{chance.getrandbits(24):x}" for _ in range(chance.choice((20, 20, 400))))


def likenesses_of(case: Case) -> int:
    """How many texts have been gone through for likeness."""
    return int(case.connection.execute("SELECT count(*) FROM fingerprinted").fetchone()[0])


def acknowledge(case: Case, file: int) -> None:
    """Say what is saved by now."""
    seq, seal = head_of(case)
    os.write(file, f"{seq} {seal} {likenesses_of(case)}\n".encode())


def compute_likeness(case: Case, *, elsewhere: bool) -> None:
    """On this thread's connection, or on one of another thread, as the window has it done."""
    if elsewhere:
        thread = threading.Thread(target=case.sources.likenesses.catch_up)
        thread.start()
        thread.join()
    else:
        case.sources.likenesses.catch_up()


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


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What a process was told last before the power went."""

    seq: int = 0
    seal: str = ""
    likenesses: int = 0

    @classmethod
    def of(cls, words: bytes) -> "Acknowledged":
        """One line of the acknowledgements."""
        seq, seal, likenesses = words.decode().split()
        return cls(int(seq), seal, int(likenesses))


def judge(path: Path, passphrase: str | None, told: Acknowledged, go_on: bool) -> tuple[str, bool]:
    """What is wrong after a cut, "" when nothing is; and whether likenesses were lost and computed again."""
    try:
        with Case.open(path, passphrase) as case:
            problems = case.verify()
            if problems:
                return f"not sound: {problems[0]}", False
            row = case.connection.execute("SELECT hash FROM change_set WHERE seq = ?", (told.seq,)).fetchone()
            if row is None or row["hash"] != told.seal:
                return f"lost: change {told.seq} of {head_of(case)[0]}", False
            lacks = likenesses_of(case) < told.likenesses and head_of(case)[0] == told.seq
            if lacks or go_on:
                return _gone_on(case, told, lacks=lacks), lacks
    except KnownError as error:
        return f"does not open: {error}", False
    return "", False


def _gone_on(case: Case, told: Acknowledged, *, lacks: bool) -> str:
    case.actors.add("After the cut")
    case.sources.likenesses.catch_up()
    if lacks and likenesses_of(case) < told.likenesses:
        return "likenesses were not computed again"
    problems = case.verify()
    return f"not sound after going on: {problems[0]}" if problems else ""


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
    computed_once()
    disk, at, acknowledged, made_again = Disk(), 0, Acknowledged(), 0
    wrong: list[str] = []
    for number, moment in enumerate(cuts_of(operations, cuts, chance)):
        for operation in operations[at:moment]:
            disk.take(operation)
            if operation.kind == "A":
                acknowledged = Acknowledged.of(operation.data)
        at = moment
        way = WAYS[number % len(WAYS)]
        shutil.rmtree(after, ignore_errors=True)
        # What is laid out is of another moment each time: nobody has seen it before.
        os.environ["XDG_STATE_HOME"] = str(after / "state")
        disk.cut(way, chance, root, after)
        fault, again = judge(after / "work.gwk", passphrase, acknowledged, go_on=number % 10 == 0)
        made_again += again
        if fault:
            wrong.append(f"seed {seed} cut {number} after operation {moment} ({way}): {fault}")
    result = {
        "cuts": cuts,
        "changes": acknowledged.seq,
        "operations": len(operations),
        "made_again": made_again,
        "wrong": wrong,
        "seconds": round(time.monotonic() - started, 1),
        "processor_seconds": round(sum(os.times()[:4]), 1),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:6]), *sys.argv[6:])

"""Kill -9 a process that takes in a review, at a random moment; reopen: all of it is there or nothing.

python -m tests.durability.run_take_kills FOLDER SEED CYCLES
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.durability.work import PASSPHRASE, cheap_keys
from workbench.case import Case

CLIPS = 60


def prepare(folder: Path) -> tuple[Path, Path, bytes]:
    """A case that has sent a round, and the copy that came back with a verdict on everything."""
    path, copy_path = folder / "work.gwk", folder / "back.gwr"
    with Case.create(path, PASSPHRASE, analyst="A. Analyst") as case:
        source = case.sources.add_text("\n".join(f"Line {n:03} of it." for n in range(CLIPS)), title="Report")
        for number in range(CLIPS):
            at = number * 16
            case.clips.add(source.id, at, at + 15)
        one = case.reviews.open_round("B. Reviewer", source=source.id)
        case.reviews.give(one.id, copy_path, PASSPHRASE)
        raw_key = case.raw_key
    assert raw_key is not None
    with Case.open(copy_path, PASSPHRASE) as copy:
        for target in copy.reviews.rounds.items(copy.reviews.rounds.all()[0]):
            copy.reviews.judge(target, "ask", remark="Why?")
    return path, copy_path, raw_key


def seconds_of_taking(path: Path, copy_path: Path, raw_key: bytes) -> float:
    """How long it takes undisturbed."""
    with Case.open(path, raw_key=raw_key) as case:
        begun = time.monotonic()
        case.reviews.take(copy_path, PASSPHRASE)
        return time.monotonic() - begun


def killed(path: Path, copy_path: Path, raw_key: bytes, after: float) -> bool:
    """Whether taking in, killed `after` seconds from its start, had been told to be done."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(heard)
            case = Case.open(path, raw_key=raw_key)
            os.write(told, b"begun\n")
            case.reviews.take(copy_path, PASSPHRASE)
            os.write(told, b"done\n")
            time.sleep(60)
        finally:
            os._exit(1)
    os.close(told)
    first = os.read(heard, 6).decode()
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(heard) as pipe:
        said = first + pipe.read()
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the work ended before it was killed"
    return "done" in said


def _after(chance: random.Random, seconds: float, cycle: int) -> float:
    """When to kill: anywhere, every other time about when it is committed."""
    return chance.uniform(seconds * 0.7, seconds * 1.6) if cycle % 2 else chance.uniform(0, seconds * 1.2)


def main(folder: Path, seed: int, cycles: int) -> None:
    cheap_keys()
    chance = random.Random(seed)
    original, copy_path, raw_key = prepare(folder)
    whole = folder / "timed.gwk"
    shutil.copy(original, whole)
    seconds = seconds_of_taking(whole, copy_path, raw_key)
    wrong: list[str] = []
    none = all_ = 0
    for cycle in range(cycles):
        path = folder / f"{cycle}.gwk"
        shutil.copy(original, path)
        done = killed(path, copy_path, raw_key, _after(chance, seconds, cycle))
        with Case.open(path, raw_key=raw_key) as case:
            problems = case.verify()
            counts = [
                case.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]
                for t in ("review", "remark")
            ]
            if problems:
                wrong.append(f"cycle {cycle}: {problems[0]}")
            if counts not in ([0, 0], [CLIPS, CLIPS]) or (done and not counts[0]):
                wrong.append(f"cycle {cycle}: {counts} rows, told to be done: {done}")
            none, all_ = none + (counts[0] == 0), all_ + (counts[0] == CLIPS)
            case.reviews.take(copy_path, PASSPHRASE)
            again = case.connection.execute("SELECT count(*) FROM review").fetchone()[0]
            if again != CLIPS:
                wrong.append(f"cycle {cycle}: {again} verdicts after taking it in once more")
        for left in folder.glob(f"{cycle}.gwk*"):
            left.unlink()
    print(json.dumps({"cycles": cycles, "nothing": none, "all": all_, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

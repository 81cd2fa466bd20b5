"""Copy the file of a case alone, at random moments while another process works on it; open the copies.

    python -m tests.durability.run_copies FOLDER plain|encrypted SEED COPIES

Each copy must hold every change that was told to be saved before it was begun, and be sound; or be
refused as damaged; or say on opening what it lacks.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from tests.durability.work import PASSPHRASE, Acknowledgements, Analyst, cheap_keys, head_of, new_case
from workbench.casefile import Case, settling
from workbench.values.errors import KnownError

WAYS = ("cp", "cp --reflink", "copyfile", "slow")


def work(path: Path, raw_key: bytes | None, seed: int, told: int) -> None:
    """Bursts and pauses, so that every state of the file comes up."""
    settling.REST = 0.6
    chance = random.Random(seed)
    acknowledgements = Acknowledgements(told)
    while True:
        with Case.open(path, raw_key=raw_key) as case:
            analyst = Analyst(case, chance.randrange(1 << 30))
            for _ in range(chance.randint(1, 4)):
                for _ in range(chance.randint(1, 40)):
                    analyst.act()
                    acknowledgements.saved(case)
                time.sleep(chance.choice((0, 0.05, 0.4, 1.2)))


def copied(path: Path, target: Path, way: str) -> None:
    if way == "slow":
        # As over a slow line: the pages of one copy are of many moments.
        with open(path, "rb") as source, open(target, "wb") as copy:
            while part := source.read(1 << 16):
                copy.write(part)
                time.sleep(0.01)
    elif way == "copyfile":
        shutil.copyfile(path, target)
    else:
        subprocess.run([*way.replace("reflink", "reflink=auto").split(), str(path), str(target)], check=True)


def verdict(copy: Path, raw_key: bytes | None, acknowledged: tuple[int, str]) -> str:
    """What someone sees who opens the copy."""
    try:
        with Case.open(copy, raw_key=raw_key) as case:
            if case.warning:
                return "told as one that lacks changes" if "lack" in case.warning else "told as not whole"
            if case.verify():
                return "SILENT: not sound"
            row = case.connection.execute(
                "SELECT hash FROM change_set WHERE seq = ?", acknowledged[:1]
            ).fetchone()
            return "whole" if row and row["hash"] == acknowledged[1] else "SILENT: lacks saved changes"
    except KnownError:
        return "refused as damaged"


def main(folder: Path, kind: str, seed: int, copies: int) -> None:
    cheap_keys()
    chance = random.Random(seed)
    path = folder / "work.gwk"
    with new_case(path, PASSPHRASE if kind == "encrypted" else None) as case:
        Analyst(case, seed).begin()
        raw_key, acknowledged = case.raw_key, head_of(case)
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(path, raw_key, seed, told)
        finally:
            os._exit(1)
    os.set_blocking(heard, False)
    pending, taken = b"", []
    for number in range(copies):
        time.sleep(chance.uniform(0, 0.5))
        with suppress(BlockingIOError):
            pending += os.read(heard, 1 << 20)
        *lines, pending = pending.split(b"\n")
        if lines:
            seq, seal = lines[-1].decode().split()
            acknowledged = (int(seq), seal)
        target = folder / f"copy {number}.gwk"
        copied(path, target, WAYS[number % len(WAYS)])
        taken.append((target, acknowledged))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    verdicts: dict[str, int] = {}
    for target, known in taken:
        said = verdict(target, raw_key, known)
        verdicts[said] = verdicts.get(said, 0) + 1
    wrong = [said for said in verdicts if said.startswith("SILENT")]
    print(json.dumps({"copies": copies, "changes": acknowledged[0], "verdicts": verdicts, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

"""Work on a disk that runs full again and again, until the program is killed or closed; make room and judge.

    python -m tests.durability.run_rough_disks FOLDER plain|encrypted SEED DISKS

FOLDER is mounted here as a small disk of its own: this process must be alone in its mount namespace. Every
second time the state folder of the machine is on that disk as well.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path

from tests.durability.rough import FAULT, Told, counted_in, judged, saved_in, state_of, wrong_of
from tests.durability.work import PASSPHRASE, Analyst, cheap_keys, new_case, ready_made
from workbench.casefile import Case
from workbench.casefile.backups import take
from workbench.values.errors import KnownError


def fill(folder: Path, left: int) -> None:
    """Fill the disk up to `left` bytes."""
    with open(folder / ".ballast", "ab", buffering=0) as file:
        try:
            while True:
                file.write(bytes(16384))
        except OSError:
            file.truncate(max(0, file.tell() - left))


def work_on_a_full_disk(path: Path, raw_key: bytes | None, seed: int, told: Told, faults: int) -> None:
    """Everything that fails must say so in plain words; everything that does not is told as saved."""
    chance = random.Random(seed)
    refused = 0
    with Case.open(path, raw_key=raw_key) as case:
        analyst = Analyst(case, seed)
        for _act in range(400):
            if chance.random() < 0.15:
                fill(path.parent, chance.choice((0, 4096, 32768, 200_000)))
            elif chance.random() < 0.05:
                (path.parent / ".ballast").unlink(missing_ok=True)
            try:
                analyst.act()
                if chance.random() < 0.05:
                    take(case)
                told.say(case)
            except KnownError:
                refused += 1
            except Exception:  # noqa: BLE001 - a traceback is what the harness looks for
                os.write(faults, traceback.format_exc()[-600:].encode())
                return
            if refused > 12:
                time.sleep(chance.choice((0, 0.4)))
                return


def one(folder: Path, passphrase: str | None, chance: random.Random) -> str:
    """What is found after one disk."""
    with new_case(folder / "work.gwk", passphrase) as case:
        Analyst(case, chance.randrange(1 << 30)).begin()
        raw_key, saved = case.raw_key, saved_in(case)
    told, (heard, faults) = Told(), os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work_on_a_full_disk(folder / "work.gwk", raw_key, chance.randrange(1 << 30), told, faults)
            status = 0
        finally:
            os._exit(status)
    os.close(faults)
    ended, until = 0, time.monotonic() + chance.choice((0.3, 1.0, 60.0))
    while not ended and time.monotonic() < until:
        saved = told.newest(saved)
        ended, _status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.005)
    if not ended:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    saved = told.newest(saved)
    told.close()
    with os.fdopen(heard) as pipe:
        fault = pipe.read()
    if fault:
        return f"{FAULT}: {fault}"
    # While it is still full it is read, or refused with a reason, but nothing false is said.
    full = judged(folder / "work.gwk", raw_key, saved, may_lack=False, read_only=True)
    (folder / ".ballast").unlink(missing_ok=True)
    shutil.rmtree(folder / "work backups", ignore_errors=True)
    verdict = judged(folder / "work.gwk", raw_key, saved, may_lack=False)
    return verdict if full.startswith("whole") or "is full" in full else f"still full: {full}"


def main(folder: Path, kind: str, seed: int, disks: int) -> None:
    cheap_keys()
    ready_made()
    chance = random.Random(seed)
    verdicts: dict[str, int] = {}
    state = Path(os.environ["XDG_STATE_HOME"])
    for number in range(disks):
        size = f"size={chance.choice((4, 6, 10))}m"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
        with state_of(folder / "state" if number % 2 else state / str(number)):
            verdict = one(folder, PASSPHRASE if kind == "encrypted" else None, chance)
            counted_in(verdicts, verdict)
        subprocess.run(["umount", "-l", str(folder)], check=True)
    print(json.dumps({"disks": disks, "verdicts": verdicts, "wrong": wrong_of(verdicts)}))


if __name__ == "__main__":
    os.chdir("/")
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

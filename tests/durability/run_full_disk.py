"""Every way of writing, on a disk that runs full to the last byte; then room is made and it is done again.

    python -m tests.durability.run_full_disk FOLDER plain|encrypted first|second|all

Of the fills in LEFT every other one is tried, beginning with the first or the second, or all of them.

A small disk of its own is mounted in FOLDER, again and again; this process must be alone in its mount
namespace (`unshare -m`, or `unshare -rm` without rights). What a step begins with is made once, beside it.
"""

import json
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.durability.rough import state_of
from tests.durability.steps import NAME, NEW_PASSPHRASE, PASSPHRASES, STEPS, Step
from tests.durability.work import cheap_keys, same_files
from workbench.casefile import Case, Problem
from workbench.values.errors import DiskFull, KnownError

SIZE = "24m"
LEFT = (0, 4096, 65536, 262144)
"""Bytes left on the disk when the step begins."""


def fill(folder: Path, left: int) -> Path:
    """Fill the disk up to `left` bytes."""
    ballast = folder / ".ballast"
    with open(ballast, "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(65536))
        except OSError:
            file.truncate(max(0, file.tell() - left))
    return ballast


def attempt(do: Callable[[Path], None], folder: Path) -> tuple[str, str]:
    """How it ended: done, said (a plain sentence) or a traceback."""
    try:
        do(folder)
    except DiskFull as error:
        return "said", str(error)
    except KnownError as error:
        return "said otherwise", str(error)
    except Exception:  # noqa: BLE001 - a traceback is what the harness looks for
        return "traceback", traceback.format_exc()[-1500:]
    return "done", ""


def one(step: Step, folder: Path, left: int) -> tuple[str, str, str]:
    """How the step ended, what it said, and what is wrong now or after room was made."""
    ballast = fill(folder, left)
    ended, words = attempt(step.do, folder)
    if ended == "traceback":
        return ended, words, words
    # While the disk is still full the case opens for reading, and has what it had.
    if (folder / NAME).exists():
        passphrase = step.passphrase
        if ended == "done" and type(step) is STEPS["rekey"]:
            passphrase = NEW_PASSPHRASE
        try:
            Case.open(folder / NAME, passphrase, read_only=type(step) is not STEPS["migration"]).close()
        except DiskFull:
            pass
        except KnownError as error:
            return ended, words, f"does not open on the full disk: {error}"
    ballast.unlink()
    wrong = step.judge(folder, done=ended == "done")
    if not wrong and ended != "done" and type(step) is not STEPS["create"]:
        again, words_then = attempt(step.do, folder)
        wrong = f"with room again: {words_then}" if again != "done" else step.judge(folder, done=True)
    return ended, words, wrong


def verified(folder: Path, passphrase: str | None, left: int, read_only: bool) -> str:
    """What is wrong when a sound case is verified on a full disk: nothing, or a sentence that says so."""
    with Case.open(folder / NAME, passphrase) as case:
        case.claims.add("In the log, not in the file yet.")
        if read_only:
            case.close()
            fill(folder, left)
            case = Case.open(folder / NAME, passphrase, read_only=True)
        else:
            fill(folder, left)
        ended, words = attempt(lambda _folder: _require_none(case.verify()), folder)
        (folder / ".ballast").unlink()
        case.close()
    return "" if ended in ("done", "said") and "damage" not in words else f"verify: {words}"


def _require_none(problems: list[Problem]) -> None:
    if problems:
        raise ValueError(f"damage that is none: {problems[:2]}")


class Disks:
    """Small disks, each with the beginning of a step on it, on a machine that has seen no newer state."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._count = folder, 0
        self._disk = folder / "disk"
        self._disk.mkdir()

    def ready(self, step: Step, name: str) -> Path:
        """What the step begins with."""
        folder = self._folder / name
        folder.mkdir()
        step.prepare(folder)
        return folder

    @contextmanager
    def another(self, ready: Path) -> Iterator[Path]:
        """A new disk with that on it."""
        self._count += 1
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(self._disk)], check=True)
        shutil.copytree(ready, self._disk, dirs_exist_ok=True)
        with state_of(self._folder / f"state {self._count}"):
            yield self._disk
        subprocess.run(["umount", "-l", str(self._disk)], check=True)


def main(folder: Path, kind: str, fills: str) -> None:
    cheap_keys()
    same_files()
    disks, wrong = Disks(folder), list[str]()
    said: dict[str, dict[str, int]] = {}
    for number, (name, make) in enumerate(STEPS.items()):
        shift = number + (fills == "second")
        step = make(PASSPHRASES[kind])
        ready = disks.ready(step, name)
        for left in LEFT if fills == "all" else LEFT[shift % 2 :: 2]:
            for read_only in (False, True) if name == "change" else ():
                with disks.another(ready) as disk:
                    wrong += filter(None, [verified(disk, PASSPHRASES[kind], left, read_only)])
            with disks.another(ready) as disk:
                ended, words, fault = one(step, disk, left)
            counts = said.setdefault(name, {})
            counts[f"{ended} {words}".strip()] = counts.get(f"{ended} {words}".strip(), 0) + 1
            if fault:
                wrong.append(f"{name} with {left} bytes left: {fault}")
    print(json.dumps({"wrong": wrong, "said": said}))


if __name__ == "__main__":
    os.chdir("/")
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])

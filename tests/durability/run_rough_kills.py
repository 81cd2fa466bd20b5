"""Kill a process at work, then do to its files what people, programs and disks do; open and judge.

    python -m tests.durability.run_rough_kills FOLDER plain|encrypted SEED KILLS

Nothing that was told to be saved may be missing without a word, nothing may be called sound that is not,
and nothing may be told that is not so.
"""

import json
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.durability.patience import Patience, let_work
from tests.durability.rough import (
    Saved,
    Told,
    begin_work,
    counted_in,
    judged,
    kill_work,
    saved_in,
    state_of,
    wrong_of,
)
from tests.durability.work import PASSPHRASE, Analyst, cheap_keys, head_of, new_case, ready_made
from workbench.casefile import Case
from workbench.values.errors import KnownError


@dataclass
class Files:
    """The files of one case, and older ones that were kept of it."""

    folder: Path
    path: Path
    raw_key: bytes | None
    saved: Saved
    logs: list[Path] = field(default_factory=list)
    cases: list[Path] = field(default_factory=list)

    @property
    def log(self) -> Path:
        return self.path.with_name(self.path.name + "-wal")

    def file_has_all(self) -> bool:
        """Whether the file has what was saved without its log, as a machine that knows nothing of it sees."""
        alone = Path(shutil.copy(self.path, self.folder / "alone.gwk"))
        try:
            with state_of(self.folder / "nothing known"), Case.open(alone, raw_key=self.raw_key) as case:
                return head_of(case)[0] >= self.saved.seq
        except KnownError:
            return False
        finally:
            for left in self.folder.glob("alone*"):
                shutil.rmtree(left) if left.is_dir() else left.unlink()

    def keep(self) -> None:
        """Copy file and log as they are in the middle of work."""
        number = len(self.cases)
        for kept, source, name in (
            (self.cases, self.path, f"kept {number}.file"), (self.logs, self.log, f"kept {number}.log"),
        ):  # fmt: skip
            # The process may just be closing the case, which takes the log away.
            with suppress(FileNotFoundError):
                kept.append(Path(shutil.copy(source, self.folder / name)))


Game = Callable[[Files, random.Random], bool]
"""Does something to the files; returns whether saved changes may be missing afterwards."""


def nothing(_files: Files, _chance: random.Random) -> bool:
    return False


def index_deleted(files: Files, _chance: random.Random) -> bool:
    files.path.with_name(files.path.name + "-shm").unlink(missing_ok=True)
    return False


def log_deleted(files: Files, _chance: random.Random) -> bool:
    files.log.unlink(missing_ok=True)
    return True


def log_cut(files: Files, chance: random.Random) -> bool:
    if files.log.exists():
        os.truncate(files.log, chance.randrange(files.log.stat().st_size + 1))
    return True


def older_log(files: Files, chance: random.Random) -> bool:
    if files.logs:
        shutil.copy(chance.choice(files.logs), files.log)
    return True


def older_file(files: Files, chance: random.Random) -> bool:
    if files.cases:
        files.log.unlink(missing_ok=True)
        shutil.copy(chance.choice(files.cases), files.path)
    return True


def older_file_under_the_log(files: Files, chance: random.Random) -> bool:
    if files.cases:
        shutil.copy(chance.choice(files.cases), files.path)
    return True


def older_pair(files: Files, chance: random.Random) -> bool:
    if files.logs:
        number = chance.randrange(len(files.logs))
        shutil.copy(files.logs[number], files.log)
        shutil.copy(files.cases[min(number, len(files.cases) - 1)], files.path)
    return True


def moved_without_log(files: Files, chance: random.Random) -> bool:
    files.path = files.path.rename(files.folder / f"moved {chance.randrange(1 << 30)}.gwk")
    return True


def moved_with_log(files: Files, chance: random.Random) -> bool:
    log = files.log
    files.path = files.path.rename(files.folder / f"moved {chance.randrange(1 << 30)}.gwk")
    if log.exists():
        log.rename(files.log)
    return False


def log_deleted_on_a_new_machine(files: Files, _chance: random.Random) -> bool:
    files.log.unlink(missing_ok=True)
    shutil.rmtree(os.environ["XDG_STATE_HOME"], ignore_errors=True)
    return True


GAMES: tuple[Game, ...] = (
    nothing, index_deleted, log_deleted, log_cut, older_log, older_file, older_file_under_the_log, older_pair,
    moved_without_log, moved_with_log, log_deleted_on_a_new_machine, nothing,
)  # fmt: skip


def begun(folder: Path, passphrase: str | None, seed: int) -> Files:
    folder.mkdir()
    with new_case(folder / "work.gwk", passphrase) as case:
        Analyst(case, seed).begin()
        return Files(folder, folder / "work.gwk", case.raw_key, saved_in(case))


def worked_and_killed(files: Files, chance: random.Random) -> None:
    """Kill the work after a moment."""
    told = Told()
    child = begin_work(files.path, files.raw_key, chance.randrange(1 << 30), told)
    for _ in range(chance.randint(1, 3)):
        let_work(child, chance.uniform(0, 0.1))
        time.sleep(chance.uniform(0.02, 0.3))
        files.saved = told.newest(files.saved)
        files.keep()
    files.saved = kill_work(child, told, files.saved)


def main(folder: Path, kind: str, seed: int, kills: int) -> None:
    cheap_keys()
    ready_made()
    chance = random.Random(seed)
    passphrase = PASSPHRASE if kind == "encrypted" else None
    verdicts: dict[str, int] = {}
    files, begins = None, 0
    for cycle in range(kills):
        with state_of(folder / f"state {begins}"):
            if files is None:
                files = begun(folder / str(begins), passphrase, seed + cycle)
            game = GAMES[cycle % len(GAMES)]
            worked_and_killed(files, chance)
            patience = Patience(60)
            while game is log_deleted and files.file_has_all() and not patience.is_over:
                worked_and_killed(files, chance)
            may_lack = game(files, chance)
            first = chance.random() < 0.3 and judged(
                files.path, files.raw_key, files.saved, may_lack=may_lack, read_only=True
            )
            verdict = judged(files.path, files.raw_key, files.saved, may_lack=may_lack)
            for said in filter(None, (first, verdict)):
                counted_in(verdicts, f"{game.__name__}: {said}")
        if not verdict.startswith("whole") or cycle % 40 == 39:
            shutil.rmtree(files.folder)
            files, begins = None, begins + 1
    print(json.dumps({"kills": kills, "verdicts": verdicts, "wrong": wrong_of(verdicts)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

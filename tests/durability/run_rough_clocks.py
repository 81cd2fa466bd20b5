"""Set the clock of the machine while a case is closed, worked on or just killed; open, back up and judge.

    python -m tests.durability.run_rough_clocks FOLDER plain|encrypted SEED JUMPS

This process must run under the layer that sets the clock (clock.c). Nothing that was told to be saved may
be lost, no backup may be left out or thinned away that is the newest, and History says where it was set back.
"""

import ctypes
import json
import random
import shutil
import sys
import time
from itertools import pairwise
from pathlib import Path

from tests.durability.patience import let_work
from tests.durability.rough import (
    FALSE_ALARM,
    FALSE_SOUND,
    LOST,
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
from tests.durability.run_rough_kills import Files, begun, log_deleted
from tests.durability.work import PASSPHRASE, cheap_keys, ready_made
from workbench.casefile import Case
from workbench.casefile.backups import NEWEST, backups_of, is_due, take, thin_out

DAY = 86_400
CASE_LASTS = 10
"""Jumps before a new case is begun, so that not every one works on a large one."""
MOMENTS = ("closed", "at work", "killed", "killed, without its log")


class Clock:
    """The clock of the machine, which somebody or something sets wrong."""

    def __init__(self) -> None:
        self._layer = ctypes.CDLL(None)
        self._true = time.monotonic() - time.time()
        self.jumps = 0

    def jump(self, chance: random.Random) -> None:
        """Once, by any of the ways clocks go wrong; now and then it is right again."""
        true = time.monotonic() - self._true
        shift = chance.choice(
            (
                -true, 0, 0, 3_600, -3_600, chance.uniform(1, 400) * DAY, -chance.uniform(1, 400) * DAY,
                5 * 365 * DAY, 70 * 365 * DAY, -chance.uniform(1, 60),
            )
        )  # fmt: skip
        self._layer.clock_shift(ctypes.c_long(round(shift)))
        moved = abs(time.time() - true - shift)
        assert moved < DAY / 24, "the layer does not set the clock"
        self.jumps += 1


def worked_and_killed(files: Files, clock: Clock, moment: str, chance: random.Random) -> None:
    """Work until something is saved; the clock jumps before, in the middle, or after the end."""
    if moment == "closed":
        clock.jump(chance)
    told, before = Told(), files.saved
    child = begin_work(files.path, files.raw_key, chance.randrange(1 << 30), told)
    while files.saved == before:
        let_work(child, chance.uniform(0.02, 0.2))
        files.saved = told.newest(files.saved)
    if moment == "at work":
        clock.jump(chance)
        let_work(child, chance.uniform(0.02, 0.2))
        time.sleep(chance.choice((0, 0.4)))
    files.saved = kill_work(child, told, files.saved)
    if moment.startswith("killed"):
        clock.jump(chance)


def backed_up(case: Case) -> tuple[str, Saved]:
    """What is wrong with the backups once one more was taken as the window takes it; what it must hold."""
    earlier = backups_of(case.path)
    if not is_due(case, earlier[0] if earlier else None):
        return f"{LOST}: no backup is due after a change", Saved()
    new = take(case)
    thin_out([new, *earlier])
    left = backups_of(case.path)
    wanted = [new, *earlier[: NEWEST - 1]]
    if left[: len(wanted)] != wanted:
        return f"{LOST}: the newest backups were thinned out", Saved()
    if is_due(case, left[0]):
        return f"{FALSE_ALARM}: a backup is due right after one", Saved()
    return "", saved_in(case)


def set_back_in(case: Case) -> tuple[int, int]:
    """How often the clock was set back between two changes, by the rows and by what History says."""
    rows = [row["at"] for row in case.connection.execute("SELECT at FROM change_set ORDER BY seq")]
    so = sum(earlier > later for earlier, later in pairwise(rows))
    return so, sum(one.clock_was_set_back for one in case.history(len(rows)))


def one(files: Files, clock: Clock, moment: str, chance: random.Random) -> tuple[str, int]:
    """The verdict after one jump, and how often History says that the clock was set back."""
    worked_and_killed(files, clock, moment, chance)
    if "without" in moment:
        return judged(files.path, files.raw_key, files.saved, may_lack=log_deleted(files, chance)), 0
    verdict = judged(files.path, files.raw_key, files.saved, may_lack=False)
    if not verdict.startswith("whole"):
        return verdict, 0
    with Case.open(files.path, raw_key=files.raw_key) as case:
        so, said = set_back_in(case)
        wrong, held = backed_up(case)
        backup = backups_of(case.path)[0].path
    if wrong or so != said:
        return wrong or f"{FALSE_SOUND}: the clock was set back {so} times, History says {said}", said
    verdict = judged(backup, files.raw_key, held, may_lack=False, read_only=True)
    return f"{verdict}, its backup too" if verdict == "whole" else f"backup: {verdict}", said


def main(folder: Path, kind: str, seed: int, jumps: int) -> None:
    cheap_keys()
    ready_made()
    chance, clock = random.Random(seed), Clock()
    passphrase = PASSPHRASE if kind == "encrypted" else None
    verdicts: dict[str, int] = {}
    files, begins, told = None, 0, 0
    while clock.jumps < jumps:
        with state_of(folder / f"state {begins}"):
            files = files or begun(folder / str(begins), passphrase, seed + begins)
            moment = MOMENTS[clock.jumps % len(MOMENTS)]
            verdict, said = one(files, clock, moment, chance)
            told = max(told, said)
        counted_in(verdicts, f"{moment}: {verdict}")
        if not verdict.startswith("whole") or clock.jumps % CASE_LASTS == 0:
            shutil.rmtree(files.folder)
            files, begins = None, begins + 1
    result = {"jumps": clock.jumps, "verdicts": verdicts, "most_set_back_in_a_case": told}
    print(json.dumps(result | {"wrong": wrong_of(verdicts)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

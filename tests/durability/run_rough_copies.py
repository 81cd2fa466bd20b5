"""Copy a case at work; come to it by links, other names and other machines; open what is found, and judge.

python -m tests.durability.run_rough_copies FOLDER plain|encrypted SEED GAMES
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.durability.rough import (
    FALSE_ALARM,
    FALSE_SOUND,
    Saved,
    Told,
    begin_work,
    counted_in,
    judged,
    saved_in,
    state_of,
    wrong_of,
)
from tests.durability.work import PASSPHRASE, Analyst, cheap_keys, new_case, ready_made
from workbench.casefile import Case
from workbench.casefile.backups import backups_of, take
from workbench.casefile.keys.key import Key
from workbench.casefile.rekeying import key_for, rekey
from workbench.casefile.restoring import restore
from workbench.values.errors import CaseLocked, KnownError, Refused


class Desk:
    """A case with something in it, and the machine it is worked on."""

    def __init__(self, folder: Path, passphrase: str | None, chance: random.Random) -> None:
        folder.mkdir()
        self.folder, self.chance = folder, chance
        self.path = folder / "case" / "work.gwk"
        self.path.parent.mkdir()
        with new_case(self.path, passphrase) as case:
            Analyst(case, chance.randrange(1 << 30)).begin()
            take(case)
            self.raw_key, self.salt = case.raw_key, case.file_key.salt
            self.saved = saved_in(case)

    def work(self, path: Path, changes: int = 6) -> Saved:
        """Change something, close, and say what was saved."""
        with Case.open(path, raw_key=self.raw_key) as case:
            for number in range(changes):
                case.actors.add(f"Actor {number} {self.chance.random()}")
            return saved_in(case)

    def while_working(self, do: Callable[[], object]) -> Saved:
        """Do something while another process works; what had been told as saved when it began."""
        told = Told()
        child = begin_work(self.path, self.raw_key, self.chance.randrange(1 << 30), told)
        time.sleep(self.chance.uniform(0.15, 0.7))
        before = told.newest(self.saved)
        do()
        self.saved = told.newest(before)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.saved = told.newest(self.saved)
        told.close()
        return before

    def judged(self, path: Path, saved: Saved, *, may_lack: bool) -> str:
        return judged(path, self.raw_key, saved, may_lack=may_lack)


def refused(desk: Desk, path: Path) -> str:
    """ "" where opening for writing is refused with a sentence."""
    try:
        Case.open(path, raw_key=desk.raw_key).close()
    except (CaseLocked, Refused):
        return ""
    return f"{FALSE_SOUND}: it opened for writing"


Game = Callable[[Desk], str]


def copy_of_the_file(desk: Desk) -> str:
    copy = desk.folder / "copy.gwk"
    before = desk.while_working(lambda: shutil.copy(desk.path, copy))
    # A copy is only told what it may lack; the case itself lacks nothing.
    first = desk.judged(copy, before, may_lack=True)
    return first if "whole" not in first else desk.judged(desk.path, desk.saved, may_lack=False)


def copy_with_its_log(desk: Desk) -> str:
    copy = desk.folder / "copy.gwk"
    log = desk.path.with_name(desk.path.name + "-wal")

    def both() -> None:
        shutil.copy(desk.path, copy)
        if log.exists():
            shutil.copy(log, copy.with_name("copy.gwk-wal"))

    before = desk.while_working(both)
    return desk.judged(copy, before, may_lack=True)


def copy_with_the_log_first(desk: Desk) -> str:
    copy = desk.folder / "copy.gwk"
    log = desk.path.with_name(desk.path.name + "-wal")

    def both() -> None:
        if log.exists():
            shutil.copy(log, copy.with_name("copy.gwk-wal"))
        time.sleep(desk.chance.choice((0, 0.5)))
        shutil.copy(desk.path, copy)

    before = desk.while_working(both)
    return desk.judged(copy, before, may_lack=True)


def copy_put_back(desk: Desk) -> str:
    copy = Path(shutil.copy(desk.path, desk.folder / "copy.gwk"))
    saved = desk.work(desk.path)
    shutil.copy(copy, desk.path)
    return desk.judged(desk.path, saved, may_lack=True)


def copy_moved_into_its_place(desk: Desk) -> str:
    copy = Path(shutil.copy(desk.path, desk.folder / "copy.gwk"))
    saved = desk.work(desk.path)
    os.replace(copy, desk.path)
    return desk.judged(desk.path, saved, may_lack=True)


def newer_copy_from_another_machine(desk: Desk) -> str:
    stick = Path(shutil.copy(desk.path, desk.folder / "stick.gwk"))
    with state_of(desk.folder / "another machine"):
        saved = desk.work(stick)
    shutil.copy(stick, desk.path)
    return desk.judged(desk.path, saved, may_lack=False)


def both_worked_on(desk: Desk) -> str:
    stick = Path(shutil.copy(desk.path, desk.folder / "stick.gwk"))
    with state_of(desk.folder / "another machine"):
        desk.work(stick, 9)
    saved = desk.work(desk.path, 3)
    shutil.copy(stick, desk.path)
    return desk.judged(desk.path, saved, may_lack=True)


def backup_restored_by_way_of_a_link(desk: Desk) -> str:
    link = desk.folder / "link.gwk"
    link.symlink_to(desk.path)
    desk.work(desk.path)
    restore(link, backups_of(link)[0])
    if not link.is_symlink() or desk.path.is_symlink():
        return f"{FALSE_SOUND}: the link is no link any more"
    return desk.judged(link, desk.saved, may_lack=False)


def other_key_by_way_of_a_link(desk: Desk) -> str:
    link = desk.folder / "link"
    link.symlink_to(desk.path.parent)
    saved = desk.work(link / desk.path.name)
    new = key_for("other words")
    rekey(link / desk.path.name, Key(desk.raw_key, desk.salt), new)
    desk.raw_key = new.raw
    return desk.judged(desk.path, saved, may_lack=False)


def link_while_open(desk: Desk) -> str:
    link, folder = desk.folder / "link.gwk", desk.folder / "folder"
    link.symlink_to(desk.path)
    folder.symlink_to(desk.path.parent)
    found: list[str] = []

    def both() -> None:
        time.sleep(0.05)
        found.extend(refused(desk, path) for path in (link, folder / desk.path.name))

    with Case.open(desk.path, raw_key=desk.raw_key) as case:
        case.actors.add("Open here")
        both()
        saved = saved_in(case)
    return next(filter(None, found), desk.judged(link, saved, may_lack=False))


def hard_link(desk: Desk) -> str:
    other = desk.folder / "other.gwk"
    with Case.open(desk.path, raw_key=desk.raw_key) as case:
        case.actors.add("Open here")
        other.hardlink_to(desk.path)
        said = refused(desk, other)
        saved = saved_in(case)
    said = said or refused(desk, desk.path) or refused(desk, other)
    other.unlink()
    return said or desk.judged(desk.path, saved, may_lack=False)


def hard_link_read_while_open(desk: Desk) -> str:
    """Under another name the log is not found; what it may lack is told."""
    other = desk.folder / "other.gwk"
    other.hardlink_to(desk.path)
    other.unlink()
    with Case.open(desk.path, raw_key=desk.raw_key) as case:
        case.actors.add("Open here")
        other.hardlink_to(desk.path)
        saved = saved_in(case)
        said = judged(other, desk.raw_key, saved, may_lack=True, read_only=True)
    other.unlink()
    return said


def renamed_while_open(desk: Desk) -> str:
    with Case.open(desk.path, raw_key=desk.raw_key) as case:
        case.actors.add("Before")
        saved = saved_in(case)
        moved = desk.path.rename(desk.folder / "moved.gwk")
        try:
            case.actors.add("After")
            return f"{FALSE_SOUND}: a change was told as saved in a file that is gone"
        except KnownError:
            pass
    return desk.judged(moved, saved, may_lack=True)


def replaced_while_open(desk: Desk) -> str:
    older = Path(shutil.copy(desk.path, desk.folder / "older.gwk"))
    with Case.open(desk.path, raw_key=desk.raw_key) as case:
        case.actors.add("Before")
        saved = saved_in(case)
        os.replace(older, desk.path)
        try:
            case.actors.add("After")
            return f"{FALSE_SOUND}: a change was told as saved in a file that is gone"
        except KnownError:
            pass
    return desk.judged(desk.path, saved, may_lack=True)


def circle_of_links(desk: Desk) -> str:
    one, two = desk.folder / "one.gwk", desk.folder / "two.gwk"
    one.symlink_to(two)
    two.symlink_to(one)
    try:
        Case.open(one, raw_key=desk.raw_key).close()
    except KnownError:
        return desk.judged(desk.path, desk.saved, may_lack=False)
    return f"{FALSE_ALARM}: a circle of links opened"


GAMES: tuple[Game, ...] = (
    copy_of_the_file, copy_with_its_log, copy_with_the_log_first, copy_put_back, copy_moved_into_its_place,
    newer_copy_from_another_machine, both_worked_on, backup_restored_by_way_of_a_link,
    other_key_by_way_of_a_link, link_while_open, hard_link, hard_link_read_while_open, renamed_while_open,
    replaced_while_open, circle_of_links,
)  # fmt: skip


def main(folder: Path, kind: str, seed: int, games: int) -> None:
    cheap_keys()
    ready_made()
    chance = random.Random(seed)
    passphrase = PASSPHRASE if kind == "encrypted" else None
    verdicts: dict[str, int] = {}
    for number in range(games):
        game = GAMES[number % len(GAMES)]
        with state_of(folder / f"state {number}"):
            verdict = game(Desk(folder / str(number), passphrase, chance))
        counted_in(verdicts, f"{game.__name__}: {verdict}")
        shutil.rmtree(folder / str(number))
    print(json.dumps({"games": games, "verdicts": verdicts, "wrong": wrong_of(verdicts)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))

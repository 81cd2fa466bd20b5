"""What the rough harnesses share: work that is told change by change, with a digest, and judging.

The digest is made by plain SQL over the rows, independent of the journal, its seals and of verifying.
"""

import hashlib
import os
import random
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.durability.work import Analyst, head_of
from workbench.casefile import Case
from workbench.values.errors import KnownError

LOST, FALSE_SOUND, FALSE_ALARM, FAULT = (
    "LOST WITHOUT A WORD", "FALSE SOUND", "FALSE ALARM", "TRACEBACK",
)  # fmt: skip
WRONG = (LOST, FALSE_SOUND, FALSE_ALARM, FAULT)
_TABLES = ("source", "source_text", "clip", "actor", "alias", "mention", "claim", "evidence", "statement")


@dataclass(frozen=True, slots=True)
class Saved:
    """What someone was told is saved: number and seal of the newest change, digest of all content."""

    seq: int = 0
    seal: str = ""
    content: str = ""


def content_of(connection: Any) -> str:
    """A digest of every row that a user can see."""
    digest = hashlib.sha256()
    for table in _TABLES:
        rows = [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]
        for row in sorted(repr({**row, "n": 0}) for row in rows):
            digest.update(row.encode(errors="surrogatepass"))
    return digest.hexdigest()


def saved_in(case: Case) -> Saved:
    """What the open case holds now."""
    return Saved(*head_of(case), content_of(case.connection))


class Told:
    """The end of a pipe at which a working process says what it was told is saved."""

    def __init__(self) -> None:
        self.heard, self.told = os.pipe()
        os.set_blocking(self.heard, False)
        self._pending = b""

    def say(self, case: Case) -> None:
        """In the working process."""
        saved = saved_in(case)
        os.write(self.told, f"{saved.seq} {saved.seal} {saved.content}\n".encode())

    def newest(self, known: Saved) -> Saved:
        """The newest that was said so far, in the other process."""
        try:
            while part := os.read(self.heard, 1 << 16):
                self._pending += part
        except BlockingIOError:
            pass
        *lines, self._pending = self._pending.split(b"\n")
        if not lines:
            return known
        seq, seal, content = lines[-1].decode().split()
        return Saved(int(seq), seal, content)

    def close(self) -> None:
        """Both ends."""
        os.close(self.heard)
        os.close(self.told)


@contextmanager
def state_of(folder: Path) -> Iterator[None]:
    """As on a machine that keeps its state there."""
    before = os.environ.get("XDG_STATE_HOME", "")
    os.environ["XDG_STATE_HOME"] = str(folder)
    try:
        yield
    finally:
        os.environ["XDG_STATE_HOME"] = before


def work(path: Path, raw_key: bytes | None, seed: int, told: Told) -> None:
    """Bursts and pauses until it is killed; now and then the case is closed and opened again."""
    chance = random.Random(seed)
    while True:
        with Case.open(path, raw_key=raw_key) as case:
            analyst = Analyst(case, chance.randrange(1 << 30))
            for _burst in range(chance.randint(1, 3)):
                for _act in range(chance.randint(1, 12)):
                    analyst.act()
                    told.say(case)
                time.sleep(chance.choice((0, 0, 0.02, 0.35)))


def begin_work(path: Path, raw_key: bytes | None, seed: int, told: Told) -> int:
    """The number of a process that works as `work` does."""
    child = os.fork()
    if child == 0:
        try:
            work(path, raw_key, seed, told)
        finally:
            os._exit(1)
    return child


def kill_work(child: int, told: Told, known: Saved) -> Saved:
    """End a process at work; the newest that it said was saved."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the work ended before it was killed"
    newest = told.newest(known)
    told.close()
    return newest


def judged(
    path: Path, raw_key: bytes | None, saved: Saved, *, may_lack: bool, read_only: bool = False
) -> str:
    """What someone finds who opens the case, verifies it and looks; one of `WRONG`, or what was told."""
    try:
        with Case.open(path, raw_key=raw_key, read_only=read_only) as case:
            problems = case.verify()
            row = case.connection.execute(
                "SELECT hash FROM change_set WHERE seq = ?", (saved.seq,)
            ).fetchone()
            holds = saved.seq == 0 or (row is not None and row["hash"] == saved.seal)
            present = saved_in(case)
    except KnownError as error:
        return f"refused: {type(error).__name__}" if may_lack else f"{FALSE_ALARM}: {error}"
    except Exception as error:  # noqa: BLE001 - what no one expects is what the harness looks for
        return f"{FAULT}: {type(error).__name__}: {error}"
    if problems:
        told = case.warning or f"{problems[0].where}: {problems[0].what}"
        if not holds:
            return "told what is missing"
        return f"told: {problems[0].kind}" if may_lack else f"{FALSE_ALARM}: {told}"
    if not holds:
        return f"{LOST}: change {saved.seq}, {present.seq} is the last"
    if present.seq == saved.seq and present.content != saved.content:
        return f"{FALSE_SOUND}: another content under the seal of change {saved.seq}"
    return "whole, with a note" if case.note else "whole"


def wrong_of(verdicts: dict[str, int]) -> list[str]:
    """The verdicts that must not be."""
    return [verdict for verdict in verdicts if any(wrong in verdict for wrong in WRONG)]


def counted_in(verdicts: dict[str, int], verdict: str) -> None:
    verdicts[verdict] = verdicts.get(verdict, 0) + 1

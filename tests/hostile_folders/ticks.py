"""Ticks of a timer on the window's thread: how long it was busy, or waited, between two of them.

A machine that is busy with other programs makes gaps of its own. So beside each stands what the thread
computed in it, and how long it, and the other thread that waited longest, waited for a processor:
that one may hold what the window's thread waits for.
"""

import contextlib
import faulthandler
import os
import threading
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QTimer

_Tick = tuple[float, float, dict[str, float]]
"""By the clock, by what the thread computed, and for how long each thread has waited, in seconds."""
TICK = 10
LONGEST = 100.0
"""Milliseconds for which the window may stand still."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Milliseconds between two ticks."""

    wall: float
    computed: float
    """By the window's thread."""
    waited: float
    """For a processor, by the window's thread."""
    others_waited: float
    """For a processor, by the one of the other threads that waited longest."""

    @property
    def own(self) -> float:
        """What other programs are not the reason of."""
        return max(self.computed, self.wall - self.waited - self.others_waited)


class Ticks:
    """The ticks of the window's thread; `stacks`, open for adding, gets what threads did in long gaps."""

    def __init__(self, stacks: TextIO | None = None) -> None:
        self._at: list[_Tick] = []
        self._me = str(threading.get_native_id())
        self._stacks = stacks
        self._kept = os.fstat(stacks.fileno()).st_size if stacks else 0
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)

    def _tick(self) -> None:
        self._at.append((time.perf_counter(), time.thread_time(), waits()))
        if self._stacks:
            self._keep(self._stacks)

    def _keep(self, stacks: TextIO) -> None:
        """Of the stacks since the last tick keep those of a long gap."""
        gaps = self.gaps(self._at[-2:])
        if gaps and gaps[0].wall > LONGEST:
            stacks.write(f"{gaps[0]}\n\n")
            stacks.flush()
            self._kept = os.fstat(stacks.fileno()).st_size
        else:
            os.ftruncate(stacks.fileno(), self._kept)

    def __enter__(self) -> "Ticks":
        self._tick()
        if self._stacks:
            # By a thread of its own that needs nothing of the interpreter. Stopping it waits for it.
            faulthandler.dump_traceback_later(LONGEST / 4000, repeat=True, file=self._stacks)
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        if self._stacks:
            faulthandler.cancel_dump_traceback_later()

    def gaps(self, ticks: list[_Tick] | None = None) -> list[Gap]:
        """The gaps, the longest first."""
        ticks = self._at if ticks is None else ticks
        found = [self._gap(one, two) for one, two in pairwise(ticks)]
        return sorted(found, key=lambda gap: gap.wall, reverse=True)

    def _gap(self, one: _Tick, two: _Tick) -> Gap:
        waited = {thread: after - one[2].get(thread, 0.0) for thread, after in two[2].items()}
        mine = waited.pop(self._me)
        took = (two[0] - one[0], two[1] - one[1], mine, max(waited.values(), default=0.0))
        return Gap(*(round(seconds * 1000, 1) for seconds in took))


def waits() -> dict[str, float]:
    """For how many seconds each thread of this process has waited for a processor so far."""
    found = {}
    for thread in os.listdir("/proc/self/task"):
        # It may end at this moment.
        with contextlib.suppress(OSError):
            found[thread] = int(Path(f"/proc/self/task/{thread}/schedstat").read_bytes().split()[1]) / 1e9
    return found

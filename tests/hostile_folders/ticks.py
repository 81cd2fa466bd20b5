"""Ticks of a timer on the window's thread: how long it was busy, or waited, between two of them.

A machine that is busy with other programs makes gaps of its own. So beside each stands what the thread
computed in it, and how long it, and the other threads, waited for a processor: one of them may hold what the
window's thread waits for. A program that only sleeps and looks is the witness of that, and of moments when
the machine let nothing run. The tick itself reads one number: each call of the system gives the interpreter
away, and a hundred of them would be a gap.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QTimer

_Tick = tuple[float, float, float]
"""By the clock, by what the thread computed and for how long it has waited, in seconds."""
TICK = 10
LONGEST = 100.0
"""Milliseconds for which the window may stand still."""
_WITNESS = """
import os, sys, time
place, main = f"/proc/{sys.argv[1]}/task", sys.argv[1]
def waited(path):
    try:
        return int(open(path + "/schedstat").read().split()[1]) / 1e9
    except OSError:
        return 0.0
def look():
    own = waited("/proc/self")
    others = [one for one in os.listdir(place) if one != main]
    return time.perf_counter(), own, {one: waited(f"{place}/{one}") for one in others}
last = look()
while True:
    time.sleep(0.005)
    try:
        now = look()
    except OSError:
        break
    stalled = max(0.0, now[0] - last[0] - (now[1] - last[1]) - 0.02)
    others = max((after - last[2].get(one, after) for one, after in now[2].items()), default=0.0)
    if stalled or others > 0.001:
        print(now[0], stalled, others, flush=True)
    last = now
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """Milliseconds between two ticks."""

    wall: float
    computed: float
    """By the window's thread."""
    waited: float
    """For a processor, by the window's thread."""
    others_waited: float
    """For a processor, by other threads, the longest at each moment."""
    stalled: float
    """While a program that only sleeps was not woken either."""

    @property
    def own(self) -> float:
        """What neither other programs nor the machine are the reason of."""
        return max(self.computed, self.wall - self.waited - self.others_waited - self.stalled)


class Ticks:
    """The ticks of the window's thread."""

    def __init__(self) -> None:
        self._at: list[_Tick] = []
        self._schedule = os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._witness: subprocess.Popen[bytes] | None = None
        self._told = tempfile.TemporaryFile()  # noqa: SIM115 - open between entering and leaving
        self._seen: list[tuple[float, float, float]] = []

    def _tick(self) -> None:
        waited = int(os.pread(self._schedule, 100, 0).split()[1]) / 1e9
        self._at.append((time.perf_counter(), time.thread_time(), waited))

    def __enter__(self) -> "Ticks":
        command = [sys.executable, "-c", _WITNESS, str(os.getpid())]
        self._witness = subprocess.Popen(command, stdout=self._told)
        self._tick()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        if self._witness is not None:
            self._witness.kill()
            self._witness.wait()
        self._told.seek(0)
        for line in self._told.read().splitlines():
            at, stalled, others = map(float, line.split())
            self._seen.append((at, stalled, others))
        self._told.close()
        os.close(self._schedule)

    def gaps(self) -> list[Gap]:
        """The gaps, the longest first."""
        found = [self._gap(one, two) for one, two in pairwise(self._at)]
        return sorted(found, key=lambda gap: gap.wall, reverse=True)

    def _gap(self, one: _Tick, two: _Tick) -> Gap:
        # What the witness saw last may lie a moment after the gap.
        seen = self._seen[bisect(self._seen, (one[0],)) : bisect(self._seen, (two[0] + 0.015,))]
        stalled, others = sum(moment[1] for moment in seen), sum(moment[2] for moment in seen)
        took = (two[0] - one[0], two[1] - one[1], two[2] - one[2], others, stalled)
        return Gap(*(round(seconds * 1000, 1) for seconds in took))

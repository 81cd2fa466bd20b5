"""Ticks of a timer on the window's thread: how long it was busy, or waited, between two of them.

A machine that is busy with other programs makes gaps of its own. So beside each stands what the thread
computed in it, and how long it, and the other thread that waited longest, waited for a processor: that one
may hold what the window's thread waits for. A program that only sleeps is the witness of moments in which
the machine let nothing run.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QTimer

_Tick = tuple[float, float, dict[str, float]]
"""By the clock, by what the thread computed, and for how long each thread has waited, in seconds."""
TICK = 10
LONGEST = 100.0
"""Milliseconds for which the window may stand still."""
_WITNESS = """
import time
def waited():
    return int(open("/proc/self/schedstat").read().split()[1]) / 1e9
last, before = time.perf_counter(), waited()
while True:
    time.sleep(0.005)
    now, after = time.perf_counter(), waited()
    if now - last - (after - before) > 0.025:
        print(last, now, flush=True)
    last, before = now, after
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
    """For a processor, by the one of the other threads that waited longest."""
    stalled: float
    """While a program that only sleeps was not woken either."""

    @property
    def own(self) -> float:
        """What neither other programs nor the machine are the reason of."""
        return max(self.computed, self.wall - self.waited - self.others_waited - self.stalled)


class Ticks:
    """The ticks of the window's thread, and what it does where one is late."""

    def __init__(self) -> None:
        self._at: list[_Tick] = []
        self._me = threading.get_native_id(), threading.get_ident()
        self._timer = QTimer()
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._tick)
        self._over = threading.Event()
        self._looking = threading.Thread(target=self._look, daemon=True)
        self._looks: list[tuple[float, str]] = []
        self._witness: subprocess.Popen[str] | None = None
        self._stalls: list[tuple[float, float]] = []

    def _tick(self) -> None:
        self._at.append((time.perf_counter(), time.thread_time(), _waits()))

    def _look(self) -> None:
        """What the window's thread does where a tick is late."""
        while not self._over.wait(LONGEST / 4000):
            now = time.perf_counter()
            if now - self._at[-1][0] > LONGEST / 3000:
                frame = sys._current_frames()[self._me[1]]
                places = traceback.extract_stack(frame)[-4:]
                self._looks.append((now, " > ".join(f"{Path(p.filename).name}:{p.lineno}" for p in places)))

    def __enter__(self) -> "Ticks":
        self._witness = subprocess.Popen([sys.executable, "-c", _WITNESS], stdout=subprocess.PIPE, text=True)
        self._tick()
        self._looking.start()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._over.set()
        self._looking.join()
        if self._witness is not None:
            self._witness.kill()
            told = self._witness.communicate()[0].splitlines()
            self._stalls = [(float(words[0]), float(words[1])) for words in map(str.split, told)]

    def gaps(self) -> list[Gap]:
        """The gaps, the longest first."""
        found = [self._gap(one, two) for one, two in pairwise(self._at)]
        return sorted(found, key=lambda gap: gap.wall, reverse=True)

    def doing(self) -> list[str]:
        """What the window's thread did in gaps that were its own."""
        late = [(one[0], two[0]) for one, two in pairwise(self._at) if self._gap(one, two).own > LONGEST]
        return [words for at, words in self._looks if any(start <= at <= end for start, end in late)]

    def _gap(self, one: _Tick, two: _Tick) -> Gap:
        waited = {thread: after - one[2].get(thread, 0.0) for thread, after in two[2].items()}
        mine = waited.pop(str(self._me[0]))
        stalled = sum(max(0.0, min(two[0], end) - max(one[0], start)) for start, end in self._stalls)
        others = max(waited.values(), default=0.0)
        took = (two[0] - one[0], two[1] - one[1], mine, others, stalled)
        return Gap(*(round(seconds * 1000, 1) for seconds in took))


def _waits() -> dict[str, float]:
    """For how many seconds each thread of this process has waited for a processor so far."""
    found = {}
    for thread in os.listdir("/proc/self/task"):
        # It may end at this moment.
        with contextlib.suppress(OSError):
            found[thread] = int(Path(f"/proc/self/task/{thread}/schedstat").read_bytes().split()[1]) / 1e9
    return found

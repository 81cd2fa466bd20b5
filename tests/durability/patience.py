"""Patience that a busy machine does not use up: time spent waiting for a processor does not count."""

import sys
import time
from pathlib import Path

_MOST = 20
"""So many times the patience, by the clock, is waited at most, however busy the machine is."""
_GLANCE = 0.5


class Patience:
    """Runs out after so many seconds in which this program, or a child of it, could have gone on."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._began = self._looked = time.monotonic()
        self._waited_before = _waited()

    @property
    def is_over(self) -> bool:
        """Whether it has run out."""
        now = time.monotonic()
        elapsed = now - self._began
        if elapsed <= self._seconds or now - self._looked < _GLANCE:
            return False
        self._looked = now
        waited = min(elapsed, max(0.0, _waited() - self._waited_before))
        return elapsed - waited > self._seconds or elapsed > _MOST * self._seconds


def let_work(process: int, seconds: float) -> None:
    """Wait until a process has worked for so long, by its processor time: a busy machine changes nothing.

    By the clock where the system does not tell the processor time of another process.
    """
    if not sys.platform.startswith("linux"):
        time.sleep(seconds)
        return
    # The number by which the kernel knows the clock of a process, as clock_getcpuclockid(3) makes it.
    clock, patience = (~process << 3) | 2, Patience(60)
    end = time.clock_gettime(clock) + seconds
    while time.clock_gettime(clock) < end and not patience.is_over:
        time.sleep(0.002)


def _waited() -> float:
    """Seconds for which threads of this program and its children have waited; 0 where it is not known."""
    own = Path("/proc/self")
    children = {child for path in own.glob("task/*/children") for child in _words_of(path)}
    told = (
        _words_of(thread)
        for place in (own, *(own.with_name(child) for child in children))
        for thread in place.glob("task/*/schedstat")
    )
    return sum(float(words[1]) for words in told if len(words) > 1) / 1e9


def _words_of(path: Path) -> list[str]:
    try:
        return path.read_text("ascii", "replace").split()
    except OSError:  # It has ended meanwhile.
        return []

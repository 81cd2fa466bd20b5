"""Waiting for other threads: for the turn to write, and for a case that is being put away.

The turn goes to whoever has waited longest, so no busy writer keeps the others out.
"""

import threading
from collections import deque
from pathlib import Path

_FOR_EVER = -1.0
PATIENCE = 15.0
"""Seconds for which a case that is being put away is waited for."""
_being_left: dict[Path, threading.Event] = {}


def is_being_left(path: Path, over: threading.Event) -> None:
    """From now on the case at `path` is being put away, until `over` is set."""
    _being_left[path] = over


def was_left(path: Path, over: threading.Event) -> None:
    """It is put away."""
    if _being_left.get(path) is over:
        _being_left.pop(path, None)


def is_any_left() -> bool:
    """Whether any case is being put away now."""
    return bool(_being_left)


def wait_until_left(path: Path) -> None:
    """Wait until this process has put the case at `path` away, if it is doing so; not for ever."""
    over = _being_left.get(path)
    if over is not None:
        over.wait(PATIENCE)


class _Waiter:
    """One thread that waits; `called` is held until its turn has come."""

    __slots__ = ("called", "thread")

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.called = threading.Lock()
        self.called.acquire()


class Turns:
    """A lock that its thread may take again, handed over in the order in which threads asked for it.

    A `threading.RLock` goes to whoever runs when it is free. On a busy machine that is again the thread that
    has just let it go, and another waits for a second while that one makes a hundred small changes.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._owner: int | None = None
        self._depth = 0
        self._waiting: deque[_Waiter] = deque()

    @property
    def is_awaited(self) -> bool:
        """Whether another thread waits for its turn."""
        return bool(self._waiting)

    def acquire(self, blocking: bool = True, timeout: float = _FOR_EVER) -> bool:
        """Take the turn; False where it did not come, at once or within `timeout` seconds."""
        me = threading.get_ident()
        with self._guard:
            if self._owner in (None, me):
                self._owner = me
                self._depth += 1
                return True
            if not blocking:
                return False
            waiter = _Waiter()
            self._waiting.append(waiter)
        try:
            if waiter.called.acquire(timeout=timeout):
                return True
        except BaseException:
            if not self._withdraw(waiter):
                self.release()
            raise
        return not self._withdraw(waiter)

    def _withdraw(self, waiter: _Waiter) -> bool:
        """Wait no longer; False where the turn has come in the meantime."""
        with self._guard:
            if waiter not in self._waiting:
                return False
            self._waiting.remove(waiter)
            return True

    def release(self) -> None:
        """Give the turn to whoever has waited longest; RuntimeError for a thread that does not have it."""
        with self._guard:
            if self._owner != threading.get_ident():
                raise RuntimeError("it is another thread's turn")
            self._depth -= 1
            if self._depth:
                return
            if not self._waiting:
                self._owner = None
                return
            following = self._waiting.popleft()
            self._owner, self._depth = following.thread, 1
            following.called.release()

    def __enter__(self) -> "Turns":
        self.acquire()
        return self

    def __exit__(self, *_exception: object) -> None:
        self.release()

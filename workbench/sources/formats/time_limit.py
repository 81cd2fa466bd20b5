"""A limit of time for a library that has none, within the reader's own process."""

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OutOfTime(BaseException):
    """The time is over; no `Exception`, since libraries catch those and go on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in this thread when `seconds` are over, at the next step of Python it takes.

    No signal of the system: a confined reader may set no timer, and Windows has none. A single call
    into C that never returns is left to the guard.
    """
    if seconds <= 0:
        raise OutOfTime
    thread = ctypes.c_ulong(threading.get_ident())
    over = threading.Event()

    def interrupt() -> None:
        while not over.wait(seconds):
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(OutOfTime))

    watch = threading.Thread(target=interrupt, daemon=True)
    watch.start()
    try:
        yield
    finally:
        over.set()
        watch.join()
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)

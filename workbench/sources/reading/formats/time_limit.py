"""A limit of time for a library that has none, within the reader's own process."""

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

_STEPS_TO_ARRIVE = 100


class OutOfTime(BaseException):
    """The time is over; no `Exception`, since libraries catch those and go on."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in this thread when it has worked for `seconds`, at the next step of Python it takes.

    What the process works is what counts: on a machine that is busy with other things nothing is cut short.
    No signal of the system: a confined reader may set no timer, and Windows has none. A single call
    into C that never returns is left to the guard.
    """
    if seconds <= 0:
        raise OutOfTime
    thread = ctypes.c_ulong(threading.get_ident())
    over = threading.Event()
    end = time.process_time() + seconds

    def interrupt() -> None:
        left = seconds
        while not over.wait(left):
            left = end - time.process_time()
            if left > 0:
                continue
            left = seconds
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(OutOfTime))

    watch = threading.Thread(target=interrupt, daemon=True)
    try:
        # Within: what it sends may arrive before this has come back.
        watch.start()
        yield
    finally:
        _call_off(over, watch)


def _call_off(over: threading.Event, watch: threading.Thread) -> None:
    """End the watch, and take what it may have sent in its last moment.

    What was sent is not withdrawn by sending nothing: Python would go on looking for it at every
    call, and at the first call under a tracer or profiler for ever.
    """
    while True:
        try:
            over.set()
            watch.join()
            for _step in range(_STEPS_TO_ARRIVE):
                pass
            return
        except OutOfTime:
            continue

"""Threads for work that may stand still for ever: they never keep the program from ending.

The executors of the standard library wait for their threads when the program ends.
"""

import queue
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import Future

_started = weakref.WeakSet[threading.Thread]()
_Job = tuple[Callable[[], object], "Future[None]"]
_Jobs = queue.SimpleQueue[_Job | None]


class Daemons:
    """At most so many threads, started when there is work; they end with this object, or on `end`."""

    def __init__(self, most: int, name: str) -> None:
        self._most = most
        self._name = name
        self._jobs: _Jobs = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._idle = threading.Semaphore(0)
        self._ended = False
        weakref.finalize(self, _end, self._jobs, self._threads).atexit = False

    def submit(self, work: Callable[..., object], *arguments: object) -> "Future[None]":
        """Let a thread run it; errors are the work's own affair."""
        future: Future[None] = Future()
        if self._ended:
            future.cancel()
            return future
        self._jobs.put((lambda: work(*arguments), future))
        if not self._idle.acquire(blocking=False) and len(self._threads) < self._most:
            self._start()
        return future

    def _start(self) -> None:
        thread = threading.Thread(target=_run, args=(self._jobs, self._idle), name=self._name, daemon=True)
        self._threads.append(thread)
        _started.add(thread)
        thread.start()

    def replace_one(self) -> None:
        """One of the threads stands still: another may take its place."""
        self._most += 1
        if not self._jobs.empty():
            self._start()

    def end(self) -> None:
        """Begin nothing more: what waits is cancelled, and each thread ends with what it does now."""
        self._ended = True
        while True:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                break
            if job is not None:
                job[1].cancel()
        _end(self._jobs, self._threads)

    def join(self, patience: float) -> None:
        """Wait for the threads, `patience` seconds at most; after `end`."""
        until = time.monotonic() + patience
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))


def all_have_ended(patience: float) -> bool:
    """Whether no thread of any of them is left, after `patience` seconds at most."""
    until = time.monotonic() + patience
    for thread in tuple(_started):
        thread.join(max(0.0, until - time.monotonic()))
    return not any(thread.is_alive() for thread in _started)


def _end(jobs: _Jobs, threads: list[threading.Thread]) -> None:
    for _thread in threads:
        jobs.put(None)


def _run(jobs: _Jobs, idle: threading.Semaphore) -> None:
    while True:
        try:
            job = jobs.get_nowait()
        except queue.Empty:
            idle.release()
            job = jobs.get()
        if job is None:
            return
        work, future = job
        # Not kept while it waits for the next: what the work holds would live as long.
        del job
        try:
            if future.set_running_or_notify_cancel():
                work()
        finally:
            if not future.cancelled():
                future.set_result(None)
        del work, future

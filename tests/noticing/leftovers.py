"""Threads and child processes that a test leaves behind."""

import gc
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

PATIENCE = 3.0
"""Seconds in which what is on its way out may end."""

# The thread that starts every reader stays as long as the program (see sandbox/worker.py);
# execnet's belong to pytest-xdist.
_SHARED_THREADS = ("reader-starter", "execnet", "pytest_timeout")

Threads = frozenset[threading.Thread]


def threads() -> Threads:
    """The threads of Python that run now, except shared ones."""
    # A dummy stands for a thread that Python did not start; nothing tells when it has ended.
    return frozenset(
        thread
        for thread in threading.enumerate()
        if not isinstance(thread, threading._DummyThread) and not thread.name.startswith(_SHARED_THREADS)
    )


def children() -> frozenset[int]:
    """Ids of the child processes, except the warm readers that all tests share; Linux only."""
    if sys.platform != "linux":
        return frozenset()
    found: set[int] = set()
    for listed in Path("/proc/self/task").glob("*/children"):
        try:
            found.update(map(int, listed.read_text().split()))
        except OSError:
            # The thread has ended since it was listed.
            continue
    return frozenset(found - _warm_readers())


def _warm_readers() -> set[int]:
    guard = sys.modules.get("workbench.sources.sandbox.guard")
    if guard is None:
        return set()
    pool = guard._pool
    return {worker.process_id for worker in [*pool._free.queue, *pool._busy] if worker is not None}


def complaints(threads_before: Threads, children_before: frozenset[int]) -> list[str]:
    """One line for each thread and process that is there now, was not before and does not end."""
    end = time.monotonic() + PATIENCE
    collected = False
    while True:
        new_threads = threads() - threads_before
        new_children = children() - children_before
        if not new_threads and not new_children:
            return []
        if time.monotonic() > end:
            break
        if not collected:
            # An executor that nobody holds any more ends its threads when it is collected.
            gc.collect()
            collected = True
        time.sleep(0.01)
    found = [f"leftover thread: {thread.name}" for thread in sorted(new_threads, key=lambda one: one.name)]
    return found + [f"leftover process: {_command(child)}" for child in sorted(new_children)]


def _command(process: int) -> str:
    try:
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
    except OSError:
        words = []
    command = subprocess.list2cmdline(word.decode(errors="replace") for word in words if word)
    return f"{process} {command or '(ended, but never waited for)'}" if os.name == "posix" else str(process)

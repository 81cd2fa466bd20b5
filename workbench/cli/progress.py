"""How far a command is, told on a terminal while it takes long; and Ctrl+C, which stops it in between."""

import contextlib
import signal
import sys
import threading
import time
from collections.abc import Iterator
from types import FrameType

import click

from workbench.values.job import Cancelled, Job, Progress

_PATIENCE = 1.0
"""Seconds before anything is told."""
_EVERY = 0.2
_INTERRUPTED = 130
"""The exit code of what Ctrl+C ended."""


class _Line:
    """One line of a terminal that is written again and again; nothing where there is no terminal."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._length = 0

    def tell(self, at: Progress) -> None:
        """How far it is, in its turn."""
        if not self._is_shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        words = f"{at.done:,} of {at.total:,} entries compared. Now: {at.words}"
        click.echo("\r" + words.ljust(self._length), nl=False, err=True)
        self._length = len(words)

    def clear(self) -> None:
        """Leave no trace of it."""
        if self._length:
            click.echo("\r" + " " * self._length + "\r", nl=False, err=True)
            self._length = 0


@contextlib.contextmanager
def told(*, safe: str) -> Iterator[Job]:
    """A job whose progress is told while the block lasts; `safe` says what Ctrl+C leaves as it was.

    Python itself would hear Ctrl+C only when the database answers.
    """
    line = _Line()
    job = Job(line.tell)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        # On a thread of its own: this one may hold at this moment what cancelling takes.
        threading.Thread(target=job.cancel).start()

    is_main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGINT, stop) if is_main else None
    try:
        yield job
    except Cancelled:
        line.clear()
        click.echo(f"Stopped. {safe}", err=True)
        sys.exit(_INTERRUPTED)
    finally:
        if is_main:
            signal.signal(signal.SIGINT, before)
        line.clear()

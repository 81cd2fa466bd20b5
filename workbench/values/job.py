"""Work that takes longer than a moment: how far it is, and stopping it wherever it is.

A `Job` is shared between the thread that works and the one that may cancel. The work reports; once
cancelled it is stopped at its next report, in the middle of a statement of a database, or in a child
process that computes for it.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from workbench.values.errors import KnownError
from workbench.values.records import dataclass

if TYPE_CHECKING:
    import subprocess

TICK = 500_000
"""Steps of a database's machine between two looks at whether to go on: some hundredths of a second."""
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Cancelled(Exception):
    """Raised inside a job that was cancelled."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: steps done, steps in all (0 where that is not known), what it looks at."""

    done: int
    total: int = 0
    words: str = ""


class Interruptible(Protocol):
    """A connection to an SQLite database, as far as it can be stopped."""

    def interrupt(self) -> None:
        """End the statement that runs now; it fails as interrupted. May be called from any thread."""

    def set_progress_handler(self, handler: Callable[[], int | None] | None, n: int) -> None:
        """Call `handler` every `n` steps of a statement; it ends as interrupted once that is true."""


class Job:
    """One piece of work, seen by the work and by whoever may cancel it."""

    def __init__(self, told: Callable[[Progress], object] | None = None) -> None:
        """`told` gets the progress, on the thread that works; what it raises stops the work."""
        self._told = told
        self._cancelled = threading.Event()
        self._held = threading.Lock()
        self._connections: list[Interruptible] = []
        self._children: list[subprocess.Popen[bytes]] = []

    @property
    def cancelled(self) -> bool:
        """Whether it is to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work: the statement that runs is interrupted, a child that computes is killed.

        What was saved stays saved. May be called from any thread, and again while the work goes on.
        """
        self._cancelled.set()
        with self._held:
            for connection in self._connections:
                connection.interrupt()
            for process in self._children:
                process.kill()

    def check(self) -> None:
        """Called by the work between two steps. Raises Cancelled once it is to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def report(self, done: int, total: int = 0, words: str = "") -> None:
        """Called by the work: how far it is. Raises Cancelled once it is to stop."""
        self.check()
        if self._told is not None:
            self._told(Progress(done, total, words))

    @contextlib.contextmanager
    def interruptible(self, connection: Interruptible) -> Iterator[None]:
        """Statements that this connection runs inside are interrupted once the job is cancelled.

        Raises Cancelled in place of their error. The connection must belong to the thread that works.
        Inside another block with the same connection this one adds nothing.
        """
        self.check()
        if any(known is connection for known in self._connections):
            yield
            return
        self._hold(connection)
        try:
            yield
        except Exception as error:
            if self.cancelled and "interrupt" in str(error) and not isinstance(error, KnownError):
                raise Cancelled from error
            raise
        finally:
            self._let_go(connection)

    @contextlib.contextmanager
    def undisturbed(self, connection: Interruptible) -> Iterator[None]:
        """Inside a block of `interruptible`: what this connection runs here is seen through."""
        if not any(known is connection for known in self._connections):
            yield
            return
        self._let_go(connection)
        try:
            yield
        finally:
            self._hold(connection)

    def _hold(self, connection: Interruptible) -> None:
        # An interruption between two statements is forgotten by the database: the look catches it.
        connection.set_progress_handler(self._cancelled.is_set, TICK)
        with self._held:
            self._connections.append(connection)

    def _let_go(self, connection: Interruptible) -> None:
        with self._held:
            self._connections[:] = [known for known in self._connections if known is not connection]
        connection.set_progress_handler(None, 0)

    def in_child(
        self,
        function: Callable[Parameters, Result],
        *arguments: Parameters.args,
        **named: Parameters.kwargs,
    ) -> Result:
        """What `function` gives, computed in a process of its own so that the window keeps this one's time.

        The function must be one a module names, free of side effects, and it, its arguments and its
        result must be picklable. Starting takes some tenths of a second. The child is killed when the job
        is cancelled, and ends with this program. Not for foreign bytes: those are read behind the guard.
        Raises Cancelled, what the function raises, or ChildFailed when the child gave no answer.
        """
        # Imported here: a window that computes nothing needs no processes to be shown.
        from workbench.values import child

        self.check()
        process = child.start()
        try:
            with self.ending(process):
                return child.ask(process, function, arguments, named)
        except child.ChildFailed:
            self.check()
            raise
        finally:
            child.end(process)

    @contextlib.contextmanager
    def ending(self, process: "subprocess.Popen[bytes]") -> Iterator[None]:
        """A child process that is killed once the job is cancelled, as long as the block lasts.

        Raises Cancelled when it was before. Waiting for the process, and closing its pipes, is up to the
        block.
        """
        with self._held:
            self._children.append(process)
        try:
            self.check()
            yield
        finally:
            with self._held:
                self._children.remove(process)

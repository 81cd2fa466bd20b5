"""Slow work off the GUI thread: progress, cancel, and an error surfaced once."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.values.errors import KnownError

log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside a task by `Task.report` once the user has cancelled it."""


class Task(QObject):
    """One piece of running work. Its signals arrive on the GUI thread."""

    progressed = Signal(object)
    """(done, total, words): total is 0 when it is not known."""
    succeeded = Signal(object)
    failed = Signal(object)
    """A sentence for the user."""
    ended = Signal(object)
    """The task itself, after success, failure or cancel."""

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report; what it has saved stays saved."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the user asked it to stop."""
        return self._stop.is_set()

    def report(self, done: int, total: int = 0, words: str = "") -> None:
        """Called by the work itself: how far it is. Raises Cancelled once cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self.progressed.emit((done, total, words))


class TaskRunner(QObject):
    """Runs functions on two threads and brings their results back to the GUI thread."""

    started = Signal(object)
    """A `Task`, so that the window can show it with a Stop button."""
    idle = Signal()
    """The last task has ended."""
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="groundwork")
        self._running: set[Task] = set()
        self._shut = False
        self._finished.connect(self._on_finished)

    def run(
        self,
        label: str,
        work: Callable[[Task], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[str], None] | None = None,
        ended: Callable[[Task], None] | None = None,
    ) -> Task:
        """Run `work(task)` on a worker thread.

        `then` gets its result, `failed` a sentence and `ended` the task in every case, on the GUI
        thread; all should be bound methods of QObjects that outlive the work. What is connected to
        the task only afterwards may miss its end.
        """
        task = self._task(label, then, failed)
        if ended:
            task.ended.connect(ended)
        if not self._shut:
            self.started.emit(task)
            self._pool.submit(self._work, task, work)
        return task

    def run_quietly(
        self,
        work: Callable[[Task], Any],
        then: Callable[[Any], None] | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> Task:
        """The same for work that nobody asked for: it is not shown while it runs."""
        task = self._task("", then, failed)
        if not self._shut:
            self._pool.submit(self._work, task, work)
        return task

    def _task(
        self, label: str, then: Callable[[Any], None] | None, failed: Callable[[str], None] | None
    ) -> Task:
        task = Task(label, self)
        if then:
            task.succeeded.connect(then)
        if failed:
            task.failed.connect(failed)
        self._running.add(task)
        return task

    def _work(self, task: Task, work: Callable[[Task], Any]) -> None:
        outcome: tuple[str, Any] = ("", None)
        try:
            result = work(task)
        except Cancelled:
            log.info("cancelled: %s", task.label)
        except KnownError as error:
            outcome = ("failed", str(error))
        except Exception:
            log.exception("a task failed")
            outcome = (
                "failed",
                f"“{task.label}” stopped because of a fault in Groundwork. What was saved is safe.",
            )
        else:
            if not task.cancelled:
                outcome = ("succeeded", result)
        finally:
            # The last thing this thread does with it: a task that is deleted while it still tells its
            # end from here would leave some untold.
            self._finished.emit((task, *outcome))

    def _on_finished(self, finished: tuple[Task, str, Any]) -> None:
        task, how, value = finished
        if how:
            getattr(task, how).emit(value)
        task.ended.emit(task)
        self._running.discard(task)
        task.deleteLater()
        if not self._running:
            self.idle.emit()

    @property
    def running(self) -> frozenset[Task]:
        """The tasks that have not ended."""
        return frozenset(self._running)

    def cancel_all(self) -> None:
        """Ask all work to stop."""
        for task in self._running:
            task.cancel()

    def shut_down(self) -> None:
        """Cancel everything and wait for the threads; nobody is told of an end any more.

        What a timer still asks for afterwards is not begun.
        """
        self._shut = True
        self.cancel_all()
        for task in self._running:
            task.blockSignals(True)
        self._pool.shutdown(wait=True, cancel_futures=True)

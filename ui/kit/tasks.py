"""Slow work off the GUI thread: progress, cancel, and an error surfaced once."""

import inspect
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from workbench.values.daemons import Daemons
from workbench.values.errors import KnownError
from workbench.values.job import Cancelled, Job, Progress
from workbench.values.records import dataclass

__all__ = ["Cancelled", "Task", "TaskRunner"]
log = logging.getLogger(__name__)
Result = TypeVar("Result")
PATIENCE = 5.0
"""Seconds for which work that was cancelled is waited for; then it is given up where it stands still."""
_GLANCE = 0.05


class Task(QObject):
    """One piece of running work as the window sees it. Its signals arrive on the GUI thread."""

    progressed = Signal(Progress)
    stopping = Signal(QObject)
    """It, when it was asked to stop."""
    overdue = Signal(QObject)
    """It, when it has not ended long after that."""

    def __init__(self, label: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._telling = threading.Lock()
        self._is_silent = False
        self.job = Job(self._tell)
        """What the work itself reports to; it may be handed on to where there is no Qt."""

    def _tell(self, progress: Progress) -> None:
        """On the thread that works."""
        with self._telling:
            if not self._is_silent:
                self.progressed.emit(progress)

    def await_end(self, patience: float) -> None:
        """Tell that it is overdue in so many seconds, unless it is deleted before. On the GUI thread."""
        if self.findChild(QTimer) is None:
            timer = QTimer(self)
            timer.setSingleShot(True)
            timer.timeout.connect(self._on_patience_over)
            timer.start(round(patience * 1000))

    def _on_patience_over(self) -> None:
        self.overdue.emit(self)

    def silence(self) -> None:
        """From now on it tells nothing, and may be deleted although its work goes on."""
        with self._telling:
            self._is_silent = True
        self.blockSignals(True)

    def cancel(self) -> None:
        """Stop the work where it is; what it has saved stays saved."""
        self.job.cancel()
        # Whoever asked may keep it longer than it runs.
        if isValid(self):
            self.stopping.emit(self)

    @property
    def cancelled(self) -> bool:
        """Whether the user asked it to stop."""
        return self.job.cancelled

    def report(self, done: int, total: int = 0, words: str = "") -> None:
        """Called by the work itself: how far it is. Raises Cancelled once cancelled."""
        self.job.report(done, total, words)


@dataclass(frozen=True, slots=True)
class _End:
    """A task that has ended, and whom to tell what, on the GUI thread."""

    task: Task
    tell: Callable[[], object] | None = None


class TaskRunner(QObject):
    """Runs functions on two threads, and on a third what can wait; brings results back to the GUI thread."""

    started = Signal(Task)
    """So that the window can show it with a Stop button."""
    ended = Signal(Task)
    """After success, failure or cancel; also of one that was not shown."""
    idle = Signal()
    """The last task has ended."""
    _finished = Signal(_End)

    def __init__(
        self,
        parent: QObject | None = None,
        around: Callable[[Job], AbstractContextManager[None]] | None = None,
    ) -> None:
        """`around` is entered on the thread that works, so that what the work uses stops with its job."""
        super().__init__(parent)
        self._pool = Daemons(2, "groundwork")
        self._behind = Daemons(1, "groundwork behind")
        """For work that can wait, so that no view waits for it."""
        self._around = around
        self._running: set[Task] = set()
        self._futures: set[Future[None]] = set()
        self._given_up: set[Task] = set()
        self._waiting: set[Task] = set()
        self._told_of_end: dict[Task, Callable[[Task], object]] = {}
        self._shut = False
        self._telling = threading.Lock()
        self._finished.connect(self._on_finished)

    def run(
        self,
        label: str,
        work: Callable[[Task], Result],
        then: Callable[[Result], object] | None = None,
        failed: Callable[[str], object] | None = None,
        ended: Callable[[Task], object] | None = None,
        *,
        in_whole_steps: bool = False,
    ) -> Task:
        """Run `work(task)` on a worker thread.

        `then` gets its result, `failed` a sentence and `ended` the task in every case, on the GUI
        thread; a method of a QObject that is gone by then is not called. The work is interrupted when
        it is cancelled, unless it goes `in_whole_steps`: then it looks by itself between two of them.
        """
        task = self._task(label)
        if ended:
            self._told_of_end[task] = ended
        self._running.add(task)
        if not self._shut:
            self.started.emit(task)
            self._begin(self._pool, task, work, then, failed, in_whole_steps)
        return task

    def run_quietly(
        self,
        work: Callable[[Task], Result],
        then: Callable[[Result], object] | None = None,
        failed: Callable[[str], object] | None = None,
        *,
        can_wait: bool = False,
    ) -> Task:
        """The same for work that nobody asked for: it is not shown while it runs.

        What `can_wait` is done one after the other, beside what a view waits for.
        """
        task = self._task("")
        self._running.add(task)
        if can_wait:
            self._waiting.add(task)
        if not self._shut:
            self._begin(self._behind if can_wait else self._pool, task, work, then, failed, False)
        return task

    def _task(self, label: str) -> Task:
        task = Task(label, self)
        # Methods only: Qt keeps none of them alive. A partial or a closure that a task holds in a connection
        # or a timer is let go in the middle of the task's destructor; where that was the last reference to
        # this runner, the runner deleted its tasks there and then, the one being destroyed among them, and
        # the program crashed.
        task.stopping.connect(self._await_end)
        task.overdue.connect(self._give_up)
        return task

    def _await_end(self, task: Task) -> None:
        """A read that never returns, of a network share that is gone, must not keep the task for ever."""
        if not self._shut and task in self._running:
            task.await_end(PATIENCE)

    def _give_up(self, task: Task) -> None:
        if task in self._running and not self._shut:
            log.info("given up: %s", task.label)
            # Its thread is still there; whatever it does next finds that it was cancelled.
            (self._behind if task in self._waiting else self._pool).replace_one()
            self._given_up.add(task)
            self._conclude(_End(task))

    def _begin(
        self,
        pool: Daemons,
        task: Task,
        work: Callable[[Task], Result],
        then: Callable[[Result], object] | None,
        failed: Callable[[str], object] | None,
        in_whole_steps: bool,
    ) -> None:
        around = None if in_whole_steps else self._around
        future = pool.submit(self._work, task, work, then, failed, around)
        self._futures.add(future)
        future.add_done_callback(self._futures.discard)

    def _work(
        self,
        task: Task,
        work: Callable[[Task], Result],
        then: Callable[[Result], object] | None,
        failed: Callable[[str], object] | None,
        around: Callable[[Job], AbstractContextManager[None]] | None,
    ) -> None:
        end = _End(task)
        try:
            with around(task.job) if around else nullcontext():
                result = work(task)
        except Cancelled:
            log.info("cancelled: %s", task.label)
        except KnownError as error:
            end = _End(task, _call(failed, str(error)))
        except Exception as error:
            if task.cancelled or self._shut:
                # The case was put away under it.
                log.info("cut off: %s (%s)", task.label, type(error).__name__)
                return
            log.exception("a task failed")
            words = f"“{task.label}” stopped because of an error in Groundwork. Saved work is safe."
            end = _End(task, _call(failed, words))
        else:
            if not task.cancelled:
                end = _End(task, _call(then, result))
        finally:
            # The last thing this thread does with it: the task is deleted after it.
            with self._telling:
                if not self._shut:
                    self._finished.emit(end)

    def _on_finished(self, end: _End) -> None:
        if end.task in self._given_up:
            self._given_up.discard(end.task)
            end.task.deleteLater()
        else:
            self._conclude(end)
            end.task.deleteLater()

    def _conclude(self, end: _End) -> None:
        task = end.task
        told = _call(self._told_of_end.pop(task, None), task)
        try:
            if end.tell and not self._shut:
                end.tell()
        finally:
            if told and not self._shut:
                told()
            self.ended.emit(task)
            self._running.discard(task)
            self._waiting.discard(task)
            if not self._running:
                self.idle.emit()

    @property
    def running(self) -> frozenset[Task]:
        """The tasks that have not ended."""
        return frozenset(self._running)

    def cancel_all(self) -> None:
        """Stop all work."""
        for task in self._running:
            task.cancel()

    def abandon(self) -> None:
        """Cancel everything and wait for nothing; nobody is told of an end any more.

        What a timer still asks for afterwards is not begun. Work that does not look whether it was cancelled
        keeps its thread until it ends; it does not keep the program.
        """
        with self._telling:
            # Work that goes on must not touch what is deleted before it ends.
            self._shut = True
        for task in self._running:
            task.silence()
        self._pool.end()
        self._behind.end()
        self.cancel_all()

    def shut_down(self, patience: float = PATIENCE) -> bool:
        """The same, and wait for it, `patience` seconds at most. False when some work does not end."""
        self.abandon()
        until = time.monotonic() + patience
        left = set(self._futures)
        while left:
            # Once more each time: a statement that began just after an interruption is not touched by it.
            self.cancel_all()
            left = wait(left, _GLANCE).not_done
            if left and time.monotonic() > until:
                log.warning("work that was cancelled goes on")
                return False
        # All work has ended: what is waited for is only that its threads do.
        self._pool.join(patience)
        self._behind.join(patience)
        return True


def _call(
    told: Callable[[Result], object] | None,
    value: Result,
) -> Callable[[], object] | None:
    return partial(_tell, told, value) if told else None


def _tell(told: Callable[[Result], object], value: Result) -> None:
    listener: Callable[..., object] = told
    while isinstance(listener, partial):
        listener = listener.func
    owner = listener.__self__ if inspect.ismethod(listener) else None
    if not isinstance(owner, QObject) or isValid(owner):
        told(value)

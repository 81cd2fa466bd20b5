"""Work off the GUI thread ends when it is cancelled, wherever it is, and nobody waits for it for ever."""

import logging
import threading
import time
from contextlib import AbstractContextManager
from functools import partial

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ui.kit import tasks
from ui.kit.tasks import Task, TaskRunner
from workbench.values.job import Job, Progress


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be logged; these tests provoke it."""
    words: list[str] = []
    unheard = logging.Logger("unheard")
    unheard.addFilter(lambda record: words.append(record.getMessage()) or False)
    monkeypatch.setattr(tasks, "log", unheard)
    return words


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[str] = []
        self.ended: list[Task] = []

    def on_result(self, result: str) -> None:
        assert threading.current_thread() is threading.main_thread()
        self.results.append(result)

    def on_ended(self, task: Task) -> None:
        self.ended.append(task)


def test_results_failures_and_progress_come_to_the_gui_thread(qtbot: QtBot, told: list[str]) -> None:
    runner, listener, progress = TaskRunner(), Listener(), []

    def work(task: Task) -> str:
        task.report(1, 2, "half")
        return "done"

    def fail(_task: Task) -> str:
        raise OSError("the disk")

    runner.started.connect(lambda task: task.progressed.connect(progress.append))
    runner.run("Work", work, listener.on_result, ended=listener.on_ended)
    qtbot.waitUntil(lambda: bool(listener.ended))
    runner.run("Fail", fail, listener.on_result, listener.on_result)
    qtbot.waitUntil(lambda: not runner.running)
    assert listener.results[0] == "done"
    assert listener.results[1].startswith("“Fail” stopped because of an error in Groundwork.")
    assert progress == [Progress(1, 2, "half")]
    assert told == ["a task failed"]
    assert runner.shut_down()


def test_a_listener_that_is_gone_is_not_called(qtbot: QtBot) -> None:
    runner, listener, go = TaskRunner(), Listener(), threading.Event()

    def work(_task: Task) -> str:
        go.wait(10)
        return "done"

    runner.run("Work", work, listener.on_result, ended=partial(listener.on_ended))
    delete(listener)
    go.set()
    qtbot.waitUntil(lambda: not runner.running)
    assert (listener.results, listener.ended) == ([], [])
    assert runner.shut_down()


def test_a_failing_listener_does_not_keep_a_task_running(qtbot: QtBot) -> None:
    runner, listener = TaskRunner(), Listener()

    def broken(_result: str) -> None:
        raise ValueError("a fault of the view")

    with qtbot.capture_exceptions() as caught:
        runner.run("Work", lambda _task: "done", broken, ended=listener.on_ended)
        qtbot.waitUntil(lambda: not runner.running)
    assert [kind for kind, _value, _frames in caught] == [ValueError]
    assert len(listener.ended) == 1
    assert runner.shut_down()


class Guard:
    """What a runner enters around its work: notes which jobs went through it."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def __call__(self, job: Job) -> AbstractContextManager[None]:
        self.jobs.append(job)
        return job.interruptible(self)

    def interrupt(self) -> None:
        return

    def set_progress_handler(self, _handler: object, _steps: int) -> None:
        return


def test_work_in_whole_steps_is_not_interrupted(qtbot: QtBot) -> None:
    guard = Guard()
    runner = TaskRunner(None, guard)
    task = runner.run("Work", lambda _task: None)
    runner.run("Steps", lambda _task: None, in_whole_steps=True)
    qtbot.waitUntil(lambda: not runner.running)
    assert guard.jobs == [task.job]
    assert runner.shut_down()


def test_shutting_down_does_not_wait_for_ever(qtbot: QtBot, told: list[str]) -> None:
    runner, go = TaskRunner(), threading.Event()
    runner.run("Deaf", lambda _task: go.wait(30))
    began = time.monotonic()
    assert not runner.shut_down(patience=0.2)
    assert time.monotonic() - began < 5
    assert told == ["work that was cancelled goes on"]
    go.set()


def test_work_that_stands_still_is_given_up_and_others_go_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "PATIENCE", 0.1)
    runner, listener, go = TaskRunner(), Listener(), threading.Event()
    deaf = [runner.run("Deaf", lambda _task: go.wait(30), ended=listener.on_ended) for _ in range(2)]
    waiting = runner.run("Work", lambda _task: "done", listener.on_result, ended=listener.on_ended)
    for task in deaf:
        task.cancel()
    qtbot.waitUntil(lambda: len(listener.ended) == 3)
    assert set(listener.ended) == {*deaf, waiting}
    assert listener.results == ["done"]
    assert not runner.running
    go.set()
    assert runner.shut_down()
    # The words of their late end come to nobody.
    qtbot.wait(20)
    assert len(listener.ended) == 3


def test_what_can_wait_keeps_no_other_work_waiting(qtbot: QtBot) -> None:
    runner, listener, go = TaskRunner(), Listener(), threading.Event()
    order: list[int] = []

    def wait(number: int, _task: Task) -> None:
        order.append(number)
        go.wait(5)

    for number in range(3):
        runner.run_quietly(partial(wait, number), can_wait=True)
    for _view in range(2):
        runner.run_quietly(lambda _task: "shown", listener.on_result)
    qtbot.waitUntil(lambda: listener.results == ["shown", "shown"])
    assert order == [0]
    go.set()
    qtbot.waitUntil(lambda: not runner.running)
    assert order == [0, 1, 2]
    assert runner.shut_down()

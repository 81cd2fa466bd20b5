"""Every task tells its end, however soon it comes."""

import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.kit.tasks import Task, TaskRunner


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.ended: list[Task] = []

    def on_ended(self, task: Task) -> None:
        self.ended.append(task)


def test_no_end_is_missed(qtbot: QtBot) -> None:
    runner, listener = TaskRunner(), Listener()
    tasks = []
    for number in range(500):
        task = runner.run("At once", lambda task: task.report(1), ended=listener.on_ended)
        tasks.append(task)
        if number % 3 == 0:
            task.cancel()
    qtbot.waitUntil(lambda: len(listener.ended) == len(tasks), timeout=20_000)
    assert set(listener.ended) == set(tasks)
    assert runner.running == frozenset()
    runner.shut_down()


def test_a_task_that_is_awaited_holds_nothing_of_its_runner(qtbot: QtBot) -> None:
    """Else the last reference to the runner goes in the middle of the destructor of one of its tasks."""
    runner, at_work, go = TaskRunner(), threading.Event(), threading.Event()

    def work(_task: Task) -> None:
        at_work.set()
        go.wait(10)

    task = runner.run("Stands still", work, in_whole_steps=True)
    assert at_work.wait(10)
    task.cancel()
    go.set()
    assert runner.shut_down()
    known = weakref.ref(runner)
    del runner, task
    assert known() is None

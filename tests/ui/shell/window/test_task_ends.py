"""Every task tells its end, however soon it comes."""

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

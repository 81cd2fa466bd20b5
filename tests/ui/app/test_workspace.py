"""What the views are told of changes, and how often."""

import threading

from pytestqt.qtbot import QtBot

from tests.ui.libya import Libya
from ui.app.workspace import Workspace
from workbench.casefile import Change

ROUNDS = 40


def test_changes_of_another_thread_that_follow_closely_are_told_together(
    workspace: Workspace, libya: Libya, qtbot: QtBot
) -> None:
    told: list[Change] = []
    workspace.changed.connect(told.append)
    names = [f"Name {number}" for number in range(ROUNDS)]

    def enter_all() -> None:
        for name in names:
            libya.case.actors.add(name)

    worker = threading.Thread(target=enter_all)
    worker.start()
    qtbot.waitUntil(lambda: sum(len(change.ids.get("actor", ())) for change in told) == ROUNDS)
    worker.join()
    assert 1 <= len(told) < ROUNDS / 2
    assert [change.seq for change in told] == sorted(change.seq for change in told)


def test_what_the_window_itself_changes_is_told_at_once_and_after_what_came_before(
    workspace: Workspace, libya: Libya, qtbot: QtBot
) -> None:
    told: list[Change] = []
    workspace.changed.connect(told.append)
    worker = threading.Thread(target=lambda: [libya.case.actors.add(name) for name in ("One", "Two")])
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(told) > 0)
    libya.case.actors.add("Three")
    assert [len(change.ids["actor"]) for change in told] == [1, 1, 1]
    assert told[-1].seq > told[-2].seq

"""A case that is locked or closed in the middle of work is put away at once."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.opened import open_window
from ui.kit.tasks import Task
from ui.shell import case_frame
from ui.shell.main_window import MainWindow
from workbench.case import Case
from workbench.sources.sandbox import guard
from workbench.values import running

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
AT_ONCE = 20.0


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "work.gwk"
    with Case.create(path, "correct horse battery", title="Tobruk file") as case:
        case.claims.add("Haftar received a delegation.")
    window = open_window(qtbot, None)
    qtbot.waitUntil(lambda: window.opening.currentWidget() is window.opening.welcome)
    window.opening.open_path(path)
    _unlock(window, qtbot)
    yield window
    window.close()


def _unlock(window: MainWindow, qtbot: QtBot) -> None:
    page = window.opening.unlock
    qtbot.waitUntil(lambda: window.opening.currentWidget() is page and page.open.isEnabled(), timeout=20_000)
    page.passphrase.setText("correct horse battery")
    page.open_case()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)


def _read_without_end(window: MainWindow) -> Task:
    assert window.workspace is not None
    case, began = window.workspace.case, Event()

    def work(_task: Task) -> int:
        began.set()
        return int(case.connection.execute(ENDLESS).fetchone()[0])

    task = window.workspace.tasks.run("Reading", work)
    assert began.wait(10)
    return task


def test_locking_stops_a_statement_without_end(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.workspace is not None
    case = window.workspace.case
    _read_without_end(window)
    # Another thread is just loading what reads documents.
    monkeypatch.setitem(sys.modules, guard.__name__, ModuleType(guard.__name__))
    began = time.monotonic()
    window.locker.lock("idle")
    assert time.monotonic() - began < AT_ONCE
    assert case.closed
    assert "1 running task was stopped" in window.opening.unlock.trouble.text()
    _unlock(window, qtbot)
    assert window.workspace is not None
    assert window.workspace.case.claims.count() == 1


def test_stop_stops_a_statement_without_end(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    task, began = _read_without_end(window), time.monotonic()
    task.cancel()
    qtbot.waitUntil(lambda: task not in window.workspace.tasks.running, timeout=10_000)
    assert time.monotonic() - began < AT_ONCE


def test_a_change_that_is_written_when_the_case_is_locked_is_whole_or_not_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    case, began = window.workspace.case, Event()

    def work(_task: Task) -> None:
        with case.change("Many"):
            for number in range(100_000):
                case.claims.add(f"Claim {number}")
                began.set()

    window.workspace.tasks.run("Writing", work)
    assert began.wait(10)
    started = time.monotonic()
    window.locker.lock()
    assert time.monotonic() - started < AT_ONCE
    _unlock(window, qtbot)
    assert window.workspace is not None
    assert window.workspace.case.claims.count() == 1
    assert window.workspace.case.verify() == []


def test_a_fault_in_what_is_stopped_does_not_leave_the_words_on_the_screen(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(running, "_stops", [fail])
    with pytest.raises(OSError, match="no more processes"):
        window.locker.lock()
    assert window.opening.unlock.isVisible()
    monkeypatch.setattr(running, "_stops", [])
    window.locker.lock()
    assert window.workspace is None


def test_views_that_take_long_are_made_before_they_are_wanted(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = window.frame
    assert frame is not None
    wanted = {room.name for room in frame._rooms if room.begin_view}
    assert {"source", "review", "briefs"} <= wanted
    monkeypatch.setattr(case_frame, "_MAKE_EVERY", 0)
    frame._on_loaded(None)
    qtbot.waitUntil(lambda: wanted <= set(frame._views) and "intake_panel" in vars(frame), timeout=20_000)
    assert frame.intake_panel.isHidden()

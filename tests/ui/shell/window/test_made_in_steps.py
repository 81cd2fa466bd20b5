"""Views that take long are made part by part: the window goes on in between."""

import gc
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.opened import make_case, open_window
from ui.app.place import Place
from ui.app.room import Room
from ui.app.view import widget_of
from ui.room_list import ROOMS
from ui.shell.case_frame import CaseFrame
from ui.shell.main_window import MainWindow

IN_STEPS = [room for room in ROOMS if room.begin_view is not None]
named = pytest.mark.parametrize("room", IN_STEPS, ids=[room.name for room in IN_STEPS])


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", "A delegation came to Tobruk."))
    yield window
    window.close()


def _frame(window: MainWindow) -> CaseFrame:
    assert window.frame is not None
    return window.frame


def _parts(window: MainWindow, room: Room) -> list[float]:
    """What the window's thread computed for each part, in seconds."""
    took: list[float] = []
    made = False
    while not made:
        began = time.thread_time()
        made = _frame(window)._make_part(room)
        took.append(time.thread_time() - began)
    return took


@named
def test_no_part_takes_more_than_the_others_together(window: MainWindow, room: Room) -> None:
    assert window.workspace is not None
    # What a process loads once is loaded ahead, by another thread.
    widget_of(room.make_view(window.workspace)).deleteLater()
    took = _parts(window, room)
    assert max(took) < sum(took) / 2, [round(1000 * one) for one in took]


@named
def test_a_view_that_is_half_made_is_shown_whole(window: MainWindow, qtbot: QtBot, room: Room) -> None:
    frame = _frame(window)
    for _step in range(3):
        assert not frame._make_part(room)
    frame.go(Place(room.name))
    assert frame.view is frame._views[room.name]
    assert widget_of(frame.view).isVisible()
    whole = room.make_view(frame.workspace)
    assert set(frame.view.commands.actions) == set(whole.commands.actions) != set()
    widget_of(whole).deleteLater()


def test_the_window_goes_on_while_a_source_comes_up(window: MainWindow, qtbot: QtBot) -> None:
    frame = _frame(window)
    (source,) = frame.workspace.case.sources.all()
    turns: list[str] = []
    ticking = QTimer(frame)
    ticking.timeout.connect(lambda: turns.append("tick") if "source" in frame._begun else None)
    ticking.start(0)
    frame._go_soon(Place("source", source.id))
    qtbot.waitUntil(lambda: frame.places.current == Place("source", source.id))
    assert len(turns) >= 3


@named
@pytest.mark.parametrize("steps", range(1, 9))
def test_a_view_that_is_half_made_goes_with_the_case(window: MainWindow, room: Room, steps: int) -> None:
    gc.collect()
    before = set(QApplication.allWidgets())
    frame = _frame(window)
    for _step in range(steps):
        if frame._make_part(room):
            break
    made = set(QApplication.allWidgets()) - before
    assert made
    window.empty()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Without waiting for Python: what it destroys later, in whichever order, may be gone already.
    left = [one for one in made if isValid(one)]
    assert left == []

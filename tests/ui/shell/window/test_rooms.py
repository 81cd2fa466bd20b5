"""A new room takes one record: navigation, menus, palette, keys, places and coming back are made from it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.app.place import Place
from ui.app.room import Room, RoomCommand, Rooms, Standing
from ui.app.workspace import Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.settings import settings
from ui.room_list import ROOMS
from ui.shell.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[4]


class EmptyView(QWidget):
    """The least that a room can show."""

    title = "Empty"

    def __init__(self, workspace: Workspace, key: str = "J") -> None:
        super().__init__()
        self.workspace = workspace
        self.places: list[Place] = []
        self.done: list[str] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        QVBoxLayout(self).addWidget(QLabel("Nothing is here"))
        self.commands = CommandSet(
            self, [Command("empty.jot", "Jot it down", lambda: self.done.append("jotted"), key, "Empty")]
        )

    def show_place(self, place: Place) -> None:
        self.places.append(place)

    def side_panel(self) -> QWidget | None:
        return None

    def look(self) -> None:
        self.done.append("looked")


def _look(view: object) -> None:
    assert isinstance(view, EmptyView)
    view.look()


EMPTY = Room(
    "empty",
    "Empty room",
    "sources",
    EmptyView,
    kinds=("nothing",),
    standing=lambda case: Standing(case.actors.count(), "something is missing"),
    counts=frozenset({"actor"}),
    commands=(RoomCommand("file.look", "Look into the empty room", "File", "file.add", act=_look),),
)


_LAST = [room for room, _key in ROOMS.with_keys()][7:]
"""Left out where a further room is to have a key."""


def window_with(qtbot: QtBot, path: Path, *rooms: Room) -> MainWindow:
    return open_window(qtbot, path, Rooms([*(room for room in ROOMS if room not in _LAST), *rooms]))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_case(tmp_path / "work.gwk", "Khalifa Haftar flew to Minsk.")


@pytest.fixture
def window(qtbot: QtBot, path: Path) -> Iterator[MainWindow]:
    window = window_with(qtbot, path, EMPTY)
    yield window
    window.close()


def view_of(window: MainWindow) -> EmptyView:
    assert isinstance(window.view, EmptyView)
    return window.view


def test_it_stands_in_the_navigation_with_its_count_and_what_needs_attention(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.frame is not None
    item = window.frame.navigation.items["empty"]
    assert (item.text(), item.count, item.attention) == ("Empty room", "", "something is missing")
    assert item.toolTip() == "Empty room (Ctrl+8)"
    assert window.workspace is not None
    window.workspace.case.actors.add("Khalifa Haftar")
    qtbot.waitUntil(lambda: item.count == "1", timeout=2000)
    item.click()
    assert view_of(window).places == [Place("empty")]
    assert item.isChecked()


def test_it_has_a_key_a_line_in_the_menus_and_one_in_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    view = view_of(window)
    lines = {
        title: [action.text() for action in menu.actions()] for title, menu in window.menus.menus.items()
    }
    assert "Empty room" in lines["View"]
    assert lines["File"].index("Look into the empty room") == lines["File"].index("Add sources…") + 1
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&File", "&Edit", "&View", "&Empty", "&Help"]
    for typed, run in (("look into", "looked"), ("jot", "jotted")):
        window.open_palette()
        palette = window._palette
        assert palette is not None
        qtbot.keyClicks(palette.input, typed)
        qtbot.keyClick(palette.input, Qt.Key.Key_Return)
        assert view.done[-1] == run


def test_a_command_of_the_room_leads_there_from_anywhere_and_acts(window: MainWindow) -> None:
    assert window.frame is not None
    assert window.view is not None
    assert window.view.title == "Sources"
    window.commands.actions["file.look"].trigger()
    assert view_of(window).done == ["looked"]


def test_its_places_are_gone_back_to_and_come_back_after_a_restart(
    window: MainWindow, qtbot: QtBot, path: Path
) -> None:
    assert window.frame is not None
    window.go(Place("nothing", "7"))
    window.go(Place("claims"))
    window.frame.back()
    assert view_of(window).places[-1] == Place("nothing", "7")
    assert window.frame.navigation.items["empty"].isChecked()
    window.close()
    reopened = window_with(qtbot, path, EMPTY)
    assert view_of(reopened).places == [Place("nothing", "7")]
    reopened.close()
    without = window_with(qtbot, path)
    assert without.view is not None
    assert without.view.title == "Sources", "the room is not there any more"
    without.close()


def test_what_a_room_does_not_want_remembered_is_not_written(window: MainWindow) -> None:
    window.go(Place("search", "a name nobody should learn"))
    assert settings().value("window/place") == ["search", ""]
    window.go(Place("key", "new"))
    assert settings().value("window/place") == ["key", ""]


def test_a_single_letter_belongs_to_the_room_that_is_shown(qtbot: QtBot, path: Path) -> None:
    other = Room("other", "Other room", "sources", lambda workspace: EmptyView(workspace, "J"))
    window = window_with(qtbot, path, EMPTY, other)
    window.go(Place("other"))
    second = view_of(window)
    window.go(Place("empty"))
    first = view_of(window)
    qtbot.keyClick(first, Qt.Key.Key_J)
    assert (first.done, second.done) == (["jotted"], [])
    window.go(Place("other"))
    qtbot.keyClick(second, Qt.Key.Key_J)
    assert (first.done, second.done) == (["jotted"], ["jotted"])
    window.go(Place("claims"))
    qtbot.keyClick(window, Qt.Key.Key_J)
    assert (first.done, second.done) == (["jotted"], ["jotted"])
    window.close()


def test_a_view_is_made_when_it_is_first_shown(window: MainWindow) -> None:
    assert not window.findChildren(EmptyView)
    window.go(Place("empty"))
    window.go(Place("claims"))
    window.go(Place("empty"))
    assert len(window.findChildren(EmptyView)) == 1


def test_no_two_rooms_show_one_kind_of_place() -> None:
    with pytest.raises(ValueError, match="'claim'"):
        Rooms([*ROOMS, Room("more", "More", "sources", EmptyView, kinds=("claim",))])


def test_from_the_tenth_on_a_room_has_no_key() -> None:
    many = Rooms([Room(f"r{number}", f"Room {number}", "sources", EmptyView) for number in range(11)])
    assert [key for _room, key in many.with_keys()][-3:] == ["Ctrl+9", "", ""]


def test_the_records_bring_nothing_of_qt_and_no_view() -> None:
    program = (
        "import sys, ui.room_list; print(*[name for name in sys.modules"
        " if name.startswith(('PySide6', 'workbench')) or name.endswith('.view') and name != 'ui.app.view'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=dict(os.environ, PYTHONPATH=str(ROOT)),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_the_rooms_of_the_program_are_as_people_know_them() -> None:
    assert [(room.title, key) for room, key in ROOMS.with_keys()] == [
        ("Sources", "Ctrl+1"),
        ("Actors", "Ctrl+2"),
        ("Claims", "Ctrl+3"),
        ("Briefs", "Ctrl+4"),
        ("History", "Ctrl+5"),
        ("Outlets", "Ctrl+6"),
        ("Review", "Ctrl+7"),
        ("Judgements", "Ctrl+8"),
        ("Figures", "Ctrl+9"),
        ("Hypotheses", ""),
    ]
    assert ROOMS.listed_for("source") == "library"
    assert ROOMS.listed_for("search") == ""

"""Names not in the register, by keys: brought up, entered, dismissed, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.opened import make_case, open_window
from ui.app.workspace import Place
from ui.rooms.reader.source_view import SourceView
from ui.shell.main_window import MainWindow

KEY = Qt.Key
TEXT = (
    "General Omar Sayyed met Walid Harbi of the Ministry of Defence in Benghazi. Sayyed said little.\n"
    "Walid Harbi left on Monday. Khalifa Haftar stayed. Sayyed slept, as Zorvan did."
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    window = open_window(qtbot, make_case(tmp_path / "work.gwk", TEXT, "Nothing is named here."))
    window.workspace.case.actors.add("Khalifa Haftar")
    window.workspace.case.actors.add("Omar al-Sayyed")
    yield window
    window.close()


def shown(reader: SourceView) -> list[str]:
    return [entry.title for entry in reader.new_names.panel.model.entries]


def read(window: MainWindow, qtbot: QtBot, number: int = 0) -> SourceView:
    window.workspace.show(Place("source", window.workspace.case.sources.ids()[number]))
    reader = window.frame.view
    reader.pane.view.setFocus()
    if number == 0:
        qtbot.waitUntil(lambda: len(shown(reader)) == 4)
    return reader


def underlined(reader: SourceView) -> set[str]:
    view = reader.pane.view
    return {reader.text[start] for start in range(len(reader.text)) if view.unknown_at(start) == start}


def test_names_are_entered_by_keys_and_one_undo_takes_each_back(window: MainWindow, qtbot: QtBot) -> None:
    reader, case = read(window, qtbot), window.workspace.case
    qtbot.keyClick(reader.pane.view, KEY.Key_U)
    panel = reader.new_names.panel
    assert reader.side.currentWidget() is panel
    assert panel.list.hasFocus()
    assert shown(reader) == ["Omar Sayyed", "Walid Harbi", "Ministry of Defence", "Zorvan"]
    assert panel.near.text().startswith("Perhaps Omar al-Sayyed")
    qtbot.keyClick(panel.list, KEY.Key_A)
    qtbot.waitUntil(lambda: shown(reader) == ["Walid Harbi", "Ministry of Defence", "Zorvan"])
    assert [alias.text for alias in case.actors.aliases()] == ["Omar Sayyed"]
    # The next one is looked at, without the hand leaving the keys.
    qtbot.keyClick(panel.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: shown(reader) == ["Ministry of Defence", "Zorvan"])
    made = case.actors.find("Walid Harbi")
    assert made is not None
    assert made.kind == "person"
    assert [clip.quote for clip in case.actors.mentions(made.id)] == ["Walid Harbi"] * 2
    assert window.frame.notices.rows[-1].notice.text == "“Walid Harbi” added to the register."
    window.workspace.attempt(case.undo)
    qtbot.waitUntil(lambda: shown(reader) == ["Walid Harbi", "Ministry of Defence", "Zorvan"])
    assert case.actors.find("Walid Harbi") is None
    qtbot.keyClick(panel.list, KEY.Key_Escape)
    assert reader.pane.view.hasFocus()


def test_all_of_a_clear_kind_are_entered_at_once(window: MainWindow, qtbot: QtBot) -> None:
    reader, case = read(window, qtbot), window.workspace.case
    reader.new_names.panel.add_all.click()
    qtbot.waitUntil(lambda: shown(reader) == ["Zorvan"])
    assert case.undo_label == "Enter 3 names with mentions"
    assert "1 name of unclear kind not added" in window.frame.notices.rows[-1].notice.text
    window.workspace.attempt(case.undo)
    qtbot.waitUntil(lambda: len(shown(reader)) == 4)
    assert case.clips.count() == 0


def test_names_are_dismissed_filtered_and_restored(window: MainWindow, qtbot: QtBot) -> None:
    reader = read(window, qtbot)
    panel = reader.new_names.panel
    qtbot.keyClick(reader.pane.view, KEY.Key_U)
    qtbot.keyClick(panel.list, KEY.Key_Down)
    qtbot.keyClick(panel.list, KEY.Key_Delete)
    qtbot.waitUntil(lambda: "Walid Harbi" not in shown(reader))
    assert panel.dismissed.text() == "1 name dismissed."
    panel.sorts.setCurrentIndex(panel.sorts.findData("organisation"))
    panel.sorts.activated.emit(panel.sorts.currentIndex())
    assert shown(reader) == ["Ministry of Defence"]
    panel.sorts.setCurrentIndex(0)
    panel.sorts.activated.emit(0)
    panel.restore.click()
    qtbot.waitUntil(lambda: "Walid Harbi" in shown(reader))
    assert not panel.dismissed_row.isVisibleTo(panel)


def test_they_are_underlined_until_that_is_switched_off_for_good(window: MainWindow, qtbot: QtBot) -> None:
    reader = read(window, qtbot)
    view, panel = reader.pane.view, reader.new_names.panel
    start = TEXT.index("Walid")
    assert view.unknown_at(start + 2) == start
    assert view.suggestion_at(start) is None
    view.select_range(start + 1, start + 1)
    qtbot.keyClick(view, KEY.Key_Return)
    chosen = panel.current()
    assert chosen is not None
    assert chosen.group.name == "Walid Harbi"
    assert panel.list.hasFocus()
    panel.underline.click()
    assert underlined(reader) == set()
    other = SourceView(window.workspace)
    qtbot.addWidget(other)
    assert not other.new_names.panel.underline.isChecked()


def test_a_source_without_names_says_so(window: MainWindow, qtbot: QtBot) -> None:
    reader = read(window, qtbot, 1)
    panel = reader.new_names.panel
    qtbot.waitUntil(lambda: panel.empty.title.text() == "No new names")
    assert shown(reader) == []
    assert panel.pages.currentWidget() is panel.empty
    qtbot.keyClick(reader.pane.view, KEY.Key_U)
    assert reader.side.currentWidget() is panel

"""The window: going about, undo, notices, closing and coming back."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.opened import open_window
from ui.app.workspace import Place
from ui.kit.theme import DARK, LIGHT, apply_theme, colour, is_dark
from ui.shell.main_window import MainWindow


def test_places_go_back_and_forward(window: MainWindow, qtbot: QtBot) -> None:
    frame, workspace = window.frame, window.workspace
    source = workspace.case.sources.ids()[0]
    workspace.show(Place("source", source))
    workspace.show(Place("claims"))
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame.places.current == Place("source", source)
    assert frame.view.title == "Source"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert frame.view.title == "Sources"
    assert not frame.back_button.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert frame.view.title == "Source"


def test_every_part_opens_from_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    for key, title in (("2", "Actors"), ("3", "Claims"), ("4", "Briefs"), ("5", "History"), ("1", "Sources")):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.frame.view.title == title
        assert window.frame.navigation.items[window.frame.places.current.kind].isChecked()


def test_undo_is_labelled_and_takes_back(window: MainWindow, qtbot: QtBot) -> None:
    case = window.workspace.case
    case.actors.add("Khalifa Haftar")
    assert window.commands.actions["edit.undo"].text() == "Undo Add actor “Khalifa Haftar”"
    window.frame.view.setFocus()
    qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier)
    assert case.actors.count() == 0
    assert window.commands.actions["edit.redo"].text() == "Redo Add actor “Khalifa Haftar”"
    assert "Undone" in window.frame.status.saved.text()
    qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert case.actors.count() == 1


def test_undo_in_a_field_takes_back_typing_only(window: MainWindow, qtbot: QtBot) -> None:
    case = window.workspace.case
    case.actors.add("Khalifa Haftar")
    field: QLineEdit = window.frame.view.filter
    field.setFocus()
    qtbot.keyClicks(field, "minsk")
    qtbot.keyClick(field, "z", Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert case.actors.count() == 1


def test_counts_and_attention_follow_the_case(window: MainWindow, qtbot: QtBot) -> None:
    items = window.frame.navigation.items
    assert items["library"].count == "2"
    window.workspace.case.claims.add("Nobody says this")
    qtbot.waitUntil(lambda: items["claims"].count == "1", timeout=2000)
    assert items["claims"].attention == "1 without support"


def test_dropped_files_are_taken_in_wherever_they_fall(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    document = tmp_path / "notes.txt"
    document.write_text("A third source, dropped on the window.")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(document))])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.workspace.case.sources.count() == 3, timeout=15_000)
    qtbot.waitUntil(lambda: window.frame.view.title == "Source", timeout=5000)


def test_a_notice_acts_once_and_goes(window: MainWindow, qtbot: QtBot) -> None:
    done: list[str] = []
    window.workspace.notice("The clip is gone.", "info", "Undo", lambda: done.append("undone"))
    (row,) = window.frame.notices.rows
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert not window.frame.notices.rows


def test_the_last_place_and_the_last_case_come_back(window: MainWindow, qtbot: QtBot) -> None:
    path = window.workspace.case.path
    window.workspace.show(Place("claims"))
    window.close()
    again = open_window(qtbot, None)
    qtbot.waitUntil(lambda: again.frame is not None, timeout=10_000)
    assert again.workspace.case.path == path.resolve()
    assert again.frame.view.title == "Claims"
    again.close()


def test_closing_the_case_frees_it_and_shows_the_welcome(window: MainWindow, qtbot: QtBot) -> None:
    path = window.workspace.case.path
    window.close_case()
    assert not path.with_name(path.name + ".lock").exists()
    assert window.workspace is None
    assert window.opening.currentWidget() is window.opening.welcome
    assert not window.commands.actions["edit.palette"].isEnabled()


def test_the_palette_finds_commands_and_passages(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    palette = window._palette
    qtbot.keyClicks(palette.input, "minsk")
    qtbot.waitUntil(lambda: any(one.aside == "Source" for one in palette.model.entries), timeout=5000)
    hit = next(row for row, one in enumerate(palette.model.entries) if one.aside == "Source")
    palette.list.setCurrentIndex(palette.model.index(hit, 0))
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert window.frame.view.title == "Source"
    place = window.frame.places.current
    text = window.workspace.case.sources.text(place.id)
    assert text[place.start : place.end] == "Minsk"
    window.open_palette()
    qtbot.keyClicks(palette.input, "history")
    assert palette.model.entries[0].title == "History"
    qtbot.keyClick(palette.input, Qt.Key.Key_Return)
    assert window.frame.view.title == "History"


def test_light_and_dark_are_put_in_force(window: MainWindow) -> None:
    app = QApplication.instance()
    apply_theme(app, "dark")
    assert is_dark()
    assert colour("surface").name() == DARK["surface"]
    assert app.palette().base().color().name() == DARK["surface"]
    apply_theme(app, "light")
    assert colour("surface").name() == LIGHT["surface"]


def test_every_view_can_be_grabbed_in_both_themes(window: MainWindow) -> None:
    app = QApplication.instance()
    for mode in ("light", "dark"):
        apply_theme(app, mode)
        for kind in ("library", "actors", "claims", "briefs", "history", "search"):
            window.workspace.show(Place(kind))
            picture = window.grab().toImage()
            ground = picture.pixelColor(window.width() // 2, window.height() - 60)
            assert ground.lightness() > 200 if mode == "light" else ground.lightness() < 60
    apply_theme(app, "light")

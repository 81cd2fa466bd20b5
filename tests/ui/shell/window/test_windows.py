"""Several windows on one case: one workspace, places of their own, and all empty when it is put away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.opened import open_window
from ui.app.place import Place
from ui.shell.main_window import MainWindow
from workbench.case import Case

PASSPHRASE = "correct horse battery"
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def second(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """One more window, opened with its key."""
    yield another(window, qtbot)
    for host in list(window.session.hosts):
        host.close()


def another(window: MainWindow, qtbot: QtBot) -> MainWindow:
    known = set(window.session.hosts)
    qtbot.keyClick(window, Qt.Key.Key_W, BOTH)
    [made] = set(window.session.hosts) - known
    assert isinstance(made, MainWindow)
    bring_forward(made, qtbot)
    return made


def bring_forward(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)


def test_both_show_the_same_case_and_each_has_places_of_its_own(
    window: MainWindow, second: MainWindow, qtbot: QtBot
) -> None:
    assert second.workspace is window.workspace
    assert window.frame is not None
    assert second.frame is not None
    assert second.view is not window.view
    second.go(Place("claims"))
    assert window.frame.places.current == Place("library")
    assert window.workspace is not None
    window.workspace.case.claims.add("Said in both")
    for one in (window, second):
        assert one.frame is not None
        item = one.frame.navigation.items["claims"]
        qtbot.waitUntil(lambda item=item: item.count == "1", timeout=2000)
        assert one.commands.actions["edit.undo"].text() == "Undo Add claim “Said in both”"


def test_what_a_view_asks_for_comes_up_in_the_window_that_is_used(
    window: MainWindow, second: MainWindow, qtbot: QtBot
) -> None:
    workspace = second.workspace
    assert workspace is not None
    assert window.frame is not None
    assert second.frame is not None
    workspace.show(Place("actors"))
    workspace.notice("Here.")
    assert second.frame.places.current == Place("actors")
    assert [row.notice.text for row in second.frame.notices.rows] == ["Here."]
    bring_forward(window, qtbot)
    workspace.show(Place("claims"))
    workspace.notice("There.")
    assert window.frame.places.current == Place("claims")
    assert second.frame.places.current == Place("actors")
    assert [row.notice.text for row in window.frame.notices.rows] == ["There."]


def test_closing_one_keeps_the_case_and_closing_the_last_closes_it(
    window: MainWindow, second: MainWindow
) -> None:
    workspace = window.workspace
    assert workspace is not None
    window.close()
    assert second.workspace is workspace
    assert not workspace.case.closed
    assert second.frame is not None
    second.go(Place("claims"))
    second.close()
    assert workspace.case.closed


def test_what_is_typed_in_a_window_that_closes_is_saved(
    window: MainWindow, second: MainWindow, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    case = window.workspace.case
    actor = case.actors.add("Khalifa Haftar")
    second.go(Place("actor", actor.id))
    second.view.page.description.setPlainText("A field marshal")  # type: ignore[union-attr,attr-defined]
    second.close()
    assert case.actors.get(actor.id).description == "A field marshal"


def test_putting_the_case_away_empties_all_and_leaves_the_window_that_is_used(
    window: MainWindow, second: MainWindow, qtbot: QtBot
) -> None:
    second.close_case()
    assert window.session.hosts == [second]
    assert not window.isVisible()
    assert second.isVisible()
    assert window.frame is None
    assert second.frame is None
    assert second.opening.currentWidget() is second.opening.welcome


def test_quitting_closes_all(window: MainWindow, second: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    second.commands.actions["file.quit"].trigger()
    assert workspace.case.closed
    assert window.session.hosts == []


def test_locking_leaves_nothing_in_any_window(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "sealed.gwk"
    with Case.create(path, PASSPHRASE, title="Tobruk file", analyst="A. Analyst") as case:
        case.actors.add("Khalifa Haftar")
    first = open_window(qtbot, None)
    qtbot.waitUntil(lambda: first.opening.currentWidget() is first.opening.welcome)
    first.opening.open_path(path)
    unlock(first, qtbot)
    second = another(first, qtbot)
    for one, words in ((first, "half a thought"), (second, "another thought")):
        one.go(Place("actors"))
        one.view.new_entry()  # type: ignore[union-attr,attr-defined]
        one.view.entry.setText(words)  # type: ignore[union-attr,attr-defined]
    qtbot.keyClick(second, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert first.workspace is None
    assert first.session.hosts == [second]
    assert first.windowTitle() == ""
    held = [field.text() for field in every_field() if "thought" in field.text()]
    assert held == []
    unlock(second, qtbot)
    assert second.view.entry.text() == "another thought"  # type: ignore[union-attr,attr-defined]
    assert second.frame is not None
    told = " ".join(row.notice.text for row in second.frame.notices.rows)
    assert "“half a thought”" in told
    second.close()
    first.close()


def unlock(window: MainWindow, qtbot: QtBot) -> None:
    page = window.opening.unlock
    qtbot.waitUntil(lambda: window.opening.currentWidget() is page and page.open.isEnabled(), timeout=10_000)
    page.passphrase.setText(PASSPHRASE)
    page.open_case()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)


def every_field() -> list[QLineEdit]:
    return [widget for widget in QApplication.allWidgets() if isinstance(widget, QLineEdit)]

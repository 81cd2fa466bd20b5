"""A locked window holds nothing of the case, and gives everything back to the passphrase."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.opened import open_window
from ui.app.lock_after import lock_after, set_lock_after
from ui.app.workspace import Place
from ui.rooms.key.view import KeyView
from ui.shell.locking.idleness import Idleness
from ui.shell.main_window import MainWindow
from workbench.case import Case
from workbench.casefile.keys.recovery import code_of

PASSPHRASE = "correct horse battery"
NEEDLES = ("Rajma", "Haftar", "delegation", "Tobruk", "half a thought")


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    path = tmp_path / "work.gwk"
    with Case.create(path, PASSPHRASE, title="Tobruk file", analyst="A. Analyst") as case:
        source = case.sources.add_text("Haftar received a delegation in Rajma.", title="Rajma talks")
        case.clips.add(source.id, 0, 6, note="Haftar again")
        case.actors.add("Khalifa Haftar")
        case.claims.add("Haftar received a delegation.")
        brief = case.briefs.add(country="Libya", headline="Tobruk")
        case.briefs.state(brief.id, section="Summary", text="Haftar received a delegation.", kind="fact")
    return path


@pytest.fixture
def window(qtbot: QtBot, sealed: Path) -> Iterator[MainWindow]:
    window = open_window(qtbot, None)
    qtbot.waitUntil(lambda: window.opening.currentWidget() is window.opening.welcome)
    window.opening.open_path(sealed)
    unlock(window, qtbot)
    yield window
    window.close()


def unlock(window: MainWindow, qtbot: QtBot, passphrase: str = PASSPHRASE) -> None:
    page = window.opening.unlock
    qtbot.waitUntil(lambda: window.opening.currentWidget() is page and page.open.isEnabled(), timeout=10_000)
    page.passphrase.setText(passphrase)
    page.open_case()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)


def words_of(widget: QObject) -> str:
    """Everything a widget or a model shows or could show."""
    words = [widget.objectName()]
    if isinstance(widget, QLabel | QLineEdit):
        words.append(widget.text())
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        words.append(widget.toPlainText())
    if isinstance(widget, QTableView) and widget.model() is not None:
        words.append(_words_in(widget.model()))
    if isinstance(widget, QWidget):
        words += [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), widget.statusTip()]
    return "\n".join(words)


def _words_in(model: QAbstractItemModel) -> str:
    return "\n".join(
        str(model.index(row, column).data())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )


def test_after_locking_no_widget_holds_a_word_of_the_case(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    assert window.workspace is not None
    case = window.workspace.case
    source = case.sources.all()[0]
    for place in (
        Place("source", source.id),
        Place("actors"),
        Place("claims"),
        Place("briefs"),
        Place("history"),
    ):
        window.frame.go(place)
    window.open_palette()
    everything = "\n".join(map(words_of, QApplication.allWidgets()))
    assert all(needle in everything for needle in NEEDLES[:4]), "the test would see them"
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    if window.workspace is not None:
        # The palette had the keyboard.
        window.locker.lock()
    assert window.workspace is None
    held = [
        words for words in map(words_of, QApplication.allWidgets()) if any(one in words for one in NEEDLES)
    ]
    assert held == []
    assert window.windowTitle() == ""
    assert case.closed
    assert case.raw_key is None


def test_what_was_being_typed_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    window.frame.go(Place("actors"))
    window.frame.view.new_entry()
    qtbot.keyClicks(window.frame.view.entry, "half a thought")
    window.locker.lock("idle")
    page = window.opening.unlock
    assert "period of inactivity" in page.trouble.text()
    assert page.passphrase.hasFocus()
    unlock(window, qtbot)
    assert window.frame is not None
    assert window.frame.view.entry.text() == "half a thought"
    assert window.workspace is not None
    assert window.workspace.case.info("drafts") == ""


def test_a_wrong_passphrase_does_not_unlock(window: MainWindow, qtbot: QtBot) -> None:
    window.locker.lock()
    page = window.opening.unlock
    page.passphrase.setText("wrong")
    page.open_case()
    qtbot.waitUntil(lambda: "Wrong passphrase" in page.trouble.text(), timeout=10_000)
    assert window.frame is None
    unlock(window, qtbot)


def test_the_recovery_code_opens_the_case_and_a_slip_is_told(
    window: MainWindow, qtbot: QtBot, sealed: Path
) -> None:
    assert window.workspace is not None
    raw_key = window.workspace.case.raw_key
    assert raw_key
    code = code_of(raw_key)
    window.locker.lock()
    page = window.opening.unlock
    page.toggle_code()
    wrong = ("1" if code[7] != "1" else "2").join((code[:7], code[8:]))
    page.code.setText(wrong)
    page.open_case()
    qtbot.waitUntil(lambda: "group 2" in page.trouble.text(), timeout=10_000)
    page.code.setText(code.lower())
    page.open_case()
    qtbot.waitUntil(lambda: window.frame is not None, timeout=10_000)


def test_the_code_is_shown_to_whoever_knows_the_passphrase(window: MainWindow, qtbot: QtBot) -> None:
    assert window.frame is not None
    assert window.workspace is not None
    window.frame.go(Place("key"))
    view = window.frame.view
    assert isinstance(view, KeyView)
    view.code_passphrase.setText("wrong")
    view.show_code()
    qtbot.waitUntil(lambda: "not the passphrase" in view.code_trouble.text(), timeout=10_000)
    assert view.code.isHidden()
    view.code_passphrase.setText(PASSPHRASE)
    view.show_code()
    qtbot.waitUntil(view.code.isVisible, timeout=10_000)
    assert window.workspace.case.raw_key
    assert view._plain_code() == code_of(window.workspace.case.raw_key)


def test_the_passphrase_is_changed_from_the_window(window: MainWindow, qtbot: QtBot, sealed: Path) -> None:
    assert window.frame is not None
    first = window.frame
    window.frame.go(Place("key"))
    view = window.frame.view
    view.present.setText("wrong")
    view.new.setText("new words to remember")
    view.again.setText("new words to remember")
    view.change()
    qtbot.waitUntil(lambda: "is incorrect" in view.trouble.text(), timeout=10_000)
    view.present.setText(PASSPHRASE)
    view.change()
    qtbot.waitUntil(lambda: window.frame is not None and window.frame is not first, timeout=20_000)
    assert window.frame is not None
    assert any("passphrase is changed" in row.notice.text for row in window.frame.notices.rows)
    window.locker.lock()
    unlock(window, qtbot, "new words to remember")
    assert window.workspace is not None
    assert window.workspace.case.verify() == []


def test_a_plain_case_is_encrypted_and_cannot_be_locked_before(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "plain.gwk"
    Case.create(path, title="Plain").close()
    window = open_window(qtbot, path)
    window.locker.lock()
    assert window.workspace is not None
    assert window.frame is not None
    assert "nothing to lock" in window.frame.notices.rows[-1].notice.text
    first = window.frame
    window.frame.go(Place("key"))
    view = window.frame.view
    view.new.setText(PASSPHRASE)
    view.again.setText(PASSPHRASE)
    view.change()
    qtbot.waitUntil(lambda: window.frame is not None and window.frame is not first, timeout=20_000)
    assert window.workspace is not None
    assert window.workspace.case.encrypted
    window.close()


def test_nobody_at_the_window_locks_it_after_the_minutes_set(qtbot: QtBot) -> None:
    now, slept = [0.0], [0.0]
    idleness = Idleness(None, lambda: now[0], lambda: slept[0])
    why: list[str] = []
    idleness.away.connect(why.append)
    idleness.begin()
    assert lock_after() == 10
    now[0] = 599
    idleness.look()
    assert why == []
    now[0] = 600
    idleness.look()
    assert why == ["idle"]
    set_lock_after(0)
    now[0] = 10_000
    idleness.look()
    assert why == ["idle"]
    slept[0] = 30
    idleness.look()
    assert why == ["idle", "asleep"]
    idleness.end()


def test_a_key_is_a_sign_of_life(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    idleness = Idleness(None)
    idleness.begin()
    idleness._last_sign = 0.0
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert time.monotonic() - idleness._last_sign < 60
    assert line.text() == "a"
    idleness.end()

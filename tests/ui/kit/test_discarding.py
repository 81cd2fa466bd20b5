"""Widgets that left the screen go a few at a time, and leave nothing behind that Python takes for alive."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ui.kit.discarding import Discarded


def test_they_are_hidden_at_once_and_deleted_in_turns(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    column = QVBoxLayout(host)
    labels = [QLabel(str(number)) for number in range(50)]
    for label in labels:
        column.addWidget(label)
    host.show()
    gone = Discarded(host)
    for label in labels[:40]:
        gone.take(label)
    assert all(label.isHidden() for label in labels[:40])
    gone._delete_some()
    qtbot.wait(0)
    assert any(isValid(label) for label in labels[:40])
    qtbot.waitUntil(lambda: not any(isValid(label) for label in labels[:40]), timeout=5000)
    assert all(isValid(label) for label in labels[40:])
    assert column.count() == 10


def test_what_went_with_its_parent_is_left_alone(qtbot: QtBot) -> None:
    host, parent = QWidget(), QWidget()
    qtbot.addWidget(host)
    gone = Discarded(host)
    child = QLabel("child", parent)
    gone.take(child)
    parent.deleteLater()
    qtbot.waitUntil(lambda: not isValid(child), timeout=5000)
    gone._delete_some()
    assert isValid(host)

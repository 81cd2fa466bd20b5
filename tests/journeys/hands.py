"""Mouse and keyboard on the real window: what a person does, and nothing else."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.reading.text_view import ReaderTextView
from ui.shell.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


class Hands:
    """A person at the window."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """One click, in the middle unless said otherwise."""
        self.qtbot.mouseClick(widget, LEFT, pos=at or widget.rect().center())

    def type(self, words: str) -> None:
        """Type into what has the focus; letters outside ASCII are pasted, as many people do."""
        if words.isascii():
            self.qtbot.keyClicks(self.focus(), words)
        else:
            QGuiApplication.clipboard().setText(words)
            self.key(Qt.Key.Key_V, CTRL)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key on what has the focus."""
        self.qtbot.keyClick(self.focus(), key, modifiers)

    def fill(self, field: QWidget, words: str) -> None:
        """Click into a field, replace what is there, leave the rest to it."""
        self.click(field)
        self.qtbot.keyClick(field, Qt.Key.Key_A, CTRL)
        self.qtbot.keyClicks(field, words)

    def focus(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget()
        return found if found is not None else self.window

    def drop(self, paths: list[Path]) -> None:
        """Drop files on the window, as a file manager does."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place = QPointF(self.window.rect().center())
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place.toPoint(), copy, data, LEFT, none)
        QApplication.sendEvent(self.window, enter)
        QApplication.sendEvent(self.window, QDropEvent(place, copy, data, LEFT, none))

    def select(self, view: ReaderTextView, words: str) -> None:
        """Drag the mouse over words of the text."""
        start = view.text.index(words)
        view.setFocus()
        seen: list[tuple[QPoint, QPoint]] = []

        def settled() -> bool:
            seen.append((self._place(view, start), self._place(view, start + len(words))))
            return len(seen) > 3 and seen[-1] == seen[-3]

        self.until(settled)
        first, last = seen[-1]
        port = view.viewport()
        self.qtbot.mousePress(port, LEFT, pos=first)
        self.qtbot.mouseMove(port, first + QPoint(12, 0))
        self.qtbot.mouseMove(port, last)
        self.qtbot.mouseRelease(port, LEFT, pos=last)
        self.until(lambda: view.selected_range() == (start, start + len(words)))

    @staticmethod
    def _place(view: ReaderTextView, position: int) -> QPoint:
        cursor = view.textCursor()
        cursor.setPosition(view._map.to_document(position))
        box = view.cursorRect(cursor)
        return QPoint(box.left() + 1, box.center().y())

    def until(self, condition: Any, timeout: int = 20_000) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(condition, timeout=timeout)

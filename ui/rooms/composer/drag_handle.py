"""The gutter beside a statement: a handle to drag it by, a bullet, a dot for the worst finding."""

from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.kit.dragging import STATEMENT, ids_as_mime
from ui.kit.paragraph_editor import SEVERITY_SHADE, StatementText
from ui.kit.theme import colour
from workbench.briefs import Statement

GUTTER = 28
DRAG_AFTER = 6
"""Pixels the mouse moves before a drag begins."""


class Box(Protocol):
    """What the gutter asks of its statement."""

    text: StatementText
    statement: Statement
    bulleted: bool
    worst: str

    @property
    def lively(self) -> bool:
        """Whether the mouse or the caret is there."""


class Grip(QWidget):
    """The handle in the gutter: drag it to put the statement elsewhere."""

    def __init__(self, box: "Box") -> None:
        super().__init__()
        self._box = box
        self._pressed: QPoint | None = None
        self.setFixedWidth(GUTTER)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag to move this statement (Alt+Up, Alt+Down)")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where the drag would begin."""
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin the drag."""
        if self._pressed is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= DRAG_AFTER:
            self._pressed = None
            self._box.text.save_now()
            drag = QDrag(self)
            drag.setMimeData(self._mime())
            # Other programs copy its words; they would refuse what can only be moved.
            actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
            drag.exec(actions, Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click brings the caret in."""
        self._pressed = None
        self._box.text.setFocus()

    def _mime(self) -> QMimeData:
        words = self._box.statement.text
        return ids_as_mime(STATEMENT, [self._box.statement.id], self._box.text.for_others(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Six dots while the statement is under the mouse or worked on, a bullet in a list."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        line = self._box.text.fontMetrics().height()
        middle = self._box.text.y() + 2 + line * 0.62
        if self._box.lively:
            painter.setBrush(colour("faint"))
            for column in (4, 9):
                for step in (-5, 0, 5):
                    painter.drawEllipse(QPoint(column, round(middle) + step), 1, 1)
        if self._box.bulleted:
            painter.setBrush(colour("text"))
            painter.drawEllipse(QPoint(GUTTER - 8, round(middle)), 2, 2)
        if self._box.worst:
            painter.setBrush(colour(SEVERITY_SHADE[self._box.worst]))
            painter.drawEllipse(QPoint(GUTTER - 8, round(middle) + line), 3, 3)
        painter.end()

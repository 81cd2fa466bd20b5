"""A line to type in and what matches below it: arrows move, Enter takes, Escape leaves."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ui.kit.entry_line import EntryLine
from ui.kit.leaving_fields import is_esc
from ui.kit.words import muted

LINES = 7


class Picker(QFrame):
    """Opens under what it is for. A subclass looks for matches and says what taking one does."""

    left = Signal()

    def __init__(self, model: QAbstractItemModel, typing: tuple[str, str], matches: str) -> None:
        """`typing` is what the line says while it is empty, and its name; `matches` the name of the list."""
        super().__init__()
        self._options = model
        self.line = EntryLine(*typing)
        self.line.textChanged.connect(self.look_for)
        self.line.installEventFilter(self)
        self.list = QListView()
        self.list.setModel(model)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(matches)
        self.list.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.more = muted("", wrap=False)
        column.addWidget(self.more)

    def look_for(self, query: str) -> None:
        """Show what matches."""
        raise NotImplementedError

    def take(self, index: QModelIndex) -> None:
        """Choose a line of the list."""
        raise NotImplementedError

    def fit(self, more: str) -> None:
        """Be as high as the matches; `more` is said below them."""
        self.more.setText(more)
        self.more.setVisible(bool(more))
        rows = self._options.rowCount()
        self.list.setFixedHeight(min(max(rows, 1), LINES) * max(self.list.sizeHintForRow(0), 22) + 6)
        self.list.setVisible(bool(rows))
        if rows:
            self.list.setCurrentIndex(self._options.index(0, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter takes, Escape leaves."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and not self.line.text():
            self.left.emit()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = max(0, min(self._options.rowCount() - 1, row + step))
            self.list.setCurrentIndex(self._options.index(row, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._options.rowCount():
                self.take(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


def put_away(picker: QWidget) -> None:
    """Take a picker off the screen for good."""
    picker.hide()
    picker.deleteLater()

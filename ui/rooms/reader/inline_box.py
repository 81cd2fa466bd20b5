"""A small box at the selection: one line to type in, a list to choose from. Enter takes, Esc leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.kit.entry_line import EntryLine
from ui.kit.entry_list import Entry, EntryList, EntryModel
from ui.kit.leaving_fields import is_esc
from ui.kit.words import muted
from ui.parts.passages import set_direction

WIDTH = 400
_ROWS = 8


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: words, a quieter line below, words aside, and what it stands for."""

    words: str
    why: str = ""
    value: object = None
    aside: str = ""
    picture: str = "actors"
    is_heading: bool = False
    """Whether it only tells something. Where it stands first and is not passed over, one must be chosen."""
    is_passed: bool = False
    is_new: bool = False
    """Whether Shift+Enter takes it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, and what was chosen of the list if anything was."""

    typed: str
    option: Option | None


class InlineBox(QFrame):
    """Asks one thing without leaving the text. One box serves every question of the reader."""

    taken = Signal(Answer)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.question = muted("", wrap=True)
        self.question.setContentsMargins(12, 8, 12, 0)
        self.input = EntryLine()
        self.input.setObjectName("overlayInput")
        self.model = EntryModel(self)
        self.list = EntryList(self.model)
        self.list.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.question)
        column.addWidget(self.input)
        column.addWidget(self.list)
        self._options: Callable[[str], Sequence[Option]] = _none
        self._shown: list[Option] = []
        self.input.textEdited.connect(self._refresh)
        self.input.installEventFilter(self)
        self.hide()

    def ask(
        self,
        question: str,
        words: str,
        options: Callable[[str], Sequence[Option]],
        at: QPoint,
        placeholder: str = "",
    ) -> None:
        """Ask at a point of the parent; `options(typed)` gives what may be chosen."""
        self._options = options
        self.question.setText(question)
        self.input.setAccessibleName(question)
        self.input.setPlaceholderText(placeholder)
        self.input.propose(words)
        set_direction(self.input, words)
        self._refresh(words)
        self._place(at)
        self.show()
        self.raise_()
        self.input.setFocus()
        self.input.selectAll()

    def _place(self, at: QPoint) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self.adjustSize()
        x = max(8, min(at.x(), host.width() - self.width() - 8))
        below = at.y() + self.height() + 8 <= host.height()
        y = at.y() if below else max(8, host.height() - self.height() - 8)
        self.move(x, y)

    def _refresh(self, typed: str) -> None:
        self._shown = list(self._options(typed.strip()))
        self.model.show_entries([Entry(one.words, one.why, one.aside, one.picture) for one in self._shown])
        self.list.setVisible(bool(self._shown))
        if self._shown:
            self._go_to(1 if self._shown[0].is_passed and len(self._shown) > 1 else 0)
            rows = range(min(len(self._shown), _ROWS))
            self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in rows) + 10)
        self.adjustSize()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down, Enter and Esc work from the line."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._leave()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._take_new()
            else:
                self._take()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._shown:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """To the next line that can be chosen, from the last to the first."""
        row = self.list.currentIndex().row()
        for _row in self._shown:
            row = (row + by) % len(self._shown)
            if not self._shown[row].is_heading:
                self._go_to(row)
                return

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _take_new(self) -> None:
        rows = [row for row, option in enumerate(self._shown) if option.is_new]
        if rows:
            self._go_to(rows[0])
        self._take()

    def _on_clicked(self, _index: QModelIndex) -> None:
        self._take()

    def _take(self) -> None:
        typed = self.input.text().strip()
        row = self.list.currentIndex().row()
        option = self._shown[row] if self._shown and row >= 0 else None
        if not typed and option is None:
            return
        if option is not None and option.is_heading:
            self._step(1)
            return
        self.hide()
        self.taken.emit(Answer(typed, option))

    def _leave(self) -> None:
        if self.isVisible():
            self.hide()
            self.left.emit()


def _none(_typed: str) -> Sequence[Option]:
    return ()

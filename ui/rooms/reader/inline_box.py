"""A small box at the selection: one line to type in, a list to choose from. Enter takes, Esc leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.kit.entry_line import EntryLine
from ui.kit.entry_list import Entry, EntryList, EntryModel
from ui.kit.leaving_fields import is_esc
from ui.kit.words import muted
from ui.parts.passages import set_direction

WIDTH = 480
_ROWS = 8
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


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


def nothing_fits(words: str, why: str = "") -> Option:
    """A line that says that nothing can be chosen, where only what is listed can be."""
    return Option(words, why, is_heading=True, picture="info")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, and what was chosen of the list if anything was."""

    typed: str
    option: Option | None


class InlineBox(QFrame):
    """Asks one thing without leaving the text. One box serves every question of the reader."""

    taken = Signal(Answer)
    """Whoever does what was answered puts the box away; until then it stays as it is."""
    left = Signal()
    """Esc: nothing is wanted."""

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
        self._column = column = QVBoxLayout(self)
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
        of: str = "",
    ) -> None:
        """Ask at a point of the parent; `options(typed)` gives what may be chosen.

        What was typed and not added waits for the passage that the question is `of`, "" where it need not.
        """
        self._options = options
        self.question.setText(question)
        self.input.belong_to("")
        self.input.setAccessibleName(question)
        self.input.setPlaceholderText(placeholder)
        self.input.belong_to(of)
        if self.input.typed():
            words = self.input.text()
        else:
            self.input.propose(words)
        set_direction(self.input, words)
        self._refresh(words)
        self._place(at)
        self.show()
        self.raise_()
        self.input.setFocus()
        # from the end to the start, so that a long sentence is seen from its first word
        self.input.setSelection(len(words), -len(words))

    def settle(self) -> None:
        """Put the box away: what was typed has been added, or was given up."""
        self.input.clear()
        self.hide()

    def _place(self, at: QPoint) -> None:
        host = self.parentWidget()
        if host is None:
            return
        self._fit()
        x = max(8, min(at.x(), host.width() - self.width() - 8))
        below = at.y() + self.height() + 8 <= host.height()
        y = at.y() if below else max(8, host.height() - self.height() - 8)
        self.move(x, y)

    def _refresh(self, typed: str) -> None:
        self._shown = list(self._options(typed.strip()))
        self.input.offer(not self._shown or not all(one.is_heading for one in self._shown))
        self.model.show_entries([Entry(one.words, one.why, one.aside, one.picture) for one in self._shown])
        self.list.setVisible(bool(self._shown))
        if self._shown:
            self._go_to(1 if self._shown[0].is_passed and len(self._shown) > 1 else 0)
            rows = range(min(len(self._shown), _ROWS))
            self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in rows) + 10)
        self._fit()

    def _fit(self) -> None:
        """As high as its words are at its width: the hint of wrapped words is of a narrower box."""
        self.ensurePolished()
        self._column.activate()
        self.resize(self.width(), self._column.heightForWidth(self.width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, down, Enter and Esc work from the line."""
        if is_esc(event, QEvent.Type.ShortcutOverride):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._on_focus_out(event.reason())
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.settle()
            self.left.emit()
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
        self.taken.emit(Answer(typed, option))

    def _on_focus_out(self, reason: Qt.FocusReason) -> None:
        """Stay while another program or a menu has the keys; what was typed of a passage waits for it."""
        if reason in _PASSING or not self.isVisible():
            return
        if self.input.of:
            self.hide()
        else:
            self.settle()


def _none(_typed: str) -> Sequence[Option]:
    return ()

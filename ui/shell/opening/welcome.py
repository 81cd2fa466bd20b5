"""The first thing one sees: begin, open, look at the sample, or go on where one was."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.kit.icons import icon
from ui.kit.layouts import empty
from ui.kit.theme import colour
from ui.kit.words import Words, muted
from ui.shell.opening.recent import recent_cases

SENTENCE = "Write risk briefs in which every sentence links to its source."


class Choice(QAbstractButton):
    """A wide quiet button: picture, words, and a second line."""

    def __init__(self, picture: str, title: str, detail: str, key: str = "") -> None:
        super().__init__()
        self._picture, self._detail, self._key = picture, detail, key
        self.setText(title)
        self.setAccessibleName(f"{title}. {detail}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Two lines and room around them."""
        return QSize(340, self.fontMetrics().height() * 2 + 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded ground under the mouse, a ring when focused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.setPen(colour("accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("raised") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 8, 8)
        icon(self._picture, "accent").paint(painter, QRect(12, (self.height() - 22) // 2, 22, 22))
        line = self.fontMetrics().height()
        top = (self.height() - 2 * line - 2) // 2
        words = QRect(46, top, self.width() - 56, line)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(self.font())
        painter.setPen(colour("faint"))
        painter.drawText(words, Qt.AlignmentFlag.AlignRight, self._key)
        painter.setPen(colour("muted"))
        under = words.translated(0, line + 2)
        detail = self.fontMetrics().elidedText(self._detail, Qt.TextElideMode.ElideMiddle, under.width())
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, detail)
        painter.end()


class WelcomePage(QWidget):
    """Says what one can do and lists the recent cases by their files."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(Path)
    """The path of a recent case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark = QLabel()
        mark.setPixmap(icon("groundwork").pixmap(48, 48))
        name = Words("Groundwork", "text", 2.0, bold=True, wrap=False)
        self.busy = Words("", "accent", wrap=False)
        self.new = Choice("plus", "New case", "One file, encrypted by default", "Ctrl+Shift+N")
        self.open = Choice("folder", "Open a case…", "A .gwk file on this computer", "Ctrl+Shift+O")
        invented = "A finished brief and its sources, all invented"
        self.sample = Choice("sample", "Open the sample case", invented)
        self.new.clicked.connect(self._on_new)
        self.open.clicked.connect(self._on_open)
        self.sample.clicked.connect(self._on_sample)
        inner = QWidget()
        inner.setMaximumWidth(860)
        grid = QGridLayout(inner)
        grid.setHorizontalSpacing(48)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(mark, 0, 0, 1, 2)
        grid.addWidget(name, 1, 0, 1, 2)
        grid.addWidget(muted(SENTENCE, 1.05, wrap=False), 2, 0, 1, 2)
        grid.setRowMinimumHeight(3, 28)
        grid.addWidget(muted("Get started", wrap=False), 4, 0)
        self._recent_title = muted("Recent cases", wrap=False)
        grid.addWidget(self._recent_title, 4, 1)
        actions = QWidget()
        self._actions = _column(actions, self.new, self.open, self.sample)
        grid.addWidget(actions, 5, 0, Qt.AlignmentFlag.AlignTop)
        self._recent = QWidget()
        self._recent_column = _column(self._recent)
        grid.addWidget(self._recent, 5, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.busy, 6, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.addStretch(2)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.refresh()

    def refresh(self) -> None:
        """List the recent cases again."""
        empty(self._recent_column)
        paths = recent_cases()[:5]
        self._recent_title.setVisible(bool(paths))
        for path in paths:
            row = Choice("briefs", path.stem, str(path.parent))
            row.clicked.connect(partial(self._on_recent, path))
            self._recent_column.addWidget(row)

    def show_busy(self, words: str) -> None:
        """Say what is being done; no second thing meanwhile."""
        self.busy.setText(words)
        for part in (self.new, self.open, self.sample, self._recent):
            part.setEnabled(not words)

    def _on_new(self) -> None:
        self.new_wanted.emit()

    def _on_open(self) -> None:
        self.open_wanted.emit()

    def _on_sample(self) -> None:
        self.sample_wanted.emit()

    def _on_recent(self, path: Path, _checked: bool = False) -> None:
        self.recent_wanted.emit(path)


def _column(host: QWidget, *items: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(2)
    for item in items:
        column.addWidget(item)
    return column

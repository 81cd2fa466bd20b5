"""Messages in the window that stop nobody: they can be acted on, dismissed or left alone."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit.icons import icon
from ui.kit.notice import Notice
from ui.kit.theme import colour

PASSING = 6000
"""Milliseconds after which a notice that needs nothing goes by itself."""
MOST = 3
_LOOKS = {
    "info": ("info", "accent"),
    "good": ("check", "good"),
    "warning": ("warning", "warning"),
    "error": ("warning", "danger"),
}


class NoticeBar(QWidget):
    """The newest notices above the work, the newest lowest. Esc in it dismisses them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName("Notices")
        self.hide()

    @property
    def rows(self) -> list["NoticeRow"]:
        """What is shown, the oldest first."""
        items = [self._column.itemAt(number) for number in range(self._column.count())]
        found = [item.widget() for item in items if item is not None]
        return [row for row in found if isinstance(row, NoticeRow)]

    def show_notice(self, notice: Notice) -> None:
        """Show one; the same words twice are shown once."""
        for row in self.rows:
            if row.notice.text == notice.text:
                self.dismiss(row)
        for row in self.rows[: max(0, len(self.rows) - MOST + 1)]:
            self.dismiss(row)
        self._column.addWidget(NoticeRow(notice, self))
        self.show()

    def dismiss(self, row: "NoticeRow") -> None:
        """Take one away."""
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self.rows))

    def clear(self) -> None:
        """Take all away."""
        for row in self.rows:
            self.dismiss(row)


class NoticeRow(QWidget):
    """One notice with its button."""

    def __init__(self, notice: Notice, bar: NoticeBar) -> None:
        super().__init__(bar)
        self.notice = notice
        self._bar = bar
        picture, self._shade = _LOOKS.get(notice.severity, _LOOKS["info"])
        sign = QLabel()
        sign.setPixmap(icon(picture, self._shade).pixmap(18, 18))
        words = QLabel(notice.text)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 8, 6)
        line.setSpacing(10)
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        if notice.action and notice.run:
            self.button = QPushButton(notice.action)
            self.button.clicked.connect(self._act)
            line.addWidget(self.button)
        if notice.offer is not None:
            notice.offer.over.connect(self._end_offer)
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setToolTip("Dismiss")
        close.setAccessibleName("Dismiss this notice")
        close.clicked.connect(self._dismiss)
        line.addWidget(close)
        self.setAccessibleName(notice.text)
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(PASSING)
        self._passing.timeout.connect(self._dismiss)
        if not notice.action:
            self._pass_by()

    def _pass_by(self) -> None:
        """Go after a while, where nothing is left to be done."""
        if self.notice.severity in ("info", "good"):
            self._passing.start()

    def _end_offer(self) -> None:
        self.button.hide()
        self._pass_by()

    def _act(self) -> None:
        run = self.notice.run
        self._dismiss()
        if run:
            run()

    def _dismiss(self) -> None:
        self._bar.dismiss(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A faint ground in the colour of what it is about, closed by a hairline."""
        painter = QPainter(self)
        ground = QColor(colour(self._shade))
        ground.setAlphaF(0.10)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(self.rect(), ground)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour("line"))
        painter.end()

"""Messages in the window that stop nobody: they can be acted on, dismissed or left alone."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
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
LONGER = 30_000
"""The same for one that warns or offers something."""
MOST = 3
"""Notices at once; those that stay until they are dismissed are shown besides where they are more."""
WIDEST = 620
_MARGIN = 12
_LOOKS = {
    "info": ("info", "accent"),
    "good": ("check", "good"),
    "warning": ("warning", "warning"),
    "error": ("warning", "danger"),
}


class NoticeBar(QWidget):
    """The newest notices over the foot of the work, the newest lowest. Esc in it dismisses them.

    They lie over what is shown and never move it: who is about to click still finds it there.
    """

    def __init__(self, over: QWidget | None = None) -> None:
        """`over` is the widget at whose foot they appear; without one they stand by themselves."""
        super().__init__((over.parentWidget() or over) if over is not None else None)
        self._over = over
        if over is not None:
            over.installEventFilter(self)
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
        """Show one; the same words twice are shown once, and one of each topic."""
        for row in self.rows:
            if row.notice.text == notice.text or (notice.topic and row.notice.topic == notice.topic):
                self.dismiss(row)
        passing = [row for row in self.rows if not row.notice.stays]
        for row in passing[: max(0, len(self.rows) - MOST + 1)]:
            self.dismiss(row)
        self._column.addWidget(NoticeRow(notice, self))
        self._place()
        self.show()
        self.raise_()

    def dismiss(self, row: "NoticeRow") -> None:
        """Take one away."""
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(bool(self.rows))
        self._place()

    def clear(self) -> None:
        """Take all away."""
        for row in self.rows:
            self.dismiss(row)

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None or self._over is None:
            return
        area = self._over.geometry() if self._over is not host else host.rect()
        width = max(1, min(WIDEST, area.width() - 2 * _MARGIN))
        layout = self._column
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        height = min(max(height, layout.minimumSize().height()), area.height())
        left = area.x() + (area.width() - width) // 2
        self.setGeometry(left, area.bottom() + 1 - height - _MARGIN, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the work."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc dismisses them."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)


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
        self._passing.timeout.connect(self._dismiss)
        self._pass_by(LONGER if notice.action or notice.severity not in ("info", "good") else PASSING)

    def _pass_by(self, milliseconds: int) -> None:
        """Go after a while."""
        if not self.notice.stays:
            self._passing.start(milliseconds)

    def _end_offer(self) -> None:
        self.button.hide()
        self._pass_by(PASSING)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Whoever reads it has time."""
        self._passing.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """It was read."""
        self._pass_by(PASSING)
        super().leaveEvent(event)

    def _act(self) -> None:
        run = self.notice.run
        self._dismiss()
        if run:
            run()

    def _dismiss(self) -> None:
        self._bar.dismiss(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A faint ground in the colour of what it is about, framed by a hairline."""
        painter = QPainter(self)
        ground = QColor(colour(self._shade))
        ground.setAlphaF(0.10)
        # By the background: `fillRect` takes gradients too, whose hundreds of names are loaded at first use.
        for shade in (colour("surface"), ground):
            painter.setBackground(shade)
            painter.eraseRect(self.rect())
        painter.setPen(colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

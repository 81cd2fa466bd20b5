"""The left column: the rooms of the case with their counts and what needs attention."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.app.place import Place
from ui.app.room import Room, Rooms
from ui.app.workspace import Workspace
from ui.kit.icons import icon
from ui.kit.theme import colour
from workbench.casefile import Change


class NavigationItem(QAbstractButton):
    """Icon, title, count; a second line in the colour of a warning where something needs attention."""

    def __init__(self, room: Room, key: str) -> None:
        super().__init__()
        self.room = room
        self.count = ""
        self.attention = ""
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(room.title)
        self.setAccessibleName(room.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(f"{room.title} ({key})" if key else room.title)

    def show_counts(self, count: str, attention: str) -> None:
        """Show how many there are and what needs attention."""
        if (count, attention) == (self.count, self.attention):
            return
        self.count, self.attention = count, attention
        self.setAccessibleName(", ".join(part for part in (self.room.title, count, attention) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line, or two."""
        line = self.fontMetrics().height()
        return QSize(170, line + 12 + (line if self.attention else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Quiet until hovered, checked or focused."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 1, 0, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if self.isChecked() else "raised"))
            painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 6, 6)
        height = self.fontMetrics().height() + 12
        drawing = icon(self.room.icon, "accent" if self.isChecked() else "muted")
        drawing.paint(painter, QRect(10, (height - 18) // 2, 18, 18))
        inner = QRect(38, 0, self.width() - 38 - 12, height)
        if self.isChecked():
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("text"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, self.room.title)
        painter.setFont(self.font())
        painter.setPen(colour("muted"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self.count)
        if self.attention:
            small = QFont(self.font())
            small.setPointSizeF(small.pointSizeF() * 0.88)
            painter.setFont(small)
            painter.setPen(colour("warning"))
            under = QRect(38, height - 8, self.width() - 48, self.fontMetrics().height())
            words = painter.fontMetrics().elidedText(
                self.attention, Qt.TextElideMode.ElideRight, under.width()
            )
            painter.drawText(under, middle | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


class Navigation(QWidget):
    """The rooms, the case's title and a way to search everything."""

    chosen = Signal(Place)
    """The room that was chosen."""
    search_wanted = Signal()

    def __init__(self, workspace: Workspace, rooms: Rooms) -> None:
        super().__init__()
        self.workspace = workspace
        self._rooms = rooms
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(168)
        self.items = {room.name: NavigationItem(room, key) for room, key in rooms.with_keys()}
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        font = QFont(self._title.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self.search = QPushButton("Search  Ctrl+K")
        self.search.setObjectName("searchEverything")
        self.search.setIcon(icon("search"))
        self.search.setToolTip("Search everything, or run a command (Ctrl+K)")
        self.search.setAccessibleName("Search everything, or run a command")
        self.search.clicked.connect(self._on_search)
        self._build()
        self._recount = QTimer(self)
        self._recount.setSingleShot(True)
        self._recount.setInterval(250)
        self._recount.timeout.connect(self._recount_due)
        self._due: set[str] = set()
        workspace.changed.connect(self._on_changed)
        self.recount()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(2)
        self._steps = QHBoxLayout()
        self._steps.setContentsMargins(0, 0, 0, 4)
        self._steps.setSpacing(4)
        self._steps.addWidget(self.search, 1)
        column.addLayout(self._steps)
        self._title.setContentsMargins(10, 8, 8, 8)
        column.addWidget(self._title)
        for item in self.items.values():
            item.clicked.connect(self._on_clicked)
            column.addWidget(item)
        column.addStretch(1)

    def add_steps(self, steps: QLayout) -> None:
        """Put the buttons for back and forward beside the search."""
        self._steps.insertLayout(0, steps)

    def show_place(self, place: Place) -> None:
        """Mark where one is."""
        wanted = self._rooms.listed_for(place.kind)
        for name, item in self.items.items():
            # An exclusive button cannot be unchecked, and a search belongs to no room that is listed.
            item.setAutoExclusive(False)
            item.setChecked(name == wanted)
            item.setAutoExclusive(True)

    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, NavigationItem):
            self.chosen.emit(Place(item.room.name))

    def _on_search(self) -> None:
        self.search_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk through the rooms."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        items = list(self.items.values())
        focused = self.focusWidget()
        if step and isinstance(focused, NavigationItem):
            items[(items.index(focused) + step) % len(items)].setFocus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def _on_changed(self, change: Change) -> None:
        # Counts may lag a moment behind a burst of changes; the views themselves do not.
        self._due |= {name for name, item in self.items.items() if _may_alter(change, item.room)}
        self._recount.start()

    def recount(self) -> None:
        """Read the counts of all rooms again."""
        self._due = set(self.items)
        self._recount_due()

    def _recount_due(self) -> None:
        case = self.workspace.case
        if case.closed:
            # A change came just before the case was put away.
            return
        self._title.setText(case.title)
        due, self._due = self._due, set()
        for name, item in self.items.items():
            if name in due and item.room.standing is not None:
                known = item.room.standing(case)
                item.show_counts(f"{known.count:,}" if known.count else "", known.attention)


def _may_alter(change: Change, room: Room) -> bool:
    return not room.counts or not room.counts.isdisjoint(change.affected)

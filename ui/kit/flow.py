"""A layout that puts widgets beside one another and begins a new line where there is no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items from the leading edge on, wrapped like words."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        # Before the rest: Qt invalidates a layout that it gives to a widget.
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._smallest: QSize | None = None
        self._placed_in: QRect | None = None
        super().__init__(parent)
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._forget()
        self._items.append(item)

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out, or None."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the lines need; Qt asks for it many times between two changes."""
        if width not in self._heights:
            self._heights[width] = self._arrange(QRect(0, 0, width, 0), place=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Something in it takes another room."""
        self._forget()
        super().invalidate()

    def _forget(self) -> None:
        self._heights.clear()
        self._smallest = self._placed_in = None

    def setGeometry(self, rect: QRect) -> None:
        """Place the items; Qt asks for it whenever anything around them moves."""
        if rect != self._placed_in:
            super().setGeometry(rect)
            self._arrange(rect, place=True)
            self._placed_in = QRect(rect)

    def sizeHint(self) -> QSize:
        """As small as it may be."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest item must fit."""
        if self._smallest is None:
            size = QSize()
            for item in self._items:
                size = size.expandedTo(item.minimumSize())
            self._smallest = size
        return self._smallest

    def _arrange(self, rect: QRect, place: bool) -> int:
        line: list[tuple[QLayoutItem, QSize]] = []
        x, y = rect.x(), rect.y()
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if line and x + size.width() > rect.right() + 1:
                y += self._finish_line(line, rect.x(), y, place) + self._gap
                line, x = [], rect.x()
            line.append((item, size))
            x += size.width() + self._gap
        return y + self._finish_line(line, rect.x(), y, place) - rect.y()

    def _finish_line(self, line: list[tuple[QLayoutItem, QSize]], x: int, y: int, place: bool) -> int:
        height = max((size.height() for _item, size in line), default=0)
        if place:
            for item, size in line:
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self._gap
        return height


def flowing(*widgets: QWidget, gap: int = 4) -> QWidget:
    """Widgets beside one another, in as many lines as the width asks for."""
    host = QWidget()
    layout = FlowLayout(host, gap)
    for widget in widgets:
        layout.addWidget(widget)
    return host

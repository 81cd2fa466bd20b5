"""Controls that behave inside a page that scrolls."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.parts.words import ink


class Choice(QComboBox):
    """A list of (value, words); `save` gets the value that the user chose."""

    def __init__(
        self, choices: Iterable[tuple[str, str]], save: Callable[[str], object], name: str = ""
    ) -> None:
        super().__init__()
        self._save = save
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other values; the one in force stays when it is among them."""
        value = self.value()
        self.clear()
        for choice, words in choices:
            self.addItem(words, choice)
        if value:
            self.show_value(value)

    def value(self) -> str:
        """The value in force."""
        return str(self.currentData() or "")

    def show_value(self, value: str) -> None:
        """Show what the case holds; a value that is not on offer is added as it is."""
        index = self.findData(value)
        if index < 0:
            self.addItem(value, value)
            index = self.count() - 1
        self.setCurrentIndex(index)

    def _on_activated(self, _index: int) -> None:
        self._save(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Rolling over a closed list scrolls the page; it never changes a value."""
        event.ignore()


class MenuChoice(QToolButton):
    """The same as words that open a menu: for fields that should read as part of a text."""

    def __init__(
        self, choices: Iterable[tuple[str, str]], save: Callable[[str], object], name: str = ""
    ) -> None:
        super().__init__()
        self._save = save
        self._name = name
        self._value = ""
        self._words: dict[str, str] = {}
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (value, words)."""
        self._words = dict(choices)
        self._menu.clear()
        for value, words in self._words.items():
            self._menu.addAction(words, lambda value=value: self._choose(value))
        self.show_value(self._value)

    def value(self) -> str:
        """The value in force."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show what the case holds; a value that is not on offer is shown as it is, and marked."""
        self._value = value
        words = self._words.get(value, f"{value} (not on this scale)")
        self.setText(f"{words} ▾")
        self.setAccessibleName(f"{self._name}: {words}")
        shade = "text" if value in self._words and value else "muted" if not value else "warning"
        self.set_shade(shade)

    def set_shade(self, shade: str) -> None:
        """Write the words in a colour of the theme."""
        more = "QToolButton { padding: 2px 4px; } QToolButton::menu-indicator { image: none; }"
        ink(self, "QToolButton", shade, more)

    def _choose(self, value: str) -> None:
        self.show_value(value)
        self._save(value)


class Column(QScrollArea):
    """A column that scrolls up and down; widgets go into `box`."""

    def __init__(self, margin: int = 12, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.box = QVBoxLayout(self.body)
        self.box.setContentsMargins(margin, margin, margin, margin)
        self.box.setSpacing(gap)
        self.setWidget(self.body)

    def empty(self) -> None:
        """Take everything out."""
        while item := self.box.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

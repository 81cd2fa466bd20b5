"""Controls that behave inside a page that scrolls."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.kit.layouts import empty
from ui.kit.saved_line import paint_state
from ui.kit.saver import Saver
from ui.kit.theme import colour
from ui.kit.unsaved import LASTING_NAME, Save
from ui.kit.words import ink

_NOT_SAVED = " (not saved)"
_FLAT = (
    "QPushButton { background: transparent; border: none; padding: 2px 3px; text-align: left; }"
    "QPushButton:hover, QPushButton:focus { text-decoration: underline; }"
    "QPushButton::menu-indicator { image: none; width: 0; }"
)


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

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark of a list, which the style sheet's flat look leaves out."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(colour("muted"))
        side = Qt.AlignmentFlag
        painter.drawText(self.rect().adjusted(0, 0, -9, 0), side.AlignRight | side.AlignVCenter, "▾")
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Rolling over a closed list scrolls the page; it never changes a value."""
        event.ignore()


class SavedChoice(Choice):
    """A list whose value is saved at once; `save` gets the id of the thing and the value.

    A value that is refused stays chosen, is marked, and is tried again.
    """

    def __init__(self, choices: Iterable[tuple[str, str]], save: Save, name: str = "") -> None:
        self.saver: Saver
        super().__init__(choices, self._on_chosen, name)
        self.saver = Saver(self, self.value, self._show_value, save, told=self._on_state)

    def hold_value(self, value: str, of: str) -> None:
        """Show what the case holds for a thing."""
        self.saver.hold(value, of)

    def choose(self, value: str) -> None:
        """As if this value were chosen by hand."""
        self._show_value(value)
        self._on_chosen(value)

    def _on_chosen(self, _value: str) -> None:
        self.saver.typed()
        self.saver.save_now()

    def _show_value(self, value: str) -> None:
        super().show_value(value)

    def _on_state(self, _state: str) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin bar while the value is not saved."""
        super().paintEvent(event)
        paint_state(self, self.saver.state)


class MenuChoice(QPushButton):
    """The same as words that open a menu: for fields that should read as part of a text."""

    def __init__(self, choices: Iterable[tuple[str, str]], save: Save, name: str = "") -> None:
        super().__init__()
        self._name = name
        self.setProperty(LASTING_NAME, name)
        self._value = ""
        self._shade = ""
        self._fixed = False
        self._words: dict[str, str] = {}
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.saver = Saver(self, self.value, self.show_value, save, told=self._on_state)
        self.set_choices(choices)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these (value, words)."""
        self._words = dict(choices)
        self._menu.clear()
        for value, words in self._words.items():
            self._menu.addAction(words, partial(self.choose, value))
        self.show_value(self._value)

    def value(self) -> str:
        """The value in force."""
        return self._value

    def hold_value(self, value: str, of: str) -> None:
        """Show what the case holds for a thing."""
        if value == self.saver.held == self._value and of == self.saver.of:
            return
        self.saver.hold(value, of)
        self.show_value(self._value)

    def show_value(self, value: str) -> None:
        """Show what the case holds; a value that is not on offer is shown as it is, and marked."""
        self._value = value
        words = self._words.get(value, f"{value} (not on this scale)")
        self.setText(f"{words} ▾")
        self.setAccessibleName(f"{self._name}: {words}")
        if not self._fixed:
            known = value in self._words
            self._paint_in("muted" if not value else "text" if known else "warning")

    def set_shade(self, shade: str) -> None:
        """Write the words in this colour of the theme, whatever the value is."""
        self._fixed = True
        self._paint_in(shade)

    def _paint_in(self, shade: str) -> None:
        if shade != self._shade:
            self._shade = shade
            self._paint_words()

    def _paint_words(self) -> None:
        ink(self, "QPushButton", self._shade, _FLAT)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shade:
            self._paint_words()

    def _on_state(self, state: str) -> None:
        self.setText(self.text().removesuffix(_NOT_SAVED) + _NOT_SAVED * (state == "failed"))

    def choose(self, value: str) -> None:
        """As if this value were chosen by hand."""
        self.show_value(value)
        self.saver.typed()
        self.saver.save_now()


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
        empty(self.box)

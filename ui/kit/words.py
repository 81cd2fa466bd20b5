"""Labels, headings, quiet buttons and empty states: text is the interface."""

from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit.theme import colour, when_theme_changes

Target = TypeVar("Target")

_ROUNDS = 3
"""A paragraph, the box around it, and the page."""


def settle() -> None:
    """Lay out at once what waits for it.

    A paragraph knows its height once it has its width, and its neighbours move in a later turn of the event
    loop: painted in between, they overlap. What is laid out asks the widget around it in the next round.
    """
    for _round in range(_ROUNDS):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def scaled_font(widget: QWidget, factor: float, bold: bool = False) -> QFont:
    """The widget's font at `factor` of its size."""
    font = QFont(widget.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    else:
        font.setPixelSize(round(font.pixelSize() * factor))
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def ink(widget: QWidget, selector: str, shade: str, more: str = "") -> None:
    """Write a widget's words in a colour of the theme; nothing is done when they are."""
    style = f"{selector} {{ color: {colour(shade).name()}; }} {more}"
    if widget.styleSheet() != style:
        widget.setStyleSheet(style)


@cache
def _wrapping() -> QSizePolicy:
    """Of words that wrap: as high as the width they get makes them."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


_fonts: dict[tuple[float, bool], tuple[QFont, QFont]] = {}
"""By factor and weight: a font, and what is made of it. Nearly all labels begin with the same one."""


def _font_of(label: QLabel, factor: float, bold: bool) -> QFont:
    font = label.font()
    known = _fonts.get((factor, bold))
    if known is None or known[0] != font:
        known = _fonts[factor, bold] = (QFont(font), scaled_font(label, factor, bold))
    return known[1]


_palettes: dict[str, QPalette] = {}
"""By shade: a palette that gives its colour to words and leaves the rest to the theme."""


def _palette_of(shade: str) -> QPalette:
    if shade not in _palettes:
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, colour(shade))
        _palettes[shade] = palette
    return _palettes[shade]


class Words(QLabel):
    """A plain-text label in a colour of the theme; it follows when the theme changes.

    The window has hundreds of them, so what many have in common is made once.
    """

    def __init__(
        self,
        text: str = "",
        shade: str = "text",
        factor: float = 1.0,
        bold: bool = False,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(_font_of(self, factor, bold))
        if wrap:
            self.setWordWrap(True)
            self.setSizePolicy(_wrapping())
            self.setMinimumWidth(40)
        self.setText(text)
        self.set_shade(shade)

    def set_shade(self, shade: str) -> None:
        """Take another colour of the theme."""
        self._shade = shade
        if self.palette().color(QPalette.ColorRole.WindowText) != colour(shade):
            self.setPalette(_palette_of(shade))

    def follow_theme(self) -> None:
        """Take the colour that the shade has in the theme in force."""
        self.set_shade(self._shade)

    def minimumSizeHint(self) -> QSize:
        """Low: the height that wrapped words need is asked for with the width they have."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.fontMetrics().height()) if self.wordWrap() else hint


def _follow_theme() -> None:
    # All at once: a label that is told of each change of its own is called a dozen times as it is made.
    _palettes.clear()
    for widget in QApplication.allWidgets():
        if isinstance(widget, Words):
            widget.follow_theme()


when_theme_changes(_follow_theme)


def muted(text: str = "", factor: float = 0.92, wrap: bool = True) -> Words:
    """Small words that stand back."""
    return Words(text, "muted", factor, wrap=wrap)


def heading(text: str, factor: float = 1.0) -> Words:
    """A small bold heading."""
    return Words(text, "text", factor, bold=True)


def quiet_button(
    text: str, run: Callable[[], object] | None = None, hint: str = "", name: str = ""
) -> QToolButton:
    """A flat button of words; `name` is what a screen reader says."""
    button = QToolButton()
    button.setText(text)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(hint)
    button.setAccessibleName(name or text)
    if run:
        button.clicked.connect(run)
    return button


def button(text: str, run: Callable[[], object], primary: bool = False) -> QPushButton:
    """A button; the primary one stands out."""
    made = QPushButton(text)
    made.setProperty("primary", primary)
    made.setAutoDefault(False)
    made.clicked.connect(run)
    return made


class Link(Words):
    """Words that lead somewhere: click, Enter or Space."""

    def __init__(self, text: str, run: Callable[[], object]) -> None:
        super().__init__(text, "text")
        self._run = run
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._run()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the focus is."""
        self.set_shade("accent")
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand back."""
        self.set_shade("text")
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self.set_shade("accent")

    def leaveEvent(self, event: QEvent) -> None:
        """Stand back."""
        self.set_shade("accent" if self.hasFocus() else "text")


def link_words(text: str, show: Callable[[Target], object], target: Target) -> Link:
    """Words that show `target`."""
    return Link(text, partial(show, target))


def quiet_line_style() -> str:
    """The look of a line that reads as text until it is worked in."""
    return (
        "QLineEdit { background: transparent; border: 1px solid transparent; padding: 1px 2px;"
        " margin: 0 0 0 -1px; }"
        f"QLineEdit:hover {{ border-color: {colour('line').name()}; }}"
        f"QLineEdit:focus {{ border-color: {colour('accent').name()};"
        f" background: {colour('surface').name()}; }}"
    )


def rule() -> QFrame:
    """A thin line."""
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {colour('line').name()}; border: none;")
    return line


def row(*items: QWidget | int, gap: int = 8) -> QWidget:
    """Widgets beside one another; a number is a stretch."""
    host = QWidget()
    layout = QHBoxLayout(host)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        else:
            layout.addWidget(item)
    return host


STATE_WIDTH = 440


class EmptyState(QWidget):
    """What stands where nothing is yet: what this is, and the next step."""

    def __init__(
        self, title: str, words: str, buttons: Iterable[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(8)
        column.addStretch(2)
        self._title = Words(title, "text", 1.25, bold=True)
        self._words = Words(words, "muted")
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(STATE_WIDTH)
            label.setMinimumHeight(label.heightForWidth(STATE_WIDTH))
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        if buttons:
            column.addSpacing(8)
            column.addWidget(row(1, *buttons, 1))
        column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        for label, said in ((self._title, title), (self._words, words)):
            label.setText(said)
            label.setMinimumHeight(label.heightForWidth(STATE_WIDTH))

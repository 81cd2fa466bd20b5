"""Labels, headings, quiet buttons and empty states: text is the interface."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme import colour


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


def paint_words(widget: QWidget, shade: QColor) -> None:
    """Give a widget's words a colour."""
    palette = widget.palette()
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText, QPalette.ColorRole.Text):
        palette.setColor(role, shade)
    widget.setPalette(palette)


class Words(QLabel):
    """A plain-text label in a colour of the theme; it follows when the theme changes."""

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
        self._shade = shade
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(scaled_font(self, factor, bold))
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            self.setMinimumWidth(40)
        self.setText(text)
        self.set_shade(shade)

    def set_shade(self, shade: str) -> None:
        """Take another colour of the theme."""
        self._shade = shade
        self.setStyleSheet(f"color: {colour(shade).name()}; background: transparent;")


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


def quiet_line_style() -> str:
    """The look of a line that reads as text until it is worked in."""
    return (
        "QLineEdit { background: transparent; border: 1px solid transparent; padding: 1px 2px; }"
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
            label.setMaximumWidth(460)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(min(420, 460))
        if buttons:
            column.addSpacing(8)
            column.addWidget(row(1, *buttons, 1))
        column.addStretch(3)

    def say(self, title: str, words: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._words.setText(words)

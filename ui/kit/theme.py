"""Colours, fonts and spacing of the window, light and dark.

Qt's own colour scheme switch does nothing on a plain Linux desktop, so the palette is ours and the
style is Fusion everywhere. Colour is used for meaning only: one accent, and the kinds of marks.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.kit.style_sheet import style_sheet

TINY, SMALL, MEDIUM, LARGE = 4, 8, 12, 16
"""Spacing in device-independent pixels."""
MODES = ("system", "light", "dark")

LIGHT = {
    "window": "#f5f5f3",
    "surface": "#ffffff",
    "raised": "#ecece8",
    "text": "#1d1f23",
    "muted": "#62656c",
    "faint": "#9c9fa6",
    "line": "#e2e2dd",
    "accent": "#3d55c5",
    "accent_text": "#ffffff",
    "danger": "#b3332b",
    "warning": "#8f5a00",
    "good": "#23703f",
    "selection": "#dde3fb",
    "clip": "#e3ad1c",
    "mention": "#2f86c2",
    "supports": "#2f8f57",
    "contradicts": "#cd4a40",
    "context": "#85888f",
    "judgement": "#8a55b8",
}
DARK = {
    "window": "#191a1d",
    "surface": "#1f2024",
    "raised": "#2b2d32",
    "text": "#e7e7e4",
    "muted": "#a3a6ad",
    "faint": "#6e7178",
    "line": "#323439",
    "accent": "#93a4fa",
    "accent_text": "#14151a",
    "danger": "#ef8078",
    "warning": "#dfa94c",
    "good": "#6cc48e",
    "selection": "#333d6b",
    "clip": "#d6a72c",
    "mention": "#5aa9de",
    "supports": "#56b57e",
    "contradicts": "#e57369",
    "context": "#8f939b",
    "judgement": "#b588dd",
}

_colours: dict[str, QColor] = {name: QColor(value) for name, value in LIGHT.items()}
_dark = False
_followers: list[Callable[[], None]] = []


def when_theme_changes(follow: Callable[[], None]) -> None:
    """Call `follow` whenever another theme was put in force, as long as the program runs."""
    _followers.append(follow)


def colour(name: str) -> QColor:
    """A colour of the theme in force."""
    return QColor(_colours[name])


def is_dark() -> bool:
    """Whether the dark theme is in force."""
    return _dark


def apply_theme(app: QApplication, mode: str = "system") -> None:
    """Put the palette, the style sheet and the font in force; `mode` is one of MODES."""
    global _dark
    _dark = mode == "dark" or (mode == "system" and system_is_dark())
    _colours.update({name: QColor(value) for name, value in (DARK if _dark else LIGHT).items()})
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette())
    sheet = style_sheet(DARK if _dark else LIGHT, _dark)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)
    for follow in _followers:
        follow()


def use_font(app: QApplication) -> None:
    """The interface font: Inter where it is installed, else the system's own."""
    font = QFont(app.font())
    font.setFamilies(["Inter", font.family(), "Noto Sans"])
    if 0 < font.pointSizeF() < 10:
        font.setPointSizeF(10)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def system_is_dark() -> bool:
    """What the desktop asks for; light where it says nothing."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.Button, "window"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.Highlight, "selection"),
        (role.HighlightedText, "text"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "faint"),
        (role.Link, "accent"),
        (role.Accent, "accent"),
        (role.Light, "raised"),
        (role.Midlight, "raised"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Shadow, "line"),
    ):
        palette.setColor(target, colour(name))
    disabled = QPalette.ColorGroup.Disabled
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, target, colour("faint"))
    return palette

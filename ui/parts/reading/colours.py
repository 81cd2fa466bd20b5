"""What colour a kind of mark has, light and dark. Colour is used for meaning only."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPalette


@dataclass(frozen=True, slots=True)
class MarkColours:
    """The fill behind the words and the line under them or beside a card."""

    fill: QColor
    line: QColor


_LIGHT = {
    "clip": ("#fdf1c7", "#8f6f10"),
    "mention": ("#dcebfb", "#3b7cc4"),
    "supports": ("#d9f2df", "#2f8f4e"),
    "contradicts": ("#fbdcd9", "#c0453a"),
    "context": ("#e8e4f5", "#7a67b5"),
}
_DARK = {
    "clip": ("#4a3f12", "#d6b03a"),
    "mention": ("#16324f", "#6aa5e3"),
    "supports": ("#163d24", "#5fbf7f"),
    "contradicts": ("#4f1f1b", "#e5766b"),
    "context": ("#322a4d", "#a895e0"),
}


def is_dark(palette: QPalette) -> bool:
    """Whether text is written light on dark."""
    return palette.color(QPalette.ColorRole.Base).lightness() < 128


def quiet_colour(palette: QPalette) -> QColor:
    """For what is said beside the text and must still be read: between its colour and the ground."""
    return _between(
        palette.color(QPalette.ColorRole.Text).rgb(), palette.color(QPalette.ColorRole.Base).rgb()
    )


@lru_cache(maxsize=8)
def _between(text: int, ground: int) -> QColor:
    parts = ((text >> shift & 255, ground >> shift & 255) for shift in (16, 8, 0))
    return QColor(*(round(0.62 * one + 0.38 * other) for one, other in parts))


def mark_colours(kind: str, palette: QPalette) -> MarkColours:
    """The colours of a kind of mark on this palette."""
    return _colours_of(kind, is_dark(palette))


@lru_cache(maxsize=32)
def _colours_of(kind: str, dark: bool) -> MarkColours:
    kinds = _DARK if dark else _LIGHT
    fill, line = kinds.get(kind, kinds["clip"])
    return MarkColours(QColor(fill), QColor(line))


def doubtful_brush(palette: QPalette) -> QBrush:
    """What lies behind words that are hidden in their source or look like others."""
    return QBrush(QColor("#dfa94c" if is_dark(palette) else "#b3332b"), Qt.BrushStyle.BDiagPattern)


def find_colour(palette: QPalette) -> QColor:
    """The fill behind what was searched for."""
    return QColor("#5a4300" if is_dark(palette) else "#ffd866")

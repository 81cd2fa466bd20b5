"""Words stay readable on every colour that is painted behind them, light and dark."""

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from ui.kit import theme
from ui.parts.reading.colours import find_colour, mark_colours, quiet_colour

KINDS = ("clip", "mention", "supports", "contradicts", "context")


def palette_of(colours: dict[str, str]) -> QPalette:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, QColor(colours["surface"]))
    palette.setColor(QPalette.ColorRole.Text, QColor(colours["text"]))
    return palette


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [part / 255 for part in (colour.red(), colour.green(), colour.blue())]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_contrast(qtbot: QtBot, colours: dict[str, str]) -> None:
    palette = palette_of(colours)
    text, ground = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base)
    for kind in KINDS:
        painted = mark_colours(kind, palette)
        assert contrast(text, painted.fill) >= 7, kind
        assert contrast(painted.line, ground) >= 4, f"{kind}: its badges are words, too"
    assert contrast(text, find_colour(palette)) >= 7
    assert contrast(quiet_colour(palette), ground) >= 4.5
    assert len({mark_colours(kind, palette).fill.name() for kind in KINDS}) == len(KINDS)

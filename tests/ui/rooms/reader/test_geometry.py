"""Where directions mix, what is painted is what Qt itself would paint as selected."""

import random

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QTextCharFormat, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from ui.parts.reading.geometry import rectangles

TEXTS = (
    "القائد حفتر met Lukashenko 2025 في مينسك اليوم.",
    "In Tripoli the government (الحكومة) refused comment الأحد 12.",
    "وقالت الوزارة 12 مليون دولار. The ministry declined. ولم يصدر",
    "abc שלום def 12 עולם.",
    "خَلِيفَة 😀 Haftar 🇱🇾 حفتر x",
    "القائد\tحفتر abc\tدولار",
)
WIDTH = 720
LEAST_ODD = 8
"""Pixels: half a ligature may be told differently, a letter may not."""


def laid_out(text: str) -> QTextLayout:
    layout = QTextLayout(text, QFont("Noto Sans", 14))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(WIDTH - 20)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return layout


def selected_by_qt(layout: QTextLayout, start: int, end: int) -> set[int]:
    """The columns of pixels that Qt fills behind a stretch, at half the height of the line."""
    height = int(layout.lineAt(0).height())
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    red = QTextCharFormat()
    red.setBackground(QColor("red"))
    red.setForeground(QColor("red"))
    stretch = QTextLayout.FormatRange()
    stretch.start, stretch.length, stretch.format = start, end - start, red
    painter = QPainter(image)
    painter.setPen(Qt.GlobalColor.transparent)
    layout.draw(painter, QPointF(0, 0), [stretch])
    painter.end()
    return {x for x in range(WIDTH) if image.pixelColor(x, height // 2).green() < 128}


@pytest.mark.parametrize("text", TEXTS)
def test_mixed_directions_are_painted_where_qt_selects(qtbot: QtBot, text: str) -> None:
    layout = laid_out(text)
    length = len(text.encode("utf-16-le")) // 2
    stops = [column for column in range(length + 1) if layout.isValidCursorPosition(column)]
    chooser = random.Random(5)
    for _ in range(80):
        start, end = sorted(chooser.sample(stops, 2))
        painted: set[int] = set()
        for area in rectangles(layout, start, end, text):
            painted |= set(range(round(area.left()), round(area.right())))
        assert len(painted ^ selected_by_qt(layout, start, end)) <= LEAST_ODD, (start, end)


def test_a_number_among_foreign_words_is_painted_alone(qtbot: QtBot) -> None:
    text = TEXTS[0]
    layout = laid_out(text)
    width = sum(area.width() for area in _areas(layout, text, "2025"))
    whole = sum(area.width() for area in _areas(layout, text, "Lukashenko 2025"))
    assert 0 < width < whole / 2


def _areas(layout: QTextLayout, text: str, words: str) -> list[QRectF]:
    start = text.index(words)
    return rectangles(layout, start, start + len(words), text)

"""What is painted of a figure: of many lines those that cross what is laid bare, and words with a halo."""

import random

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui.parts.figures.painting import _Crossing, runs_of
from workbench.charts.look import look
from workbench.charts.model import Figure, Mark


def _crosses(line: QLineF, box: QRectF) -> bool:
    steps = 400
    return any(box.contains(line.pointAt(step / steps)) for step in range(steps + 1))


def test_no_line_that_crosses_is_left_out() -> None:
    chance = random.Random(5)
    lines = [QLineF(*(chance.uniform(0, 160) for _end in range(4))) for _line in range(300)]
    crossing = _Crossing(lines)
    left_out = 0
    for _box in range(12):
        box = QRectF(QPointF(chance.uniform(0, 140), chance.uniform(0, 140)), QPointF(150, 150)).normalized()
        found = set(crossing.of(box))
        assert {number for number, line in enumerate(lines) if _crosses(line, box)} <= found
        left_out += len(lines) - len(found)
    assert left_out > 500, "those beside it are not painted"


def _painted(words: Mark) -> QImage:
    figure = Figure(
        "network", 40, 10, (Mark("area", ((0, 0), (40, 0), (40, 10), (0, 10)), "", "first"), words), "", ""
    )
    picture = QImage(400, 100, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.scale(10, 10)
    for run in runs_of(figure, look(), QFont()):
        run.paint(painter, 10.0, QRectF(0, 0, 40, 10))
    painter.end()
    return picture


def test_a_halo_lies_around_words(qapp: QApplication) -> None:
    place = ((20.0, 5.0),)
    bare = _painted(Mark("words", place, "ink", "", 9.0, "Kyiv", "centre"))
    with_halo = _painted(Mark("words", place, "ink", "paper", 9.0, "Kyiv", "centre"))
    paper = QColor(look().colour("paper")).rgb()

    def count(picture: QImage) -> int:
        return sum(picture.pixel(x, y) == paper for x in range(400) for y in range(100))

    assert count(bare) == 0
    assert count(with_halo) > 500

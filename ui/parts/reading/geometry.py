"""Where a stretch of a block stands on screen, line by line, also where the script runs right to left."""

import unicodedata
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine


def rectangles(layout: QTextLayout, start: int, end: int, text: str) -> list[QRectF]:
    """Rectangles of columns `start`..`end` (UTF-16 units) in the coordinates of the layout.

    `text` is that of the block; letters in it that run left take more care and time.
    """
    mixed = runs_left(text)
    first = layout.lineForTextPosition(start)
    if not first.isValid():
        return []
    found: list[QRectF] = []
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        line_start = line.textStart()
        low = max(start, line_start)
        high = min(end, line_start + line.textLength())
        if low >= high:
            break
        if low == line_start and high == line_start + line.textLength():
            found.append(line.naturalTextRect())
        elif mixed:
            found += _pieces(line, low, high, text)
        else:
            found.append(_between(line, _x(line, low), _x(line, high)))
    return found


def _pieces(line: QTextLine, low: int, high: int, text: str) -> list[QRectF]:
    # Mixed directions tear a stretch apart on screen: join what lies side by side again. The glyphs
    # know where they stand; at the border of two directions one column has two places, and
    # `cursorToX` answers with that of the neighbour.
    areas = [run.boundingRect() for run in line.glyphRuns(low, high - low)]
    steps = [(area.left(), area.right()) for area in areas]
    # A tab has no glyph, and runs the way of its paragraph, so its borders are told rightly.
    for tab in _tabs(text):
        if low <= tab < high:
            left, right = sorted((_x(line, tab), _x(line, tab + 1)))
            steps.append((left, right))
    merged: list[list[float]] = []
    for left, right in sorted(steps):
        if merged and left <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return [_between(line, left, right) for left, right in merged if right > left]


@lru_cache(maxsize=128)
def _tabs(text: str) -> tuple[int, ...]:
    """The columns (UTF-16 units) of the tabs in a text."""
    if "\t" not in text:
        return ()
    units = text.encode("utf-16-le", "surrogatepass")
    return tuple(at // 2 for at in range(0, len(units), 2) if units[at : at + 2] == b"\t\x00")


def _x(line: QTextLine, column: int) -> float:
    # PySide6 gives the place and the column it settled on; its stubs leave both open.
    position: Any = line.cursorToX(column)
    return float(position[0])


def _between(line: QTextLine, left: float, right: float) -> QRectF:
    # White space at the end of a line is not painted: it would look like a mark gone astray.
    natural = line.naturalTextRect()
    left, right = sorted((left, right))
    left, right = max(left, natural.left()), min(right, natural.right())
    return QRectF(left, line.y(), right - left, line.height())


@lru_cache(maxsize=256)
def runs_left(text: str) -> bool:
    """Whether a text has a letter of a script written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def mostly_runs_left(text: str) -> bool:
    """Whether most letters at the beginning of a text belong to a script written from right to left."""
    if text.isascii():
        return False
    directions = [unicodedata.bidirectional(letter) for letter in text[:2000]]
    return sum(direction in ("R", "AL") for direction in directions) > directions.count("L")


def height_in(blocks: list[tuple[QTextBlock, QPointF]], place: int) -> float | None:
    """How far down a position of a document stands among shown blocks; None when it is in none of them."""
    for block, corner in blocks:
        if block.position() <= place < block.position() + block.length():
            line = block.layout().lineForTextPosition(place - block.position())
            return corner.y() + (line.y() if line.isValid() else 0.0)
    return None

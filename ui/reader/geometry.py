"""Where a stretch of a block stands on screen, line by line, also where the script runs right to left."""

import unicodedata

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextLayout, QTextLine


def rectangles(layout: QTextLayout, start: int, end: int, *, mixed: bool) -> list[QRectF]:
    """Rectangles of columns `start`..`end` (UTF-16 units) in the coordinates of the layout.

    `mixed` says that the block has letters that run left, which takes more care and time.
    """
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
        if mixed:
            found += _pieces(line, low, high)
        else:
            found.append(_between(line, _x(line, low), _x(line, high)))
    return found


def _pieces(line: QTextLine, low: int, high: int) -> list[QRectF]:
    # Mixed directions tear a stretch apart on screen: join what lies side by side again.
    steps = [sorted((_x(line, column), _x(line, column + 1))) for column in range(low, high)]
    steps.sort()
    merged: list[list[float]] = []
    for left, right in steps:
        if merged and left <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], right)
        else:
            merged.append([left, right])
    return [_between(line, left, right) for left, right in merged if right > left]


def _x(line: QTextLine, column: int) -> float:
    position = line.cursorToX(column)
    return float(position[0] if isinstance(position, tuple) else position)


def _between(line: QTextLine, left: float, right: float) -> QRectF:
    left, right = min(left, right), max(left, right)
    return QRectF(left, line.y(), right - left, line.height())


def runs_left(text: str) -> bool:
    """Whether a text has a letter of a script written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def mostly_runs_left(text: str) -> bool:
    """Whether most letters at the beginning of a text belong to a script written from right to left."""
    directions = [unicodedata.bidirectional(letter) for letter in text[:2000]]
    return sum(direction in ("R", "AL") for direction in directions) > directions.count("L")

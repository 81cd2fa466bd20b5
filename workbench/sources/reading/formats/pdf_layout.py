"""The quick look at how the pieces of text on a page of a PDF lie: what is worth a longer one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.sources.reading.formats.pdf_pieces import Words

CELL_GAP = 1.2
"""Of the height of the letters: what is farther apart on a line is in two cells."""
APART = 0.5
"""Of the height: words that are farther apart are never one."""
_FAR = 3.5
_ACROSS = 0.3
_TURNED = 2.5
_SMALLER, _RAISED_BY, _LOWERED_BY, _REACH = 0.85, 0.2, 0.08, 0.6
"""Of the height of what is beside it: how high a sign is, how far off it begins, what it reaches."""


@dataclass(slots=True)
class Layout:
    """Counts of neighbours in the order of drawing, and signs that seem to be raised or lowered."""

    gaps: int = 0
    """Neighbours on a line that are as far apart as two cells."""
    rises: int = 0
    """How often the print goes up again, as it does from one column to the next."""
    apart: int = 0
    """Neighbours on a line that are apart, near or far."""
    turned: int = 0
    """Pieces that run up or down the page."""
    across: int = 0
    """Pieces that are printed across the one before them."""
    moved: list[tuple[Words, Words]] = field(default_factory=list)
    """Small pieces beside larger ones that stand higher or lower than those: the small one first."""


def layout_of(words: Sequence[Words]) -> Layout:
    """How the pieces of text of a page lie, from one to the next."""
    found = Layout()
    for index in range(1, len(words)):
        one, other = words[index - 1], words[index]
        left, bottom, right, top = one.box
        left2, bottom2, right2, top2 = other.box
        height, height2 = top - bottom, top2 - bottom2
        found.turned += height2 > _TURNED * (right2 - left2)
        if bottom2 >= top or top2 <= bottom:
            if bottom2 >= top + _FAR * height and left2 > left:
                found.rises += 1
            # A line that is turned: digits and capitals of one size reach as far to its two sides.
            found.apart += abs(left - left2) < 1 and abs(right - right2) < 1
            continue
        gap = left2 - right
        if gap > APART * height:
            found.apart += 1
            found.gaps += gap > CELL_GAP * height
            continue
        if gap < -_ACROSS * min(height, height2):
            found.across += right2 > left and _is_beside(height, height2)
            continue
        if height2 < _SMALLER * height:
            if _is_moved(bottom2, top2, bottom, height):
                found.moved.append((other, one))
        elif height < _SMALLER * height2 and _is_moved(bottom, top, bottom2, height2):
            found.moved.append((one, other))
    return found


def _is_moved(bottom: float, top: float, line: float, height: float) -> bool:
    """Whether what reaches from a bottom to a top is above or below what is on a line of a height."""
    if bottom - line > _RAISED_BY * height:
        return top - line > _REACH * height
    return bottom - line < -_LOWERED_BY * height


def _is_beside(height: float, other: float) -> bool:
    """Whether two heights are of letters of about one size."""
    return min(height, other) > _ACROSS * max(height, other)

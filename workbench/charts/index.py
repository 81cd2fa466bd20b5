"""Which marks of a figure are near a place: what is asked at every movement of the mouse."""

from workbench.charts.model import Figure, Mark

_CELL = 6.0
"""Millimetres across a cell."""
_LONG = 60
"""Cells over which a mark is long; those are asked one by one."""


class MarkIndex:
    """The marks of a figure that open something, by where they are."""

    def __init__(self, figure: Figure) -> None:
        self._figure = figure
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._long: list[int] = []
        for number, mark in enumerate(figure.marks):
            if mark.target is not None:
                self._enter(number, mark)

    def _enter(self, number: int, mark: Mark) -> None:
        left, top, right, bottom = mark.box
        columns = range(int((left - 2) // _CELL), int((right + 2) // _CELL) + 1)
        rows = range(int((top - 2) // _CELL), int((bottom + 2) // _CELL) + 1)
        if len(columns) * len(rows) > _LONG:
            self._long.append(number)
            return
        for column in columns:
            for row in rows:
                self._cells.setdefault((column, row), []).append(number)

    def at(self, x: float, y: float) -> int:
        """The number of the uppermost mark that opens something at a place in millimetres; -1 for none.

        Symbols and words come before lines, and lines before areas: what is small is meant.
        """
        marks = self._figure.marks
        best, rank = -1, -1
        for number in sorted((*self._long, *self._cells.get((int(x // _CELL), int(y // _CELL)), ()))):
            mark = marks[number]
            ranked = {"area": 0, "line": 1}.get(mark.shape, 2)
            if ranked >= rank and mark.meant_by(x, y):
                best, rank = number, ranked
        return best

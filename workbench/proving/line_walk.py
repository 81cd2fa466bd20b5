"""Where a reader is in a brief line by line: one checkable item after the other."""

from typing import NamedTuple

from workbench.proving.sheet import Line, Piece, Sheet


class Stop(NamedTuple):
    """One item in its line."""

    line: Line
    piece: Piece


class LineWalk:
    """The items of a sheet in the order of the page, and which of them is current."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.stops = _stops(sheet)
        self._at = next((at for at, one in enumerate(self.stops) if not one.piece.is_proven), 0)

    @property
    def current(self) -> Stop | None:
        """The current item; None where the brief has none."""
        return self.stops[self._at] if self.stops else None

    @property
    def number(self) -> int:
        """Which of the items is current, from 1; 0 where there is none."""
        return self._at + 1 if self.stops else 0

    def step(self, by: int) -> bool:
        """Go on or back; False at either end."""
        wanted = self._at + by
        if not 0 <= wanted < len(self.stops):
            return False
        self._at = wanted
        return True

    def next_open(self) -> bool:
        """Go to the next item that nobody has proven, from the top again after the last; False if none."""
        count = len(self.stops)
        for ahead in range(1, count + 1):
            at = (self._at + ahead) % count
            if not self.stops[at].piece.is_proven:
                self._at = at
                return True
        return False

    def go_to(self, statement_id: str, position: int = -1) -> bool:
        """Go to the item at a position of a statement, or to its first open one; False if it has none."""
        here = [at for at, one in enumerate(self.stops) if one.line.statement.id == statement_id]
        if not here:
            return False
        held = (at for at in here if self.stops[at].piece.start <= position < self.stops[at].piece.end)
        is_open = (at for at in here if not self.stops[at].piece.is_proven)
        # The innermost: a quotation may hold other items.
        found = list(held)[-1:] if position >= 0 else list(is_open)[:1]
        self._at = found[0] if found else here[0]
        return bool(found) or position < 0

    def refresh(self, sheet: Sheet) -> None:
        """Take a newer sheet; the current item stays, or its statement where the item is gone."""
        former, at = self.current, self._at
        self.sheet, self.stops = sheet, _stops(sheet)
        self._at = max(0, min(at, len(self.stops) - 1))
        if former is None:
            return
        statement_id, piece = former.line.statement.id, former.piece
        for key in ((piece.start, piece.words), (piece.words,)):
            for number, one in enumerate(self.stops):
                mine = (one.piece.start, one.piece.words)[-len(key) :]
                if one.line.statement.id == statement_id and mine == key:
                    self._at = number
                    return


def _stops(sheet: Sheet) -> list[Stop]:
    return [Stop(line, piece) for line in sheet.lines for piece in line.pieces]

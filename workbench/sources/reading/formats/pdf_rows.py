"""Rows of tables in a PDF, where each cell is printed by itself: read row by row, with tabs between cells.

PDFium gives letters in the order of drawing. Programs that draw a table column by column have the text
fall to pieces, and short cells below one another lose the line end between them.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Any

from workbench.sources.reading.formats.pdf_addresses import ADDRESS, Handle, bare, handle_of
from workbench.sources.reading.formats.pdf_layout import CELL_GAP, Layout
from workbench.sources.reading.formats.pdf_letters import Letter
from workbench.sources.reading.formats.pdf_pieces import Words
from workbench.sources.reading.formats.pdf_signs import Place, Told, printed_letters

_FEWEST_PIECES, _FEWEST_ROWS = 16, 8
_WORD_GAP, _WIDE_GAP = 0.15, 0.4
_FAR = 3.5
"""Of the height: rows that are farther apart are not of one table."""
_NUMBERS = 0.7
_SHORT, _LONG = 30, 40
"""Letters of a cell that is surely one, and of a line of running text."""
_NARROWEST = 0.2
"""Of its height: how wide a letter is at least, in running text."""
_SLACK = 1.0
_LINE_END, _TAB, _BLANK = ("\r\n", -1), ("\t", -1), (" ", -1)
_STEPS = 2000.0
_DIGITS = re.compile(r"\d")


_Placed = tuple[str, int, float, float]
"""A letter with its number and its left and right side."""


@dataclass(slots=True)
class _Cell:
    left: float
    right: float
    pieces: list[int]
    """The addresses of the pieces of text in it."""
    letters: list[_Placed] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    bottom: float
    top: float
    cells: list[_Cell]

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, _SLACK)


def in_rows(told: Told, words: Sequence[Words], layout: Layout) -> list[Letter]:
    """The letters of a page with its tables row by row; none where there is no table to be put in order."""
    if len(words) < _FEWEST_PIECES or not _may_be_table(layout):
        return []
    tables = [table for table in _tables(_rows(words)) if not _is_running_text(told.text_page, table)]
    if not tables:
        return []
    printed = list(printed_letters(told))
    rows = _Heights([row for table in tables for row in table])
    owners = [_put(rows, place, letter, number) for letter, number, place in printed]
    kept = [table for table in tables if _is_table(table)]
    if not kept:
        return []
    return list(_ordered(printed, owners, kept))


def _may_be_table(layout: Layout) -> bool:
    """The quick look: whether pieces have wide gaps between them, or go up again after they went down."""
    return layout.gaps >= _FEWEST_ROWS or layout.rises > 0


def _rows(words: Sequence[Words]) -> list[_Row]:
    """The lines of a page from the top, each with the stretches of print on it."""
    rows: list[list[Words]] = []
    middle = height = 0.0
    for one in sorted(words, key=lambda piece: -(piece.box[1] + piece.box[3])):
        at = (one.box[1] + one.box[3]) / 2
        if not rows or middle - at > height / 2:
            rows.append([])
            middle, height = at, one.box[3] - one.box[1]
        rows[-1].append(one)
        height = max(height, one.box[3] - one.box[1])
    return [_row(row) for row in rows]


def _row(pieces: list[Words]) -> _Row:
    if len(pieces) == 1:
        left, bottom, right, top = pieces[0].box
        return _Row(bottom, top, [_Cell(left, right, [pieces[0].address])])
    bottom, top = min([one.box[1] for one in pieces]), max([one.box[3] for one in pieces])
    cells: list[_Cell] = []
    for one in sorted(pieces, key=lambda piece: piece.box[0]):
        if cells and one.box[0] - cells[-1].right <= CELL_GAP * (top - bottom):
            cells[-1].right = max(cells[-1].right, one.box[2])
            cells[-1].pieces.append(one.address)
        else:
            cells.append(_Cell(one.box[0], one.box[2], [one.address]))
    return _Row(bottom, top, cells)


def _tables(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Rows below one another that have the same columns."""
    table: list[_Row] = []
    for row in rows:
        if table and not _are_alike(table[-1], row):
            if len(table) >= _FEWEST_ROWS:
                yield table
            table = []
        if len(row.cells) > 1:
            table.append(row)
    if len(table) >= _FEWEST_ROWS:
        yield table


def _are_alike(one: _Row, other: _Row) -> bool:
    near = one.bottom - other.top < _FAR * max(one.height, other.height)
    return (
        near
        and len(one.cells) == len(other.cells)
        and all(
            first.left <= second.right and second.left <= first.right
            for first, second in zip(one.cells, other.cells, strict=True)
        )
    )


def _is_table(rows: Sequence[_Row]) -> bool:
    """Whether what the cells say is of a table: columns of numbers or of what comes again and again.

    Running text in columns has none; neither are the halves of a list one row that is drawn in two columns.
    """
    columns = [[_said(cell) for cell in cells] for cells in zip(*(row.cells for row in rows), strict=True)]
    kinds = [_kind(column) for column in columns]
    longest = max(median(map(len, column)) for column in columns)
    half = len(kinds) // 2
    is_list = len(kinds) % 2 == 0 and kinds[:half] == kinds[half:] and "" in kinds and not _are_drawn(rows)
    return any(kinds) and not is_list and (longest <= _LONG or len(kinds) > 2)


def _are_drawn(rows: Sequence[_Row]) -> bool:
    """Whether the rows are drawn one after the other, each from the left."""
    firsts = [cell.letters[0][1] for row in rows for cell in row.cells if cell.letters]
    return firsts == sorted(firsts)


def _is_running_text(text_page: Any, rows: Sequence[_Row]) -> bool:
    """The quick look: whether every column has lines of running text, so that this is no table."""
    handle, said_by = handle_of(text_page), _text_question()

    def is_long(row: _Row, cell: _Cell) -> bool:
        if cell.right - cell.left < _LONG * _NARROWEST * row.height:
            return False
        # Two bytes for a letter, and as many for the end.
        return any(said_by(Handle(one), handle, None, 0) > 2 * (_LONG + 1) for one in cell.pieces)

    return all(any(is_long(row, row.cells[column]) for row in rows) for column in range(len(rows[0].cells)))


@cache
def _text_question() -> Any:
    """What a piece of text says: how many bytes that is."""
    from pypdfium2 import raw

    return bare(raw.FPDFTextObj_GetText, ctypes.c_ulong, Handle, Handle, ADDRESS, ctypes.c_ulong)


def _said(cell: _Cell) -> str:
    return "".join(letter for letter, *_place in cell.letters)


def _kind(column: Sequence[str]) -> str:
    """Whether cells are numbers or mostly the same; "" for other words."""
    if max(map(len, column)) > _SHORT:
        return ""
    if sum(2 * len(_DIGITS.findall(said)) >= len(said) > 0 for said in column) >= _NUMBERS * len(column):
        return "numbers"
    return "same" if 2 * len(set(column)) <= len(column) else ""


class _Heights:
    """Rows by their height on the page, so that few are looked at for a letter."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        span = max(row.top for row in rows) - min(row.bottom for row in rows)
        self._step = max(1.0, span / _STEPS)
        self._rows: dict[int, list[_Row]] = {}
        for row in rows:
            for step in range(self._at(row.bottom - _SLACK), self._at(row.top + _SLACK) + 1):
                self._rows.setdefault(step, []).append(row)

    def near(self, up: float) -> Sequence[_Row]:
        """The rows that may reach to a height, from the top."""
        return self._rows.get(self._at(up), ())

    def _at(self, up: float) -> int:
        step = up / self._step
        # Files say what they like: heights may be endless, or no number.
        return int(step) if -_STEPS < step < _STEPS else int(max(-_STEPS, min(_STEPS, step)))


def _put(rows: _Heights, place: Place | None, letter: str, number: int) -> _Row | None:
    """Put a letter into the cell it is printed in; which row that is of, None where it is in none."""
    if place is None:
        return None
    across, up = (place[0] + place[2]) / 2, (place[1] + place[3]) / 2
    for row in rows.near(up):
        if row.bottom - _SLACK <= up <= row.top + _SLACK:
            for cell in row.cells:
                if cell.left - _SLACK <= across <= cell.right + _SLACK:
                    cell.letters.append((letter, number, place[0], place[2]))
                    return row
    return None


def _ordered(
    printed: Sequence[tuple[str, int, Place | None]],
    owners: Sequence[_Row | None],
    tables: Sequence[Sequence[_Row]],
) -> Iterator[Letter]:
    """The letters of the page, each table where its first letter is."""
    table_of = {id(row): table for table in tables for row in table}
    told: set[int] = set()
    within = at_start = False
    for (letter, number, place), row in zip(printed, owners, strict=True):
        table = table_of.get(id(row)) if row is not None else None
        if table is None:
            if within and (place is None or letter.isspace()):
                # A gap that PDFium infers between two letters of a table.
                continue
            if within and not at_start:
                yield _LINE_END
            within, at_start = False, letter == "\n"
            yield letter, number
            continue
        within = True
        if id(table) in told:
            continue
        told.add(id(table))
        if not at_start:
            yield _LINE_END
        for line in table:
            yield from _line(line)
            yield _LINE_END
        at_start = True


def _line(row: _Row) -> Iterator[Letter]:
    """A row, its cells parted by tabs, the words of a cell by blanks."""
    is_first = True
    for cell in row.cells:
        letters = cell.letters
        while letters and letters[-1][0].isspace():
            letters = letters[:-1]
        if not letters:
            continue
        if not is_first:
            yield _TAB
        is_first = False
        word_gap = _WORD_GAP
        if any(one[2] > other[2] for one, other in pairwise(letters)):
            letters, word_gap = _from_left(letters), _WIDE_GAP
        end, last = float("inf"), -1
        for letter, number, left, right in letters:
            # Letters that follow one another for PDFium are of one word.
            if number != last + 1 and left - end > word_gap * row.height and not letter.isspace():
                yield _BLANK
            yield letter, number
            end, last = float("inf") if letter.isspace() else right, number


def _from_left(letters: Sequence[_Placed]) -> list[_Placed]:
    """The letters of a cell that are drawn out of order from left to right, those drawn twice once."""
    found: list[_Placed] = []
    for one in sorted(letters, key=lambda letter: letter[2]):
        if not (found and one[0] == found[-1][0] and one[2] - found[-1][2] < _SLACK):
            found.append(one)
    return found

"""The matrix as Qt's tables see it: claims down, hypotheses across, two columns that say what a claim does.

It holds what was read of a matrix and gives words for the cells that are drawn, no others.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.kit.tips import plain_tip
from workbench.values.text import one_line
from workbench.weighing import Grid, Hypothesis, WeighedClaim
from workbench.weighing.scores import Cells
from workbench.weighing.words import letter, score

Index = QModelIndex | QPersistentModelIndex
WEIGHT, TELLING = 0, 1
"""Columns behind the hypotheses."""
_FURTHER = ("Weight", "Tells apart")
_HEAD = 120
_ROLE = Qt.ItemDataRole
_ASKED = frozenset((_ROLE.DisplayRole, _ROLE.TextAlignmentRole, _ROLE.ToolTipRole, _ROLE.AccessibleTextRole))


class MatrixModel(QAbstractTableModel):
    """The rows of a matrix that are listed; beside the cells of one analyst those of another."""

    headed = Signal()
    """The words of headings differ; their sizes do not, so that nothing has to be laid out."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: Grid | None = None
        self.other: Cells | None = None
        """The cells of the analyst who is compared with; None for nobody."""
        self.rows: tuple[WeighedClaim, ...] = ()
        self._shape: tuple[object, ...] = ()

    def show_grid(self, grid: Grid | None, rows: Sequence[WeighedClaim], other: Cells | None) -> None:
        """Show these claims; where the same rows and columns are shown only what differs is drawn anew."""
        shown = (
            [one.id for one in rows],
            [one.id for one in grid.hypotheses] if grid else [],
            other is None,
        )
        before, self.grid = self.grid, grid if shown == self._shape else self.grid
        if shown != self._shape:
            self.beginResetModel()
            self.grid, self.rows, self.other, self._shape = grid, tuple(rows), other, shown
            self.endResetModel()
            return
        cells, claims = self.other, self.rows
        self.rows, self.other = tuple(rows), other
        if before is not None and grid is not None:
            self._tell(before, cells, claims, grid)

    def _tell(self, before: Grid, other: Cells | None, claims: tuple[WeighedClaim, ...], grid: Grid) -> None:
        """Tell which rows differ from what was shown before."""
        now, width = self.other, len(grid.hypotheses)
        changed = _differing(grid.cells, before.cells)
        if now is not None and other is not None:
            changed |= _differing(now, other)
        of_rows = {at[0] for at in changed}
        for row, (one, known) in enumerate(zip(self.rows, claims, strict=True)):
            if one != known:
                self.headed.emit()
            if one != known or one.id in of_rows:
                # One by one: a stretch of cells has the whole table painted.
                columns = [at for at in range(width) if (one.id, grid.hypotheses[at].id) in changed]
                for column in (*columns, width + WEIGHT, width + TELLING):
                    self.dataChanged.emit(self.index(row, column), self.index(row, column))
        if any(_head(grid, column) != _head(before, column) for column in range(width)):
            self.headed.emit()

    # -- what is where ------------------------------------------------------------------------

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """The hypotheses across."""
        return self.grid.hypotheses if self.grid else ()

    def cell_at(self, index: Index) -> tuple[str, str] | None:
        """The ids of claim and hypothesis; None for the columns behind them."""
        if not index.isValid() or index.column() >= len(self.hypotheses):
            return None
        return self.rows[index.row()].id, self.hypotheses[index.column()].id

    def index_of(self, weighed_id: str, hypothesis_id: str = "") -> QModelIndex:
        """Where a cell is, or the first of a claim; invalid where it is not listed."""
        row = next((at for at, one in enumerate(self.rows) if one.id == weighed_id), -1)
        column = next((at for at, one in enumerate(self.hypotheses) if one.id == hypothesis_id), 0)
        return self.index(row, column) if row >= 0 else QModelIndex()

    def values_at(self, index: Index) -> tuple[str, str | None]:
        """What a cell holds, "" for nothing, and what it holds of the other analyst, None for nobody."""
        at = self.cell_at(index)
        if at is None or self.grid is None:
            return "", None
        return self.grid.value(*at), None if self.other is None else self.other.get(at, "")

    # -- what Qt asks -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The claims that are listed."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The hypotheses and two more."""
        return 0 if parent.isValid() or self.grid is None else len(self.hypotheses) + len(_FURTHER)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The letters of a cell, or what is said of a claim."""
        if role not in _ASKED:
            return None
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        further = index.column() - len(self.hypotheses)
        if further >= 0:
            claim = self.rows[index.row()]
            words = self._telling(claim) if further == TELLING else _weight(claim)
            hint = _TELLING_HINT if further == TELLING else _weight_hint(claim)
            return plain_tip(hint) if role == _ROLE.ToolTipRole else words
        if role == _ROLE.DisplayRole:
            return cell_letters(*self.values_at(index))
        words = self.cell_words(index)
        return plain_tip(words) if role == _ROLE.ToolTipRole else words

    def cell_words(self, index: Index) -> str:
        """What a cell says in words, for tips and screen readers."""
        own, other = self.values_at(index)
        words = f"{self.hypotheses[index.column()].name}: {own or 'not judged'}"
        return words if other is None else f"{words}; the other: {other or 'not judged'}"

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """`H2` with its score across, the claims down."""
        across = orientation == Qt.Orientation.Horizontal
        if role == _ROLE.TextAlignmentRole:
            middle = Qt.AlignmentFlag.AlignVCenter
            return Qt.AlignmentFlag.AlignCenter if across else Qt.AlignmentFlag.AlignLeft | middle
        if role not in (_ROLE.DisplayRole, _ROLE.ToolTipRole) or self.grid is None:
            return None
        if not across:
            return self._claim_head(section, role) if section < len(self.rows) else None
        further = section - len(self.hypotheses)
        if further >= 0:
            return _FURTHER[further] if role == _ROLE.DisplayRole and further < len(_FURTHER) else None
        one = self.hypotheses[section]
        if role == _ROLE.ToolTipRole:
            return plain_tip(f"{one.name}: {one.text}")
        return f"{one.name}\n{score(self.grid.result.standings[section].against)}"

    def _claim_head(self, row: int, role: int) -> str:
        claim = self.rows[row]
        if role == _ROLE.DisplayRole:
            rejected = "rejected: " if claim.is_rejected else ""
            return f"{claim.number}  {rejected}{one_line(claim.text, _HEAD)}"
        return plain_tip(f"Claim {claim.number}: {claim.text}")

    def _telling(self, claim: WeighedClaim) -> str:
        found = self.grid.result.diagnosticity[claim.id] if self.grid else None
        return "" if found is None else f"{found:.2f}"


def cell_letters(own: str, other: str | None) -> str:
    """`I`, or `I / C` where another analyst is compared."""
    return letter(own) if other is None else f"{letter(own)} / {letter(other)}"


def _differing(one: Cells, other: Cells) -> set[tuple[str, str]]:
    """The cells that hold something else; thousands are compared with every judgement."""
    if one is other:
        return set()
    changed = {at for at, value in one.items() if other.get(at) != value}
    return changed | {at for at in other if at not in one}


def _head(grid: Grid, column: int) -> tuple[Hypothesis, float]:
    return grid.hypotheses[column], grid.result.standings[column].against


_TELLING_HINT = (
    "How well the claim tells the hypotheses apart: 0 not at all, 1 as well as can be. "
    "Empty until two of its cells are judged."
)


def _weight(claim: WeighedClaim) -> str:
    return "none" if claim.is_rejected else claim.weight + ("" if claim.chosen else " *")


def _weight_hint(claim: WeighedClaim) -> str:
    if claim.is_rejected:
        return "The claim is rejected, so it counts for nothing."
    if claim.chosen:
        return f"Weight set by an analyst: {claim.chosen}."
    return f"* As credibility {claim.credibility} suggests: {claim.weight}."

"""What is done to the current or the selected cells, claims and hypotheses of the matrix."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.app.workspace import Place
from workbench.weighing import WeighedClaim

if TYPE_CHECKING:
    from ui.rooms.hypotheses.view import HypothesesView

Wanted = Callable[[str, str | None], bool]
"""Whether a cell is looked for: what it holds, and what it holds of the analyst who is compared with."""


class MatrixActs:
    """Each act calls one verb of the workbench; the change that follows updates the screen."""

    def __init__(self, view: "HypothesesView") -> None:
        self._view = view

    # -- cells --------------------------------------------------------------------------------

    def judge(self, value: str) -> None:
        """Judge the selected cells; after a single one go on to the next."""
        view, cells = self._view, self._view.table.selected_cells()
        matrices = view.workspace.case.matrices
        if cells and view.workspace.succeeds(lambda: matrices.judge(cells, value)) and len(cells) == 1:
            view.table.go_on()

    def next_blank(self) -> None:
        """Go to the next cell that is not judged."""
        self._next(lambda own, _other: not own, "Every cell listed is judged.")

    def next_difference(self) -> None:
        """Go to the next cell that the other analyst judged otherwise."""
        self._next(lambda own, other: bool(own and other and own != other), "No listed cell is different.")

    def _next(self, wanted: Wanted, none: str) -> None:
        model, table = self._view.model, self._view.table
        width, at = len(model.hypotheses), table.currentIndex()
        count = width * model.rowCount()
        begin = at.row() * width + min(at.column(), width - 1) if at.isValid() else -1
        for step in range(1, count + 1):
            index = model.index(*divmod((begin + step) % count, width))
            if wanted(*model.values_at(index)):
                table.go_to(index)
                return
        self._view.workspace.notice(none)

    # -- claims -------------------------------------------------------------------------------

    def set_weight(self, weight: str) -> None:
        """Set how much the selected claims weigh."""
        claims = self._selected()
        if claims:
            self._view.workspace.case.matrices.set_weight(claims, weight)

    def move_claim(self, by: int) -> None:
        """Move the current claim up or down, as the claims are arranged."""
        claim, grid = self._current(), self._view.grid
        if claim is not None and grid is not None:
            position = min(max(claim.number - 1 + by, 0), len(grid.claims) - 1)
            self._view.workspace.case.matrices.move_claim(claim.id, position)

    def remove_claims(self) -> None:
        """Take the selected claims out of the question; they stay in the case."""
        claims, workspace = self._selected(), self._view.workspace
        if claims and workspace.succeeds(lambda: workspace.case.matrices.remove_claims(claims)):
            workspace.notify_undoable("Removed from the question.")

    def show_claim(self) -> None:
        """Show the current claim with its evidence."""
        claim = self._current()
        if claim is not None:
            self._view.workspace.show(Place("claim", claim.claim_id))

    def _selected(self) -> list[str]:
        return [self._view.model.rows[row].id for row in self._view.table.selected_rows()]

    def _current(self) -> WeighedClaim | None:
        row, rows = self._view.table.currentIndex().row(), self._view.model.rows
        return rows[row] if 0 <= row < len(rows) else None

    # -- hypotheses ---------------------------------------------------------------------------

    def add_hypothesis(self) -> None:
        """Go to the line for a new hypothesis."""
        self._view.side.setCurrentWidget(self._view.result)
        self._view.result.hypotheses.add.setFocus()

    def edit_hypothesis(self) -> None:
        """Put the cursor into the words of the current hypothesis."""
        self._view.side.setCurrentWidget(self._view.result)
        self._view.result.hypotheses.edit(self._hypothesis())

    def move_hypothesis(self, by: int) -> None:
        """Move the current hypothesis to the left or to the right."""
        wanted, count = self._column() + by, len(self._view.model.hypotheses)
        if self._hypothesis() and 0 <= wanted < count:
            self._view.workspace.case.matrices.move_hypothesis(self._hypothesis(), wanted)

    def delete_hypothesis(self) -> None:
        """Delete the current hypothesis; the notice offers to undo that."""
        row = self._view.result.hypotheses.rows.get(self._hypothesis())
        if row is not None:
            row.delete()

    def _column(self) -> int:
        return self._view.table.currentIndex().column()

    def _hypothesis(self) -> str:
        at, hypotheses = self._column(), self._view.model.hypotheses
        return hypotheses[at].id if 0 <= at < len(hypotheses) else ""

    # -- the question -------------------------------------------------------------------------

    def delete_question(self) -> None:
        """Delete the question; the notice offers to undo that."""
        workspace, matrix_id = self._view.workspace, self._view.matrix_id
        if workspace.succeeds(lambda: workspace.case.matrices.remove(matrix_id)):
            workspace.notify_undoable("Question deleted.")

    # -- what is possible ---------------------------------------------------------------------

    def may_begin(self) -> bool:
        """Whether a question can be opened."""
        return not self._view.workspace.case.read_only

    def may_write(self) -> bool:
        """Whether there is a question that can be changed."""
        return self._view.grid is not None and self.may_begin()

    def has_cells(self) -> bool:
        """Whether there is a cell in the list."""
        return bool(self._view.model.rows and self._view.model.hypotheses)

    def may_judge(self) -> bool:
        """Whether there is a cell that can be judged."""
        return self.has_cells() and self.may_write()

    def is_compared(self) -> bool:
        """Whether the cells of another analyst are shown."""
        return self.has_cells() and self._view.found is not None

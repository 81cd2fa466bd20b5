"""Hypotheses by claims: judged by keys, with what the matrix says beside it."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import CommandSet
from ui.kit.list_bar import stacked_under
from ui.kit.words import EmptyState, button
from ui.parts.claim_picker import PicksClaim
from ui.parts.finding_words import says
from ui.rooms.hypotheses.acts import MatrixActs
from ui.rooms.hypotheses.bar import BLANK, DIFFER, MATTER, TELLING, MatrixBar
from ui.rooms.hypotheses.cell_line import CellLine
from ui.rooms.hypotheses.commands import commands_of
from ui.rooms.hypotheses.matrix_model import MatrixModel
from ui.rooms.hypotheses.matrix_table import MatrixTable
from ui.rooms.hypotheses.print_panel import PrintPanel
from ui.rooms.hypotheses.result_panel import ResultPanel
from workbench.casefile import Change
from workbench.values.errors import NotFound
from workbench.values.text import shortened
from workbench.weighing import Comparison, Grid, WeighedClaim, compare

_LABEL = 40


class HypothesesView(PicksClaim, QWidget):
    """Question and choices above, the matrix in the middle, the words of the current cell below."""

    title = "Hypotheses"
    shows = frozenset({"matrix", "brief"})
    """A claim is shown with the questions in which it is weighed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.matrix_id = ""
        self.grid: Grid | None = None
        self._other: Grid | None = None
        self.found: Comparison | None = None
        self.bar = MatrixBar(
            self._on_picked, self._on_narrowed, self.new_question, self.add_claims, self._save_question
        )
        self.model = MatrixModel(self)
        self.table = MatrixTable(self.model)
        self.cell = CellLine(self.model)
        self.result = ResultPanel(workspace)
        self.printing = PrintPanel(workspace)
        self.side = QTabWidget()
        self.side.setDocumentMode(True)
        self.side.setAccessibleName("Beside the matrix")
        self.side.addTab(self.result, "Result")
        self.side.addTab(self.printing, "Print")
        self._lay_out()
        self.acts = MatrixActs(self)
        self.commands = CommandSet(self, commands_of(self), attempt=workspace.attempt)
        self._connect()
        follow_case(self, workspace)
        self.refresh()

    def _lay_out(self) -> None:
        self.middle = QWidget()
        self.column = QVBoxLayout(self.middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.bare = EmptyState(
            "No claims weighed yet",
            "Add the claims that are evidence for or against a hypothesis, and the hypotheses at the right. "
            "Then judge each cell: would the claim be expected if the hypothesis were true?",
            (button("Add claims", self.add_claims),),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(self.bare)
        self.column.addWidget(self.pages, 1)
        self.column.addWidget(self.cell)
        self.empty = EmptyState(
            "No questions yet",
            "Open a question that has more than one answer. Its hypotheses are weighed against claims: the "
            "one with the least against it holds, not the one with the most for it.",
            (button("New question", self.new_question),),
        )
        self.stack = stacked_under(self.bar, self, self.middle, self.empty)

    def _connect(self) -> None:
        self.bar.entry.returnPressed.connect(self._on_entered)
        self.bar.filter.textChanged.connect(self._on_narrowed)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(self._show_cell)
        self.table.opened.connect(self._on_opened)
        self.result.wanted.connect(self.go_to)
        self.result.hypotheses.focus_wanted.connect(self.table.setFocus)

    def side_panel(self) -> QWidget | None:
        """The result, and the briefs that print it."""
        return self.side

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the room, or one question of it."""
        if place.kind != "matrix" or not place.id:
            return
        try:
            self.workspace.case.matrices.get(place.id)
        except NotFound as error:
            self.workspace.notice(str(error), "warning")
            return
        self._show_matrix(place.id)

    def _show_matrix(self, matrix_id: str) -> None:
        if matrix_id != self.matrix_id:
            self.close_picker()
            self.bar.lift_filters()
            self.matrix_id = matrix_id
            self.refresh()

    def go_to(self, weighed_id: str, hypothesis_id: str = "") -> None:
        """Make a cell the current one; filters that hide it are lifted."""
        if not self.model.index_of(weighed_id).isValid():
            self.bar.lift_filters()
            self._show_rows()
        index = self.model.index_of(weighed_id, hypothesis_id)
        if index.isValid():
            self.table.go_to(index)
            self.table.setFocus()

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the question that is shown, or the newest one where it is gone."""
        case = self.workspace.case
        matrices = case.matrices.all()
        known = {one.id for one in matrices}
        if self.matrix_id not in known:
            self.close_picker()
            self.matrix_id = matrices[0].id if matrices else ""
        self.bar.offer(matrices, self.matrix_id)
        self.bar.new.setEnabled(not case.read_only)
        self.grid = self._read("") if self.matrix_id else None
        self._compare()
        self.stack.setCurrentWidget(self.middle if self.grid else self.empty)
        self.bar.of_question.setVisible(self.grid is not None)
        if self.grid is not None:
            self.bar.words.show_text(self.grid.matrix.question, self.grid.matrix.id)
        else:
            self.bar.words.leave()
        self.bar.words.setReadOnly(case.read_only)
        self.bar.add.setEnabled(self.grid is not None and not case.read_only)
        self._show_rows()

    def _compare(self) -> None:
        """Read the cells of the analyst who is compared with."""
        matrices, self.found = self.workspace.case.matrices, None
        own = self.workspace.case.analyst.id
        readers = matrices.readers(self.matrix_id) if self.matrix_id else []
        self.bar.offer_readers([one for one in readers if one.analyst_id != own])
        other = self.bar.compared.value()
        if self.grid is None or not other:
            self._other = None
        else:
            self._other = self._read(other)
            claims = [one.id for one in self.grid.claims]
            hypotheses = [one.id for one in self.grid.hypotheses]
            self.found = compare(claims, hypotheses, self.grid.cells, self._other.cells)

    def _read(self, analyst_id: str) -> Grid:
        """The cells of an analyst; what was worked out of the same before is kept."""
        before = self._other if analyst_id else self.grid
        now = self.workspace.case.matrices.grid(self.matrix_id, analyst_id)
        return before if before is not None and before == now else now

    def _show_rows(self) -> None:
        rows = self._listed()
        total = len(self.grid.claims) if self.grid else 0
        self.model.show_grid(self.grid, rows, self._other.cells if self._other else None)
        self.bar.count.setText(
            f"{len(rows):,} of {total:,}" if len(rows) != total else f"{total:,}" * bool(total)
        )
        self.pages.setCurrentWidget(self.table if total else self.bare)
        self.result.show_grid(self.grid, self.found, self._other, self._name_of_other())
        self.printing.show_matrix(self.matrix_id)
        self._show_cell()

    def _listed(self) -> list[WeighedClaim]:
        """The claims that pass the filters, in the order chosen."""
        if self.grid is None:
            return []
        rows, query, wanted = list(self.grid.claims), self.bar.filter.text().strip(), self.bar.listed.value()
        if wanted:
            ids = self._ids_of(wanted)
            rows = [one for one in rows if one.id in ids]
        if query:
            rows = [one for one in rows if says(query, one.text)]
        if self.bar.order.value() == TELLING:
            telling = self.grid.result.diagnosticity
            rows.sort(key=lambda one: -(telling[one.id] or 0.0))
        return rows

    def _ids_of(self, wanted: str) -> set[str]:
        if self.grid is None:
            return set()
        if wanted == MATTER:
            return {one.weighed_id for one in self.grid.result.changes}
        if wanted == DIFFER:
            return {one.weighed_id for one in self.found.differences} if self.found else set()
        hypotheses = [one.id for one in self.grid.hypotheses]
        return {
            one.id
            for one in self.grid.claims
            if wanted == BLANK and not all(self.grid.value(one.id, other) for other in hypotheses)
        }

    def _name_of_other(self) -> str:
        return self.bar.compared.currentText().removeprefix("Compare with ") if self._other else ""

    def _show_cell(self) -> None:
        index = self.table.currentIndex()
        self.cell.show_cell(index.row(), index.column(), self._name_of_other())

    def follow(self, _change: Change) -> None:
        """Read the question again."""
        self.refresh()

    # -- what the user does -------------------------------------------------------------------

    def new_question(self) -> None:
        """Open the line for a new question."""
        self.bar.entry.begin_entry()

    def _on_entered(self) -> None:
        words, matrices = self.bar.entry.text(), self.workspace.case.matrices
        made = self.workspace.attempt(lambda: matrices.add(words))
        if made:
            self.bar.entry.end_entry()
            self._show_matrix(made.id)
            self.result.hypotheses.add.setFocus()

    def _save_question(self, matrix_id: str, words: str) -> None:
        self.workspace.case.matrices.update(matrix_id, words)

    def add_claims(self) -> None:
        """Open the picker; it stays open until Esc, so that several claims can be added."""
        if self.grid is None:
            return
        taken = frozenset(one.claim_id for one in self.grid.claims)
        if self.picker is not None:
            self.picker.go_on(taken)
            return
        self.open_picker(
            self.workspace, taken, self.column, self._add, self._make, left=self._leave_picker, place=0
        )

    def _add(self, claim_id: str) -> None:
        matrices, matrix_id = self.workspace.case.matrices, self.matrix_id
        if self.workspace.succeeds(lambda: matrices.add_claims(matrix_id, [claim_id])):
            self.add_claims()

    def _make(self, words: str) -> None:
        case, matrix_id = self.workspace.case, self.matrix_id

        def make() -> None:
            with case.change(f"Add claim “{shortened(words, _LABEL)}”"):
                case.matrices.add_claims(matrix_id, [case.claims.add(words).id])

        if self.workspace.succeeds(make):
            self.add_claims()

    def _leave_picker(self) -> None:
        self.close_picker()
        self.table.setFocus()

    def _on_opened(self, row: int) -> None:
        self.workspace.show(Place("claim", self.model.rows[row].claim_id))

    def _on_picked(self, matrix_id: str) -> None:
        self.workspace.show(Place("matrix", matrix_id))

    def _on_narrowed(self, _value: str) -> None:
        self._compare()
        self._show_rows()

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_cell()

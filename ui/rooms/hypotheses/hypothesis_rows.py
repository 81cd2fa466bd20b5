"""The hypotheses of a question with what is against each, reworded and reordered in place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.saved_line import SavedLine
from ui.kit.words import Words, heading, muted, quiet_button, quiet_line_style, row
from workbench.weighing import Grid, Hypothesis, Standing
from workbench.weighing.words import UNJUDGED, score


class HypothesisRow(QWidget):
    """Name, words and score of one, its cells counted below."""

    def __init__(self, workspace: Workspace, hypothesis_id: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.hypothesis_id = hypothesis_id
        self._at = 0
        self.name = Words("", "text", bold=True, wrap=False)
        self.text = SavedLine(self._save, "Hypothesis")
        self.text.setStyleSheet(quiet_line_style())
        self.score = Words("", "text", wrap=False)
        self.counts = muted("", wrap=False)
        self.up = quiet_button("Up", self.move_up, "Move the hypothesis up")
        self.down = quiet_button("Down", self.move_down, "Move the hypothesis down")
        self.remove = quiet_button("Delete", self.delete, "Delete the hypothesis with what was judged of it")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        column.addWidget(row(self.name, self.text, self.score, gap=6))
        column.addWidget(row(self.counts, 1, self.up, self.down, self.remove, gap=0))

    def show_hypothesis(self, one: Hypothesis, standing: Standing, is_first: bool, count: int) -> None:
        """Show what the case holds, and how it comes off among so many."""
        self._at = one.number - 1
        self.name.setText(one.name)
        self.text.show_text(one.text, one.id)
        self.text.setAccessibleName(f"Hypothesis {one.name}")
        can = not self.workspace.case.read_only
        self.text.setReadOnly(not can)
        self.score.setText(score(standing.against))
        self.score.set_shade("accent" if is_first else "text")
        self.score.setToolTip("What is against it, each claim by its weight")
        self.counts.setText(_counted(standing, 1))
        self.counts.setToolTip(_counted(standing, 2))
        self.counts.setAccessibleName(_counted(standing, 2))
        for button, name, possible in (
            (self.up, "Move up", self._at > 0),
            (self.down, "Move down", one.number < count),
            (self.remove, "Delete", True),
        ):
            button.setAccessibleName(f"{name}: {one.name}, {one.text}")
            button.setEnabled(can and possible)

    def _save(self, hypothesis_id: str, words: str) -> None:
        self.workspace.case.matrices.update_hypothesis(hypothesis_id, words)

    def move_up(self) -> None:
        """Put it before the one above."""
        self._move(self._at - 1)

    def move_down(self) -> None:
        """Put it after the one below."""
        self._move(self._at + 1)

    def _move(self, position: int) -> None:
        matrices, hypothesis_id = self.workspace.case.matrices, self.hypothesis_id
        self.text.save_now()
        self.workspace.attempt(lambda: matrices.move_hypothesis(hypothesis_id, position))

    def delete(self) -> None:
        """Delete it; the notice offers to undo that."""
        matrices, hypothesis_id = self.workspace.case.matrices, self.hypothesis_id
        self.text.leave()
        if self.workspace.succeeds(lambda: matrices.remove_hypothesis(hypothesis_id)):
            self.workspace.notify_undoable("Hypothesis deleted.")


def _counted(one: Standing, form: int) -> str:
    """`2 I, 1 C, 1 ?` as the matrix has it, or in words."""
    parts = (
        (one.inconsistent, "I", "inconsistent"), (one.consistent, "C", "consistent"),
        (one.not_applicable, "N", "not applicable"), (one.blank, UNJUDGED, "not judged"),
    )  # fmt: skip
    return ", ".join(f"{part[0]:,} {part[form]}" for part in parts if part[0])


class HypothesisRows(QWidget):
    """All of them, with a line to add one; rows that stay are not built anew."""

    focus_wanted = Signal()
    """The matrix is to have the keyboard again."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.rows: dict[str, HypothesisRow] = {}
        self._matrix_id = ""
        self.add = EntryLine("New hypothesis, then Enter", "New hypothesis")
        self.add.returnPressed.connect(self._on_entered)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.column.setSpacing(2)
        self.column.addWidget(heading("Hypotheses"))
        self.column.addWidget(self.add)

    def show_grid(self, grid: Grid | None) -> None:
        """Show the hypotheses of a matrix; None for none."""
        self._matrix_id = grid.matrix.id if grid else ""
        self.add.belong_to(self._matrix_id)
        self.add.setEnabled(grid is not None and not self.workspace.case.read_only)
        hypotheses = grid.hypotheses if grid else ()
        wanted = [one.id for one in hypotheses]
        if wanted != list(self.rows):
            self._arrange(wanted)
        if grid is None:
            return
        result = grid.result
        ahead = set(result.first) if len(result.order) > 1 else set()
        for one, standing in zip(hypotheses, result.standings, strict=True):
            self.rows[one.id].show_hypothesis(one, standing, one.id in ahead, len(hypotheses))

    def _arrange(self, wanted: Sequence[str]) -> None:
        for gone in [known for known in self.rows if known not in wanted]:
            gone_row = self.rows.pop(gone)
            gone_row.text.leave()
            self.column.removeWidget(gone_row)
            gone_row.hide()
            gone_row.deleteLater()
        kept, self.rows = self.rows, {}
        for number, hypothesis_id in enumerate(wanted):
            line = kept.get(hypothesis_id) or HypothesisRow(self.workspace, hypothesis_id)
            self.rows[hypothesis_id] = line
            self.column.insertWidget(1 + number, line)

    def edit(self, hypothesis_id: str) -> None:
        """Put the cursor into the words of one."""
        line = self.rows.get(hypothesis_id)
        if line is not None:
            line.text.setFocus()
            line.text.selectAll()

    def save_now(self) -> None:
        """Save what is being typed."""
        for line in self.rows.values():
            line.text.save_now()

    def take_focus_back(self) -> None:
        """Move the focus to the matrix, after Esc in a line."""
        self.focus_wanted.emit()

    def _on_entered(self) -> None:
        words, case, matrix_id = self.add.text(), self.workspace.case, self._matrix_id
        if words.strip() and self.workspace.succeeds(lambda: case.matrices.add_hypothesis(matrix_id, words)):
            self.add.clear()

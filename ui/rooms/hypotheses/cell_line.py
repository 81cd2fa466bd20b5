"""The words behind the current cell: headings have room for the beginning of a claim only."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.words import Words, muted
from ui.rooms.hypotheses.matrix_model import MatrixModel
from workbench.weighing import WeighedClaim

KEYS = "C consistent   I inconsistent   N not applicable   Delete not judged   Enter shows the claim"


class CellLine(QWidget):
    """Claim and hypothesis in full, and what was judged."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self._model = model
        self.claim = Words("")
        self.hypothesis = Words("")
        self.keys = muted(KEYS)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 8)
        column.setSpacing(2)
        for part in (self.claim, self.hypothesis, self.keys):
            column.addWidget(part)

    def show_cell(self, row: int, column: int, other: str) -> None:
        """Show a cell by its place in the model; `other` is the analyst who is compared with, or ""."""
        model = self._model
        shown = 0 <= row < len(model.rows)
        self.setVisible(shown)
        if not shown:
            return
        claim = model.rows[row]
        self.claim.setText(f"Claim {claim.number}: {claim.text} ({_facts(claim)})")
        if column >= len(model.hypotheses):
            self.hypothesis.setText("")
            return
        one = model.hypotheses[column]
        own, theirs = model.values_at(model.index(row, column))
        judged = own or "not judged"
        if theirs is not None:
            judged = f"you: {judged}; {other}: {theirs or 'not judged'}"
        self.hypothesis.setText(f"{one.name}: {one.text} ({judged})")


def _facts(claim: WeighedClaim) -> str:
    if claim.is_rejected:
        return "rejected, not counted"
    by = "set by an analyst" if claim.chosen else "suggested"
    return f"credibility {claim.credibility}, weight {claim.weight}, {by}"

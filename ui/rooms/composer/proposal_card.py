"""A value that the words of a brief propose for one of its fields, to be taken with a button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.app.workspace import Workspace
from ui.kit.words import Words, muted, quiet_button

if TYPE_CHECKING:
    from workbench.tradecraft.proposed import Proposed

_FIELDS = {
    "kind": "Kind", "likelihood": "Likelihood", "confidence": "Confidence", "scale": "Scale of the brief",
    "spelling": "Another spelling",
}  # fmt: skip


class ProposalCard(QFrame):
    """One proposal with its reason."""

    wanted = Signal(str)
    """The id of the statement to show."""

    def __init__(self, workspace: Workspace, proposal: "Proposed", brief_id: str, head: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.proposal = proposal
        self._brief_id = brief_id
        value = f"{_FIELDS.get(proposal.field, proposal.field)}: {proposal.value}"
        self.setAccessibleName(f"Proposal: {value}")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 4)
        column.setSpacing(2)
        column.addWidget(Words(value, "text"))
        if head:
            column.addWidget(muted(head))
        column.addWidget(muted(proposal.reason))
        across = QHBoxLayout()
        across.setContentsMargins(-4, 0, 0, 0)
        across.addStretch(1)
        if proposal.statement_id:
            across.addWidget(quiet_button("Show", self._show, "Go to the statement"))
        act = "Add to the register" if proposal.field == "spelling" else f"Set to “{proposal.value}”"
        across.addWidget(quiet_button(act, self._take))
        column.addLayout(across)

    def _show(self) -> None:
        self.wanted.emit(self.proposal.statement_id)

    def _take(self) -> None:
        case, brief_id, proposal = self.workspace.case, self._brief_id, self.proposal
        self.workspace.attempt(lambda: case.briefs.take(brief_id, proposal))

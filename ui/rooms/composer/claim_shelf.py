"""The claims beside the brief, to be dragged into it; Enter puts one under the current statement."""

from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.dragging import CLAIM
from ui.kit.leaving_fields import FilterLine
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import muted
from ui.parts.kept_reading import KeptReading
from ui.parts.standing_words import standing
from workbench.casefile import Change
from workbench.claims import Claim
from workbench.claims.finding import all_found_by, matching


class ClaimShelf(QWidget):
    """A list to take from: filtered in any script, the newest first."""

    shows = frozenset({"claim"})

    taken = Signal(str)
    """The id of a claim that was double-clicked or taken with Enter."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._found_by = KeptReading(self, workspace, all_found_by, self.refresh)
        columns = (
            Column("Claim", lambda claim: claim.text, stretch=True),
            Column("Sources", self._words, self._shade),
        )
        self.model = RowsModel(columns, workspace.case.claims.get, self)
        self.model.mime_kind = CLAIM
        self.table = RowsTable(self.model, "Claims to drag into the brief")
        self.table.setDragEnabled(True)
        self.table.activated.connect(self._on_activated)
        self.filter = FilterLine("Filter: words, names or quotes in any script", "Filter claims")
        self.filter.textChanged.connect(self._on_filtered)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.filter)
        column.addWidget(
            muted("Drag a claim onto a statement, or press Enter to link it to the current one.")
        )
        column.addWidget(self.table, 1)
        follow_case(self, workspace)

    def _of(self, claim: Claim) -> tuple[str, str]:
        return standing(self.workspace.case.claims.corroboration(claim.id))

    def _words(self, claim: Any) -> str:
        return self._of(claim)[0]

    def _shade(self, claim: Any) -> str:
        return self._of(claim)[1]

    def refresh(self) -> None:
        """Read the list again, if it is looked at."""
        if not self.isVisible():
            return
        query = self.filter.text()
        if not query.strip():
            self.model.show_ids(reversed(self.workspace.case.claims.ids()))
        elif (found_by := self._found_by.get()) is not None:
            self.model.show_ids([one.claim_id for one in matching(query, found_by)])

    def follow(self, _change: Change) -> None:
        """Read the list again, and the words that a filter looks in."""
        self._found_by.forget()
        self.refresh()

    def showEvent(self, event: object) -> None:
        """Read the list when it comes up."""
        self.refresh()

    def _on_filtered(self, _text: str) -> None:
        self.refresh()

    def _on_activated(self, index: QModelIndex) -> None:
        self.taken.emit(self.model.id_at(index.row()))

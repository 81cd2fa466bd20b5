"""What one change did, row by row in words."""

from ui.history.row_words import in_words
from ui.parts.controls import Column
from ui.parts.words import Words, heading, muted
from ui.workspace import Workspace
from workbench.casefile import ChangeSet

MOST_ROWS = 60


class ChangeDetail(Column):
    """The right column beside the history."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=4)
        self._workspace = workspace
        self.setAccessibleName("What the change did")
        self.show_change(None)

    def show_change(self, change: ChangeSet | None) -> None:
        """Be about a change set."""
        self.empty()
        if change is None:
            self.box.addWidget(muted("Choose a change: here stands what it did."))
            self.box.addStretch(1)
            return
        self.box.addWidget(heading(change.label, 1.1))
        self.box.addWidget(muted(f"Change {change.seq} by {change.analyst}"))
        self.box.addSpacing(8)
        rows = self._workspace.case.changes_in(change.seq)
        for row in rows[:MOST_ROWS]:
            words = in_words(row)
            self.box.addWidget(Words(words.what))
            for field, before, after in words.differences:
                self.box.addWidget(muted(f"{field}:  {before}  →  {after}"))
            self.box.addSpacing(4)
        if len(rows) > MOST_ROWS:
            self.box.addWidget(muted(f"… and {len(rows) - MOST_ROWS} more rows"))
        self.box.addStretch(1)

"""What one change did, row by row in words; and what going back to it would do."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.words import Words, heading, muted, row
from ui.rooms.history.row_words import DONE, TO_DO, in_words
from workbench.casefile import ChangeSet, RowChange
from workbench.kinds import noun_of
from workbench.values.moments import human_date
from workbench.values.text import with_and

MOST_ROWS = 60


def local_time(at: str) -> str:
    """`18 February 2025, 10:11` from a UTC moment."""
    return f"{human_date(at[:10])}, {at[11:16]}"


def time_of(change: ChangeSet) -> str:
    """When a change was made, and that the clock was set back before it, where it was."""
    when = local_time(change.at)
    return f"{when}, clock set back" if change.clock_was_set_back else when


class ChangeDetail(Column):
    """The right column beside the history."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=4)
        self._workspace = workspace
        self.setAccessibleName("What the change did")
        self.go_button: QPushButton | None = None
        self.show_change(None)

    def show_change(self, change: ChangeSet | None) -> None:
        """Be about a change set."""
        self._begin()
        if change is None:
            self.box.addWidget(muted("Select a change to see what it did."))
            self.box.addStretch(1)
            return
        self.box.addWidget(heading(change.label, 1.1))
        self.box.addWidget(muted(f"Change {change.seq} by {change.analyst}, {local_time(change.at)} UTC"))
        if change.clock_was_set_back:
            self.box.addWidget(
                muted(
                    "The clock of the computer was set back before this change: its time is earlier than "
                    "that of the change before. The order of the changes is right."
                )
            )
        self.box.addSpacing(8)
        self._add_rows(self._workspace.case.changes_in(change.seq))
        self.box.addStretch(1)

    def show_way_back(
        self, change: ChangeSet, rows: list[RowChange], go: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        """Say what going back to the state after `change` would do, and offer to do it."""
        self._begin()
        self.box.addWidget(heading(f"Back to “{change.label}”", 1.1))
        self.box.addWidget(
            muted(
                f"The case as it was after change {change.seq}, {local_time(change.at)} UTC. This is one new "
                "change: what came later stays in the history, and Undo brings it back."
            )
        )
        self.box.addSpacing(4)
        self.box.addWidget(Words(summary(rows), "text", 1.0, bold=True))
        self.go_button = QPushButton("Restore")
        self.go_button.clicked.connect(go)
        leaving = QPushButton("Leave as it is")
        leaving.clicked.connect(leave)
        self.box.addWidget(row(self.go_button, leaving, 1))
        self.box.addSpacing(8)
        self._add_rows(rows, TO_DO)
        self.box.addStretch(1)
        self.go_button.setFocus()

    def _begin(self) -> None:
        self.empty()
        self.go_button = None
        self.verticalScrollBar().setValue(0)

    def _add_rows(self, rows: list[RowChange], verbs: tuple[str, str, str] = DONE) -> None:
        names = self._workspace.case.journal.name_of
        for one in rows[:MOST_ROWS]:
            words = in_words(one, names, verbs)
            self.box.addWidget(Words(words.what))
            for field, before, after in words.differences:
                self.box.addWidget(muted(f"{field}:  {before}  →  {after}"))
            self.box.addSpacing(4)
        if len(rows) > MOST_ROWS:
            self.box.addWidget(muted(f"… and {len(rows) - MOST_ROWS} more rows"))


def summary(rows: list[RowChange]) -> str:
    """`Removes 3 clips and 1 claim; brings back 1 source; changes 2 actors.`"""
    parts = []
    for verb, chosen in (
        ("removes", [one.table for one in rows if one.after is None]),
        ("brings back", [one.table for one in rows if one.before is None]),
        ("changes", [one.table for one in rows if one.before is not None and one.after is not None]),
    ):
        counts = [f"{count:,} {noun_of(table, count)}" for table, count in Counter(chosen).most_common()]
        if counts:
            parts.append(f"{verb} {with_and(counts)}")
    words = "; ".join(parts)
    return f"{words[:1].upper()}{words[1:]}." if words else "Nothing differs."

"""What became of each file that was taken in."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.words import Words, quiet_button
from ui.shell.intake.intake_rows import IntakeRows
from workbench.sources.intake import Taken
from workbench.values.text import counted

_ICON = 16
_WORDS = {
    "read": "{} read",
    "unread": "{} imported without text",
    "known": "{} already in the case",
    "failed": "{} not imported",
    "left": "{} left out",
    "stopped": "{} left out when it stopped",
}
_AGAIN = ("failed", "stopped")
ROWS_SHOWN = 6


class IntakePanel(QWidget):
    """A summary in one line; the list below it, what needs attention first. Enter opens a source."""

    retry_wanted = Signal(list)
    """The paths of files that were not taken in and are to be tried again."""
    rest_wanted = Signal()
    """What was left for later is to be taken in."""
    followed = Signal(Place)
    """The place that shows the one document that was imported."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("intakePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = Words("", "text", 1.0, bold=True, wrap=False)
        self.passed_over = Words("", "muted", wrap=False)
        self.rows = IntakeRows(self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName("Import results, file by file")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.activated.connect(self._on_activated)
        self._again: list[Path] = []
        self.again = quiet_button("Try again", self._try_again, "Import the remaining files")
        self.rest = quiet_button("Add the rest", self._add_rest)
        self.details = quiet_button("Details", self._toggle)
        self.details.setCheckable(True)
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 8, 4)
        line.addWidget(self.summary)
        line.addWidget(self.passed_over)
        line.addStretch(1)
        line.addWidget(self.rest)
        line.addWidget(self.again)
        line.addWidget(self.details)
        line.addWidget(quiet_button("Dismiss", self.hide))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.list)
        self.hide()

    def show_results(
        self,
        results: Sequence[Taken],
        follow: bool = True,
        rest: int = 0,
        passed_over: Sequence[Taken] = (),
    ) -> None:
        """Show the results of one intake in place of those before; `follow` opens a single document.

        `rest` documents were left for later, and what was `passed_over` is hidden or a case.
        """
        counts = Counter(taken.outcome for taken in results)
        parts = [_WORDS[outcome].format(f"{counts[outcome]:,}") for outcome in _WORDS if counts[outcome]]
        later = f"; {rest:,} more not added yet" if rest else ""
        self.summary.setText(f"{counted(len(results), 'document')}: {', '.join(parts)}{later}")
        hidden = counted(len(passed_over), "hidden file or case", "hidden files or cases")
        self.passed_over.setText(f"{hidden} not looked at" if passed_over else "")
        self.passed_over.setVisible(bool(passed_over))
        self.rest.setText(f"Add the other {rest:,}")
        self.rest.setVisible(bool(rest))
        self.rows.show(results, passed_over)
        rows = min(len(self.rows.rows), ROWS_SHOWN)
        self.list.setFixedHeight(rows * (max(self.list.sizeHintForRow(0), 0) + 2) + 12)
        self._again = [
            taken.path for taken in results if taken.path and taken.outcome in ("failed", "stopped")
        ]
        self.again.setVisible(bool(self._again))
        troubled = len(results) - counts["read"]
        self.details.setChecked(bool(troubled))
        self.list.setVisible(bool(troubled))
        self.show()
        if follow and len(results) == 1 and results[0].outcome == "read":
            self.followed.emit(Place("source", results[0].source_id))

    def _add_rest(self) -> None:
        self.hide()
        self.rest_wanted.emit()

    def _try_again(self) -> None:
        self.hide()
        self.retry_wanted.emit(self._again)

    def _toggle(self) -> None:
        self.list.setVisible(self.details.isChecked())

    def _on_activated(self, index: QModelIndex) -> None:
        source_id = index.data(Qt.ItemDataRole.UserRole)
        if source_id:
            self._workspace.show(Place("source", source_id))

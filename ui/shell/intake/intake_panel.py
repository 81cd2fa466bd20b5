"""What became of each file that was taken in."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.icons import icon
from ui.kit.tips import plain_tip
from ui.kit.words import Words, quiet_button
from workbench.sources.intake import Taken
from workbench.values.deception import shown_safely

_ICON = 16
_LONGEST_NAME, _ENDING = 44, 12
_LOOKS = {
    "read": ("check", "good"),
    "unread": ("warning", "warning"),
    "known": ("info", "muted"),
    "failed": ("warning", "danger"),
    "stopped": ("info", "muted"),
}
_WORDS = {
    "read": "{} read",
    "unread": "{} kept, but not read",
    "known": "{} already there",
    "failed": "{} not taken in",
    "stopped": "{} left out when it stopped",
}
_ATTENTION = ("failed", "stopped", "unread", "known", "read")
"""What needs attention first."""
ROWS_SHOWN = 6


class IntakePanel(QWidget):
    """A summary in one line; the list below it, what needs attention first. Enter opens a source."""

    retry_wanted = Signal(list)
    """The paths of files that were not taken in and are to be tried again."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setObjectName("intakePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = Words("", "text", 1.0, bold=True, wrap=False)
        self.list = QListWidget()
        self.list.setAccessibleName("Results of taking in, file by file")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.itemActivated.connect(self._on_activated)
        self._again: list[Path] = []
        self.again = quiet_button("Try again", self._try_again, "Take in those that were not taken in")
        self.details = quiet_button("Details", self._toggle)
        self.details.setCheckable(True)
        line = QHBoxLayout()
        line.setContentsMargins(16, 4, 8, 4)
        line.addWidget(self.summary)
        line.addStretch(1)
        line.addWidget(self.again)
        line.addWidget(self.details)
        line.addWidget(quiet_button("Dismiss", self.hide))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.list)
        self.hide()

    def show_results(self, results: Sequence[Taken], follow: bool = True) -> None:
        """Show the results of one intake in place of those before; `follow` opens a single document."""
        counts = Counter(taken.outcome for taken in results)
        parts = [_WORDS[outcome].format(counts[outcome]) for outcome in _WORDS if counts[outcome]]
        files = f"{len(results)} document{'s' * (len(results) != 1)}"
        self.summary.setText(f"{files}: {', '.join(parts)}")
        self.list.clear()
        for taken in sorted(results, key=lambda taken: _ATTENTION.index(taken.outcome)):
            self.list.addItem(_item(taken))
        rows = min(len(results), ROWS_SHOWN)
        self.list.setFixedHeight(rows * (self.list.sizeHintForRow(0) + 2) + 12)
        self._again = [taken.path for taken in results if taken.path and not taken.source_id]
        self.again.setVisible(bool(self._again))
        troubled = len(results) - counts["read"]
        self.details.setChecked(bool(troubled))
        self.list.setVisible(bool(troubled))
        self.show()
        if follow and len(results) == 1 and results[0].outcome == "read":
            self._workspace.show(Place("source", results[0].source_id))

    def _try_again(self) -> None:
        self.hide()
        self.retry_wanted.emit(self._again)

    def _toggle(self) -> None:
        self.list.setVisible(self.details.isChecked())

    def _on_activated(self, item: QListWidgetItem) -> None:
        source_id = item.data(Qt.ItemDataRole.UserRole)
        if source_id:
            self._workspace.show(Place("source", source_id))


def _item(taken: Taken) -> QListWidgetItem:
    picture, shade = _LOOKS[taken.outcome]
    name = shown_safely(taken.name)
    item = QListWidgetItem(icon(picture, shade), f"{_short(name)}   {taken.words}".strip())
    item.setData(Qt.ItemDataRole.UserRole, taken.source_id)
    item.setToolTip(plain_tip(f"{name}\n{taken.words}".strip()))
    return item


def _short(name: str) -> str:
    """A name whose ending still tells its kind; what became of it stands after it and must be seen."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - _ENDING - 1]}…{name[-_ENDING:]}"

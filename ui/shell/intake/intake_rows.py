"""The results of an intake as rows of a list: each is made when it is seen, however many there are."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.kit.icons import icon
from ui.kit.tips import plain_tip
from workbench.sources.intake import Taken
from workbench.values.deception import shown_safely
from workbench.values.text import shortened

_LONGEST_NAME, _ENDING, _LONGEST_TIP = 44, 12, 2000
_LOOKS = {
    "read": ("check", "good"),
    "unread": ("warning", "warning"),
    "known": ("info", "muted"),
    "failed": ("warning", "danger"),
    "left": ("warning", "warning"),
    "stopped": ("info", "muted"),
}
ATTENTION = ("failed", "left", "stopped", "unread", "known", "read")
"""What needs attention first."""
_AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class IntakeRows(QAbstractListModel):
    """What became of each file: its name and the reason, what needs attention first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Taken] = []

    def show(self, results: Sequence[Taken], passed_over: Sequence[Taken]) -> None:
        """Show other results, and behind them what was not looked at."""
        self.beginResetModel()
        self.rows = [
            *sorted(results, key=lambda taken: ATTENTION.index(taken.outcome)),
            *passed_over,
        ]
        self.endResetModel()

    def rowCount(self, parent: _AnyIndex = _NOWHERE) -> int:
        """One for each file."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Name and reason; the id of the source, where there is one, as the value of the row."""
        taken = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_short(shown_safely(taken.name))}   {taken.words}".strip()
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(*_LOOKS[taken.outcome])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{shortened(shown_safely(taken.name), _LONGEST_TIP)}\n{taken.words}".strip())
        return taken.source_id if role == Qt.ItemDataRole.UserRole else None


def _short(name: str) -> str:
    """A name whose ending still tells its kind; what became of it stands after it and must be seen."""
    if len(name) <= _LONGEST_NAME:
        return name
    return f"{name[: _LONGEST_NAME - _ENDING - 1]}…{name[-_ENDING:]}"

"""Choose a claim by typing, in any script; opens under what it is for."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QListView, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.theme import colour
from ui.kit.words import muted
from ui.parts.kept_reading import KeptReading
from ui.parts.standing_words import standing
from workbench.case import Case
from workbench.claims import Corroboration
from workbench.claims.finding import all_found_by, matching
from workbench.values.text import one_line

SHOWN = 40
LINES = 7


class OptionModel(QAbstractListModel):
    """What matches; the footing of a claim is asked for when its line is drawn."""

    def __init__(self, case: Case, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case = case
        self._ids: list[tuple[str, str]] = []
        self._standing: dict[str, Corroboration] = {}

    def show_matches(self, matches: list[tuple[str, str]]) -> None:
        """(claim id or "", words) in order."""
        self._standing = self._case.claims.corroborations(
            claim_id for claim_id, _words in matches if claim_id
        )
        self.beginResetModel()
        self._ids = matches
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many match."""
        return 0 if parent.isValid() else len(self._ids)

    def match_at(self, row: int) -> tuple[str, str]:
        """The claim id ("" for a new claim) and the words of a line."""
        return self._ids[row]

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The words with how the claim stands."""
        claim_id, words = self._ids[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            if not claim_id:
                return f"New claim: “{one_line(words, 90)}”"
            corroboration = self._standing.get(claim_id)
            foot = standing(corroboration)[0] if corroboration else "no source"
            return f"{one_line(words, 110)}   ·  {foot}"
        if role == Qt.ItemDataRole.ForegroundRole and not claim_id:
            return colour("accent")
        return None


class ClaimPicker(QFrame):
    """A line to type in and what matches below it. Enter takes, Escape leaves."""

    picked = Signal(str)
    """A claim id."""
    made = Signal(str)
    """The words of a claim that is to be made."""
    left = Signal()

    def __init__(self, workspace: Workspace, taken: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimPicker")
        self._taken = taken
        self._first = workspace.active_claim
        self._found_by = KeptReading(self, workspace, all_found_by, self._find_again)
        self.line = EntryLine("Find a claim: words, names or quotes in any script", "Find a claim")
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.model = OptionModel(workspace.case, self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Matching claims")
        self.list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.more = muted("", wrap=False)
        column.addWidget(self.more)
        self._find("")

    def go_on(self, taken: frozenset[str]) -> None:
        """Offer the claims again without these: one after another is chosen."""
        self._taken = taken
        self._found_by.forget()
        self.line.clear()
        self._find("")
        self.line.setFocus()

    def _find(self, query: str) -> None:
        known = self._found_by.get()
        found = [
            (one.claim_id, one.words)
            for one in matching(query, known or [])
            if one.claim_id not in self._taken
        ]
        found.sort(key=lambda match: match[0] != self._first)
        matches = found[:SHOWN]
        more = f"and {len(found) - SHOWN:,} more: type more of the words"
        self.more.setText("Reading the claims…" if known is None else more)
        self.more.setVisible(known is None or len(found) > SHOWN)
        if len(query.split()) > 1:
            matches.append(("", query.strip()))
        self.model.show_matches(matches)
        lines = min(max(len(matches), 1), LINES)
        self.list.setFixedHeight(lines * max(self.list.sizeHintForRow(0), 22) + 6)
        self.list.setVisible(bool(matches))
        if matches:
            self.list.setCurrentIndex(self.model.index(0))

    def _find_again(self) -> None:
        self._find(self.line.text())

    def _take(self, index: QModelIndex) -> None:
        claim_id, words = self.model.match_at(index.row())
        (self.picked if claim_id else self.made).emit(claim_id or words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list, Enter takes, Escape leaves."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        elif event.type() == QEvent.Type.FocusOut and not self.line.text():
            self.left.emit()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        row = self.list.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = max(0, min(self.model.rowCount() - 1, row + step))
            self.list.setCurrentIndex(self.model.index(row))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.model.rowCount():
                self._take(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


class PicksClaim:
    """Of a widget that opens a picker in one of its columns while a claim is chosen."""

    picker: ClaimPicker | None = None

    def open_picker(
        self,
        workspace: Workspace,
        taken: frozenset[str],
        column: QBoxLayout,
        picked: Callable[[str], None],
        made: Callable[[str], None],
        *,
        left: Callable[[], None] | None = None,
        place: int = -1,
    ) -> None:
        """Open a picker at a place of a column, -1 for its end; claims that are `taken` are not offered.

        It calls `picked` with the id of a claim, `made` with the words of a new one, and `left` (by default
        `close_picker`) when nothing is chosen.
        """
        self.close_picker()
        self.picker = ClaimPicker(workspace, taken, column.parentWidget())
        self.picker.picked.connect(picked)
        self.picker.made.connect(made)
        self.picker.left.connect(left or self.close_picker)
        column.insertWidget(place, self.picker)
        self.picker.line.setFocus()

    def close_picker(self) -> None:
        """Put the picker away."""
        if self.picker is not None:
            picker, self.picker = self.picker, None
            picker.hide()
            picker.deleteLater()

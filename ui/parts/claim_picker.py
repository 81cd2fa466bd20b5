"""Choose a claim by typing, in any script; opens under what it is for."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.theme import colour
from ui.parts.kept_reading import KeptReading
from ui.parts.picker import Picker, put_away
from ui.parts.standing_words import standing
from workbench.case import Case
from workbench.claims import Corroboration
from workbench.claims.finding import all_found_by, matching
from workbench.values.text import one_line

SHOWN = 40


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


class ClaimPicker(Picker):
    """Claims by their words, names and quotes; more words than one may become a new claim."""

    picked = Signal(str)
    """A claim id."""
    made = Signal(str)
    """The words of a claim that is to be made."""

    def __init__(self, workspace: Workspace, taken: frozenset[str], parent: QWidget | None = None) -> None:
        self.model = OptionModel(workspace.case)
        typing = ("Find a claim: words, names or quotes in any script", "Find a claim")
        super().__init__(self.model, typing, "Matching claims")
        self.model.setParent(self)
        self.setParent(parent)
        self.setObjectName("claimPicker")
        self._taken = taken
        self._first = workspace.active_claim
        self._found_by = KeptReading(self, workspace, all_found_by, self._find_again)
        self.look_for("")

    def look_for(self, query: str) -> None:
        """Show the claims that match, the active one first."""
        known = self._found_by.get()
        found = [
            (one.claim_id, one.words)
            for one in matching(query, known or [])
            if one.claim_id not in self._taken
        ]
        found.sort(key=lambda match: match[0] != self._first)
        matches = found[:SHOWN]
        if len(query.split()) > 1:
            matches.append(("", query.strip()))
        self.model.show_matches(matches)
        left = len(found) - SHOWN
        more = f"and {left:,} more: type more of the words" if left > 0 else ""
        self.fit("Reading the claims…" if known is None else more)

    def go_on(self, taken: frozenset[str]) -> None:
        """Offer the claims again without these: one after another is chosen."""
        self._taken = taken
        self._found_by.forget()
        self.line.clear()
        self.look_for("")
        self.line.setFocus()

    def _find_again(self) -> None:
        self.look_for(self.line.text())

    def take(self, index: QModelIndex) -> None:
        """Choose the claim, or make one of the words."""
        claim_id, words = self.model.match_at(index.row())
        (self.picked if claim_id else self.made).emit(claim_id or words)


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
            put_away(picker)

"""What would change the picture: the claims of the board that may fall, each with why."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.layouts import Pages
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.tasks import Task
from ui.kit.words import muted
from ui.parts.passages import passages_of_clips
from workbench.case import Case
from workbench.claims.facts import Facts
from workbench.claims.picture import Weakness, picture_of
from workbench.values.errors import NotFound
from workbench.values.moments import now
from workbench.values.records import dataclass

_TABLE, _WORDS = 0, 1


@dataclass(frozen=True, slots=True)
class WeakRow:
    """A line: the words of the claim and why it may fall."""

    text: str
    why: str


def place_of(case: Case, weakness: Weakness) -> Place | None:
    """Where one sees it: the passage, or the other claim. Raises NotFound when that is gone."""
    if weakness.other_id:
        return Place("claim", weakness.other_id)
    if not weakness.clip_id:
        return None
    (passage,) = passages_of_clips(case, [(case.clips.get(weakness.clip_id), "")])
    return passage.place


class PictureList(QWidget):
    """A row brings up its claim; Enter or a double click opens the place that tells why."""

    picked = Signal(str)
    """The id of a claim."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._found: dict[str, list[Weakness]] = {}
        self._ask: Callable[[], tuple[list[str], dict[str, Facts]] | None] = _nothing
        self._asked = 0
        self._current = ""
        """The claim that the board shows."""
        self._is_following = False
        """Whether a row is chosen because the board shows its claim, or because the rows are new."""
        self.model = RowsModel(
            (
                Column("Claim", lambda row: row.text, stretch=True),
                Column("Why", lambda row: row.why, lambda row: "warning", stretch=True),
            ),
            self._row,
            self,
        )
        self.table = RowsTable(self.model, "What would change the picture")
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.clicked.connect(self._on_clicked)
        self.table.activated.connect(self._on_activated)
        self.words = muted("")
        self.words.setContentsMargins(16, 24, 16, 16)
        self.pages = Pages(self.table, self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)

    def show_claims(self, ask: Callable[[], tuple[list[str], dict[str, Facts]] | None]) -> None:
        """Look through the claims that `ask` gives, with their facts; it gives None until those are read."""
        self._ask = ask
        self._soon.start(0)

    def _look(self) -> None:
        asked = self._ask()
        if asked is None:
            return
        ids, facts = asked
        self._asked += 1
        number, case = self._asked, self._workspace.case

        def work(_task: Task) -> tuple[int, dict[str, list[Weakness]]]:
            with case.snapshot():
                return number, picture_of(case, ids, facts, now()[:10], case.contradictions.listed())

        self._workspace.tasks.run_quietly(work, self._on_found)

    def _on_found(self, answer: tuple[int, dict[str, list[Weakness]]]) -> None:
        number, found = answer
        if number != self._asked:
            return
        self._found = found
        self._is_following = True
        self.model.show_ids(found)
        self._is_following = False
        self.select(self._current)
        self.words.setText(
            "None of these claims is disputed, stale, of one origin, or only from parties to the matter."
        )
        self.pages.show_page(_TABLE if found else _WORDS)

    def select(self, claim_id: str) -> None:
        """Follow what the board shows; no row is chosen where the claim is not among them."""
        self._current = claim_id
        self._is_following = True
        if not self.table.select_id(claim_id):
            self.table.setCurrentIndex(QModelIndex())
            self.table.clearSelection()
        self._is_following = False

    def reasons(self, claim_id: str) -> list[Weakness]:
        """Why a claim may fall, as far as it is listed."""
        return self._found.get(claim_id, [])

    def _row(self, claim_id: str) -> WeakRow:
        why = "  ·  ".join(one.words for one in self._found.get(claim_id, ()))
        return WeakRow(self._workspace.case.claims.get(claim_id).text, why)

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._is_following:
            self.picked.emit(self.model.id_at(current.row()))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == 1:
            self.open_reason(self.model.id_at(index.row()))

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_reason(self.model.id_at(index.row()))

    def open_reason(self, claim_id: str) -> None:
        """Show the passage or the other claim that tells why."""
        for weakness in self.reasons(claim_id):
            try:
                place = place_of(self._workspace.case, weakness)
            except NotFound:
                continue
            if place is not None:
                self._workspace.show(place)
                return


def _nothing() -> None:
    return None

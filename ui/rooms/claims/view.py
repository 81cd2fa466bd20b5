"""The claims board: the list of claims, the claim in hand with its evidence, its facts beside."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.controls import Choice
from ui.kit.dragging import CLAIM
from ui.kit.list_bar import ListBar, stacked_under
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import EmptyState, quiet_button
from ui.parts.finding_words import haystacks, says
from ui.rooms.claims.board import FILTERS, claim_row, in_order, passes
from ui.rooms.claims.claim_page import ClaimPage
from ui.rooms.claims.facts_panel import ClaimFacts
from workbench.casefile import Change
from workbench.values.moments import human_date


def _voices(number: int) -> str:
    return str(number) if number else ""


def _standing_shade(row: Any) -> str:
    known = row.corroboration
    if known.contested or not known.supporting_voices:
        return "danger"
    return "warning" if known.single_voice else "good"


COLUMNS = (
    Column("Claim", lambda row: row.claim.text, stretch=True),
    Column("When", lambda row: human_date(row.claim.event_on)),
    Column("Grade", lambda row: row.claim.credibility, numeric=True),
    Column(
        "For",
        lambda row: _voices(row.corroboration.supporting_voices) or "none",
        _standing_shade,
        numeric=True,
    ),
    Column(
        "Against",
        lambda row: _voices(row.corroboration.contradicting_voices),
        lambda row: "danger",
        numeric=True,
    ),
    Column("Used", lambda row: _voices(row.used), numeric=True),
)


class ClaimsView(QWidget):
    """List above, claim below, facts beside."""

    title = "Claims"
    shows = frozenset({"claim"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._sort = ""
        self._haystacks: list[tuple[str, str, str]] | None = None
        self.model = RowsModel(COLUMNS, self._row, self)
        self.model.mime_kind = CLAIM
        self.table = RowsTable(self.model, "Claims")
        self.table.setDragEnabled(True)
        self.table.horizontalHeader().setSectionsClickable(True)
        self.table.horizontalHeader().setToolTip("Click to sort by this column; again for the newest first")
        self.page = ClaimPage(workspace)
        self.facts = ClaimFacts(workspace)
        self._build()
        self.commands = CommandSet(self, self._command_list())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.horizontalHeader().sectionClicked.connect(self._on_sorted)
        follow_case(self, workspace)
        self.refresh()

    def _build(self) -> None:
        self.wanted = Choice(FILTERS, self._on_filtered, "Which claims")
        self.bar = ListBar(
            "Filter: words, names or quotes in any script",
            "Filter claims",
            "One assertion in your words, then Enter",
            "New claim",
            quiet_button("New claim", self.new_claim, "Write a claim (Ctrl+N)"),
            self.wanted,
        )
        self.filter, self.count, self.entry = self.bar.filter, self.bar.count, self.bar.entry
        self.filter.textChanged.connect(self._on_filtered)
        self.entry.returnPressed.connect(self._on_entered)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.page)
        self.splitter.setStretchFactor(0, 2)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([300, 500])
        self.empty = EmptyState(
            "No claims yet",
            "A claim is one assertion in your words. Select a passage in a source and press E to make one"
            " with that passage as its evidence, or write one here.",
            (quiet_button("Write a claim", self.new_claim),),
        )
        self.stack = stacked_under(self.bar, self, self.splitter, self.empty)

    def _command_list(self) -> list[Command]:
        menu = "Claim"
        return [
            Command("claims.new", "New claim", self.new_claim, "Ctrl+N", menu),
            Command(
                "claims.hand", "Take claim in hand", self.page.take_in_hand, "Ctrl+H", menu, self._has_claim
            ),
            Command("claims.remove", "Remove claim", self.page.remove_claim, "", menu, self._has_claim),
            Command("claims.filter", "Filter claims", self.filter.setFocus, "Ctrl+F", menu),
        ]

    def _has_claim(self) -> bool:
        return bool(self.page.claim_id)

    def _row(self, claim_id: str) -> Any:
        return claim_row(self.workspace.case, claim_id)

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the board, or one claim."""
        if place.kind == "claim" and place.id:
            self.show_claim(place.id)

    def show_claim(self, claim_id: str) -> None:
        """Take a claim of the list in hand; filters that hide it are lifted."""
        if self.model.row_of(claim_id) < 0:
            self.filter.clear()
            self.wanted.show_value("")
            self.refresh()
        if not self.table.select_id(claim_id):
            self.workspace.notice("This claim is no longer in the case.", "warning")

    def side_panel(self) -> QWidget | None:
        """The facts of the claim."""
        return self.facts

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again."""
        case = self.workspace.case
        standing = case.claims.corroborations()
        claims = in_order(case.claims.all(), standing, self._sort)
        query, wanted = self.filter.text(), self.wanted.value()
        matching = self._matching(query) if query.strip() else None
        ids = [
            claim.id
            for claim in claims
            if (matching is None or claim.id in matching) and passes(case, claim.id, wanted, standing)
        ]
        self.model.show_ids(ids)
        self.bar.show_count(len(ids), len(claims))
        self.stack.setCurrentWidget(self.splitter if claims else self.empty)
        if ids and self.table.current_id() not in ids:
            self.table.select_id(ids[0])
        self._show_current()

    def _matching(self, query: str) -> set[str]:
        if self._haystacks is None:
            self._haystacks = haystacks(self.workspace.case)
        return {claim_id for claim_id, _words, by in self._haystacks if says(query, by)}

    def _show_current(self) -> None:
        claim_id = self.table.current_id()
        shown = self.page.show_claim(claim_id)
        self.facts.show_claim(claim_id if shown else "")
        self.page.setVisible(shown)

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _on_filtered(self, _value: str) -> None:
        self.refresh()

    def _on_sorted(self, section: int) -> None:
        chosen = COLUMNS[section].title
        self._sort = "" if self._sort == chosen else chosen
        self.refresh()

    def follow(self, _change: Change) -> None:
        """Read the board again, and the words that a filter looks in."""
        self._haystacks = None
        self.refresh()

    # -- what the user does -------------------------------------------------------------------

    def new_claim(self) -> None:
        """Open the line for a new claim."""
        self.bar.begin_entry()

    def _on_entered(self) -> None:
        words = self.entry.text()
        made = self.workspace.attempt(lambda: self.workspace.case.claims.add(words))
        if made:
            self.bar.end_entry()
            self.show_claim(made.id)

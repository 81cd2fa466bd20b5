"""The ledger: every judgement that was issued, those that are due first; the score beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.controls import Choice
from ui.kit.leaving_fields import FilterLine
from ui.kit.list_bar import stacked_under
from ui.kit.narrow import KeepName
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import EmptyState, muted, quiet_button
from ui.parts.finding_words import says
from ui.parts.reasoning.panel import ReasoningPanel
from ui.rooms.judgements.page import STATE_SHADES, STATE_WORDS, JudgementPage
from ui.rooms.judgements.score_panel import ScorePanel
from workbench.casefile import Change
from workbench.judgements import Entry
from workbench.judgements.ledger import BY, by_state
from workbench.judgements.model import DID_NOT, DUE, HAPPENED, STATES
from workbench.judgements.scoring import band_key, scale_name
from workbench.values.errors import NotFound
from workbench.values.moments import human_date, now


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the ledger."""

    entry: Entry
    state: str


COLUMNS = (
    Column("Judgement", lambda row: row.entry.text, stretch=True),
    Column("Likelihood", lambda row: row.entry.likelihood),
    Column("By", lambda row: human_date(row.entry.horizon_on)),
    Column("State", lambda row: STATE_WORDS[row.state], lambda row: STATE_SHADES.get(row.state, "text")),
    Column("Subject", lambda row: row.entry.subject, lambda row: "muted", optional=True),
)
_STATES = (("", "All judgements"), *((state, STATE_WORDS[state]) for state in STATES))


class JudgementsView(QWidget):
    """List left, judgement right, score beside."""

    title = "Judgements"
    shows = frozenset({"deliverable", "brief", "claim"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._rows: dict[str, Row] = {}
        self._today = ""
        self._band = ""
        """The key of the band whose decided judgements alone are listed; "" for all."""
        self.filter = FilterLine("Filter: words of the judgement or the brief", "Filter judgements")
        self.state = Choice(_STATES, self._on_filtered, "Which judgements")
        self.analyst = Choice((), self._on_filtered, "Whose judgements")
        self.subject = Choice((), self._on_filtered, "Judgements on which subject")
        self.scale = Choice((), self._on_filtered, "Judgements on which scale")
        self.count = muted("", wrap=False)
        self.all_bands = quiet_button("", self.show_all_bands, "List the judgements of every term")
        self.all_bands.hide()
        self.model = RowsModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, self.title)
        self.page = JudgementPage(workspace)
        self.score = ScorePanel(workspace)
        self.reasoning = ReasoningPanel(workspace)
        self.side = QTabWidget()
        self.side.setDocumentMode(True)
        self.side.setAccessibleName("Beside the ledger")
        self.side.addTab(self.score, "Score")
        self.side.addTab(self.reasoning, "Reasoning")
        self.side.currentChanged.connect(self._on_tab)
        KeepName(self.table, (4, 1, 2))
        self._lay_out()
        self.commands = CommandSet(self, self._own_commands(), attempt=workspace.attempt)
        self.filter.textChanged.connect(self._on_filtered)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        follow_case(self, workspace)
        self.refresh()

    def _lay_out(self) -> None:
        bar = QWidget()
        rows = QVBoxLayout(bar)
        rows.setContentsMargins(12, 6, 12, 6)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.state)
        first.addWidget(self.count)
        first.insertWidget(0, self.filter, 1)
        for part in (self.analyst, self.subject, self.scale, self.all_bands):
            second.addWidget(part)
        second.addStretch(1)
        rows.addLayout(first)
        rows.addLayout(second)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.page)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes((360, 320))
        self.empty = EmptyState(
            "No judgements yet",
            "A judgement appears here when its brief is exported for a client. Once its horizon has passed, "
            "say what became of it: the score beside is made of these outcomes.",
            (),
        )
        self.stack = stacked_under(bar, self, self.splitter, self.empty)

    def _own_commands(self) -> Iterable[Command]:
        menu, page = "Judgement", self.page
        return [
            Command("judgements.happened", "Happened", page.happened, "H", menu, self._can_decide),
            Command("judgements.not", "Did not happen", page.did_not_happen, "N", menu, self._can_decide),
            Command("judgements.untold", "Cannot be decided", page.cannot_be_decided, "U", menu,
                    self._can_decide),
            Command("judgements.reopen", "Reopen", page.reopen, "R", menu, self._is_decided),
            Command("judgements.claim", "Choose the claim that shows it", page.pick_claim, "C", menu,
                    self._is_decided, begins_group=True),
            Command("judgements.edition", "Show the edition", self.show_edition, "E", menu, self._has_one),
            Command("judgements.due", "Next due judgement", self.next_due, "D", menu, self._has_one,
                    begins_group=True),
            Command("judgements.filter", "Filter judgements", self.filter.setFocus, "Ctrl+F", menu),
        ]  # fmt: skip

    def side_panel(self) -> QWidget | None:
        """The score, and what was weighed beside the judgement."""
        return self.side

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the ledger, a band of it by its key, or one judgement by its edition and statement."""
        if place.kind != "judgement":
            if place.id:
                self._lift_filters(place.id)
            return
        edition_id, _, statement_id = place.id.partition(" ")
        try:
            wanted = self.workspace.case.ledger.get(edition_id, statement_id).id
        except NotFound as error:
            self.workspace.notice(str(error), "warning")
            return
        if self.model.row_of(wanted) < 0:
            self._lift_filters()
        self.table.select_id(wanted)

    def show_all_bands(self) -> None:
        """List the judgements of every term again."""
        self._band = ""
        self._show_list()

    def _lift_filters(self, band: str = "") -> None:
        """List everything, or everything that was decided of one band."""
        self.filter.clear()
        choices = (self.state,) if band else (self.state, self.analyst, self.subject, self.scale)
        for choice in choices:
            choice.show_value("")
        self._band = band
        self._show_list()

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the ledger again."""
        self._today = now()[:10]
        entries = self.workspace.case.ledger.entries()
        states = by_state(entries, self._today)
        self._rows = {one.id: Row(one, state) for state, some in states.items() for one in some}
        self.analyst.set_choices([("", "All analysts"), *_named({entry.analyst for entry in entries})])
        self.subject.set_choices([("", "All subjects"), *_named({entry.subject for entry in entries})])
        scales = sorted({entry.scale for entry in entries})
        self.scale.set_choices(
            [("", "All scales"), *((one, scale_name(one) or "No scale") for one in scales)]
        )
        self._show_list()

    def follow(self, change: Change) -> None:
        """Read the ledger again, or only the claim that shows an outcome."""
        if change.touches_any(("deliverable", "brief")):
            self.refresh()
        else:
            self._show_current()

    def _show_list(self) -> None:
        rows, state, query = self._rows, self.state.value(), self.filter.text().strip()
        for name, choice in zip(BY, (self.analyst, self.subject, self.scale), strict=True):
            if value := choice.value():
                rows = {key: row for key, row in rows.items() if getattr(row.entry, name) == value}
        narrowed = [row.entry for row in rows.values()]
        if self._band:
            rows = {key: row for key, row in rows.items() if _band_of(row.entry) == self._band}
        self._show_band(rows)
        if state:
            rows = {key: row for key, row in rows.items() if row.state == state}
        if query:
            rows = {key: row for key, row in rows.items() if says(query, row.entry.text, row.entry.title)}
        ids, total = list(rows), len(self._rows)
        self.model.show_ids(ids)
        self.count.setText(f"{len(ids):,} of {total:,}" if len(ids) != total else f"{total:,}" * bool(total))
        self.stack.setCurrentWidget(self.splitter if total else self.empty)
        if ids and self.table.current_id() not in rows:
            self.table.select_id(ids[0])
        self.score.show_entries(narrowed)
        self._show_current()

    def _show_band(self, rows: dict[str, Row]) -> None:
        """The button that lifts the band, named after the term where there is one."""
        self.all_bands.setVisible(bool(self._band))
        if self._band:
            first = next(iter(rows.values()), None)
            self.all_bands.setText(
                f"Only “{first.entry.likelihood}”: show all" if first else "Show all terms"
            )

    def _row(self, row_id: str) -> Row:
        return self._rows[row_id]

    def _show_current(self) -> None:
        row = self._rows.get(self.table.current_id())
        self.page.setVisible(row is not None)
        self.page.show_entry(row.entry if row else None, row.state if row else "")
        self._on_tab(self.side.currentIndex())

    def _on_tab(self, _index: int) -> None:
        if self.side.currentWidget() is self.reasoning:
            self.reasoning.show_statement(self.page.entry.statement_id if self.page.entry else "")

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _on_filtered(self, _value: str) -> None:
        self._show_list()

    # -- what the user does -------------------------------------------------------------------

    def show_edition(self) -> None:
        """Bring up the edition as it was issued."""
        if self.page.entry is not None:
            self.workspace.show(Place("edition", self.page.entry.edition_id))

    def next_due(self) -> None:
        """Select the next judgement that waits for a decision."""
        ids = self.model.ids
        at = self.model.row_of(self.table.current_id()) + 1
        for one in (*ids[at:], *ids[:at]):
            if self._rows[one].state == DUE:
                self.table.select_id(one)
                return
        self.workspace.notice("No judgement is due.")

    def _has_one(self) -> bool:
        return self.page.entry is not None

    def _can_decide(self) -> bool:
        return self._has_one() and not self.workspace.case.read_only

    def _is_decided(self) -> bool:
        return self._can_decide() and self.page.entry is not None and bool(self.page.entry.result)


def _band_of(entry: Entry) -> str:
    term = entry.term if entry.result in (HAPPENED, DID_NOT) else None
    return band_key(entry.scale, term.id) if term else ""


def _named(names: set[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in sorted(names - {""}, key=str.casefold)]

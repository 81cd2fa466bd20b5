"""The claims board: the list of claims, the selected claim with its evidence, its facts beside."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.app.view import Making, begin
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command
from ui.kit.controls import Choice
from ui.kit.dragging import CLAIM
from ui.kit.rows import Column
from ui.parts.kept_reading import MANY, KeptReading
from ui.parts.passages import withheld_clips
from ui.parts.register_view import Found, RegisterView, RegisterWords
from ui.parts.review_rest import ReviewRest
from ui.rooms.claims.board import FILTERS, ClaimRow, claim_row
from ui.rooms.claims.claim_page import ClaimPage
from ui.rooms.claims.comparing import CONTRADICTING, Comparing
from ui.rooms.claims.facts_panel import ClaimFacts
from ui.rooms.claims.filters import ClaimFilterBar
from ui.rooms.claims.remembering import remember, remembered
from ui.rooms.claims.statuses import STATUS_SHADES, STATUS_WORDS, StatusCommands
from ui.rooms.claims.tagging import TaggingCommands
from ui.rooms.claims.ways import GRID, LIST, PICTURE, TAGS, BoardWays
from workbench.case import Case
from workbench.casefile import All, Change, Ids
from workbench.charts.grid import CLAIMS, Cell
from workbench.claims import Corroboration
from workbench.claims.facts import Facts, facts_of, read_again
from workbench.claims.filtering import ClaimCriteria, narrowed
from workbench.claims.finding import all_found_by, matching
from workbench.claims.listing import in_order, passing
from workbench.claims.picture import contradicting_claims
from workbench.review import Target
from workbench.review.listing import FILTERS as REVIEW_FILTERS
from workbench.review.listing import is_among
from workbench.values.moments import human_date


def _standing_of_all(case: Case) -> dict[str, Corroboration]:
    return case.claims.corroborations()


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
    Column(
        "Status",
        lambda row: (
            STATUS_WORDS.get(row.claim.status, row.claim.status) if row.claim.status != "open" else ""
        ),
        lambda row: STATUS_SHADES.get(row.claim.status, "muted"),
        optional=True,
    ),
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
    Column(
        "Review", lambda row: row.review.sign, lambda row: row.review.shade, hint=lambda row: row.review.words
    ),
)
ORDERS = ("text", "date", "status", "credibility", "support", "contradiction", "", "")
"""What the list is sorted by at a click on each column."""
WORDS = RegisterWords(
    id="claims",
    menu="Claim",
    filter="Filter claims",
    filter_hint="Filter: words, names or quotes in any script",
    new="New claim",
    new_hint="Write a claim (Ctrl+N)",
    entry="New claim",
    entry_hint="One assertion in your words, then Enter",
    empty="No claims yet",
    empty_words=(
        "A claim is one assertion in your words. Select a passage in a source and press E to make one"
        " with that passage as its evidence, or write one here."
    ),
    empty_button="Write a claim",
    gone="This claim is no longer in the case.",
)

CELL = "cell"
"""Chosen by a click on a cell of a source grid."""
_BY_EVIDENCE = ("contested", "single", "none", "support", "contradiction")
"""Filters and orders that ask how the claims stand."""


class ClaimsView(RegisterView):
    """List above, claim below, facts beside."""

    title = "Claims"
    place_kind = "claim"
    shows = frozenset({"claim"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, in_steps: bool = False) -> None:
        super().__init__(workspace, WORDS, COLUMNS, parent)
        self._sort = ""
        self._standing = KeptReading(self, workspace, _standing_of_all, self.refresh)
        self._found_by = KeptReading(self, workspace, all_found_by, self.refresh)
        self._facts = KeptReading(self, workspace, facts_of, self._on_facts)
        self._cell: Cell | None = None
        self._in_cell = KeptReading(self, workspace, self._read_cell, self.refresh)
        self.making = begin(self._make(), in_steps)

    def _make(self) -> Making:
        workspace = self.workspace
        self.model.mime_kind = CLAIM
        self.table.setDragEnabled(True)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setToolTip("Click to sort by this column; again for the newest first")
        header.sectionClicked.connect(self._on_sorted)
        self.page = ClaimPage(workspace)
        yield
        self.facts = ClaimFacts(workspace)
        self.facts.offers.before_taking = self._save_now
        self.facts.offers.place_in_words = self.page.place_in_words
        self.wanted = Choice(FILTERS, self._on_narrowed, "Which claims")
        yield
        self.filters = ClaimFilterBar(workspace, self._facts.get)
        self.filters.changed.connect(self._on_narrowed)
        self.filters.cleared.connect(self.clear_filters)
        self.statuses = StatusCommands(workspace, self.chosen_ids)
        self.tagging = TaggingCommands(self, workspace, self.chosen_ids)
        self.ways = BoardWays(workspace, self.table)
        self.ways.turned.connect(self._on_turned)
        self.ways.picked.connect(self.table.select_id)
        self.ways.filter_wanted.connect(self._show_tagged)
        self.below = QStackedWidget()
        self.lay_out(
            self.below, Qt.Orientation.Vertical, (2, 3), (300, 500), self.wanted, self.filters.button
        )
        self.below.addWidget(self.page)
        self.bar.add_below(self.filters)
        criteria, wanted = remembered(workspace.settings, workspace.case)
        self.filters.show_criteria(criteria)
        if wanted in dict(FILTERS):
            self.wanted.show_value(wanted)
        self._comparing = Comparing(self, workspace, self.wanted, self.refresh)
        yield
        yield from self.fill()
        ReviewRest(self, workspace, "", self.refresh)

    def _own_commands(self) -> list[Command]:
        menu, page = self.words.menu, self.page
        return [
            Command("claims.hand", "Make claim active", page.make_active, "Ctrl+H", menu, self._has_claim),
            Command("claims.recall", "What rests on it", page.show_recall, "", menu, self._has_claim),
            Command("claims.remove", "Remove claim", page.remove_claim, "", menu, self._has_claim),
            *self.statuses.commands(menu, self._may_decide),
            *self.tagging.commands(menu, self._may_decide),
            *self.ways.commands(menu),
            *self.ways.tag_commands(menu),
            Command(
                "claims.filters",
                "Filters…",
                self.filters.button.showMenu,
                "Ctrl+Shift+D",
                menu,
                begins_group=True,
            ),
            Command("claims.clear", "Clear filters", self.clear_filters, "", menu, self._is_narrowed),
        ]

    def _list(self) -> QWidget:
        return self.ways

    def _may_decide(self) -> bool:
        return bool(self.page.claim_id) and not self.workspace.case.read_only

    def _is_narrowed(self) -> bool:
        return bool(self.filters.criteria or self.wanted.value() or self.filter.text())

    def chosen_ids(self) -> list[str]:
        """The selected claims, of the list or of those that would change the picture."""
        table = self.ways.picture.table if self.ways.way == PICTURE else self.table
        chosen = table.selected_ids()
        return chosen or [one for one in (self.page.claim_id,) if one]

    def _has_claim(self) -> bool:
        return bool(self.page.claim_id)

    def side_panel(self) -> QWidget | None:
        """The facts of the claim."""
        return self.facts

    def _row(self, thing_id: str) -> ClaimRow:
        return claim_row(self.workspace.case, thing_id)

    def _find(self) -> Found:
        case, query, wanted = self.workspace.case, self.filter.text(), self.wanted.value()
        # Ten thousand claims are not read for a list of which forty lines are drawn.
        by_evidence = wanted in _BY_EVIDENCE or self._sort in _BY_EVIDENCE
        standing = self._standing.get() if by_evidence else {}
        criteria = self.filters.criteria
        facts = self._facts.get() if criteria else {}
        found_by = self._found_by.get() if query.strip() else []
        if standing is None or found_by is None or facts is None:
            # The list stays as it is until a worker has read what it is narrowed down by.
            return Found(self.model.ids, case.claims.count())
        if self._sort:
            ids = [claim.id for claim in in_order(case.claims.all(), standing, self._sort)]
        else:
            ids = case.claims.ids()[::-1]
        total = len(ids)
        if criteria:
            withheld = withheld_clips(case) if criteria.tags else frozenset()
            ids = narrowed(ids, facts, criteria, withheld)
        if query.strip():
            wanted_ids = {one.claim_id for one in matching(query, found_by)}
            ids = [claim_id for claim_id in ids if claim_id in wanted_ids]
        if wanted == CELL:
            counted_in = self._in_cell.get()
            if counted_in is None:
                return Found(self.model.ids, total)
            return Found([one for one in ids if one in counted_in], total)
        if wanted in REVIEW_FILTERS:
            reviews = case.reviews.standings()
            ids = [one for one in ids if is_among(reviews.get(Target("claim", one)), wanted)]
            return Found(ids, total)
        if wanted == CONTRADICTING:
            # Empty until all were compared, which a task does.
            contradicting = contradicting_claims(case.contradictions.listed())
            return Found([one for one in ids if one in contradicting], total)
        return Found(passing(case, ids, wanted, standing), total)

    def _follow_standing(self, touched: Ids) -> None:
        """How the claims stand, brought up to date where it may differ."""
        standing = self._standing.value
        if standing is None or isinstance(touched, All) or len(touched) > MANY:
            self._standing.forget()
            return
        for claim_id in touched:
            standing.pop(claim_id, None)
        standing.update(self.workspace.case.claims.corroborations(touched))

    def _follow_facts(self, touched: Ids) -> None:
        """The same for what the filters look at."""
        known = self._facts.value
        if known is None or isinstance(touched, All) or len(touched) > MANY:
            self._facts.forget()
        else:
            self._facts.value = read_again(self.workspace.case, known, touched)

    def _lift_filters(self) -> None:
        super()._lift_filters()
        self.wanted.show_value("")
        self.filters.show_criteria(ClaimCriteria())
        self._remember()

    def clear_filters(self) -> None:
        """Show all claims."""
        self._lift_filters()
        self.refresh()

    def _on_narrowed(self, _value: str = "") -> None:
        self._remember()
        self.refresh()

    def _remember(self) -> None:
        remember(self.workspace.settings, self.workspace.case, self.filters.criteria, self.wanted.value())

    def _show_read(self) -> None:
        """Show the selected claim, and what is shown in the place of the list."""
        super()._show_read()
        self.ways.show_none(bool(self.model.ids), self.clear_filters)
        self._show_way()

    def _show_way(self) -> None:
        """Draw or list what passes the filters, where that is what is looked at."""
        self.ways.show_claims(self.model.ids, self._asked_of)

    def _asked_of(self) -> tuple[list[str], dict[str, Facts]] | None:
        facts = self._facts.get()
        return None if facts is None else (self.model.ids, facts)

    def _on_facts(self) -> None:
        self.filters.facts_are_there()
        self.refresh()

    def _on_turned(self) -> None:
        if self.ways.way == TAGS:
            tagged = self.ways.tags.tagged
            if self.below.indexOf(tagged) < 0:
                self.below.addWidget(tagged)
            self.below.setCurrentWidget(tagged)
        else:
            # It shows the selected claim, whatever was looked at meanwhile.
            self.below.setCurrentWidget(self.page)
            self._bring_up_page()
        self._show_way()

    def _bring_up_page(self) -> None:
        self.page.setVisible(bool(self.page.claim_id))
        if self.ways.way == PICTURE:
            self.ways.picture.select(self.page.claim_id)

    def _show_tagged(self, tag: str) -> None:
        """The claims with a tag, and no other filter."""
        super()._lift_filters()
        self.wanted.show_value("")
        self.filters.show_criteria(ClaimCriteria(tags=(tag,)))
        self.ways.turn(LIST)
        self._on_narrowed()

    def _show_thing(self, thing_id: str) -> None:
        shown = self.page.show_claim(thing_id)
        self.facts.show_claim(thing_id if shown else "")
        if self.ways.way != TAGS:
            self._bring_up_page()

    def show_place(self, place: Place) -> None:
        """Bring up the board, one claim, or the claims that a cell of a source grid counts."""
        if place.kind == CLAIMS and place.id:
            self._show_cell(Cell.of_target(place.id))
        else:
            super().show_place(place)

    def _show_cell(self, cell: Cell) -> None:
        """From the grid of the board itself its filters stay: they have made the grid."""
        if self.ways.way != GRID or cell.brief_id:
            self._lift_filters()
        self._cell = cell
        self._in_cell.forget()
        self.wanted.show_value(CELL)
        self.wanted.setItemText(self.wanted.findData(CELL), f"Cell {cell.grades} of the source grid")
        self.ways.turn(LIST)
        self.refresh()

    def _read_cell(self, case: Case) -> set[str]:
        return self._cell.claims(case) if self._cell else set()

    def show_thing(self, thing_id: str) -> None:
        """Select a claim; filters that hide it are lifted."""
        if self.ways.way == TAGS:
            self.ways.turn(LIST)
        super().show_thing(thing_id)

    def _on_sorted(self, section: int) -> None:
        chosen = ORDERS[section]
        self._sort = "" if self._sort == chosen else chosen
        self.refresh()

    def follow(self, change: Change) -> None:
        """Read the board again, and the words that a filter looks in."""
        self._found_by.forget()
        self._in_cell.forget()
        touched = change.affected.get("claim", frozenset())
        self._follow_standing(touched)
        self._follow_facts(touched)
        if touched:
            self._comparing.look()
        super().follow(change)

    def _save_now(self) -> None:
        self.page.words.save_now()
        self.facts.save_now()

    def _add(self, words: str) -> str:
        return self.workspace.case.claims.add(words).id

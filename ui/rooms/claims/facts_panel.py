"""The right column beside the claims board: how the claim stands, when, where, who, where it is used."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.controls import Column, SavedChoice
from ui.kit.dates import DateField
from ui.kit.layouts import empty
from ui.kit.saved_field import SavedTextEdit
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Save
from ui.kit.words import Words, heading, link_words, muted, quiet_button, row
from ui.parts.actor_line import ActorLine, Chosen, actor_of
from ui.parts.passages import as_seen, isolated, withheld_clips
from ui.parts.standing_words import origins_in_words
from ui.rooms.claims.credibility_rows import CredibilityRows
from ui.rooms.claims.offers import OfferRow
from ui.rooms.claims.origin_rows import OriginRows
from ui.rooms.claims.role_rows import RoleRows
from workbench.casefile import Change
from workbench.claims.listing import contradictions
from workbench.claims.model import CLAIM_KINDS
from workbench.values.admiralty import CREDIBILITY
from workbench.values.errors import NotFound
from workbench.values.tags import tags_in
from workbench.values.text import one_line

CREDIBILITY_CHOICES = tuple((grade.code, f"{grade.code}  {grade.term}") for grade in CREDIBILITY)
KIND_CHOICES = tuple((kind, kind.capitalize()) for kind in CLAIM_KINDS)


class ClaimFacts(Column):
    """Fields keep their widgets from claim to claim; only the lists are built anew."""

    shows = frozenset({"publication", "proposal"})
    """What changes the proposals about origins. When the claim itself changes, the board shows it again."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._claim_id = ""
        self.setAccessibleName("Facts of the claim")
        self.nothing = muted("Select a claim to see its dates, place, actors and use.")
        self.body_widget = QWidget()
        self.column = QVBoxLayout(self.body_widget)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.body_widget)
        self.box.addStretch(1)
        self._build()
        self.show_claim("")
        follow_case(self, workspace)

    def _build(self) -> None:
        self.standing = Words("", "text")
        self.origins = OriginRows(self.workspace)
        self.credibility = SavedChoice(CREDIBILITY_CHOICES, self._saver("credibility"), "Credibility")
        self.proposed = CredibilityRows(self.workspace)
        self.kind = SavedChoice(KIND_CHOICES, self._saver("kind"), "Kind of claim")
        self.event_on = DateField(self._saver("event_on"), "18 February 2025")
        self.event_on.setAccessibleName("Date of the event")
        self.event_to = DateField(self._saver("event_to"), "until, if it lasted")
        self.event_to.setAccessibleName("End of the event")
        self.place = ActorLine(self.workspace, "Find or name a place", ("place",))
        self.place.chosen.connect(self._on_place)
        self.place_words = quiet_button("", self._open_place)
        self.place_clear = quiet_button("Remove", self._clear_place, name="Remove the place")
        self.place_row = row(self.place_words, 1, self.place_clear)
        self.roles = RoleRows(self.workspace)
        self.offers = OfferRow(self.workspace)
        self.offers.before_taking = self.save_now
        self.used = QVBoxLayout()
        self.against = QVBoxLayout()
        self.tags = SavedLine(self._save_tags, "visit, Tobruk")
        self.tags.setAccessibleName("Tags")
        self.notes = SavedTextEdit(self._saver("notes"), placeholder="Notes for yourself and colleagues")
        self.notes.setAccessibleName("Notes")
        self.notes.setFixedHeight(self.notes.fontMetrics().height() * 4 + 14)
        add = self.column.addWidget
        add(heading("Assessment"))
        add(self.standing)
        add(self.origins)
        add(muted("Credibility (Admiralty)"))
        add(self.credibility)
        add(self.proposed)
        add(self.offers)
        add(heading("When and where"))
        add(row(self.event_on, self.event_to))
        add(self.place_row)
        add(self.place)
        add(heading("Who"))
        add(self.roles)
        self.against_head = heading("Contradicted by")
        add(self.against_head)
        self.column.addLayout(self.against)
        add(heading("Used in"))
        self.column.addLayout(self.used)
        add(heading("Kind, tags and notes"))
        add(self.kind)
        add(self.tags)
        add(self.notes)

    def show_claim(self, claim_id: str) -> None:
        """Show the facts of a claim, or what this is for."""
        if claim_id != self._claim_id:
            self.save_now()
        self._claim_id = claim_id
        case = self.workspace.case
        try:
            claim = case.claims.get(claim_id)
        except NotFound:
            self._claim_id = ""
            for field in (self.event_on, self.event_to, self.tags, self.notes):
                field.leave()
            self.offers.show_claim("")
            self.proposed.leave()
            self.nothing.show()
            self.body_widget.hide()
            return
        self.nothing.hide()
        self.body_widget.show()
        corroboration = case.claims.corroboration(claim_id)
        self.standing.setText(origins_in_words(corroboration))
        self.standing.set_shade("text" if corroboration.supporting_voices > 1 else "warning")
        self.origins.show_claim(claim_id)
        self.credibility.hold_value(claim.credibility, claim_id)
        self.proposed.show_claim(claim_id, claim.credibility)
        self.kind.hold_value(claim.kind, claim_id)
        self.event_on.show_date(claim.event_on, claim_id)
        self.event_to.show_date(claim.event_to, claim_id)
        self.tags.show_text(", ".join(claim.tags), claim_id)
        self.notes.show_text(claim.notes, claim_id)
        self.place.belong_to(claim_id)
        self.place_row.setVisible(claim.place_id is not None)
        self.place.setVisible(claim.place_id is None)
        if claim.place_id is not None:
            self.place_words.setText(case.actors.get(claim.place_id).name)
        self.roles.show_claim(claim_id)
        self.offers.show_claim(claim_id)
        self._show_links(claim_id)

    def follow(self, _change: Change) -> None:
        """Look again for shared origins: while no row is shown, the rows are hidden and follow nothing."""
        if self._claim_id:
            self.origins.show_claim(self._claim_id)

    def _show_links(self, claim_id: str) -> None:
        case = self.workspace.case
        empty(self.against)
        empty(self.used)
        against = contradictions(case, claim_id)
        self.against_head.setVisible(bool(against))
        withheld = withheld_clips(case)
        for other, evidence in against:
            quote = one_line(as_seen(case.clips.get(evidence.clip_id), withheld).shown, 60)
            words = f"“{one_line(other.text, 90)}”, by the passage {isolated(f'“{quote}”')}"
            self.against.addWidget(link_words(words, self.workspace.show, Place("claim", other.id)))
        statements = case.briefs.statements_of_claim(claim_id)
        for statement in statements:
            words = one_line(statement.text, 120) or "An empty statement"
            place = Place("statement", statement.id)
            self.used.addWidget(link_words(words, self.workspace.show, place))
        if not statements:
            self.used.addWidget(muted("Not used in any statement."))

    def save_now(self) -> None:
        """Save what is being typed."""
        if self._claim_id:
            self.event_on.save_now()
            self.event_to.save_now()
            self.tags.save_now()
            self.notes.save_now()

    def _saver(self, field: str) -> Save:
        def save(claim_id: str, value: str) -> None:
            self.workspace.case.claims.update(claim_id, **{field: value})

        return save

    def _save_tags(self, claim_id: str, line: str) -> None:
        self.workspace.case.claims.update(claim_id, tags=tags_in(line))

    def _on_place(self, chosen: Chosen) -> None:
        case, claim_id = self.workspace.case, self._claim_id

        def put() -> None:
            with case.change(f"Place of a claim: {chosen.name}"):
                case.claims.update(claim_id, place_id=actor_of(self.workspace, chosen, "place"))

        self.workspace.attempt(put)

    def _clear_place(self) -> None:
        case, claim_id = self.workspace.case, self._claim_id
        self.workspace.attempt(lambda: case.claims.update(claim_id, place_id=None))

    def _open_place(self) -> None:
        place_id = self.workspace.case.claims.get(self._claim_id).place_id
        self.workspace.show(Place("actor", place_id or ""))

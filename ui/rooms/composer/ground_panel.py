"""What the current statement stands on: its claims, in full, with the passages for and against."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.controls import Column
from ui.kit.words import Words, heading, muted, quiet_button, rule
from ui.parts.passages import PassageCard, passages_of_claim
from ui.parts.standing_words import credibility_words, origins_in_words, standing
from workbench.claims import Claim
from workbench.values.errors import NotFound
from workbench.values.moments import human_date
from workbench.values.text import one_line


class GroundPanel(Column):
    """The right column beside the statement that has the caret."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._statement_id = ""
        self.setAccessibleName("Evidence for the statement")

    def show_statement(self, statement_id: str) -> None:
        """Show the ground of a statement, or what this is for."""
        self._statement_id = statement_id
        self.refresh()

    def refresh(self) -> None:
        """Read it again from the case."""
        self.empty()
        briefs = self.workspace.case.briefs
        try:
            statement = briefs.statement(self._statement_id)
            claims = briefs.claims_of(self._statement_id)
        except NotFound:
            self.box.addWidget(heading("Evidence"))
            self.box.addWidget(muted("Click a statement to see its claims and source passages."))
            self.box.addStretch(1)
            return
        self.box.addWidget(muted(one_line(statement.text, 160) or "An empty statement"))
        for claim in claims:
            self._add_claim(claim)
        if not claims:
            self.box.addWidget(Words("This statement has no claims.", "warning"))
            self.box.addWidget(
                muted("Press Ctrl+G and type to find a claim, or drag one here from the claims board.")
            )
        self.box.addStretch(1)

    def _add_claim(self, claim: Claim) -> None:
        case = self.workspace.case
        corroboration = case.claims.corroboration(claim.id)
        self.box.addWidget(rule())
        self.box.addWidget(heading(claim.text))
        when = human_date(claim.event_on)
        facts = [when, credibility_words(claim.credibility)]
        self.box.addWidget(muted("  ·  ".join(fact for fact in facts if fact)))
        _words, shade = standing(corroboration)
        self.box.addWidget(Words(origins_in_words(corroboration), shade if shade != "good" else "muted"))
        for passage in passages_of_claim(case, claim.id):
            card = PassageCard(passage)
            card.opened.connect(self.workspace.show)
            self.box.addWidget(card)
        self.box.addWidget(self._buttons(claim))

    def _buttons(self, claim: Claim) -> QWidget:
        host = QWidget()
        across = QHBoxLayout(host)
        across.setContentsMargins(0, 0, 0, 0)
        case, statement_id = self.workspace.case, self._statement_id

        def open_claim() -> None:
            self.workspace.show(Place("claim", claim.id))

        def unlink() -> None:
            self.workspace.attempt(lambda: case.briefs.unlink(statement_id, claim.id))

        across.addWidget(quiet_button("Open claim", open_claim))
        across.addWidget(quiet_button("Unlink from this statement", unlink))
        across.addStretch(1)
        return host

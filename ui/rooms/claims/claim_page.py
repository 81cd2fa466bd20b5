"""The active claim on the board: its words, edited in place, what to do with it, its evidence."""

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.controls import Column, MenuChoice
from ui.kit.flow import FlowLayout
from ui.kit.paragraph_editor import ParagraphEdit
from ui.kit.words import Words, quiet_button
from ui.parts.deleting import delete
from ui.parts.review_marks import mark_in
from ui.rooms.claims.contradiction_rows import ContradictionRows
from ui.rooms.claims.evidence import EvidenceBoard
from ui.rooms.claims.statuses import STATUS_SHADES, STATUS_WORDS
from workbench.briefs import composing
from workbench.values.errors import NotFound
from workbench.values.text import counted


class ClaimPage(Column):
    """Words, buttons, evidence."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=8)
        self.workspace = workspace
        self.claim_id = ""
        self.words = ParagraphEdit(self._save, placeholder="The claim in your words", factor=1.25, bold=True)
        self.words.setAccessibleName("The claim")
        self.active = quiet_button("Make active", self.make_active)
        self.active.setCheckable(True)
        self.active.setToolTip("Then S and X in a source cite the selected passage for or against it")
        self.state = QToolButton()
        self.state.setText("Make a statement ▾")
        self.state.setAutoRaise(True)
        self.state.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.state.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self.state)
        menu.aboutToShow.connect(self._fill_menu)
        self.state.setMenu(menu)
        self.remove = quiet_button("Remove claim", self.remove_claim)
        self.hint = Words("", "accent", 0.92)
        self.review = Words("", "muted", 0.92)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=4)
        self.rests = quiet_button("What rests on it", self.show_recall)
        self.rests.setToolTip("Statements and issued files, with drafts of corrections")
        self.status = MenuChoice(STATUS_WORDS.items(), self._save_status, "Status")
        self.status.setToolTip("What was decided about the claim (O, A, D, R)")
        for button in (self.status, self.active, self.state, self.rests, self.remove):
            flow.addWidget(button)
        self.contradictions = ContradictionRows(workspace)
        self.evidence = EvidenceBoard(workspace)
        for widget in (self.words, self.review, buttons, self.hint, self.contradictions, self.evidence):
            self.box.addWidget(widget)
        self.box.addStretch(1)
        workspace.active_claim_changed.connect(self._on_current)

    def show_claim(self, claim_id: str) -> bool:
        """Show a claim; False when it is gone."""
        if claim_id != self.claim_id:
            self.words.save_now()
            self.verticalScrollBar().setValue(0)
        try:
            claim = self.workspace.case.claims.get(claim_id)
        except NotFound:
            self.words.leave()
            self.claim_id = ""
            return False
        self.claim_id = claim_id
        self.words.show_text(claim.text, claim_id)
        self.status.hold_value(claim.status, claim_id)
        self.status.set_shade(STATUS_SHADES.get(claim.status, "muted"))
        mark = mark_in(self.workspace.case, "claim", claim_id)
        self.review.setText(f"{mark.sign} {mark.words}".strip())
        self.review.set_shade(mark.shade)
        self.review.setVisible(bool(mark.words))
        self.contradictions.show_claim(claim_id)
        self.evidence.show_claim(claim_id)
        self._on_current(self.workspace.active_claim)
        return True

    def _save_status(self, claim_id: str, status: str) -> None:
        self.workspace.case.claims.set_status([claim_id], status)

    def _save(self, claim_id: str, text: str) -> None:
        self.workspace.case.claims.update(claim_id, text=text)

    def place_in_words(self) -> int | None:
        """Where the cursor stands in the words of the claim (code points), while they are being edited."""
        if not self.words.hasFocus():
            return None
        units = self.words.text().encode("utf-16-le")[: 2 * self.words.textCursor().position()]
        return len(units.decode("utf-16-le", "ignore"))

    def make_active(self) -> None:
        """Let S and X in the reader cite this claim; again lets go of it."""
        held = self.workspace.active_claim == self.claim_id
        self.workspace.active_claim = "" if held else self.claim_id

    def _on_current(self, claim_id: str) -> None:
        held = bool(claim_id) and claim_id == self.claim_id
        self.active.setChecked(held)
        self.active.setText("Active" if held else "Make active")
        self.hint.setText("Active claim. Select a passage in a source, then press S (for) or X (against).")
        self.hint.setVisible(held)

    def show_recall(self) -> None:
        """Bring up the statements and the issued files that rest on the claim."""
        if self.claim_id:
            self.words.save_now()
            self.workspace.show(Place("recall", f"claim {self.claim_id}"))

    def remove_claim(self) -> None:
        """Remove the claim; the notice offers to take that back."""
        case, claim_id = self.workspace.case, self.claim_id
        if not claim_id:
            return
        self.words.save_now()
        used = len(case.briefs.statements_of_claim(claim_id))
        tail = f" It was used by {counted(used, 'statement')}." if used else ""

        def take_out() -> None:
            if self.workspace.succeeds(lambda: case.claims.remove(claim_id)):
                self.workspace.notify_undoable(f"Removed the claim.{tail}")

        delete(self.workspace, self, "claim", [claim_id], "the claim", take_out)

    def _fill_menu(self) -> None:
        menu = self.state.menu()
        menu.clear()
        case = self.workspace.case
        for brief in reversed(case.briefs.all()):
            below = menu.addMenu((brief.title or "Untitled brief").replace("&", "&&"))
            for section in case.briefs.sections(brief.id):
                action = below.addAction(section.title.replace("&", "&&"))
                action.triggered.connect(lambda _on=False, chosen=section.id: self.make_statement(chosen))
        if menu.isEmpty():
            menu.addAction("There is no brief yet").setEnabled(False)

    def make_statement(self, section_id: str) -> None:
        """A statement in the claim's words, on its ground, at the end of a section."""
        case, claim_id = self.workspace.case, self.claim_id
        self.words.save_now()
        made = self.workspace.attempt(lambda: composing.state_claim(case, section_id, None, (claim_id,)))
        if made:
            title = case.briefs.section(section_id).title

            def go() -> None:
                self.workspace.show(Place("statement", made.id))

            self.workspace.notice(f"Statement added to “{title}”.", "info", "Show", go)

"""One statement on the page: its words, its kind, its ground, and a handle to drag it by."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import MenuChoice
from ui.kit.flow import FlowLayout
from ui.kit.paragraph_editor import SEVERITY_SHADE, Ask, StatementText
from ui.kit.words import Words, quiet_button, scaled_font
from ui.parts.claim_picker import PicksClaim
from ui.parts.passages import passages_of_claim
from ui.parts.review_marks import ReviewMark
from ui.rooms.composer.chips import ClaimChip, ground_menu
from ui.rooms.composer.drag_handle import Grip
from ui.rooms.composer.judgement import JudgementRow
from workbench.briefs import STATEMENT_KINDS, Statement, composing
from workbench.claims import Claim, Corroboration
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.tradecraft import Finding


class StatementBox(PicksClaim, QWidget):
    """A statement that is edited in place."""

    asked = Signal(str, Ask)
    """The statement's id and what is asked."""
    focused = Signal(str)
    """The statement's id."""
    more_pasted = Signal(str, list)
    """The statement's id and the paragraphs that were pasted after the first."""

    def __init__(self, workspace: Workspace, statement: Statement, scale: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.statement = statement
        self.scale = scale
        self.bulleted = False
        self.worst = ""
        self.chips: list[ClaimChip] = []
        self.judgement: JudgementRow | None = None
        self._hovered = False
        self._shown: tuple[Statement, str] | None = None
        self._ground: list[tuple[Claim, Corroboration]] | None = None
        self._build()
        self.show_statement(statement, scale)

    def _build(self) -> None:
        self.text = StatementText(self._save_text)
        self.text.for_others = lambda words: self.workspace.case.guard.for_others(words)
        self.text.asked.connect(self._on_asked)
        self.text.focused.connect(self._on_focused)
        self.text.more_pasted.connect(self._on_more_pasted)
        self.text.notes_left_out.connect(self._on_notes_left_out)
        self.text.state_changed.connect(self._on_state)
        kinds = ((kind, kind.capitalize()) for kind in STATEMENT_KINDS)
        self.kind = MenuChoice(kinds, self._save_kind, "Kind of statement")
        self.kind.setFont(scaled_font(self.kind, 0.88))
        self.add_ground = quiet_button("+ Claim", self.pick_claim, "Link a claim to this statement (Ctrl+G)")
        self.add_ground.setFont(scaled_font(self.add_ground, 0.88))
        self.state = Words("", "muted", 0.85, wrap=False)
        self.review = Words("", "muted", 0.95, wrap=False)
        self.review.hide()
        self.foot = FlowLayout(gap=4)
        self.foot.setContentsMargins(-1, 0, 0, 0)
        for widget in (self.kind, self.review, self.add_ground, self.state):
            self.foot.addWidget(widget)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 4, 0, 8)
        self.column.setSpacing(2)
        self.column.addWidget(self.text)
        self.column.addLayout(self.foot)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.grip = Grip(self)
        across.addWidget(self.grip)
        across.addLayout(self.column, 1)

    # -- showing ------------------------------------------------------------------------------

    def show_statement(self, statement: Statement, scale: str) -> None:
        """Show what the case holds; words being typed are left alone."""
        self.statement, self.scale = statement, scale
        # Where it stands is the page's business: moving others about draws nothing here anew.
        shown = (replace(statement, section_id="", position=0), scale)
        if shown == self._shown:
            return
        self._shown = shown
        self.text.show_text(statement.text, statement.id)
        self.kind.hold_value(statement.kind, statement.id)
        self.kind.set_shade("judgement" if statement.kind == "judgement" else "muted")
        if statement.kind == "judgement":
            if self.judgement is None:
                self.judgement = JudgementRow(scale, self._save_field)
                self.column.insertWidget(1, self.judgement)
            self.judgement.show_statement(statement, scale)
        elif self.judgement is not None:
            self.judgement.hide()
            self.judgement.deleteLater()
            self.judgement = None

    def show_ground(self, claims: Sequence[Claim], standing: dict[str, Corroboration]) -> None:
        """Show the claims as chips."""
        ground = [(claim, standing.get(claim.id, Corroboration())) for claim in claims]
        if ground == self._ground:
            return
        self._ground = ground
        self.close_picker()
        for chip in self.chips:
            self.foot.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.foot.removeWidget(self.add_ground)
        self.foot.removeWidget(self.state)
        self.chips = []
        for claim, corroboration in ground:
            chip = ClaimChip(self.workspace, claim, corroboration)
            chip.unlinked.connect(self._unlink)
            self.foot.addWidget(chip)
            self.chips.append(chip)
        self.foot.addWidget(self.add_ground)
        self.foot.addWidget(self.state)
        self.add_ground.setText("+" if claims else "+ Claim")

    def show_review(self, mark: ReviewMark) -> None:
        """A quiet sign of how it stands in review; the words are its tip and its name."""
        self.review.setText(mark.sign)
        self.review.set_shade(mark.shade)
        self.review.setToolTip(mark.words)
        self.review.setAccessibleName(mark.words)
        self.review.setVisible(bool(mark.sign))

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Underline words; the worst finding puts a dot in the gutter."""
        self.text.show_findings(findings)
        severities = [finding.severity for finding in findings if not finding.waived]
        self.worst = next((known for known in SEVERITY_SHADE if known in severities), "")
        if self.worst == "info":
            self.worst = ""
        self.grip.update()

    def tab_stops(self) -> list[QWidget]:
        """What the Tab key visits, in order."""
        judged = self.judgement.tab_stops() if self.judgement else []
        return [self.text, *judged, self.kind, *self.chips, self.add_ground]

    @property
    def lively(self) -> bool:
        """Whether the mouse or the caret is here."""
        return self._hovered or self.text.hasFocus()

    # -- what the user does -------------------------------------------------------------------

    def set_kind(self, kind: str) -> None:
        """Say what the statement is."""
        case, statement_id = self.workspace.case, self.statement.id
        self.workspace.attempt(lambda: case.briefs.update_statement(statement_id, kind=kind))

    def open_ground(self) -> None:
        """Go to the passage, or choose among several."""
        case = self.workspace.case
        passages = [
            passage
            for claim in case.briefs.claims_of(self.statement.id)
            for passage in passages_of_claim(case, claim.id)
        ]
        if len(passages) == 1:
            self.workspace.show(passages[0].place)
        elif passages:
            menu = ground_menu(self.workspace, passages, self)
            menu.popup(self.text.mapToGlobal(self.text.cursorRect().bottomLeft()))
        elif self.chips:
            self.chips[0].open_ground()
        else:
            self.pick_claim()

    def pick_claim(self) -> None:
        """Open the picker under the words."""
        taken = frozenset(chip.claim.id for chip in self.chips)
        self.open_picker(
            self.workspace, taken, self.column, self._link, self._make_claim, left=self._leave_picker
        )

    def save_now(self) -> None:
        """Save what is being typed."""
        self.text.save_now()
        if self.judgement is not None:
            self.judgement.save_now()

    def leave(self) -> None:
        """The box goes; words that cannot be saved go on without it."""
        self.text.leave()
        if self.judgement is not None:
            self.judgement.leave()

    def _leave_picker(self) -> None:
        had_focus = self.picker is not None and self.picker.line.hasFocus()
        self.close_picker()
        if had_focus:
            self.text.setFocus()

    def _link(self, claim_id: str) -> None:
        case, statement_id = self.workspace.case, self.statement.id
        self.close_picker()
        self.workspace.attempt(lambda: case.briefs.link(statement_id, claim_id))
        self.text.setFocus()

    def _make_claim(self, words: str) -> None:
        case, statement_id = self.workspace.case, self.statement.id
        self.close_picker()
        self.workspace.attempt(lambda: composing.claim_from_words(case, statement_id, words))
        self.text.setFocus()

    def _unlink(self, claim_id: str) -> None:
        case, statement_id = self.workspace.case, self.statement.id
        self.workspace.attempt(lambda: case.briefs.unlink(statement_id, claim_id))

    def _save_text(self, statement_id: str, text: str) -> None:
        self.workspace.case.briefs.update_statement(statement_id, text=text)

    def _save_kind(self, statement_id: str, kind: str) -> None:
        self.workspace.case.briefs.update_statement(statement_id, kind=kind)

    def _save_field(self, statement_id: str, field: str, value: str) -> None:
        self.workspace.case.briefs.update_statement(statement_id, **{field: value})

    def _on_asked(self, ask: Ask) -> None:
        self.asked.emit(self.statement.id, ask)

    def _on_more_pasted(self, paragraphs: list[str]) -> None:
        self.more_pasted.emit(self.statement.id, paragraphs)

    def _on_notes_left_out(self, count: int) -> None:
        self.workspace.notice(
            f"The words of {counted(count, 'note')} were not pasted; the marks are kept, such as [1]. "
            "Link clips as evidence instead: the notes of the file are made from them."
        )

    def _on_focused(self, _in: bool) -> None:
        self.grip.update()
        self.focused.emit(self.statement.id)

    def _on_state(self, state: str) -> None:
        self.state.setText({"saved": "Saved", "failed": "Not saved"}.get(state, "…"))
        self.state.set_shade("danger" if state == "failed" else "faint")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the handle."""
        self._hovered = True
        self.grip.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the handle."""
        self._hovered = False
        self.grip.update()

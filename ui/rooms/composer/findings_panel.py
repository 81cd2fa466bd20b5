"""What the checks found: the rule, why it matters, the fix or a waiver with its reason."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.entry_line import EntryLine
from ui.kit.paragraph_editor import SEVERITY_SHADE
from ui.kit.theme import colour
from ui.kit.words import Words, heading, muted, quiet_button
from ui.rooms.composer.proposal_card import ProposalCard
from workbench.briefs import composing
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from workbench.tradecraft import Finding
    from workbench.tradecraft.proposed import Proposed

SHOWN = 40
"""So many cards at once: nobody reads more, and each costs a few milliseconds."""
PROPOSALS = 6
"""So many proposals at once."""
GROUPS = (("error", "Errors"), ("warning", "Warnings"), ("info", "Advice"))


class FindingCard(QFrame):
    """One finding with what can be done about it."""

    wanted = Signal(str)
    """The id of the statement to show."""

    def __init__(
        self, workspace: Workspace, finding: "Finding", brief_id: str = "", reason: str = ""
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.finding = finding
        self._brief_id = brief_id
        reason = finding.reason or reason
        self._reason: EntryLine | None = None
        self.setAccessibleName(f"{finding.severity}: {finding.message}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 6)
        self._column.setSpacing(2)
        self._column.addWidget(Words(finding.message, "text"))
        if finding.waived:
            self._column.addWidget(muted(f"Waived: {reason}" if reason else "Waived"))
        else:
            for words in (finding.why, finding.fix):
                if words:
                    self._column.addWidget(muted(words))
        self._column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        finding, across = self.finding, QHBoxLayout()
        across.setContentsMargins(-4, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(muted(finding.check_id, 0.85, wrap=False))
        across.addStretch(1)
        if finding.statement_id:
            across.addWidget(quiet_button("Show", self._show, "Go to the statement"))
        if finding.waived:
            across.addWidget(quiet_button("Withdraw waiver", self._unwaive, "Count this finding again"))
            return across
        if finding.fix_text and finding.end:
            fix = quiet_button(f"Write “{one_line(finding.fix_text, 28)}”", self._fix)
            across.addWidget(fix)
        if finding.lift == "waive":
            across.addWidget(quiet_button("Waive…", self._ask_reason, "Accept this finding and record why"))
        if finding.lift == "confirm":
            across.addWidget(quiet_button("Confirm…", self._ask_reason, "Allow these words, with a reason"))
        return across

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar in the colour of the severity."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        shade = "faint" if self.finding.waived else SEVERITY_SHADE.get(self.finding.severity, "accent")
        painter.fillRect(0, 0, 3, self.height(), colour(shade))
        painter.end()

    def _show(self) -> None:
        self.wanted.emit(self.finding.statement_id)

    def _fix(self) -> None:
        case, finding = self.workspace.case, self.finding
        self.workspace.attempt(lambda: composing.apply_fix(case, finding))

    def _ask_reason(self) -> None:
        if self._reason is None:
            is_asked = self.finding.lift == "confirm"
            self._reason = EntryLine(
                "Why it is acceptable, then Enter",
                "Why it may be read" if is_asked else "Reason for the waiver",
            )
            self._reason.returnPressed.connect(self._confirm if is_asked else self._waive)
            self._column.addWidget(self._reason)
        self._reason.setFocus()

    def _waive(self) -> None:
        case, finding, brief_id = self.workspace.case, self.finding, self._brief_id
        reason = self._reason.text() if self._reason else ""
        self.workspace.attempt(
            lambda: case.briefs.waive(
                finding.statement_id, finding.check_id, reason, brief_id=brief_id, words=finding.words
            )
        )

    def _confirm(self) -> None:
        case, words = self.workspace.case, self.finding.words
        reason = self._reason.text() if self._reason else ""
        self.workspace.attempt(lambda: case.guard.confirm(words, reason))

    def _unwaive(self) -> None:
        case, finding, brief_id = self.workspace.case, self.finding, self._brief_id
        self.workspace.attempt(
            lambda: case.briefs.unwaive(
                finding.statement_id, finding.check_id, brief_id=brief_id, words=finding.words
            )
        )


class FindingsPanel(Column):
    """The findings of the current statement first, then of the rest of the brief, by severity."""

    wanted = Signal(str)
    """The id of the statement to show."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._findings: tuple[Finding, ...] = ()
        self._proposed: tuple[Proposed, ...] = ()
        self._heads: dict[str, str] = {}
        """Statement id -> its number and first words."""
        self._reasons: dict[tuple[str, str], str] = {}
        self._statement_id = ""
        self.brief_id = ""
        """The brief whose findings are shown."""
        self._room = SHOWN
        self._left = 0
        """Findings that found no room."""
        self.setAccessibleName("Findings")

    def show_findings(
        self,
        findings: "Sequence[Finding] | None",
        reasons: dict[tuple[str, str], str],
        statement_id: str,
        proposed: "Sequence[Proposed]" = (),
    ) -> None:
        """Show them; nothing is built anew when nothing is different."""
        if findings is None:
            self._say_checking()
            return
        state = (tuple(findings), reasons, statement_id, tuple(proposed))
        known = (self._findings, self._reasons, self._statement_id, self._proposed)
        if state == known and self.box.count():
            return
        self._findings, self._reasons, self._statement_id, self._proposed = state
        self._heads = self._numbered()
        place = self.verticalScrollBar().value()
        self._room, self._left = SHOWN, 0
        self.empty()
        self._fill()
        self.verticalScrollBar().setValue(place)

    def _say_checking(self) -> None:
        self._statement_id = "-"
        self.empty()
        self.box.addWidget(muted("Checking…"))
        self.box.addStretch(1)

    def _fill(self) -> None:
        open_findings = [known for known in self._findings if not known.waived]
        waived = [known for known in self._findings if known.waived]
        here = [known for known in open_findings if known.statement_id == self._statement_id != ""]
        rest = [known for known in open_findings if known not in here]
        self._add_proposals()
        if not open_findings:
            self.box.addWidget(heading("Nothing found"))
            self.box.addWidget(muted("The checks run by themselves while you write."))
        if here:
            self.box.addWidget(heading("This statement"))
            self._add_groups(here)
        if rest:
            self.box.addWidget(heading("The rest of the brief" if here else "The whole brief"))
            self._add_by_statement(rest)
        if waived:
            self.box.addWidget(heading(f"Waived ({len(waived)})"))
            self._add(waived)
        if self._left:
            self.box.addWidget(muted(f"{counted(self._left, 'more finding')}. Resolve some to see them."))
        self.box.addStretch(1)

    def _add_groups(self, findings: "list[Finding]") -> None:
        for severity, title in GROUPS:
            group = [known for known in findings if known.severity == severity]
            if group and self._room > 0:
                self.box.addWidget(muted(f"{title} ({len(group)})"))
                self._add(group)

    def _add_by_statement(self, findings: "list[Finding]") -> None:
        """Under the number and first words of each statement, the worst first; what is of none in front."""
        groups: dict[str, list[Finding]] = {}
        for known in findings:
            groups.setdefault(known.statement_id, []).append(known)
        order = [severity for severity, _title in GROUPS]
        for statement_id, group in groups.items():
            if self._room > 0:
                self.box.addWidget(muted(self._heads.get(statement_id, "The brief as a whole")))
            self._add(sorted(group, key=lambda known: order.index(known.severity)))

    def _add_proposals(self) -> None:
        first = ("", self._statement_id)
        ordered = sorted(self._proposed, key=lambda known: known.statement_id not in first)
        if ordered:
            self.box.addWidget(heading(f"Proposed by the words ({len(ordered)})"))
        for proposal in ordered[:PROPOSALS]:
            head = self._heads.get(proposal.statement_id, "")
            card = ProposalCard(self.workspace, proposal, self.brief_id, head)
            card.wanted.connect(self._on_wanted)
            self.box.addWidget(card)
        if len(ordered) > PROPOSALS:
            self.box.addWidget(muted(f"{len(ordered) - PROPOSALS} further proposals"))

    def _numbered(self) -> dict[str, str]:
        if not self.brief_id:
            return {}
        statements = self.workspace.case.briefs.statements(self.brief_id)
        return {
            known.id: f"{number}. {one_line(known.text, 60)}" for number, known in enumerate(statements, 1)
        }

    def _add(self, findings: "list[Finding]") -> None:
        for finding in findings[: max(self._room, 0)]:
            reason = self._reasons.get((finding.statement_id, finding.check_id), "")
            card = FindingCard(self.workspace, finding, self.brief_id, reason)
            card.wanted.connect(self._on_wanted)
            self.box.addWidget(card)
        self._left += len(findings[max(self._room, 0) :])
        self._room -= len(findings)

    def _on_wanted(self, statement_id: str) -> None:
        self.wanted.emit(statement_id)

"""The right column beside the composer: ground, findings, preview, claims to take from, reasoning."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.parts.reasoning.panel import ReasoningPanel
from ui.rooms.composer.claim_shelf import ClaimShelf
from ui.rooms.composer.findings_panel import FindingsPanel
from ui.rooms.composer.ground_panel import GroundPanel
from ui.rooms.composer.preview import Preview
from ui.rooms.composer.preview_text import preview_text
from workbench.casefile import Change
from workbench.values.errors import NotFound

if TYPE_CHECKING:
    from workbench.tradecraft import Finding
    from workbench.tradecraft.proposed import Proposed

GROUND, FINDINGS, PREVIEW, CLAIMS, REASONING = 0, 1, 2, 3, 4
_MOST = 99
"""So many findings are counted on the tab."""
REST = 200
"""Milliseconds without a change before the preview is drawn anew."""


class ComposerSide(QTabWidget):
    """Five tabs that follow the brief and the current statement."""

    shows = frozenset({"statement", "brief"})

    wanted = Signal(str)
    """The id of a statement to show."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._brief_id = ""
        self._statement_id = ""
        self._findings: tuple[Finding, ...] | None = None
        self._proposed: tuple[Proposed, ...] = ()
        self.ground = GroundPanel(workspace)
        self.findings = FindingsPanel(workspace)
        self.preview = Preview()
        self.claims = ClaimShelf(workspace)
        self.reasoning = ReasoningPanel(workspace)
        self.claims.taken.connect(self._on_taken)
        self.setDocumentMode(True)
        self.addTab(self.ground, "Evidence")
        self.addTab(self.findings, "Findings")
        self.addTab(self.preview, "Preview")
        self.addTab(self.claims, "Claims")
        self.addTab(self.reasoning, "Reasoning")
        self.setAccessibleName("Beside the brief")
        # Five titles have room in a window of 1,000 pixels.
        self.tabBar().setStyleSheet("QTabBar::tab { padding-left: 3px; padding-right: 3px; }")
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._draw_preview)
        self._sort_again = QTimer(self)
        self._sort_again.setSingleShot(True)
        self._sort_again.setInterval(REST)
        self._sort_again.timeout.connect(self._refresh_findings)
        self.findings.wanted.connect(self._on_wanted)
        self.preview.pages.clicked.connect(self._on_wanted)
        self.currentChanged.connect(self._on_tab)
        follow_case(self, workspace)

    def show_brief(self, brief_id: str) -> None:
        """Follow a brief."""
        self._brief_id = brief_id
        self.preview.pages.setVisible(bool(brief_id))
        self.show_statement("")
        self._rest.start(0)

    def show_statement(self, statement_id: str) -> None:
        """Follow the current statement."""
        if statement_id != self._statement_id or not self.ground.box.count():
            self._statement_id = statement_id
            self.ground.show_statement(statement_id)
            # Not on the key that moved the caret: the cards cost more than a frame.
            self._sort_again.start()
            self._show_reasoning()

    def _show_reasoning(self) -> None:
        """Only where it is looked at: it is read with each statement that the caret comes to."""
        if self.currentIndex() == REASONING:
            self.reasoning.show_statement(self._statement_id)

    def show_findings(
        self, findings: "Sequence[Finding] | None", proposed: "Sequence[Proposed]" = ()
    ) -> None:
        """Show what the checks found, with their number on the tab; None while they run."""
        self._findings = None if findings is None else tuple(findings)
        self._proposed = tuple(proposed)
        count = sum(not finding.waived for finding in findings or ())
        # Three figures would push the last tab out of the column.
        number = f" {count}" if count <= _MOST else f" {_MOST}+"
        self.setTabText(FINDINGS, f"Findings{number}" if count else "Findings")
        self._refresh_findings()

    def follow(self, change: Change) -> None:
        """Show the ground of the current statement again, and draw the preview when it rests."""
        if self._statement_id and change.touches("statement", self._statement_id):
            self.ground.refresh()
        if change.touches("brief", self._brief_id):
            self._rest.start()

    def _refresh_findings(self) -> None:
        if self.currentIndex() != FINDINGS:
            return
        reasons = self.workspace.case.briefs.waivers(self._brief_id) if self._brief_id else {}
        self.findings.brief_id = self._brief_id
        self.findings.show_findings(self._findings, reasons, self._statement_id, self._proposed)

    def _draw_preview(self) -> None:
        if not self._brief_id or self.currentIndex() != PREVIEW:
            return
        try:
            self.preview.pages.show_text(preview_text(self.workspace.case, self._brief_id))
        except NotFound:
            self._brief_id = ""

    def _on_tab(self, _index: int) -> None:
        self._refresh_findings()
        self._draw_preview()
        self._show_reasoning()

    def _on_taken(self, claim_id: str) -> None:
        case, statement_id = self.workspace.case, self._statement_id
        if statement_id:
            self.workspace.attempt(lambda: case.briefs.link(statement_id, claim_id))
        else:
            self.workspace.notice("Put the cursor in a statement first, or drag the claim.", "info")

    def _on_wanted(self, statement_id: str) -> None:
        self.wanted.emit(statement_id)

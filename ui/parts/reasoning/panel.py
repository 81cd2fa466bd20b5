"""What is weighed beside one judgement; each word is edited in place."""

from PySide6.QtWidgets import QWidget

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.words import heading, muted
from ui.parts.reasoning.change import ChangeBox
from ui.parts.reasoning.points import PointList
from ui.parts.reasoning.rows import AlternativeRow, AssumptionRow, IndicatorRow
from workbench.briefs import Brief, Statement
from workbench.casefile import Change
from workbench.values.errors import NotFound
from workbench.values.text import one_line


class ReasoningPanel(Column):
    """Follows one statement; says what it is for where there is no judgement."""

    shows = frozenset({"statement", "brief", "claim", "deliverable"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=12, gap=6)
        self.workspace = workspace
        self.statement_id = ""
        self.setAccessibleName("Reasoning beside the judgement")
        self.head = muted("")
        self.change = ChangeBox(workspace)
        self.lists = (
            PointList(
                workspace, "Alternatives", AlternativeRow, "Another outcome, then Enter",
                "Which other outcome is possible, how likely it is and what it would mean.",
            ),
            PointList(
                workspace, "Assumptions", AssumptionRow, "What is taken for granted, then Enter",
                "What the judgement takes for granted, and what follows if that is wrong.",
            ),
            PointList(
                workspace, "Indicators", IndicatorRow, "What would show it, then Enter",
                "What would make the judgement more or less likely. Note each claim that shows it.",
            ),
        )  # fmt: skip
        for widget in (heading("Reasoning"), self.head, self.change, *self.lists):
            self.box.addWidget(widget)
        self.box.addStretch(1)
        follow_case(self, workspace)

    def show_statement(self, statement_id: str) -> None:
        """Show what is weighed beside a statement; "" for none."""
        if statement_id != self.statement_id:
            self.save_now()
            self.statement_id = statement_id
        self.refresh()

    def follow(self, change: Change) -> None:
        """Read it again."""
        if self.statement_id and change.touches_any(self.shows):
            self.refresh()

    def refresh(self) -> None:
        """Read it again from the case."""
        found = self._found()
        parts: tuple[QWidget, ...] = (self.change, *self.lists)
        for part in parts:
            part.setVisible(found is not None)
        if found is None:
            self.head.setText(
                "Put the cursor in a judgement: its alternatives, assumptions and indicators are kept here. "
                "They are printed in internal files only."
            )
            self._leave()
            return
        statement, brief = found
        self.head.setText(one_line(statement.text, 160) or "An empty judgement")
        self.change.show_statement(statement)
        reasoning = self.workspace.case.reasoning
        alternatives, assumptions, indicators = self.lists
        alternatives.show_points(statement.id, reasoning.alternatives(statement.id), brief.scale)
        assumptions.show_points(statement.id, reasoning.assumptions(statement.id), brief.scale)
        indicators.show_points(statement.id, reasoning.indicators(statement.id), brief.scale)

    def _found(self) -> tuple[Statement, Brief] | None:
        briefs = self.workspace.case.briefs
        try:
            statement = briefs.statement(self.statement_id)
            brief = briefs.get(briefs.brief_of(statement.id))
        except NotFound:
            return None
        return (statement, brief) if statement.kind == "judgement" else None

    def save_now(self) -> None:
        """Save what is being typed."""
        self.change.save_now()
        for some in self.lists:
            some.save_now()

    def _leave(self) -> None:
        self.change.leave()
        for some in self.lists:
            some.leave()

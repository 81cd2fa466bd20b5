"""A list of points beside a judgement, with a line to add one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.entry_line import EntryLine
from ui.kit.words import heading, muted
from ui.parts.reasoning.rows import PointRow


class PointList(QWidget):
    """Alternatives, assumptions or indicators; rows that stay are not built anew."""

    def __init__(
        self, workspace: Workspace, title: str, make_row: type[PointRow], hint: str, purpose: str
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.kind = make_row.kind
        self.rows: dict[str, PointRow] = {}
        self._make_row = make_row
        self._statement_id = ""
        self.purpose = muted(purpose)
        self.add = EntryLine(hint, f"New {make_row.kind}")
        self.add.returnPressed.connect(self._on_entered)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(heading(title))
        self.column.addWidget(self.purpose)
        self.column.addWidget(self.add)

    def show_points(self, statement_id: str, points: Sequence[Any], scale: str) -> None:
        """Show the points of a statement whose brief has this scale."""
        self._statement_id = statement_id
        self.add.belong_to(statement_id)
        self.add.setEnabled(not self.workspace.case.read_only)
        self.purpose.setVisible(not points)
        wanted = [point.id for point in points]
        if wanted != list(self.rows):
            self._arrange(wanted)
        for point in points:
            self.rows[point.id].show_point(point, scale)

    def _arrange(self, wanted: Sequence[str]) -> None:
        for gone in [known for known in self.rows if known not in wanted]:
            row = self.rows.pop(gone)
            row.leave()
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        kept, self.rows = self.rows, {}
        for number, point_id in enumerate(wanted):
            row = kept.get(point_id) or self._make_row(self.workspace, point_id)
            self.rows[point_id] = row
            self.column.insertWidget(2 + number, row)

    def save_now(self) -> None:
        """Save what is being typed."""
        for row in self.rows.values():
            row.save_now()

    def leave(self) -> None:
        """Be about no statement."""
        self.add.belong_to("")
        self._arrange(())

    def _on_entered(self) -> None:
        words, case = self.add.text(), self.workspace.case
        if words.strip() and self.workspace.succeeds(
            lambda: case.reasoning.add(self.kind, self._statement_id, words)
        ):
            self.add.clear()

"""Above an export: how much the checks still find, and the way to what the brief still lacks."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.words import Words, quiet_button, row
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.tradecraft import Finding


class OpenFindings(QWidget):
    """Of one brief, whose id is `brief_id`."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.brief_id = ""
        self._workspace = workspace
        self.words = Words("", "warning")
        self.readiness = quiet_button("Show readiness", self.show_readiness)
        self.readiness.setToolTip("The nine analytic standards, and what to do next (Ctrl+Shift+Y)")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(row(self.readiness, 1))

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Say how many errors and warnings are open."""
        counts = []
        for severity in ("error", "warning"):
            number = sum(known.severity == severity and not known.waived for known in findings)
            if number:
                counts.append(counted(number, severity))
        self.words.setText(f"The checks still show {' and '.join(counts)}." if counts else "")
        self.words.setVisible(bool(counts))

    def show_readiness(self) -> None:
        """Bring up how ready the brief is, in the window behind."""
        self._workspace.show(Place("readiness", self.brief_id))

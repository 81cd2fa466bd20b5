"""Readiness: the nine analytic standards, each met or not and by what; what to do next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.words import Words, heading, link_words, muted
from workbench.values.errors import NotFound
from workbench.values.text import one_line

if TYPE_CHECKING:
    from workbench.tradecraft import Finding
    from workbench.tradecraft.readiness import Readiness, Standard

_SIGNS = {"met": ("✓", "good"), "not met": ("✗", "warning"), "not applicable": ("–", "muted")}
_LONGEST = 220


class ReadinessPanel(Column):
    """Follows the findings of the brief beside it."""

    wanted = Signal(str)
    """The id of a statement to show."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._shown: Readiness | None = None
        self.setAccessibleName("Readiness")

    def show_brief(self, brief_id: str, findings: "Sequence[Finding] | None") -> None:
        """Show how ready a brief is; None while its checks run."""
        from workbench.tradecraft.readiness import readiness

        if not brief_id or findings is None:
            self._shown = None
            self.empty()
            self.box.addWidget(muted("Checking…" if brief_id else "Open a brief to see how ready it is."))
            self.box.addStretch(1)
            return
        try:
            found = readiness(self.workspace.case, brief_id, findings)
        except NotFound:
            return
        if found == self._shown and self.box.count():
            return
        self._shown = found
        place = self.verticalScrollBar().value()
        self.empty()
        self._fill(found)
        self.verticalScrollBar().setValue(place)

    def _fill(self, found: "Readiness") -> None:
        self.box.addWidget(heading(f"{found.met} of {len(found.standards)} analytic standards met"))
        for standard in found.standards:
            self._add(standard)
        self.box.addWidget(heading("Next"))
        if not found.steps:
            self.box.addWidget(muted("Nothing is left to do."))
        for step in found.steps:
            words = one_line(step.words, _LONGEST)
            if step.statement_id:
                self.box.addWidget(link_words(words, self.wanted.emit, step.statement_id))
            else:
                self.box.addWidget(Words(words))
        self.box.addStretch(1)

    def _add(self, standard: "Standard") -> None:
        sign, shade = _SIGNS[standard.state]
        line = Words(f"{sign}  {standard.number}. {standard.title}", shade if shade != "good" else "text")
        line.setAccessibleName(f"{standard.title}: {standard.state}")
        self.box.addWidget(line)
        for words in (*standard.by, *standard.missing):
            self.box.addWidget(muted(f"     {one_line(words, _LONGEST)}"))

"""The tradecraft checks of the brief on the screen: run off the typing path, shown after a short rest."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.parts.review_rest import ReviewRest
from workbench.casefile import Change

if TYPE_CHECKING:
    from workbench.tradecraft import Finding
    from workbench.tradecraft.proposed import Proposed

REST = 300
"""Milliseconds without a change before the checks run."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found; None while those of this brief have not run yet."""

    findings: "list[Finding] | None"
    proposed: "tuple[Proposed, ...]" = ()
    """What the words propose for the fields."""


class BriefChecks(QObject):
    """Runs the checks of one brief as a task; only the newest result counts."""

    shows = frozenset({"brief", "actor", "source", "case", "guard_word", "client", "claim"})
    """What a brief rests on is said by the brief; names, secrets and contradicting claims are looked for
    in all of the case."""

    found = Signal(Checked)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.findings: list[Finding] = []
        self._brief_id = ""
        self._running: Task | None = None
        self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._run)
        follow_case(self, workspace)
        ReviewRest(self, workspace, "", self._check_soon)

    def watch(self, brief_id: str) -> None:
        """Check this brief from now on."""
        if brief_id != self._brief_id:
            self._brief_id = brief_id
            self._show(Checked(None))
        if brief_id:
            self._rest.start(0)
        else:
            self._rest.stop()

    def follow(self, change: Change) -> None:
        """Check again when something changed that the checks look at."""
        if self._brief_id and (
            change.touches("brief", self._brief_id)
            or change.touches_any(("actor", "source", "case", "guard_word", "client", "claim"))
        ):
            self._rest.start(REST)

    def _check_soon(self) -> None:
        if self._brief_id:
            self._rest.start(REST)

    def _run(self) -> None:
        if self._running is not None and not self._running.cancelled:
            self._again = True
            return
        brief_id = self._brief_id
        if not brief_id:
            return

        def work(_task: Task) -> "tuple[str, Checked]":
            briefs = self.workspace.case.briefs
            return brief_id, Checked(briefs.check(brief_id), tuple(briefs.proposed(brief_id)))

        self._running = self.workspace.tasks.run("Check the brief", work, self._on_found, self._on_failed)

    def _on_found(self, result: "tuple[str, Checked]") -> None:
        brief_id, checked = result
        self._done()
        if brief_id == self._brief_id:
            self._show(checked)

    def _on_failed(self, why: str) -> None:
        self._done()
        self._show(Checked([]))
        self.workspace.notice(f"The checks could not run. {why}", "warning")

    def _done(self) -> None:
        # Told by the result itself: a task may have ended before one could listen for its end.
        self._running = None
        if self._again:
            self._again = False
            self._rest.start(0)

    def _show(self, checked: Checked) -> None:
        self.findings = checked.findings or []
        self.found.emit(checked)

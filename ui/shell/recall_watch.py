"""After an act that statements rest on: says how many, and leads to the list with drafts of corrections."""

from functools import partial

from PySide6.QtCore import QObject

from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from workbench.casefile import Change
from workbench.recall import Recall
from workbench.values.text import counted

_TABLES = frozenset(("publication", "source", "source_text", "clip", "claim", "evidence", "proposal"))
_ALWAYS = frozenset(
    ("regraded", "recaptured", "lost", "removed source", "retracted", "removed claim", "contradicted")
)
"""Acts of which a notice also names statements of today; of others only where something was issued."""
TOPIC = "recall"


class RecallWatch(QObject):
    """One for an open case."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def follow(self, change: Change) -> None:
        """Look at what a change touched, where statements could rest on that."""
        if change.undoes is None and _TABLES & change.tables:
            self._workspace.tasks.run_quietly(partial(self._look, change.seq), self._on_found)

    def _look(self, seq: int, _task: Task) -> tuple[int, Recall]:
        case = self._workspace.case
        if not case.briefs.rests_on_claims():
            return seq, Recall()
        return seq, case.recall.after(seq)

    def _on_found(self, answer: tuple[int, Recall]) -> None:
        seq, recall = answer
        is_always_named = any(cause.act in _ALWAYS for cause in recall.causes)
        if not recall or not (recall.issued or is_always_named):
            return
        statements = counted(len(recall.statements), "statement")
        issued = f" and {counted(len(recall.issued), 'issued file')}" if recall.issued else ""
        verb = "rests" if len(recall.statements) == 1 and not issued else "rest"
        show = partial(self._workspace.show, Place("recall", f"change {seq}"))
        self._workspace.notice(
            f"{recall.causes[0].words}: {statements}{issued} {verb} on it.",
            "warning",
            "Show",
            show,
            topic=TOPIC,
        )

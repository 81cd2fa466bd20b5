"""Why the sources under a claim count as one origin or several, with one click to change it."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.layouts import empty
from ui.kit.words import muted, quiet_button, row
from ui.parts.passages import isolated
from workbench.claims.origins import Counted
from workbench.values.text import counted


class OriginRows(QWidget):
    """A sentence for each origin that several sources go back to."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)

    def show_claim(self, claim_id: str) -> None:
        """Explain how the origins of this claim are counted."""
        empty(self._lines)
        found = self.workspace.case.origins.counted_as_one(claim_id)
        for one in found:
            self._lines.addWidget(muted(in_words(one)))
            if not self.workspace.case.read_only:
                apart = quiet_button("Count separately", partial(self._count_apart, one))
                apart.setToolTip("From now on each of these sources is an origin of its own")
                self._lines.addWidget(row(apart, 1))
        self.setVisible(bool(found))

    def _count_apart(self, one: Counted) -> None:
        origins = self.workspace.case.origins
        if self.workspace.succeeds(lambda: origins.count_apart(one.source_ids)):
            self.workspace.notify_undoable(f"{counted(len(one.source_ids), 'source')} now count separately.")


def in_words(one: Counted) -> str:
    """Why several sources count as one origin."""
    if one.why == "outlet":
        reports = counted(len(one.source_ids), "source")
        return f"{reports} of {isolated(one.name)} count as one origin: they are of one outlet."
    names = " and ".join(isolated(name) for name in one.names)
    if len(one.names) == 1:
        names = f"{counted(len(one.source_ids), 'source')} of {names}"
    return f"{names} count as one origin: you grouped them as “{one.name}”."

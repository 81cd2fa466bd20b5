"""Why the sources under a claim count as one origin or several, with one click to change it."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.layouts import empty
from ui.kit.tasks import Task
from ui.kit.words import muted, quiet_button, row
from ui.parts.origin_proposals import OriginProposalRows
from ui.parts.passages import isolated
from workbench.claims.one_origin.model import OneOrigin
from workbench.claims.origins import Counted
from workbench.values.text import counted, with_and

_MOST = 4


class OriginRows(QWidget):
    """A sentence for each origin that several sources go back to, and for what may be one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        column.addLayout(self._lines)
        self.proposed = OriginProposalRows(workspace, _MOST)
        self.proposed.found.connect(self._show_or_hide)
        column.addWidget(self.proposed)
        self._said = False

    def show_claim(self, claim_id: str) -> None:
        """Explain how the origins of this claim are counted, and what is proposed."""
        empty(self._lines)
        found = self.workspace.case.origins.counted_as_one(claim_id)
        for one in found:
            self._lines.addWidget(muted(in_words(one)))
            if not self.workspace.case.read_only:
                apart = quiet_button("Count separately", partial(self._count_apart, one))
                apart.setToolTip("From now on each of these sources is an origin of its own")
                self._lines.addWidget(row(apart, 1))
        alone = self.workspace.case.origins.counted_apart(claim_id)
        for one in alone:
            self._lines.addWidget(muted(alone_in_words(one)))
            if one.why == "apart" and not self.workspace.case.read_only:
                together = quiet_button("Count with its outlet", partial(self._count_with_outlet, one))
                together.setToolTip("It counts as one origin with the other sources of its outlet")
                self._lines.addWidget(row(together, 1))
        self._said = bool(found or alone)
        self.proposed.ask(claim_id, partial(self._look, claim_id))
        self._show_or_hide()

    def _look(self, claim_id: str, _task: Task) -> list[OneOrigin]:
        return self.workspace.case.origins.proposals.of_claim(claim_id)

    def _show_or_hide(self) -> None:
        self.setVisible(self._said or bool(self.proposed.proposals))

    def _count_apart(self, one: Counted) -> None:
        origins = self.workspace.case.origins
        if self.workspace.succeeds(lambda: origins.count_apart(one.source_ids)):
            counts = "source now counts" if len(one.source_ids) == 1 else "sources now count"
            self.workspace.notify_undoable(f"{len(one.source_ids)} {counts} separately.")

    def _count_with_outlet(self, one: Counted) -> None:
        origins = self.workspace.case.origins
        if self.workspace.succeeds(lambda: origins.count_with_outlet(one.source_ids[0])):
            self.workspace.notify_undoable("It counts with its outlet now.")


def alone_in_words(one: Counted) -> str:
    """Why sources count each for themselves."""
    names = with_and([isolated(name) for name in one.names])
    several = len(one.source_ids) > 1
    if one.why == "apart":
        return f"A source of {names} counts separately: you kept it apart."
    if one.why == "platform":
        return f"Each source of {names} counts: a platform carries what others say."
    if one.why == "person":
        return f"{names} {'count' if several else 'counts'} separately: each human source is a person."
    if one.why == "different":
        return f"{names} count separately: they are different outlets."
    return f"{names} {'count' if several else 'counts'} separately: no outlet is entered."


def in_words(one: Counted) -> str:
    """Why several sources count as one origin."""
    if one.why == "outlet":
        reports = counted(len(one.source_ids), "source")
        return f"{reports} of {isolated(one.name)} count as one origin: they are of one outlet."
    names = with_and([isolated(name) for name in one.names])
    if one.why == "report":
        if len(one.names) == 1:
            return f"{names} gives the report of {isolated(one.name)} and counts with it."
        return f"{names} give the report of {isolated(one.name)} and count with it."
    if one.why == "owner":
        return f"{names} count as one origin: you said that these outlets are one."
    if len(one.names) == 1:
        names = f"{counted(len(one.source_ids), 'source')} of {names}"
    return f"{names} count as one origin: you grouped them as “{one.name}”."

"""Beside the list of sources: everything that is proposed about origins, taken one by one or all at once."""

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.tasks import Task
from ui.kit.words import heading, muted, quiet_button, row
from ui.parts.origin_proposals import DismissedRows, OriginProposalRows, accept
from workbench.casefile import Change
from workbench.claims.one_origin.model import OneOrigin
from workbench.values.text import counted

MOST = 30
"""Proposals that are shown at once; further ones come up as these are decided."""
QUIET = 120
"""Milliseconds after a change before the case is looked through again."""
_ABOUT = (
    "Sources that may rest on one report: what they say themselves, outlets of one owner, shared words. "
    "Sources of one origin count once."
)


class OriginsPanel(Column):
    """Looks through the case when it is brought up, and again after each change."""

    shows = frozenset({"source", "publication", "claim", "proposal"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(margin=16, gap=8)
        self.setAccessibleName("Proposed origins")
        self.workspace = workspace
        self.state = muted("", wrap=False)
        self.rows = OriginProposalRows(workspace, MOST)
        self.take_all = quiet_button("Accept all")
        self.take_all.setToolTip("Count as one origin everything that is proposed; one undo reverts it")
        self.take_all.clicked.connect(self._accept_all)
        self.rows.found.connect(self._on_found)
        self.show_dismissed = quiet_button("Show dismissed")
        self.show_dismissed.setCheckable(True)
        self.show_dismissed.setToolTip("Show what you dismissed or kept apart")
        self.show_dismissed.toggled.connect(self._on_dismissed_wanted)
        self.dismissed_state = muted("", wrap=False)
        self.dismissed_state.hide()
        self.dismissed = DismissedRows(workspace, MOST)
        self.dismissed.found.connect(self._on_dismissed_found)
        self.box.addWidget(heading("Proposed origins", 1.1))
        self.box.addWidget(muted(_ABOUT))
        self.box.addWidget(row(self.state, 1, self.take_all))
        self.box.addWidget(self.rows)
        self.box.addWidget(row(self.show_dismissed, 1))
        self.box.addWidget(self.dismissed_state)
        self.box.addWidget(self.dismissed)
        self.box.addStretch(1)
        follow_case(self, workspace)

    def look(self) -> None:
        """Look through the case."""
        if not self.rows.proposals:
            self.state.setText("Checking the sources…")
            self.take_all.hide()
        self.rows.ask("case", self._look)

    def follow(self, _change: Change) -> None:
        """Look again."""
        self.rows.ask_again(QUIET)
        if self.show_dismissed.isChecked():
            self.dismissed.ask_again(QUIET)

    def _look(self, task: Task) -> list[OneOrigin]:
        return self.workspace.case.origins.proposals.open(task.job)

    def _on_dismissed_wanted(self, wanted: bool) -> None:
        self.dismissed_state.setVisible(wanted)
        if wanted:
            self.dismissed.ask("case", self._look_at_dismissed)
        else:
            self.dismissed.leave()

    def _look_at_dismissed(self, _task: Task) -> list[OneOrigin]:
        return self.workspace.case.origins.proposals.dismissed()

    def _on_dismissed_found(self) -> None:
        number = len(self.dismissed.shown)
        self.dismissed_state.setText(f"{number:,} dismissed" if number else "Nothing was dismissed.")

    def _on_found(self) -> None:
        number = len(self.rows.proposals)
        self.state.setText(counted(number, "proposal") if number else "Nothing is proposed.")
        self.take_all.setVisible(number > 1 and not self.workspace.case.read_only)

    def _accept_all(self) -> None:
        accept(self.workspace, tuple(self.rows.proposals))

"""Sources that may go back to one origin, each with its reason and with what the user says to it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.layouts import empty
from ui.kit.tasks import Task
from ui.kit.words import Words, muted, quiet_button, row
from ui.parts.passages import isolated
from workbench.casefile import Change
from workbench.claims.one_origin.model import OneOrigin
from workbench.values.errors import NotFound
from workbench.values.text import counted

Look = Callable[[Task], list[OneOrigin]]
QUIET = 120
"""Milliseconds after a change before it is looked again."""


class OriginProposalRows(QWidget):
    """Looks off the window's thread; the newest question wins."""

    found = Signal()
    """What is proposed is known."""

    def __init__(self, workspace: Workspace, most: int, shows: frozenset[str]) -> None:
        super().__init__()
        self.workspace = workspace
        self.shows = shows
        self.proposals: list[OneOrigin] = []
        self._most = most
        self._look: Look | None = None
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        follow_case(self, workspace)

    def show_of(self, look: Look | None, *, keep: bool = False) -> None:
        """Show what `look` finds; what is shown stays until then where it is about the same."""
        self._look = look
        self._asked += 1
        if not keep:
            self._show([])
        if look is not None:
            self._soon.start(0)

    def follow(self, _change: Change) -> None:
        """Look again."""
        if self._look is not None:
            self._soon.start(QUIET)

    def _begin(self) -> None:
        if self._look is not None:
            self.workspace.tasks.run_quietly(partial(_looked, self._look, self._asked), self._on_found)

    def _on_found(self, answer: tuple[int, list[OneOrigin]]) -> None:
        asked, proposals = answer
        if asked == self._asked:
            self._show(proposals)
            self.found.emit()

    def _show(self, proposals: list[OneOrigin]) -> None:
        if proposals == self.proposals:
            return
        self.proposals = proposals
        empty(self._lines)
        for one in proposals[: self._most]:
            self._add(one)
        if len(proposals) > self._most:
            self._lines.addWidget(muted(f"and {len(proposals) - self._most:,} more"))

    def _add(self, one: OneOrigin) -> None:
        self._lines.addWidget(Words(why_in_words(one), "warning", 0.92))
        if one.why == "words":
            place = Place("compare", " ".join(one.source_ids))
            buttons = [quiet_button("Compare", partial(self.workspace.show, place))]
        elif one.why == "report":
            buttons = [quiet_button("Open", partial(self.workspace.show, Place("source", one.source_ids[0])))]
        else:
            buttons = []
        if not self.workspace.case.read_only:
            take = quiet_button("One origin", partial(accept, self.workspace, (one,)))
            take.setToolTip("Count them once from now on")
            leave = quiet_button("Keep apart", partial(dismiss, self.workspace, (one,)))
            leave.setToolTip("Count them separately; not proposed again")
            buttons += [take, leave]
        self._lines.addWidget(row(*buttons, 1, gap=4))


def _looked(look: Look, asked: int, task: Task) -> tuple[int, list[OneOrigin]]:
    try:
        return asked, look(task)
    except NotFound:
        return asked, []


def accept(workspace: Workspace, proposals: tuple[OneOrigin, ...]) -> None:
    """Count as one origin what is proposed, in one change."""
    if workspace.succeeds(lambda: workspace.case.origins.proposals.accept(proposals)):
        done = counted(len(proposals), "proposal")
        said = f"{done} accepted." if len(proposals) > 1 else "They count as one origin now."
        workspace.notify_undoable(said)


def dismiss(workspace: Workspace, proposals: tuple[OneOrigin, ...]) -> None:
    """Propose this no more, in one change."""
    if workspace.succeeds(lambda: workspace.case.origins.proposals.dismiss(proposals)):
        workspace.notify_undoable("They are kept apart and not proposed again.")


def why_in_words(one: OneOrigin) -> str:
    """Why sources may go back to one origin, in a sentence."""
    names = _listed([isolated(name) for name in one.names])
    if one.why == "owner":
        return f"{names} belong to one owner: {isolated(one.outlet)}."
    if one.why == "report":
        here = "" if one.publication_ids else " No report of that outlet is in the case."
        return (
            f"{names} says that the report is by {isolated(one.outlet)}: {isolated(f'“{one.words}”')}{here}"
        )
    if one.words:
        return f"{names} share a passage: {isolated(f'“{one.words}”')}"
    return f"{names} share {one.share:.0%} of their words."


def _listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]

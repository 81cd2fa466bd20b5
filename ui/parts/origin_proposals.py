"""Sources that may go back to one origin, each with its reason and with what the user says to it."""

from functools import partial

from PySide6.QtCore import Signal

from ui.app.workspace import Place, Workspace
from ui.kit.words import Words, muted, quiet_button, row
from ui.parts.looked_up_rows import LookedUpRows
from ui.parts.passages import isolated
from workbench.claims.one_origin.model import OneOrigin
from workbench.values.text import counted, with_and


class OneOriginRows(LookedUpRows[OneOrigin]):
    """Rows that stay as they are while the same is found."""

    found = Signal()
    """What there is to show is known."""

    def show_found(self, found: list[OneOrigin]) -> None:
        """Show the newest answer, and say that it is known."""
        if found != self.shown:
            super().show_found(found)
        self.found.emit()


class OriginProposalRows(OneOriginRows):
    """What is proposed, with the answers to that."""

    @property
    def proposals(self) -> list[OneOrigin]:
        """What is proposed."""
        return self.shown

    def add(self, one: OneOrigin) -> None:
        """Say why they may be one origin, with the answers to that."""
        self.lines.addWidget(Words(why_in_words(one), "warning", 0.92))
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
        self.lines.addWidget(row(*buttons, 1, gap=4))


class DismissedRows(OneOriginRows):
    """What was said not to be one origin, with a button to take that back."""

    def add(self, one: OneOrigin) -> None:
        """Say what was decided."""
        self.lines.addWidget(muted(kept_in_words(one)))
        if not self.workspace.case.read_only:
            again = quiet_button("Reopen", partial(reopen, self.workspace, (one,)))
            again.setToolTip("Undo this decision; it is proposed again")
            self.lines.addWidget(row(again, 1, gap=4))


def reopen(workspace: Workspace, dismissals: tuple[OneOrigin, ...]) -> None:
    """Take dismissals back, in one change."""
    if workspace.succeeds(lambda: workspace.case.origins.proposals.restore(dismissals)):
        workspace.notify_undoable("The decision was undone: it is proposed again.")


def kept_in_words(one: OneOrigin) -> str:
    """What somebody said about sources that are not one origin, in a sentence."""
    names = with_and([isolated(name) for name in one.names])
    if one.why == "report":
        return f"{names} does not count with {isolated(one.outlet)}."
    if one.why == "owner":
        return f"{names} count separately, although they belong to one owner: {isolated(one.outlet)}."
    return f"{names} are kept apart."


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
    names = with_and([isolated(name) for name in one.names])
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

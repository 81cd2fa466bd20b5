"""The ledger of judgements as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing, several

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.judgements.view import JudgementsView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "JudgementsView":
    from ui.rooms.judgements.view import JudgementsView

    return JudgementsView(workspace)


def _standing(case: "Case") -> Standing:
    if not case.has_judgements:
        return Standing()
    from workbench.values.moments import now

    count, due = case.ledger.counts(now()[:10])
    return Standing(count, several(due, "due"))


def _ahead(case: "Case") -> None:
    if case.has_judgements:
        # Editions never change: they are read here, and no more when the room is shown.
        case.ledger.entries()


ROOM = Room(
    "judgements",
    "Judgements",
    "judgements",
    _view,
    kinds=("judgement",),
    standing=_standing,
    counts=frozenset({"deliverable"}),
    modules=("ui.rooms.judgements.view",),
    ahead=_ahead,
)
"""Every judgement that was issued, and what became of it."""

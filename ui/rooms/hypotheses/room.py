"""The hypotheses as the window knows them."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.hypotheses.view import HypothesesView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "HypothesesView":
    from ui.rooms.hypotheses.view import HypothesesView

    return HypothesesView(workspace)


def _standing(case: "Case") -> Standing:
    return Standing(case.count_of_questions)


ROOM = Room(
    "hypotheses",
    "Hypotheses",
    "hypotheses",
    _view,
    kinds=("matrix",),
    standing=_standing,
    counts=frozenset({"matrix"}),
    modules=("ui.rooms.hypotheses.view",),
)
"""Hypotheses weighed against claims, one matrix for a question."""

"""The review room as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.app.workspace import Workspace
    from ui.rooms.review.view import ReviewView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "ReviewView":
    from ui.rooms.review.view import ReviewView

    return ReviewView(workspace)


def _begin(workspace: "Workspace", parent: "QWidget") -> "ReviewView":
    from ui.rooms.review.view import ReviewView

    return ReviewView(workspace, parent, in_steps=True)


def _standing(case: "Case") -> Standing:
    """What is left to judge, and what waits for an answer of mine; the model withholds blind rounds."""
    if not case.has_reviews:
        return Standing(0, "")
    from workbench.values.text import counted

    reviews = case.reviews
    left = sum(len(reviews.queue(one.id).left) for one in reviews.rounds.mine())
    inbox = reviews.inbox()
    told = (
        (inbox.questions, "question"),
        (inbox.proposals, "proposal"),
        (inbox.disagreements, "disagreement"),
        (inbox.remarks, "remark"),
    )
    return Standing(left, ", ".join(counted(len(part), noun) for part, noun in told if part))


ROOM = Room(
    "review",
    "Review",
    "check",
    _view,
    kinds=("round", "remark", "lines"),
    standing=_standing,
    counts=frozenset({"review", "review_round", "remark", "clip", "claim", "statement"}),
    modules=("ui.rooms.review.view", "workbench.review.reviews"),
    begin_view=_begin,
)

"""Saying that sources go back to one origin."""

from collections.abc import Sequence

from ui.app.workspace import Workspace


def make_one_origin(workspace: Workspace, source_ids: Sequence[str]) -> None:
    """Count these sources as one origin, as if it had been proposed; the notice offers to undo that."""
    joined = workspace.attempt(lambda: workspace.case.origins.proposals.join(source_ids))
    if joined:
        workspace.notify_undoable("They count as one origin now.")
    elif joined is not None:
        workspace.notice("They count as one origin already.")

"""Saying that sources go back to one origin."""

from collections.abc import Sequence

from ui.app.workspace import Workspace


def make_one_origin(workspace: Workspace, source_ids: Sequence[str]) -> None:
    """Count these sources as one origin, as if it had been proposed; the notice offers to undo that."""
    if workspace.succeeds(lambda: workspace.case.origins.proposals.join(source_ids)):
        workspace.notify_undoable("They count as one origin now.")

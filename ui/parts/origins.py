"""Saying that sources go back to one origin."""

from collections.abc import Sequence

from ui.app.workspace import AT_ONCE, Workspace
from workbench.values.text import counted


def make_one_origin(workspace: Workspace, source_ids: Sequence[str]) -> None:
    """Count these sources as one origin, as if it had been proposed; the notice offers to undo that."""
    proposals = workspace.case.origins.proposals

    def tell(joined: bool) -> None:
        if joined:
            workspace.notify_undoable("They count as one origin now.")
        else:
            workspace.notice("They count as one origin already.")

    label = f"Counting {counted(len(source_ids), 'source')} as one origin"
    workspace.attempt_or_run(
        label, lambda _job: proposals.join(source_ids), tell, is_long=len(source_ids) > AT_ONCE
    )

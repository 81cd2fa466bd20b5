"""The ordinary undo, from a key of the review room."""

from ui.app.workspace import Workspace


def undo_last(workspace: Workspace) -> bool:
    """Undo the last change of the case, whatever it was, and say which; whether there was one."""
    label = workspace.case.undo_label
    done = workspace.attempt(workspace.case.undo)
    if done:
        workspace.notice(f"Undone: {label}")
    return bool(done)

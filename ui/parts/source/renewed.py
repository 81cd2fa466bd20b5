"""A notice about the clips of a source that has a new version."""

from typing import TYPE_CHECKING

from ui.app.workspace import Workspace
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.annotations.renewal import Renewal


def clips_kept(renewal: "Renewal") -> str:
    """How many clips are in the new version, in words."""
    return counted(len(renewal.anchors) - renewal.count("orphan"), "clip")


def notify_renewed(workspace: Workspace, words: str, lost: int) -> None:
    """Say what became of clips in a newer version: `words` about those found again, and how many are lost."""
    words += f", {lost} did not: see the card of the source." if lost else "."
    workspace.notice(words, "warning" if lost else "good")

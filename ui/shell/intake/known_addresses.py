"""Documents from an address that the case has a capture of already: another version, or another source?"""

from collections.abc import Sequence
from functools import partial

from ui.app.workspace import Workspace
from ui.parts.source.renewed import notify_renewed
from workbench.annotations.renewal import keep_as_newer
from workbench.sources.intake import Taken
from workbench.values.text import counted, one_line

_SHOWN = 60


def notify(workspace: Workspace, results: Sequence[Taken]) -> None:
    """Say which of these were captured before, and offer to keep them as newer versions."""
    again = [taken for taken in results if taken.earlier_id]
    if len(again) == 1:
        title = one_line(workspace.case.sources.get(again[0].earlier_id).title, _SHOWN)
        words = f"“{title}” has the same address as an existing source. It was added as a separate source."
    else:
        words = (
            f"{counted(len(again), 'document')} come from addresses of existing sources. They were added as"
            " separate sources."
        )
    button = "Make it a new version" if len(again) == 1 else "Keep as newer versions"
    workspace.notice(words, "info", button, partial(_keep, workspace, again))


def _keep(workspace: Workspace, again: Sequence[Taken]) -> None:
    case = workspace.case

    def keep() -> tuple[int, int]:
        found = lost = 0
        with case.change(f"Keep {counted(len(again), 'new version')}"):
            for taken in again:
                renewal = keep_as_newer(case, taken.source_id, taken.earlier_id)
                lost += renewal.count("orphan")
                found += len(renewal.anchors) - renewal.count("orphan")
        return found, lost

    done = workspace.attempt(keep)
    if done is not None:
        found, lost = done
        words = f"New versions added: {counted(found, 'clip')} found again"
        notify_renewed(workspace, words, lost)

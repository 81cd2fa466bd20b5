"""Documents from an address that the case has a capture of already: another version, or another source?"""

from collections.abc import Sequence
from functools import partial

from ui.app.workspace import Workspace
from ui.parts.source.renewed import notify_renewed
from workbench.annotations.renewal import keep_as_newer
from workbench.sources.intake import Taken
from workbench.values.job import Job
from workbench.values.text import counted, one_line

_SHOWN = 60
_AT_ONCE = 10
"""New versions that are kept while the user waits: the clips of each are looked for."""


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

    def keep(job: Job | None) -> tuple[int, int]:
        found = lost = 0
        with case.change(f"Keep {counted(len(again), 'new version')}"):
            for number, taken in enumerate(again):
                if job:
                    job.report(number, len(again))
                renewal = keep_as_newer(case, taken.source_id, taken.earlier_id)
                lost += renewal.count("orphan")
                found += len(renewal.anchors) - renewal.count("orphan")
        return found, lost

    def tell(done: tuple[int, int]) -> None:
        found, lost = done
        words = f"New versions added: {counted(found, 'clip')} found again"
        notify_renewed(workspace, words, lost)

    label = f"Keeping {counted(len(again), 'new version')}"
    workspace.attempt_or_run(label, keep, tell, is_long=len(again) > _AT_ONCE)

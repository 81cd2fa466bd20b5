"""Writing the original of a source to a file, exactly as it was taken in."""

from functools import partial
from pathlib import Path

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from workbench.sources import Source
from workbench.values.deception import shown_safely
from workbench.values.errors import KnownError
from workbench.values.job import Job

_AT_ONCE = 4_000_000
"""Bytes up to which it is written before the next thing happens; more are written on another thread."""


def write_original(workspace: Workspace, source: Source, path: Path) -> None:
    """Write the original and say so, or why it was not written."""
    if source.size <= _AT_ONCE:
        _tell(workspace, _written(workspace, source.id, path, None))
        return

    def work(task: Task) -> tuple[Path, str]:
        return _written(workspace, source.id, path, task.job)

    workspace.tasks.run(f"Writing {path.name}", work, partial(_tell, workspace))


def _written(workspace: Workspace, source_id: str, path: Path, job: Job | None) -> tuple[Path, str]:
    """Write an original; returns where to and why it was not written, "" where it was."""
    from workbench.deliver import write_original

    try:
        return write_original(workspace.case, source_id, path, job), ""
    except OSError as error:
        return path, error.strerror or str(error)
    except KnownError as error:
        return path, str(error).rstrip(".")


def _tell(workspace: Workspace, written: tuple[Path, str]) -> None:
    path, why_not = written
    if why_not:
        workspace.notice(
            f"“{shown_safely(path.name)}” was not written: {why_not}. The case is unchanged.", "error"
        )
    else:
        workspace.notice(f"Original saved to “{path}”. It has not been checked for malware.", "warning")

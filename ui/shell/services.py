"""What works on an open case by itself: one of each, however many windows show it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.app.watched_folder import watched_folder
from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.shell.backup_keeper import BackupKeeper
from ui.shell.clock_watch import ClockWatch
from workbench.casefile import Change

if TYPE_CHECKING:
    from ui.shell.intake.intake import Intake
    from ui.shell.intake.watched_folder import WatchedFolder
    from ui.shell.recall_watch import RecallWatch

_WARM_UP_AFTER = 1500
"""Milliseconds after a case was opened until the readers of documents are started."""


class CaseServices(QObject):
    """Intake, backups and the watched folder of one open case; made when they are needed."""

    taken_in = Signal(list)
    """What became of documents that a person gave, each a `Taken`."""
    came = Signal(list)
    """The same of what appeared in the watched folder."""
    watched_changed = Signal()
    """Another folder is watched from now on, or none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._case_id = workspace.case.info("id")
        self.backups = BackupKeeper(workspace, self)
        self.backups.taken.connect(workspace.backed_up)
        workspace.backup_wanted.connect(self.backups.take_now)
        self.clock = ClockWatch(workspace, self)
        workspace.changed.connect(self._on_changed)
        QTimer.singleShot(0, self, self._begin_watching)
        QTimer.singleShot(_WARM_UP_AFTER, self, self._warm_up)

    @cached_property
    def intake(self) -> "Intake":
        """Takes documents in."""
        from ui.shell.intake.intake import Intake

        intake = Intake(self._workspace, self)
        intake.finished.connect(self.taken_in)
        intake.came.connect(self.came)
        return intake

    @cached_property
    def watched(self) -> "WatchedFolder":
        """Takes in what appears in a folder."""
        from ui.shell.intake.watched_folder import WatchedFolder

        watched = WatchedFolder(self._workspace, self.intake)
        watched.changed.connect(self.watched_changed)
        return watched

    @property
    def watched_folder(self) -> Path | None:
        """The folder this machine is to watch for the case; it may be gone."""
        return watched_folder(self._case_id)

    @property
    def watching(self) -> bool:
        """Whether a folder is watched now."""
        return "watched" in self.__dict__ and self.watched.is_on

    def _begin_watching(self) -> None:
        if not self._workspace.case.closed:
            self.clock.begin()
        if self.watched_folder is not None and not self._workspace.case.closed:
            self.watched.begin()

    @cached_property
    def recalls(self) -> "RecallWatch":
        """Says what rests on things that were changed."""
        # Imported here: nothing is recalled before the first change.
        from ui.shell.recall_watch import RecallWatch

        return RecallWatch(self._workspace, self)

    def _on_changed(self, change: Change) -> None:
        if not self._workspace.case.closed:
            self.recalls.follow(change)

    def _warm_up(self) -> None:
        """The first document need not wait for its reader to start."""
        if not self._workspace.case.read_only and not self._workspace.case.closed:
            self._workspace.tasks.run_quietly(_start_readers, can_wait=True)


def _start_readers(task: Task) -> None:
    from workbench.sources.sandbox.guard import warm_up

    warm_up(lambda: task.cancelled)

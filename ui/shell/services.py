"""What works on an open case by itself: one of each, however many windows show it."""

from PySide6.QtCore import QObject, QTimer

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.shell.backup_keeper import BackupKeeper
from ui.shell.intake.intake import Intake
from ui.shell.intake.watched_folder import WatchedFolder

_WARM_UP_AFTER = 1500
"""Milliseconds after a case was opened until the readers of documents are started."""


class CaseServices(QObject):
    """Intake, backups and the watched folder of one open case."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.intake = Intake(workspace, self)
        self.backups = BackupKeeper(workspace, self)
        self.backups.taken.connect(workspace.backed_up)
        workspace.backup_wanted.connect(self.backups.take_now)
        self.watched = WatchedFolder(workspace, self.intake)
        QTimer.singleShot(0, self.watched, self.watched.begin)
        QTimer.singleShot(_WARM_UP_AFTER, self, self._warm_up)

    def _warm_up(self) -> None:
        """The first document need not wait for its reader to start."""
        if not self._workspace.case.read_only and not self._workspace.case.closed:
            self._workspace.tasks.run_quietly(_start_readers)


def _start_readers(task: Task) -> None:
    from workbench.sources.sandbox.guard import warm_up

    warm_up(lambda: task.cancelled)

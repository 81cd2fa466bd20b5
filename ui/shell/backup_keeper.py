"""Takes backups by itself while a case is open, looks for damage, and says where a case lies badly."""

from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ui.app.backup_folder import backup_folder
from ui.app.workspace import Place, Workspace
from ui.kit.settings import settings
from ui.kit.tasks import Task
from workbench.casefile import Change
from workbench.casefile.backups import Backup
from workbench.values.moments import elapsed

EVERY = timedelta(minutes=30)
"""How long changes wait for a backup at most."""
_LOOK = 60_000
_AFTER_OPENING = 3000
"""Milliseconds: the case is shown first."""


class BackupKeeper(QObject):
    """One for each open case. Silent as long as all goes well."""

    taken = Signal(Backup)
    """A new backup is there."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._changed_since: float | None = None
        self._busy = False
        self._failure = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        workspace.changed.connect(self._on_changed)
        QTimer.singleShot(_AFTER_OPENING, self, self.begin)

    def begin(self) -> None:
        """Look at the file after it was opened, then keep watch."""
        case = self.workspace.case
        if case.closed:
            return
        self._warn_of_place()
        self.workspace.tasks.run_quietly(self._examine, self._on_examined)
        if not case.read_only:
            self._timer.start()

    # -- where it lies ------------------------------------------------------------------------

    def _warn_of_place(self) -> None:
        from workbench.casefile.file.whereabouts import conflict_copies, warning_about

        case = self.workspace.case
        key = f"warned/{case.info('id')}"
        words = warning_about(case.path)
        if words and settings().value(key, "") != str(case.path.parent):
            calm = partial(settings().setValue, key, str(case.path.parent))
            self.workspace.notice(words, "warning", "Do not warn again", calm)
        copies = conflict_copies(case.path)
        if copies:
            names = ", ".join(f"“{path.name}”" for path in copies)
            self.workspace.notice(
                f"A conflicting copy was found next to this case: {names}. Its changes are not in this"
                " case. Open it to compare.",
                "warning",
            )

    # -- is it sound --------------------------------------------------------------------------

    def _examine(self, _task: Task) -> tuple[str, bool]:
        from workbench.casefile.file.damage import damage_in

        found = damage_in(self.workspace.case)
        return found, not found and self._needs_one()

    def _needs_one(self) -> bool:
        """Whether something was changed after the newest backup."""
        from workbench.casefile.backups import backups_of, is_due

        case = self.workspace.case
        newest = backups_of(case.path, backup_folder(case.info("id")))
        return is_due(case, newest[0] if newest else None)

    def _on_examined(self, examined: tuple[str, bool]) -> None:
        found, needs_one = examined
        if found:
            self._notify(
                f"The file of this case is damaged ({found}). Change nothing more in it. The file stays as"
                " it is; a backup can take its place.",
                "error",
            )
        elif needs_one:
            self.take_now(quietly=True)

    def _notify(self, words: str, severity: str) -> None:
        show = partial(self.workspace.show, Place("backups"))
        self.workspace.notice(words, severity, "Show backups", show)

    # -- taking -------------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if not change.ids:
            # Made from the content: it is made again after restoring.
            return
        self._changed_since = self._changed_since or elapsed()

    def _look(self) -> None:
        if self.workspace.case.closed:
            self._timer.stop()
        elif self._changed_since and elapsed() - self._changed_since >= EVERY.total_seconds():
            self.take_now(quietly=True)

    def take_now(self, quietly: bool = False) -> None:
        """Take a backup; unless quietly, say when it is there."""
        if self._busy or self.workspace.case.read_only:
            return
        self._busy = True
        self._changed_since = None
        tasks = self.workspace.tasks
        if quietly:
            tasks.run_quietly(self._take, self._on_taken, self._on_failed)
        else:
            tasks.run("Backing up", self._take, self._on_asked_for, self._on_failed, self._on_ended)

    def _take(self, task: Task) -> Backup:
        from workbench.casefile.backups import backups_of, take, thin_out

        case = self.workspace.case
        folder = backup_folder(case.info("id"))
        backup = take(case, folder, job=task.job)
        if not case.warning:
            # A file that lacks something must not push out the backups that have it.
            thin_out(backups_of(case.path, folder))
        return backup

    def _on_taken(self, backup: Backup) -> None:
        self._busy = False
        self._failure = ""
        self.taken.emit(backup)

    def _on_asked_for(self, backup: Backup) -> None:
        self._on_taken(backup)
        self.workspace.notice("Backup created and verified.", "good")

    def _on_ended(self, task: Task) -> None:
        self._busy = False
        if task.cancelled:
            # What it was to save is still due.
            self._changed_since = self._changed_since or elapsed()

    def _on_failed(self, why: str) -> None:
        self._busy = False
        if why != self._failure:
            # Told once: the next try comes by itself.
            self._notify(why, "warning")
        self._failure = why

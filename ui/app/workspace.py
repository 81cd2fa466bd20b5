"""What every view is given: the open case, one signal of change, tasks, navigation, notices."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings, QThread, QTimer, Signal

from ui.app.place import Place
from ui.kit.notice import Notice, Offer
from ui.kit.tasks import TaskRunner
from workbench.case import Case
from workbench.casefile import Change, together
from workbench.casefile.backups import Backup
from workbench.values.errors import KnownError

__all__ = ["Notice", "Place", "Workspace"]
Result = TypeVar("Result")
GATHERED_FOR = 200
"""Milliseconds for which changes of other threads are gathered: a large intake commits some thirty times a
second, and each would have every view look anew."""


@dataclass(frozen=True, slots=True)
class NewPassphrase:
    """As it was typed: a signal of plain words would lose a character that is only half there."""

    words: str = field(repr=False)


class Workspace(QObject):
    """One open case and what the views share. Views ask it; they never call one another.

    There is one for a case, however many windows show it: what is shown or told goes to the window
    that was used last.
    """

    changed = Signal(Change)
    """Comes on the GUI thread, after each commit on it; of other threads several may come as one."""
    navigated = Signal(Place)
    """What should be shown, in the window that is used."""
    noticed = Signal(Notice)
    """What should be told, in the window that is used."""
    files_wanted = Signal()
    """The user wants to choose files to take in."""
    active_claim_changed = Signal(str)
    """The id of the claim that S and X cite for and against, or ""."""

    backup_wanted = Signal()
    """The user wants a backup now."""
    backed_up = Signal(Backup)
    """A new backup is there."""
    restore_wanted = Signal(Backup)
    """This backup is to take the place of the case."""

    lock_wanted = Signal(str)
    """The case is to be locked: why."""
    rekey_wanted = Signal(NewPassphrase)
    """The case is to have it; the present one has been checked."""

    _committed = Signal(Change)

    def __init__(self, case: Case, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.case = case
        self.tasks = TaskRunner(self, case.interruptible)
        self.settings = QSettings("Groundwork", "Groundwork")
        self._active_claim = ""
        # A commit may happen on a worker thread; the signal brings it to this one.
        self._committed.connect(self._on_committed_elsewhere)
        self._stop_listening = case.listen(self._on_committed)
        self._gathered: list[Change] = []
        self._last_change = 0
        self._undo_offer: Offer | None = None
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(GATHERED_FOR)
        self._gathering.timeout.connect(self._publish_gathered)

    def _on_committed(self, change: Change) -> None:
        if QThread.currentThread() is self.thread():
            self._publish_gathered()
            self._notify(change)
        else:
            self._committed.emit(change)

    def _on_committed_elsewhere(self, change: Change) -> None:
        """The first of a series is told at once, those that follow closely together."""
        self._gathered.append(change)
        if not self._gathering.isActive():
            self._publish_gathered()
            self._gathering.start()

    def _publish_gathered(self) -> None:
        if self._gathered:
            change = together(self._gathered)
            self._gathered = []
            self._notify(change)

    def _notify(self, change: Change) -> None:
        if change.ids:
            self._last_change = change.seq
            self._end_offer()
        self.changed.emit(change)

    def show(self, place: Place) -> None:
        """Go somewhere: the window brings up the view that shows it."""
        self.navigated.emit(place)

    def notice(
        self, text: str, severity: str = "info", action: str = "", run: Callable[[], None] | None = None
    ) -> None:
        """Tell the user something in place."""
        self.noticed.emit(Notice(text, severity, action, run))

    def notify_undoable(self, words: str) -> None:
        """Say what was just done, with a button that takes that change back and no other.

        The button goes with the next change, or when the change is undone in another way.
        """
        self._end_offer()
        self._undo_offer = Offer(self)
        undo = partial(self.attempt, partial(self.case.journal.undo_change, self._last_change))
        self.noticed.emit(Notice(words, "info", "Undo", undo, self._undo_offer))

    def _end_offer(self) -> None:
        if self._undo_offer is not None:
            offer, self._undo_offer = self._undo_offer, None
            offer.over.emit()
            offer.deleteLater()

    def succeeds(self, verb: Callable[[], object]) -> bool:
        """Run one verb; whether it was done. A known error becomes a notice."""
        try:
            verb()
        except KnownError as error:
            self.notice(str(error), "error")
            return False
        return True

    def attempt(self, verb: Callable[[], Result]) -> Result | None:
        """Run one verb; a known error becomes a notice and gives None."""
        try:
            return verb()
        except KnownError as error:
            self.notice(str(error), "error")
            return None

    @property
    def active_claim(self) -> str:
        """The claim that S and X in the reader cite for and against; "" when there is none."""
        return self._active_claim

    @active_claim.setter
    def active_claim(self, claim_id: str) -> None:
        if claim_id != self._active_claim:
            self._active_claim = claim_id
            self.active_claim_changed.emit(claim_id)

    def close(self) -> None:
        """Stop tasks and readings, stop listening, close the case."""
        from workbench.sources.sandbox.guard import stop_readings

        self._stop_listening()
        # First, so that none begins another reading when its present one is stopped.
        self.tasks.cancel_all()
        stop_readings()
        if self.tasks.shut_down():
            self.case.close()
        else:
            self.tasks.after_the_last(self.case.close)

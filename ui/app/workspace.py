"""What every view is given: the open case, one signal of change, tasks, navigation, notices."""

import threading
from collections.abc import Callable
from dataclasses import field
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings, QThread, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from ui.app.place import Place
from ui.kit.notice import Notice, Offer
from ui.kit.tasks import PATIENCE, TaskRunner
from ui.kit.unsaved import unsaved
from workbench.case import Case
from workbench.casefile import Change, together
from workbench.casefile.backups import Backup
from workbench.casefile.journal.journal import Step
from workbench.casefile.leaving import Leaving
from workbench.values import running
from workbench.values.errors import KnownError
from workbench.values.job import Job
from workbench.values.records import dataclass
from workbench.values.text import counted, one_line

__all__ = ["Notice", "Place", "Workspace"]
Result = TypeVar("Result")
AT_ONCE = 200
"""Up to so many rows are changed while the user waits."""
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
        self._is_silent = False
        # A commit may happen on a worker thread; the signal brings it to this one.
        self._committed.connect(self._on_committed_elsewhere)
        self._stop_listening = case.listen(self._on_committed)
        unsaved().refused.connect(self._on_refused)
        unsaved().homeless.connect(self._on_homeless)
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
            self._forget_active_claim(change)
        self.changed.emit(change)

    def show(self, place: Place) -> None:
        """Go somewhere: the window brings up the view that shows it."""
        self.navigated.emit(place)

    def notice(
        self,
        text: str,
        severity: str = "info",
        action: str = "",
        run: Callable[[], None] | None = None,
        *,
        topic: str = "",
        stays: bool = False,
    ) -> None:
        """Tell the user something in place; see `Notice`."""
        self.noticed.emit(Notice(text, severity, action, run, topic=topic, stays=stays))

    def hint(self, text: str) -> None:
        """Say what a key would need; there is never more than one hint."""
        self.notice(text, topic="hint")

    def notify_undoable(self, words: str) -> None:
        """Say what was just done, with a button that takes that change back and no other.

        The button goes with the next change, or when the change is undone in another way.
        """
        self._end_offer()
        self._undo_offer = Offer(self)
        undo = partial(self._take_back, "undo", self._last_change)
        self.noticed.emit(Notice(words, "info", "Undo", undo, self._undo_offer))

    def step(self, verb: Step, then: Callable[[str], object]) -> None:
        """Undo or redo the newest change; `then` gets what it was called."""
        label = self.case.undo_label if verb == "undo" else self.case.redo_label
        if label:
            self._take_back(verb, self.case.journal.next_step(verb)[0], partial(then, label))

    def _take_back(self, verb: Step, seq: int, then: Callable[[], object] = bool) -> None:
        journal = self.case.journal
        act = journal.undo_change if verb == "undo" else journal.redo_change
        newest, rows = journal.next_step(verb)

        def tell(done: bool) -> None:
            if done:
                then()

        label = f"{verb.capitalize()} {counted(rows, 'change')}"
        self.attempt_or_run(label, lambda job: act(seq, job), tell, is_long=newest == seq and rows > AT_ONCE)

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

    def attempt_or_run(
        self,
        label: str,
        verb: Callable[[Job | None], Result],
        then: Callable[[Result], None],
        *,
        is_long: bool,
    ) -> None:
        """Run one verb while the user waits, or as a task where it is long; `then` gets what it gives.

        As a task it gets the job, to say how far it is.
        """
        if is_long:
            self.tasks.run(label, lambda task: verb(task.job), then)
            return
        found = self.attempt(lambda: verb(None))
        if found is not None:
            then(found)

    def _on_refused(self, why: str) -> None:
        self.notice(why, "error")

    def _on_homeless(self, words: str, why: str) -> None:
        copy = partial(QGuiApplication.clipboard().setText, words)
        told = f"“{one_line(words, 200)}” could not be saved. {why}"
        self.notice(told, "warning", "Copy", copy)

    @property
    def active_claim(self) -> str:
        """The claim that S and X in the reader cite for and against; "" when there is none."""
        return self._active_claim

    @active_claim.setter
    def active_claim(self, claim_id: str) -> None:
        if claim_id != self._active_claim:
            self._active_claim = claim_id
            self.active_claim_changed.emit(claim_id)

    def _forget_active_claim(self, change: Change) -> None:
        """A claim that is gone, by whatever way, is not cited by S and X any more."""
        claim_id = self._active_claim
        if claim_id and change.touches("claim", claim_id) and not self.case.claims.of_ids((claim_id,)):
            self.active_claim = ""

    def silence(self) -> None:
        """Stop listening, stop tasks and readings, without waiting for any; nobody is told anything more."""
        if self._is_silent:
            return
        self._is_silent = True
        self._stop_listening()
        self._gathering.stop()
        unsaved().refused.disconnect(self._on_refused)
        unsaved().homeless.disconnect(self._on_homeless)
        # First, so that none begins another reading when its present one is stopped.
        self.tasks.abandon()
        running.stop_all()
        self.blockSignals(True)

    def leave(self, last: Callable[[], None] | None = None) -> Leaving:
        """Silence it and put the case away on a thread of its own; `last` may make changes there before.

        Returns at once: the key is overwritten, and nothing but `last` may write.
        """
        self.silence()
        unsaved().forget()
        leaving = self.case.leave()
        threading.Thread(target=leaving.finish, args=(last,), name="groundwork leaving", daemon=True).start()
        return leaving

    def close(self, last: Callable[[], None] | None = None) -> Leaving:
        """The same, and wait until the file is let go, a few seconds at most."""
        leaving = self.leave(last)
        leaving.wait(PATIENCE)
        return leaving

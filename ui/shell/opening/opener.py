"""Opens and makes cases off the window's thread and says what came of it in plain words."""

import logging
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.kit.settings import settings
from workbench.values.errors import CaseLocked, KnownError, WrongPassphrase
from workbench.values.job import Progress
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from ui.app.room import Rooms
    from ui.kit.tasks import Task, TaskRunner
    from workbench.case import Case
    from workbench.casefile.backups import Backup
    from workbench.casefile.keys.key import Key
    from workbench.casefile.watch import Watch

log = logging.getLogger(__name__)
_TO_SHOW = (
    "ui.shell.analyst",
    "ui.shell.case_frame",
    "ui.shell.locking.locker",
    "ui.shell.opening.recent",
    "ui.shell.opening.reopening",
    "ui.shell.services",
    "ui.shell.window_commands",
)
"""What a window needs for the first sight of a case, but for its rooms."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is to be opened, and how."""

    path: Path
    passphrase: str = ""
    read_only: bool = False
    remember: bool = False
    code: str = ""
    """A recovery code in place of the passphrase."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that is open now. What is needed to open one is imported only when one is opened."""

    case: "Case"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An attempt that failed, and why; without one a fault of ours ended it."""

    attempt: Attempt | None
    error: KnownError


@dataclass(frozen=True, slots=True)
class LongOpening:
    """Why an attempt takes long, in a sentence or two."""

    attempt: Attempt
    why: str
    is_encrypted: bool


class Opener(QObject):
    """One attempt at a time. Nothing here asks; the screens do."""

    opened = Signal(Opened)
    """Comes on the window's thread."""
    passphrase_wanted = Signal(Attempt)
    """The attempt on an encrypted case whose key nobody remembers."""
    refused = Signal(Refusal)
    busy = Signal(str)
    """What is being done, "" when nothing is."""
    said = Signal(str)
    """A sentence about what was done before the case was opened."""
    made = Signal(Path)
    """A new encrypted case was made, here."""
    taking_long = Signal(LongOpening)
    """An existing case takes long to open; from then on `progressed` comes."""
    progressed = Signal(Progress)
    """How far that is."""
    stopped = Signal(Attempt)
    """It was stopped, because the user wanted it; the case is closed, and its contents are as they were."""
    not_remembered = Signal(str)
    """Why the keyring did not take the key it was asked to remember."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: TaskRunner | None = None
        self._attempt: Attempt | None = None
        self._task: Task | None = None
        self._due: Callable[[], None] | None = None
        """What was asked for while a stopped attempt had not ended."""
        self._is_told = False
        """Whether that it was stopped is told."""
        self._case: Case | None = None
        """What the task has opened, until it is handed over."""
        self.meanwhile: Callable[[], None] | None = None
        """Done on another thread while a case is opened."""

    def open(self, attempt: Attempt, raw_key: bytes | None = None) -> None:
        """Open an existing case; deriving its key takes about a second, unless it is given."""
        self._run(attempt, f"Opening {attempt.path.name}…", lambda watch: _open(attempt, raw_key, watch))

    def create(self, attempt: Attempt, title: str, analyst: str) -> None:
        """Make a new case, plain when the attempt has no passphrase."""
        self._run(
            attempt, f"Creating {attempt.path.name}…", lambda _watch: self._created(attempt, title, analyst)
        )

    def restore(self, attempt: Attempt, backup: "Backup", raw_key: bytes | None = None) -> None:
        """Put a backup in the place of the case at `attempt.path`, and open it."""
        words = f"Restoring {attempt.path.name}…"
        self._run(attempt, words, lambda watch: self._restored(attempt, backup, raw_key, watch))

    def _restored(self, attempt: Attempt, backup: "Backup", raw_key: bytes | None, watch: "Watch") -> "Case":
        from workbench.casefile.restoring import restore

        kept = restore(attempt.path, backup)
        words = "The backup was restored."
        self.said.emit(f"{words} The file as it was is kept as “{kept.name}”." if kept else words)
        return _open(attempt, raw_key, watch)

    def rekey(self, attempt: Attempt, old: "Key") -> None:
        """Give the case at `attempt.path`, which is closed, the passphrase of the attempt, and open it."""
        self._run(attempt, f"Re-encrypting {attempt.path.name}…", lambda _watch: self._rekeyed(attempt, old))

    def _rekeyed(self, attempt: Attempt, old: "Key") -> "Case":
        from workbench.case import Case
        from workbench.casefile.keys import keychain
        from workbench.casefile.rekeying import key_for, rekey

        new = key_for(attempt.passphrase)
        try:
            remembered = keychain.recall(attempt.path) is not None
            rekey(attempt.path, old, new)
        except KnownError as error:
            # The case is as it was: open it again, and say why.
            self.said.emit(str(error))
            return Case.open(attempt.path, raw_key=old.raw)
        if remembered and new.raw:
            keychain.remember(attempt.path, new.raw)
        self.said.emit(
            "The passphrase is changed, and with it the recovery code. Backups made before still open with"
            " the old passphrase."
            if old.raw
            else "The case is now encrypted. Earlier backups are still unencrypted; delete them when you no"
            " longer need them."
        )
        return Case.open(attempt.path, raw_key=new.raw)

    def _created(self, attempt: Attempt, title: str, analyst: str) -> "Case":
        case = _create(attempt, title, analyst)
        if case.encrypted:
            self.made.emit(attempt.path)
        return case

    def build_sample(self, folder: Path) -> None:
        """Build the sample case in `folder` if it is not there, and open it."""
        from ui.app.folders import SAMPLE_CASE

        attempt = Attempt(folder / SAMPLE_CASE)
        self._run(
            attempt, "Building the sample case: reading its documents…", lambda _watch: _sample(attempt)
        )

    def _run(self, attempt: Attempt, words: str, work: Callable[["Watch"], "Case"]) -> None:
        if self._attempt is not None:
            if self._task is not None and self._task.cancelled:
                # It ends in a moment; what is asked for meanwhile is not lost.
                self._due = partial(self._run, attempt, words, work)
            return
        if self._tasks is None:
            # Threads are not needed for the first paint.
            from ui.kit.tasks import TaskRunner

            self._tasks = TaskRunner(self)
        self._attempt = attempt
        self.busy.emit(words)
        self._task = self._tasks.run(
            words,
            lambda task: self._outcome(task, attempt, work),
            self._on_outcome,
            self._on_fault,
            self._on_ended,
        )
        self._task.progressed.connect(self.progressed)
        if meanwhile := self.meanwhile:
            self._tasks.run_quietly(lambda _task: meanwhile())

    def _outcome(
        self, task: "Task", attempt: Attempt, work: Callable[["Watch"], "Case"]
    ) -> "Case | KnownError":
        """On the thread that works."""
        from workbench.casefile.watch import Watch

        try:
            case = self._case = work(Watch(task.job, partial(self._tell_why, attempt)))
            # Follows the whole journal once: 0.1 s for twenty thousand changes, and the menu asks first.
            _ = case.undo_label
        except KnownError as error:
            return error
        if task.cancelled:
            self._let_go()
        elif attempt.remember and case.raw_key:
            why = _remember(attempt.path, case.raw_key)
            if why:
                self.not_remembered.emit(why)
        return case

    def _tell_why(self, attempt: Attempt, why: str) -> None:
        """On the thread that works."""
        from workbench.case import Case

        self.taking_long.emit(LongOpening(attempt, why, Case.is_encrypted(attempt.path)))

    def stop(self, *, is_told: bool = True) -> None:
        """Stop what is being opened, and close it again; `stopped` is told where it `is_told`."""
        if self._task is not None and self._attempt is not None:
            self._is_told = is_told
            self._task.cancel()

    def _let_go(self) -> None:
        case, self._case = self._case, None
        if case is not None:
            case.close()

    def shut_down(self) -> None:
        """Wait for what is running."""
        if self._tasks is not None:
            self._tasks.shut_down()

    def _on_outcome(self, outcome: "Case | KnownError") -> None:
        attempt = self._attempt
        self._attempt = None
        self.busy.emit("")
        if attempt is None:
            return
        if isinstance(outcome, WrongPassphrase) and not (attempt.passphrase or attempt.code):
            self.passphrase_wanted.emit(attempt)
        elif isinstance(outcome, KnownError):
            self.refused.emit(Refusal(attempt, outcome))
        else:
            self._case = None
            self.opened.emit(Opened(outcome))

    def _on_ended(self, task: "Task") -> None:
        """Whatever came of it; of what was stopped nobody was told anything."""
        if task is not self._task:
            return
        self._task = None
        # It may have been stopped when all was done.
        self._let_go()
        attempt, self._attempt = self._attempt, None
        if attempt is not None:
            self.busy.emit("")
            due, self._due = self._due, None
            if due is not None:
                due()
            elif self._is_told:
                self.stopped.emit(attempt)

    def _on_fault(self, words: str) -> None:
        attempt = self._attempt
        self._attempt = None
        self.busy.emit("")
        self.refused.emit(Refusal(attempt, KnownError(words)))


def load_what_shows(rooms: "Rooms") -> None:
    """The frame of a case, and the room that comes up: the one that was looked at last, else the first."""
    from ui.app.room import load

    load(*_TO_SHOW)
    stored = settings().value("window/place")
    last = rooms.of(str(stored[0])) if isinstance(stored, list) and stored else None
    load(*(last or rooms.first).modules)


def _open(attempt: Attempt, raw_key: bytes | None, watch: "Watch") -> "Case":
    from workbench.case import Case

    path, read_only = attempt.path, attempt.read_only

    if raw_key is not None:
        try:
            return Case.open(path, None, read_only, raw_key, watch)
        except WrongPassphrase:
            # A backup from before the passphrase was changed: the user is asked for the old one.
            log.info("the key of the open case does not open its backup")
    if attempt.code:
        from workbench.casefile.keys.recovery import key_from

        return Case.open(path, None, read_only, key_from(attempt.code), watch)
    if attempt.passphrase or not Case.is_encrypted(path):
        return Case.open(path, attempt.passphrase or None, read_only, watch=watch)
    from workbench.casefile.keys import keychain

    key = keychain.recall(path)
    try:
        return Case.open(path, None, read_only, key, watch)
    except CaseLocked:
        raise
    except WrongPassphrase:
        if key is not None:
            # What the keyring remembered no longer opens the case.
            keychain.forget(path)
        raise


def _create(attempt: Attempt, title: str, analyst: str) -> "Case":
    from workbench.case import Case

    return Case.create(attempt.path, attempt.passphrase or None, title, analyst)


def _sample(attempt: Attempt) -> "Case":
    from workbench.case import Case

    if not attempt.path.exists():
        from workbench.demo import build_sample

        return Case.open(build_sample(attempt.path.parent))
    return Case.open(attempt.path)


def _remember(path: Path, raw_key: bytes) -> str:
    from workbench.casefile.keys import keychain

    return keychain.refusal(path, raw_key)

"""Opens and makes cases off the window's thread and says what came of it in plain words."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.kit.settings import settings
from workbench.values.errors import CaseLocked, KnownError, WrongPassphrase
from workbench.values.records import dataclass

if TYPE_CHECKING:
    from ui.app.room import Rooms
    from ui.kit.tasks import Task, TaskRunner
    from workbench.case import Case
    from workbench.casefile.backups import Backup
    from workbench.casefile.keys.key import Key

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
    not_remembered = Signal(str)
    """Why the keyring did not take the key it was asked to remember."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: TaskRunner | None = None
        self._attempt: Attempt | None = None
        self.meanwhile: Callable[[], None] | None = None
        """Done on another thread while a case is opened."""

    def open(self, attempt: Attempt, raw_key: bytes | None = None) -> None:
        """Open an existing case; deriving its key takes about a second, unless it is given."""
        self._run(attempt, f"Opening {attempt.path.name}…", lambda: _open(attempt, raw_key))

    def create(self, attempt: Attempt, title: str, analyst: str) -> None:
        """Make a new case, plain when the attempt has no passphrase."""
        self._run(attempt, f"Creating {attempt.path.name}…", lambda: self._created(attempt, title, analyst))

    def restore(self, attempt: Attempt, backup: "Backup", raw_key: bytes | None = None) -> None:
        """Put a backup in the place of the case at `attempt.path`, and open it."""
        words = f"Restoring {attempt.path.name}…"
        self._run(attempt, words, lambda: self._restored(attempt, backup, raw_key))

    def _restored(self, attempt: Attempt, backup: "Backup", raw_key: bytes | None) -> "Case":
        from workbench.casefile.restoring import restore

        kept = restore(attempt.path, backup)
        words = "The backup was restored."
        self.said.emit(f"{words} The file as it was is kept as “{kept.name}”." if kept else words)
        return _open(attempt, raw_key)

    def rekey(self, attempt: Attempt, old: "Key") -> None:
        """Give the case at `attempt.path`, which is closed, the passphrase of the attempt, and open it."""
        self._run(attempt, f"Re-encrypting {attempt.path.name}…", lambda: self._rekeyed(attempt, old))

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
        self._run(attempt, "Building the sample case: reading its documents…", lambda: _sample(attempt))

    def _run(self, attempt: Attempt, words: str, work: Callable[[], "Case"]) -> None:
        if self._attempt is not None:
            return
        if self._tasks is None:
            # Threads are not needed for the first paint.
            from ui.kit.tasks import TaskRunner

            self._tasks = TaskRunner(self)
        self._attempt = attempt
        self.busy.emit(words)

        def outcome(_task: "Task") -> "Case | KnownError":
            try:
                case = work()
            except KnownError as error:
                return error
            if attempt.remember and case.raw_key:
                why = _remember(attempt.path, case.raw_key)
                if why:
                    self.not_remembered.emit(why)
            return case

        self._tasks.run(words, outcome, self._on_outcome, self._on_fault)
        if meanwhile := self.meanwhile:
            self._tasks.run_quietly(lambda _task: meanwhile())

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
            self.opened.emit(Opened(outcome))

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


def _open(attempt: Attempt, raw_key: bytes | None = None) -> "Case":
    from workbench.case import Case

    if raw_key is not None:
        try:
            return Case.open(attempt.path, None, attempt.read_only, raw_key=raw_key)
        except WrongPassphrase:
            # A backup from before the passphrase was changed: the user is asked for the old one.
            log.info("the key of the open case does not open its backup")
    if attempt.code:
        from workbench.casefile.keys.recovery import key_from

        return Case.open(attempt.path, None, attempt.read_only, raw_key=key_from(attempt.code))
    if attempt.passphrase or not Case.is_encrypted(attempt.path):
        return Case.open(attempt.path, attempt.passphrase or None, attempt.read_only)
    from workbench.casefile.keys import keychain

    key = keychain.recall(attempt.path)
    try:
        return Case.open(attempt.path, None, attempt.read_only, raw_key=key)
    except CaseLocked:
        raise
    except WrongPassphrase:
        if key is not None:
            # What the keyring remembered no longer opens the case.
            keychain.forget(attempt.path)
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

"""Documents opened "with Groundwork" while a window is open: handed to it by a note in the runtime folder.

No socket is used: the program that is started writes a note, the open window takes it away, and a
note that nobody takes makes the program open a window of its own.
"""

import contextlib
import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from workbench.casefile.file.lock import CaseLock, is_held
from workbench.values.errors import KnownError
from workbench.values.ids import new_id

_PATIENCE = 3.0
_WINDOW = "window"
_NOTE = ".note"


def notes_folder() -> Path:
    """Where notes are left: readable by this user only, gone with the session where there is such a place."""
    from ui.app.folders import runtime_folder

    return runtime_folder()


def hand_over(paths: Sequence[Path], patience: float = _PATIENCE) -> bool:
    """Give documents to the window that is open; False when there is none or it does not answer."""
    folder = notes_folder()
    if not is_held(folder / _WINDOW):
        return False
    note = folder / f"{new_id()}{_NOTE}"
    draft = note.with_suffix(".draft")
    draft.write_text(json.dumps([str(path.resolve()) for path in paths]), "utf-8")
    os.replace(draft, note)
    until = time.monotonic() + patience
    while note.exists():
        if time.monotonic() > until:
            note.unlink(missing_ok=True)
            return False
        time.sleep(0.02)
    return True


class Receiver(QObject):
    """The first window with a case takes what is handed over; another is quiet."""

    received = Signal(list)
    """The paths."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = notes_folder()
        self._lock: CaseLock | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    @property
    def listening(self) -> bool:
        """Whether this window takes what is handed over."""
        return self._lock is not None

    def begin(self) -> None:
        """Take what comes from now on."""
        if self._lock is not None:
            return
        lock = CaseLock(self._folder / _WINDOW)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
        except (KnownError, OSError):
            # Another window takes it, or there is no such place: a new window is opened then.
            return
        self._lock = lock
        for left in self._folder.glob(f"*{_NOTE}"):
            left.unlink(missing_ok=True)
        self._watcher.addPath(str(self._folder))

    def end(self) -> None:
        """Take nothing any more."""
        if self._lock is None:
            return
        self._watcher.removePaths(self._watcher.directories())
        self._lock.release()
        self._lock = None

    def _look(self, _folder: str) -> None:
        for note in sorted(self._folder.glob(f"*{_NOTE}")):
            with contextlib.suppress(OSError, ValueError):
                paths = [Path(name) for name in json.loads(note.read_text("utf-8"))]
                note.unlink()
                self.received.emit(paths)

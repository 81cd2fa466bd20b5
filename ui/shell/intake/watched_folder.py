"""A folder whose documents are taken in as they appear: where a browser saves, or a colleague drops."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from ui.app.watched_folder import set_watched_folder, watched_folder
from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.shell.intake.intake import Intake
from workbench.sources.folder import Entry, look_through
from workbench.sources.intake import Taken
from workbench.sources.reading.saved_page import folder_beside
from workbench.values.deception import shown_safely
from workbench.values.promptly import promptly
from workbench.values.text import counted, shortened

TAKEN_IN = "Imported"
"""The folder inside it where files go once they are in the case."""
_FORMER = "Taken in"
"""What earlier versions called it."""
_EVERY = 3000
_SETTLED = 1000
"""Milliseconds between two looks at a file: one that has not changed between them is whole."""
_RETRY, _PATIENT = 20_000, 2
"""Milliseconds until a folder that did not answer is tried again; the attempt at which that is said."""
_UNFINISHED = (".part", ".crdownload", ".download", ".tmp", ".partial")


class WatchedFolder(QObject):
    """One for an open case; which folder it is, this machine remembers for each case."""

    changed = Signal()
    """Another folder is watched from now on, or none."""

    def __init__(self, workspace: Workspace, intake: Intake) -> None:
        super().__init__(intake)
        self._workspace = workspace
        self._intake = intake
        self._case_id = workspace.case.info("id")
        self._sizes: dict[Path, tuple[int, int]] = {}
        self._current: set[Path] = set()
        self._left: dict[Path, tuple[int, int]] = {}
        self._looking: Task | None = None
        self._moving: list[Path] = []
        self._told_left: set[Path] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look_soon)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLED)
        self._soon.timeout.connect(self.look)
        self._unanswered = 0
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RETRY)
        self._retry.timeout.connect(self.begin)
        intake.came.connect(self._on_came)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched."""
        return watched_folder(self._case_id)

    @property
    def is_on(self) -> bool:
        """Whether it is watched now; a folder that is gone is not."""
        return self._timer.isActive()

    def begin(self) -> None:
        """Watch what this machine remembers; a folder that is gone is told."""
        folder = self.folder
        if folder is None or self._workspace.case.closed or self._workspace.case.read_only:
            return
        is_there = promptly(folder.is_dir, None)
        if is_there is None:
            self._ask_again(folder)
            return
        if not is_there:
            self._workspace.notice(
                f"The watched folder “{folder.name}” is not there. Choose another, or stop watching.",
                "warning",
            )
            return
        self._unanswered = 0
        self._watcher.addPath(str(folder))
        self._timer.start()
        self.changed.emit()
        self.look()

    def _ask_again(self, folder: Path) -> None:
        """It did not answer; told once, and not at once: a busy computer may be slow."""
        self._unanswered += 1
        if self._unanswered == _PATIENT:
            self._workspace.notice(
                f"The watched folder “{folder.name}” does not answer. Its network drive may be out of reach. "
                "Groundwork keeps trying.",
                "warning",
            )
        self._retry.start()

    def watch(self, folder: Path) -> None:
        """From now on take in what appears in this folder, and what lies there now."""
        self.stop()
        set_watched_folder(self._case_id, folder)
        self.begin()
        self._workspace.notice(
            f"Files added to “{folder.name}” are imported and then moved to its “{TAKEN_IN}” subfolder.",
            "good",
        )

    def stop(self) -> None:
        """Watch no longer."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._timer.stop()
        self._soon.stop()
        self._retry.stop()
        for known in (self._sizes, self._current, self._left, self._told_left, self._moving):
            known.clear()
        set_watched_folder(self._case_id, None)
        self.changed.emit()

    def _look_soon(self, _folder: str) -> None:
        self._soon.start()

    def look(self) -> None:
        """Take in what has not changed since the last look; the folder is read on another thread."""
        folder = self.folder
        if folder is None or self._workspace.case.closed or self._current or self._looking or self._moving:
            return
        work = partial(_looked, folder)
        self._looking = self._workspace.tasks.run_quietly(work, self._on_looked, self._on_not_looked)

    def _on_not_looked(self, _why: str) -> None:
        self._looking = None

    def _on_looked(self, found: "_Look") -> None:
        self._looking = None
        if found.folder != self.folder or self._workspace.case.closed or self._current:
            return
        self._tell_left_out(found)
        whole = [
            path
            for path, size in found.sizes.items()
            if self._sizes.get(path) == size and self._left.get(path) != size and size[0]
        ]
        if found.sizes.keys() - self._sizes.keys():
            self._soon.start()
        self._sizes = found.sizes
        if whole:
            self._current = set(whole)
            self._intake.watched_folder = found.folder
            self._intake.take_in_what_came(whole)

    def _tell_left_out(self, found: "_Look") -> None:
        """Say once of each link, device and the like that it is not taken in."""
        new = [entry for entry in found.left if entry.path not in self._told_left]
        self._told_left = {entry.path for entry in found.left}
        if new:
            first = f"{shown_safely(shortened(new[0].name, 60))}: {new[0].why}"
            more = f" And {len(new) - 1:,} more." if len(new) > 1 else ""
            self._workspace.notice(
                f"{counted(len(new), 'entry', 'entries')} of the watched folder left out. {first}{more}",
                "warning",
            )

    def _on_came(self, results: list[Taken]) -> None:
        here = [taken for taken in results if taken.path in self._current]
        self._moving = [taken.path for taken in here if taken.path and taken.source_id]
        for taken in here:
            if taken.path and not taken.source_id:
                # Left where it is until it changes: it would be tried again and again.
                self._left[taken.path] = self._sizes.get(taken.path, (0, 0))
        self._current.clear()
        if self._moving:
            work = partial(_moved, self._moving, self.folder)
            self._workspace.tasks.run_quietly(work, self._on_moved, self._on_not_moved)

    def _on_moved(self, left: list[Path]) -> None:
        for path in left:
            self._left[path] = self._sizes.get(path, (0, 0))
        self._moving = []

    def _on_not_moved(self, _why: str) -> None:
        self._on_moved(self._moving)


@dataclass(frozen=True, slots=True)
class _Look:
    """What lies in the watched folder: the size and time of each document, and what is left out."""

    folder: Path
    sizes: dict[Path, tuple[int, int]]
    left: list[Entry]


def _looked(folder: Path, task: Task) -> _Look:
    """Every document in it and in its sub-folders, without those that were taken in before."""
    sizes: dict[Path, tuple[int, int]] = {}
    left: list[Entry] = []
    for entry in look_through([folder], (folder / TAKEN_IN, folder / _FORMER), task.job.check):
        if entry.why and not entry.expected:
            left.append(entry)
        elif not entry.why and entry.path.suffix.lower() not in _UNFINISHED:
            sizes[entry.path] = _size(entry.path)
    return _Look(folder, sizes, left)


def _moved(paths: list[Path], folder: Path | None, task: Task) -> list[Path]:
    """Move what was taken in; returns what could not be moved."""
    left = []
    for path in paths:
        task.job.check()
        if not _move(path, folder):
            left.append(path)
    return left


def _size(path: Path) -> tuple[int, int]:
    try:
        found = path.lstat()
    except OSError:
        return (0, 0)
    return found.st_size, found.st_mtime_ns


def _move(path: Path, watched: Path | None) -> bool:
    """Move a file, and the folder that was saved with a page, to the same place below `TAKEN_IN`.

    False when the system does not let it, or nothing is watched any more.
    """
    if watched is None or not path.is_relative_to(watched):
        return False
    target = watched / TAKEN_IN / path.parent.relative_to(watched)
    try:
        target.mkdir(parents=True, exist_ok=True)
        companion = folder_beside(path)
        for one in (path, companion):
            if one is not None:
                one.rename(_free(target / one.name))
    except OSError:
        return False
    return True


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return free

"""Taking documents in: off the window's thread, one change per file, a result for each in plain words."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from ui.tasks import Task
from ui.workspace import Workspace
from workbench.sources.repository import original_of
from workbench.sources.saved_page import is_saved_with_a_page
from workbench.values.errors import KnownError
from workbench.values.text import one_line

if TYPE_CHECKING:
    from workbench.sources import Source

MOST_FILES = 5000
"""A folder with more is a mistake more often than a wish."""
_LEFT_OUT = (".gwk", ".gwk-wal", ".gwk-shm", ".gwk.lock")


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: read, unread (kept with a reason), known (already there) or failed."""

    name: str
    outcome: str
    words: str = ""
    source_id: str = ""


class Intake(QObject):
    """Takes in files, folders and what was copied elsewhere."""

    finished = Signal(object)
    """The results so far, as a list of `Taken`; also after Stop."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._results: dict[Task, list[Taken]] = {}

    def take_in_paths(self, paths: Iterable[Path]) -> None:
        """Take in files and everything in folders."""
        wanted = list(paths)

        def work(task: Task, results: list[Taken]) -> None:
            files = list(files_in(wanted))
            for number, path in enumerate(files):
                task.report(number, len(files), path.name)
                results.append(self._take_in_file(path))

        self._start("Adding sources", work)

    def take_in_bytes(self, data: bytes, name: str) -> None:
        """Take in a document that has no file, such as a copied page."""

        def work(_task: Task, results: list[Taken]) -> None:
            results.append(self._take_in(data, name))

        self._start(f"Adding {name}", work)

    def take_in_clipboard(self, mime: QMimeData) -> bool:
        """Take in copied files, a copied page or copied words; False when there is nothing of use."""
        paths = paths_in(mime)
        if paths:
            self.take_in_paths(paths)
        elif mime.hasHtml() and mime.html().strip():
            self.take_in_bytes(mime.html().encode(), "Pasted page.html")
        elif mime.hasText() and mime.text().strip():
            self._take_in_words(mime.text())
        else:
            return False
        return True

    def _take_in_words(self, words: str) -> None:
        title = one_line(words, 60)
        source = self._workspace.attempt(lambda: self._workspace.case.sources.add_text(words, title))
        if source:
            self.finished.emit([Taken(title, "read", "", source.id)])

    def _start(self, label: str, work: object) -> None:
        results: list[Taken] = []

        def run(task: Task) -> None:
            work(task, results)  # type: ignore[operator]

        task = self._workspace.tasks.run(label, run, None, self._on_failed, self._on_ended)
        # The end is told on this thread, so not before this is noted.
        self._results[task] = results

    def _on_ended(self, task: Task) -> None:
        results = self._results.pop(task, [])
        if results:
            self.finished.emit(results)
        elif not task.cancelled:
            self._workspace.notice("There is no document in what was dropped.", "warning")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")

    def _take_in_file(self, path: Path) -> Taken:
        try:
            data, _ = original_of(path, None)
        except KnownError as error:
            return Taken(path.name, "failed", str(error))
        except OSError as error:
            return Taken(path.name, "failed", f"The file could not be opened: {error.strerror}.")
        return self._take_in(data, path.name)

    def _take_in(self, data: bytes, name: str) -> Taken:
        sources = self._workspace.case.sources
        known = sources.same_bytes(data)
        if known:
            return Taken(name, "known", f"Already there as “{known[0].title}”.", known[0].id)
        try:
            source: Source = sources.add(data, name)
        except KnownError as error:
            return Taken(name, "failed", str(error))
        if source.readable:
            return Taken(name, "read", " ".join(source.warnings), source.id)
        return Taken(name, "unread", source.unread_reason, source.id)


def paths_in(mime: QMimeData) -> list[Path]:
    """The files and folders on this machine that are dragged or copied."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file, folders opened, hidden files and cases left out; at most MOST_FILES."""
    count = 0
    for path in paths:
        for file in sorted(_below(path)) if path.is_dir() else [path]:
            if file.name.startswith(".") or file.name.endswith(_LEFT_OUT):
                continue
            if file != path and is_saved_with_a_page(file):
                continue
            count += 1
            if count > MOST_FILES:
                return
            yield file


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root) / name for name in names)

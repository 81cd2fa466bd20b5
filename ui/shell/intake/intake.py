"""Taking documents in: off the window's thread, one change per file, a result for each in plain words."""

from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from ui.app.workspace import Workspace
from ui.kit.tasks import Cancelled, Task
from ui.shell.intake.dropped import Given, given_in
from workbench.sources.intake import Offered, Taken, offered_files, take_in
from workbench.sources.sandbox.worker import ReadingStopped
from workbench.values.errors import KnownError
from workbench.values.text import one_line

_STOPPED = "Not taken in: you stopped before its turn."


class Intake(QObject):
    """Takes in files, folders and what was copied elsewhere."""

    finished = Signal(list)
    """The results so far, each a `Taken`; also after Stop."""
    came = Signal(list)
    """The same of what nobody dropped or chose: what appeared in the watched folder."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._results: dict[Task, list[Taken]] = {}
        self._unasked: set[Task] = set()

    def take_in_paths(self, paths: Iterable[Path]) -> None:
        """Take in files and everything in folders."""
        wanted = list(paths)
        self._start("Adding sources", lambda: list(offered_files(wanted)))

    def take_in_what_came(self, paths: Iterable[Path]) -> None:
        """Take in files that appeared by themselves."""
        wanted = list(paths)
        task = self._start("Adding what came", lambda: list(offered_files(wanted)))
        self._unasked.add(task)

    def take_in_document(self, offered: Offered) -> None:
        """Take in a document that has no file, such as a copied page."""
        self._start(f"Adding {offered.name}", lambda: [offered])

    def take_in_given(self, mime: QMimeData) -> bool:
        """Take in what was dragged or copied in another program; False when there is nothing of use."""
        return self.take_in(given_in(mime))

    def take_in(self, given: Given) -> bool:
        """The same of what was made of it already: some programs write a file whenever they are asked."""
        if given.paths:
            self.take_in_paths(given.paths)
        elif given.document:
            self.take_in_document(given.document)
        elif given.link:
            how = "Save the page in the browser (as a complete page or one file) and drop that here."
            if given.of_picture:
                how = "Save the picture in the browser, or copy it, and bring that here."
            address = one_line(given.link, 80)
            self._workspace.notice(
                f"Groundwork fetches nothing: of “{address}” there is only the address. {how}"
            )
        elif given.words:
            self._take_in_words(given.words)
        return bool(given)

    def _take_in_words(self, words: str) -> None:
        title = one_line(words, 60)
        source = self._workspace.attempt(lambda: self._workspace.case.sources.add_text(words, title))
        if source:
            self.finished.emit([Taken(title, "read", "", source.id)])

    def _start(self, label: str, offer: Callable[[], list[Offered]]) -> Task:
        results: list[Taken] = []
        sources = self._workspace.case.sources

        def run(task: Task) -> None:
            offered = offer()
            task.report(0, len(offered), _name_after(offered, 0))
            try:
                with closing(take_in(sources, offered, lambda: task.cancelled)) as taken_in:
                    for taken in taken_in:
                        results.append(taken)
                        task.report(len(results), len(offered), _name_after(offered, len(results)))
            except (Cancelled, ReadingStopped):
                results.extend(_left(offered[len(results) :], _STOPPED))
                raise Cancelled from None
            except KnownError as error:
                results.extend(_left(offered[len(results) :], f"Not taken in. {error}"))
                raise

        task = self._workspace.tasks.run(
            label, run, None, self._on_failed, self._on_ended, in_whole_steps=True
        )
        # The end is told on this thread, so not before this is noted.
        self._results[task] = results
        return task

    def _on_ended(self, task: Task) -> None:
        results = self._results.pop(task, [])
        if task in self._unasked:
            self._unasked.discard(task)
            self.came.emit(results)
        elif results:
            self.finished.emit(results)
        elif not task.cancelled:
            self._workspace.notice("There is no document in what was dropped.", "warning")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")


def _left(offered: list[Offered], why: str) -> list[Taken]:
    return [Taken(one.name, "stopped", why, path=one.path) for one in offered]


def _name_after(offered: list[Offered], done: int) -> str:
    return offered[done].name if done < len(offered) else ""

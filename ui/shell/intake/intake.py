"""Taking documents in: off the window's thread, one change per file, a result for each in plain words."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from ui.app.workspace import Workspace
from ui.kit.tasks import Cancelled, Task
from ui.shell.intake.dropped import Given, given_in
from workbench.sources import Sources
from workbench.sources.folder import look_through
from workbench.sources.intake import Offered, Taken, left_out, offer, take_in
from workbench.sources.sandbox.worker import ReadingStopped
from workbench.values.deception import shown_safely
from workbench.values.errors import KnownError
from workbench.values.file_names import kept_name
from workbench.values.text import counted, one_line, shortened

_STOPPED = "Not imported: stopped by you."
PORTION = 5000
"""Documents of one intake: a folder with more is a mistake more often than a wish, so the rest is asked."""
_SHOWN_OF_A_NAME = 120
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be taken in of what was given, and what of it is left out from the start."""

    offered: Sequence[Offered]
    left: Sequence[Taken] = ()
    passed_over: Sequence[Taken] = ()
    """Hidden files and cases, which nobody looks for among documents."""


@dataclass(slots=True)
class _Work:
    """One intake: its results so far, and what else was found."""

    results: list[Taken] = field(default_factory=list)
    passed_over: list[Taken] = field(default_factory=list)
    rest: list[Offered] = field(default_factory=list)
    asked: bool = True


class Intake(QObject):
    """Takes in files, folders and what was copied elsewhere."""

    finished = Signal(list)
    """The results so far, each a `Taken`; also after Stop."""
    came = Signal(list)
    """The same of what nobody dropped or chose: what appeared in the watched folder."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._results: dict[Task, _Work] = {}
        self.watched_folder: Path | None = None
        """What comes by itself lies in it: no link below it is followed."""
        self.rest: list[Offered] = []
        """What the last intake left for later, since there was more than a portion."""
        self.passed_over: list[Taken] = []
        """Hidden files and cases that the last intake did not look at."""

    def take_in_paths(self, paths: Iterable[Path]) -> None:
        """Take in files and everything in folders, a portion at first."""
        wanted = list(paths)
        self._start("Adding sources", lambda task: _found(wanted, task))

    def take_in_rest(self) -> None:
        """Take in all that the last intake left for later."""
        rest, self.rest = self.rest, []
        if rest:
            self._start("Adding sources", lambda _task: Found(rest), portion=len(rest))

    def take_in_what_came(self, paths: Iterable[Path]) -> None:
        """Take in files that appeared by themselves, all of them."""
        folder = self.watched_folder
        offered = [
            Offered(kept_name(path.name), path, within=folder if folder and _is_below(path, folder) else None)
            for path in paths
        ]
        self._start("Adding files", lambda _task: Found(offered), portion=len(offered), asked=False)

    def take_in_document(self, offered: Offered) -> None:
        """Take in a document that has no file, such as a copied page."""
        self._start(f"Adding {offered.name}", lambda _task: Found([offered]))

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
            self._workspace.notice(f"Groundwork works offline and cannot download “{address}”. {how}")
        elif given.words:
            self._take_in_words(given.words)
        return bool(given)

    def _take_in_words(self, words: str) -> None:
        title = one_line(words, 60)
        source = self._workspace.attempt(lambda: self._workspace.case.sources.add_text(words, title))
        if source:
            self.finished.emit([Taken(title, "read", "", source.id)])

    def _start(
        self, label: str, look: Callable[[Task], Found], portion: int = PORTION, asked: bool = True
    ) -> None:
        work = _Work(asked=asked)
        sources = self._workspace.case.sources

        def run(task: Task) -> None:
            found = look(task)
            offered = found.offered[:portion]
            work.rest.extend(found.offered[portion:])
            work.passed_over.extend(found.passed_over)
            work.results.extend(found.left)
            _take_in(sources, offered, work.results, task)

        task = self._workspace.tasks.run(
            label, run, None, self._on_failed, self._on_ended, in_whole_steps=True
        )
        # The end is told on this thread, so not before this is noted.
        self._results[task] = work

    def _on_ended(self, task: Task) -> None:
        work = self._results.pop(task, _Work())
        if not work.asked:
            self.came.emit(work.results)
            return
        self.rest, self.passed_over = work.rest, work.passed_over
        if work.results or work.rest:
            self.finished.emit(work.results)
        elif work.passed_over:
            many = counted(len(work.passed_over), "hidden file or case", "hidden files and cases")
            self._workspace.notice(
                f"No documents were dropped: only {many}. Add a hidden file by itself.",
                "warning",
            )
        elif task.cancelled:
            self._workspace.notice("You stopped the search for files. Nothing was added.")
        else:
            self._workspace.notice("No documents were dropped.", "warning")

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "error")


def _found(paths: list[Path], task: Task) -> Found:
    """Look through what was given; Stop ends it, and nothing is taken in then."""
    offered, left, passed_over = list[Offered](), list[Taken](), list[Taken]()

    def step() -> None:
        task.job.check()
        if not len(offered) % _TOLD_EVERY:
            task.report(0, 0, f"{counted(len(offered), 'file')} found")

    for entry in look_through(paths, step=step):
        if not entry.why:
            offered.append(offer(entry))
        else:
            (passed_over if entry.expected else left).append(left_out(entry))
    return Found(offered, left, passed_over)


def _take_in(sources: Sources, offered: Sequence[Offered], results: list[Taken], task: Task) -> None:
    before = len(results)

    def report(words: str = "") -> None:
        done = len(results) - before
        task.report(done, len(offered), words or _name_after(offered, done))

    try:
        report()
        with closing(take_in(sources, offered, lambda: task.cancelled, step=report)) as taken_in:
            for taken in taken_in:
                results.append(taken)
                report()
    except (Cancelled, ReadingStopped):
        results.extend(_left(offered[len(results) - before :], _STOPPED))
        raise Cancelled from None
    except KnownError as error:
        results.extend(_left(offered[len(results) - before :], f"Not imported. {error}"))
        raise


def _left(offered: Sequence[Offered], why: str) -> list[Taken]:
    return [Taken(one.name, "stopped", why, path=one.path) for one in offered]


def _name_after(offered: Sequence[Offered], done: int) -> str:
    return shown_safely(shortened(offered[done].name, _SHOWN_OF_A_NAME)) if done < len(offered) else ""


def _is_below(path: Path, folder: Path) -> bool:
    return path != folder and path.is_relative_to(folder)

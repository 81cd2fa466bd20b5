"""A source is read again from its original; what differs is offered as a new version."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.app.workspace import Workspace
from ui.kit.tasks import Task
from ui.parts.source.renewed import clips_kept, notify_renewed
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    # They read documents, with all that confines their readers; a case is opened without.
    from workbench.annotations.renewal import Renewal
    from workbench.annotations.rereading import Rereading

_LONGEST = 60


class ReadAgain(QObject):
    """Reads in the guard, beside the window; nothing is stored until the user takes the offer."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def read(self, source_id: str) -> None:
        """Read a source again and say in a notice what came of it."""
        title = one_line(self._workspace.case.sources.get(source_id).title, _LONGEST)

        def work(task: Task) -> "Rereading":
            from workbench.annotations.rereading import read_again

            return read_again(self._workspace.case, source_id, lambda: task.cancelled)

        self._workspace.tasks.run(f"Reading “{title}” again", work, self._on_read, self._on_failed)

    def recognise(self, source_id: str) -> None:
        """Recognise the words of a source in pictures of its pages and offer them in a notice."""
        title = one_line(self._workspace.case.sources.get(source_id).title, _LONGEST)

        def work(task: Task) -> "Rereading":
            from workbench.annotations.rereading import recognise_again

            return recognise_again(self._workspace.case, source_id, lambda: task.cancelled)

        self._workspace.tasks.run(
            f"Recognising the words of “{title}”", work, self._on_recognised, self._on_failed
        )

    def _on_recognised(self, reread: "Rereading") -> None:
        origin = reread.document.reading.facts["words"]
        differs = f"The text differs in {counted(reread.places, 'place')}."
        add = partial(self._take, reread, self._on_taken)
        self._workspace.notice(f"Words {origin}. {differs}", "info", "Add version", add, stays=True)

    def _on_read(self, reread: "Rereading") -> None:
        if not reread.is_new:
            self._take(reread, self._on_same)
            return
        words = f"The text differs in {counted(reread.places, 'place')}."
        if not reread.places:
            words = "The words are the same; headings, pages or marks differ."
        add = partial(self._take, reread, self._on_taken)
        self._workspace.notice(f"The source was read again. {words}", "info", "Add version", add, stays=True)

    def _take(self, reread: "Rereading", told: "Callable[[Renewal], None]") -> None:
        def work(_task: Task) -> "Renewal":
            from workbench.annotations.rereading import take_again

            return take_again(self._workspace.case, reread)

        self._workspace.tasks.run("Adding the version", work, told, self._on_failed)

    def _on_same(self, _renewal: "Renewal") -> None:
        self._workspace.notice("The source was read again: its text is the same.")

    def _on_taken(self, renewal: "Renewal") -> None:
        words = f"The version was added: {clips_kept(renewal)} found in it"
        notify_renewed(self._workspace, words, renewal.count("orphan"))

    def _on_failed(self, why: str) -> None:
        self._workspace.notice(why, "warning")

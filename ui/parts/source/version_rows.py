"""On the card of a source: its captures, a new one, and the clips that lost their place in it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.flow import FlowLayout
from ui.kit.layouts import empty
from ui.kit.tasks import Task
from ui.kit.words import Words, muted, quiet_button, row
from ui.parts.source.read_again import ReadAgain
from ui.parts.source.renewed import clips_kept, notify_renewed
from workbench.sources import Source
from workbench.sources.doubtful import can_recognise, letters_are_doubtful
from workbench.values.errors import Unreadable
from workbench.values.moments import human_date
from workbench.values.text import one_line

if TYPE_CHECKING:
    # It reads documents, with all that confines their readers; a case is opened without.
    from workbench.annotations.renewal import Renewal

_LONGEST = 90


class VersionRows(QWidget):
    """A source has one capture as a rule; then there is only the way to a second."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._source: Source | None = None
        self.again = ReadAgain(workspace, self)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)

    def show_source(self, source: Source) -> None:
        """Be about a source."""
        self._source = source
        empty(self._lines)
        case = self.workspace.case
        if source.readable:
            captures = case.sources.captures.of_source(source.id)
            for capture in captures[:-1]:
                day = human_date((capture.captured_at or capture.added_at)[:10])
                words = muted(f"Version {capture.number}, {day}")
                compare = Place("compare", f"{source.id}@{capture.number}")
                self._lines.addWidget(
                    row(words, quiet_button("Compare with now", partial(self.workspace.show, compare)), 1)
                )
            lost = case.clips.orphans(source.id)
            if lost and case.has_reviews:
                withheld = case.reviews.readings.withheld_clips(source.id)
                lost = [clip for clip in lost if clip.id not in withheld]
            for clip in lost:
                self._add_orphan(clip.id, clip.quote)
            if lost and not case.read_only:
                self._lines.addWidget(
                    muted("Or open the source, select the passage where it belongs, and press P.")
                )
        if not case.read_only:
            new = quiet_button(
                "Add new version…",
                self.choose,
                "The same document saved again: clips move with their words",
            )
            again = quiet_button(
                "Read again",
                partial(self.again.read, source.id),
                "Reads the kept file with the readers of this version; you choose whether to add the result",
            )
            self._lines.addWidget(row(new, again, 1))
            if letters_are_doubtful(source.warnings):
                self._add_recognition(source)

    def _add_recognition(self, source: Source) -> None:
        """The last resort for letters that a PDF does not tell: to recognise them in its pages."""
        if can_recognise():
            button = quiet_button(
                "Recognise words",
                partial(self.again.recognise, source.id),
                "Reads pictures of the pages with Tesseract; you choose whether to add the result",
            )
            self._lines.addWidget(row(button, 1))
        else:
            self._lines.addWidget(
                muted("With Tesseract installed, words could be recognised in pictures of the pages.")
            )

    def _add_orphan(self, clip_id: str, quote: str) -> None:
        self._lines.addWidget(
            Words(f"Not found in this version: “{one_line(quote, _LONGEST)}”", "warning", 0.92)
        )
        buttons = [
            quiet_button("Show likely location", partial(self._show_likely, clip_id)),
        ]
        if not self.workspace.case.read_only:
            buttons.append(
                quiet_button("Move clip there", partial(self._place, clip_id), "The quote will change")
            )
            remove = partial(self.workspace.case.clips.remove, clip_id)
            buttons.append(quiet_button("Remove", partial(self.workspace.attempt, remove)))
        # One below the other where the column is narrow: three in a row would widen the whole card.
        line = QWidget()
        flow = FlowLayout(line)
        for button in buttons:
            flow.addWidget(button)
        self._lines.addWidget(line)

    def _show_likely(self, clip_id: str) -> None:
        from workbench.annotations.renewal import likely_place

        likely = likely_place(self.workspace.case, clip_id)
        if likely.start < 0 or self._source is None:
            self.workspace.notice("No similar passage in the new version.")
        else:
            self.workspace.show(Place("source", self._source.id, likely.start, likely.end))

    def _place(self, clip_id: str) -> None:
        from workbench.annotations.renewal import likely_place, place

        likely = likely_place(self.workspace.case, clip_id)
        if likely.start < 0:
            self.workspace.notice("No similar passage in the new version.")
        else:
            self.workspace.attempt(lambda: place(self.workspace.case, clip_id, likely.start, likely.end))

    # -- a newer capture ----------------------------------------------------------------------

    def choose(self) -> None:
        """Choose the file of a newer capture."""
        path, _kind = QFileDialog.getOpenFileName(self, "New version of this source")
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """Read a newer capture and put it in force."""
        if self._source is not None:
            work = partial(self._renewed, self._source.id, path)
            self.workspace.tasks.run(f"Reading {path.name}", work, self._on_renewed, self._on_failed)

    def _renewed(self, source_id: str, path: Path, task: Task) -> "Renewal":
        from workbench.annotations.renewal import renew
        from workbench.sources.document import read_document, told
        from workbench.sources.page_and_folder import original_of

        given = original_of(path, None, cancelled=lambda: task.cancelled)
        try:
            read = read_document(given.content, given.name, cancelled=lambda: task.cancelled)
            document = told(read, given.told)
            if document.unread_reason:
                raise Unreadable(document.unread_reason, "The current version was kept.")
            return renew(
                self.workspace.case, source_id, document.reading, given.content, given.name, document.inside
            )
        finally:
            given.close()

    def _on_renewed(self, renewal: "Renewal") -> None:
        lost = renewal.count("orphan")
        words = f"New version added: {clips_kept(renewal)} found again"
        notify_renewed(self.workspace, words, lost)

    def _on_failed(self, why: str) -> None:
        self.workspace.notice(why, "warning")

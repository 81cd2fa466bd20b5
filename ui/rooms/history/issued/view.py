"""The room of what was issued: all files, one edition as it was, or what has to be corrected."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.controls import Column
from ui.kit.tasks import Task
from ui.kit.words import heading, link_words, muted, quiet_button, row
from ui.parts.proof_sheet_file import ProofSheetFile
from ui.parts.review_rest import ReviewRest
from ui.rooms.history.issued.edition_page import edition_widgets
from ui.rooms.history.issued.readiness_page import ReadyBrief, readiness_widgets
from ui.rooms.history.issued.recall_page import MOST, copy_all, named, recall_widgets
from workbench.casefile import Change
from workbench.recall import Issued, Recall
from workbench.tradecraft.issued_edition import IssuedEdition, issued_edition
from workbench.values.errors import KnownError
from workbench.values.text import counted

Found = list[Issued] | IssuedEdition | Recall | ReadyBrief | str


class IssuedView(QWidget):
    """Everything here is read: nothing that was issued can be changed."""

    title = "Issued files"
    shows = frozenset({"deliverable", "brief", "claim", "source", "actor", "case", "guard_word", "client"})
    """What the checks look at, for readiness; statements and outlets bear on briefs and sources."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.place = Place("issued")
        self.found: Found | None = None
        self._asked = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self.sheets = ProofSheetFile(workspace, self)
        self.all = quiet_button("All issued files", self.show_all)
        self.page = Column(margin=20, gap=6)
        self.page.setAccessibleName("Issued files")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = row(self.all, 1)
        bar.setContentsMargins(12, 6, 12, 4)
        column.addWidget(bar)
        column.addWidget(self.page, 1)
        self.setFocusProxy(self.page)
        commands = [
            Command("issued.all", "All issued files", self.show_all, "", "Issued files"),
            Command("issued.copy", "Copy the drafts of corrections", self.copy_drafts, "Ctrl+Shift+C",
                    "Issued files", self._has_drafts),
        ]  # fmt: skip
        self.commands = CommandSet(self, commands, attempt=workspace.attempt)
        follow_case(self, workspace)
        ReviewRest(self, workspace, "", self.refresh)

    def show_place(self, place: Place) -> None:
        """Bring up the list, an edition, readiness, or a recall: `claim ID`, `source ID`, `change N`."""
        self.place = place
        self.page.verticalScrollBar().setValue(0)
        self.refresh()

    def side_panel(self) -> QWidget | None:
        """None: drafts need the width."""
        return None

    def show_all(self) -> None:
        """Bring up the list of all issued files."""
        self.show_place(Place("issued"))

    def follow(self, _change: Change) -> None:
        """Read it again."""
        self.refresh()

    def refresh(self) -> None:
        """Read what is shown, beside the work of the window; asked several times in a turn, once."""
        self._asked += 1
        self._soon.start(0)

    def _begin(self) -> None:
        self.workspace.tasks.run_quietly(partial(self._read, self._asked, self.place), self._on_read)

    def _read(self, asked: int, place: Place, _task: Task) -> tuple[int, Place, Found]:
        recall = self.workspace.case.recall
        found: Found
        try:
            if place.kind == "edition":
                found = issued_edition(self.workspace.case, place.id)
            elif place.kind == "readiness":
                found = self._ready(place.id)
            elif place.kind == "recall":
                kind, _, wanted = place.id.partition(" ")
                found = recall.after(int(wanted)) if kind == "change" else recall.of(kind, wanted)
            else:
                found = recall.files()
        except KnownError as error:
            found = str(error)
        return asked, place, found

    def _ready(self, brief_id: str) -> ReadyBrief:
        from workbench.tradecraft.readiness import readiness

        briefs = self.workspace.case.briefs
        found = readiness(self.workspace.case, brief_id, briefs.check(brief_id))
        return ReadyBrief(brief_id, briefs.get(brief_id).title, found)

    def _on_read(self, answer: tuple[int, Place, Found]) -> None:
        asked, place, found = answer
        # An earlier reading may end after a later one.
        if asked != self._asked or found == self.found:
            return
        self.found = found
        at = self.page.verticalScrollBar().value()
        self.page.empty()
        for widget in self._widgets(found):
            self.page.box.addWidget(widget)
        self.page.box.addStretch(1)
        self.page.verticalScrollBar().setValue(at)
        self.all.setEnabled(place.kind != "issued")
        self.commands.refresh()

    def _widgets(self, found: Found) -> Iterator[QWidget]:
        show: Callable[[Place], object] = self.workspace.show
        if isinstance(found, str):
            yield muted(found)
        elif isinstance(found, IssuedEdition):
            yield from edition_widgets(found, self.sheets.save_issued)
        elif isinstance(found, ReadyBrief):
            yield from readiness_widgets(found, show)
        elif isinstance(found, Recall):
            yield from recall_widgets(found, show)
        else:
            yield heading(counted(len(found), "issued file"), 1.1)
            if not found:
                yield muted("A file appears here when a brief is exported for a client.")
            for issued in found[:MOST]:
                yield link_words(named(issued), show, Place("edition", issued.edition_id))
            if len(found) > MOST:
                yield muted(f"and {len(found) - MOST} earlier ones")

    def _has_drafts(self) -> bool:
        return isinstance(self.found, Recall) and bool(self.found.issued)

    def copy_drafts(self) -> None:
        """Copy every draft that is shown."""
        if isinstance(self.found, Recall):
            copy_all(self.found)

"""The room of what was issued: all files, one edition as it was, or what has to be corrected."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.controls import Column
from ui.kit.tasks import Task
from ui.kit.words import heading, link_words, muted, quiet_button, row
from ui.rooms.history.issued.edition_page import edition_widgets
from ui.rooms.history.issued.readiness_page import ReadyBrief, readiness_widgets
from ui.rooms.history.issued.recall_page import MOST, copy_all, named, recall_widgets
from workbench.casefile import Change
from workbench.recall import AsIssued, Issued, Recall
from workbench.values.errors import KnownError
from workbench.values.text import counted

Found = list[Issued] | AsIssued | Recall | ReadyBrief | str


class IssuedView(QWidget):
    """Everything here is read: nothing that was issued can be changed."""

    title = "Issued files"
    shows = frozenset(
        {"deliverable", "claim", "source", "statement", "brief", "publication", "client", "proposal"}
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.place = Place("issued")
        self.found: Found | None = None
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
        """Read what is shown, beside the work of the window."""
        self.workspace.tasks.run_quietly(partial(self._read, self.place), self._on_read)

    def _read(self, place: Place, _task: Task) -> tuple[Place, Found]:
        recall = self.workspace.case.recall
        try:
            if place.kind == "edition":
                return place, recall.as_issued(place.id)
            if place.kind == "readiness":
                return place, self._ready(place.id)
            if place.kind == "recall":
                kind, _, wanted = place.id.partition(" ")
                return place, recall.after(int(wanted)) if kind == "change" else recall.of(kind, wanted)
            return place, recall.files()
        except KnownError as error:
            return place, str(error)

    def _ready(self, brief_id: str) -> ReadyBrief:
        from workbench.tradecraft.readiness import readiness

        briefs = self.workspace.case.briefs
        found = readiness(self.workspace.case, brief_id, briefs.check(brief_id))
        return ReadyBrief(brief_id, briefs.get(brief_id).title, found)

    def _on_read(self, answer: tuple[Place, Found]) -> None:
        place, found = answer
        if place != self.place or found == self.found:
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
        elif isinstance(found, AsIssued):
            yield from edition_widgets(found)
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

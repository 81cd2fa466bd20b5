"""A second reading in the reader: made without sight of the clips of others, kept apart from clips."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.kit.controls import Column
from ui.kit.layouts import empty
from ui.kit.saved_field import SavedTextEdit
from ui.kit.words import Words, button, heading, muted, quiet_button, row
from ui.parts.actor_line import ActorLine, Chosen, actor_of
from ui.parts.passages import set_direction
from ui.parts.reading.clip_marks import CARD_LENGTH, bearing_of_source, painted
from ui.parts.reading.heading_words import in_text
from ui.parts.reading.spans import Card, Mark
from workbench.annotations import Clip
from workbench.casefile import Change
from workbench.review import ReadingMark
from workbench.values.errors import NotFound
from workbench.values.text import counted, one_line

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.reader.source_view import SourceView

_NOT_HERE = "In a second reading passages are marked and actors named; {} once it is closed."


class SecondReading:
    """What the reader shows of a source to the present analyst, and the marks of a reading of theirs.

    The one place where clips that are withheld are left out.
    """

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._workspace = view.workspace
        self.banner = _Banner(self.close)
        self.panel = MarkPanel(view.workspace, self)
        self.is_on = False

    # -- what is shown ------------------------------------------------------------------------

    def look(self) -> None:
        """Find out whether the source that is shown is being read a second time by this analyst."""
        readings, source_id = self._workspace.case.reviews.readings, self._view.source_id
        self.is_on = bool(source_id) and readings.mine(source_id) is not None
        self.banner.setVisible(self.is_on)
        self._view.side.setTabVisible(self._view.side.indexOf(self.panel), self.is_on)
        if self.is_on:
            self.banner.say(readings.marks(source_id))
        else:
            # Who sits down next must find nothing of it, not even where it is not shown.
            self.panel.show_mark("")

    def follow(self, change: Change) -> bool:
        """Begin or end with a round, and follow the marks; whether what is marked must be shown again."""
        was_on = self.is_on
        touched = change.touches("review", self._view.source_id)
        if touched or change.touches("review_round"):
            self.look()
        return touched or was_on != self.is_on

    def clips(self) -> list[Clip]:
        """The clips of the source that this analyst may see."""
        case, source_id = self._workspace.case, self._view.source_id
        hidden = case.reviews.readings.withheld_clips(source_id)
        return [clip for clip in case.clips.of_source(source_id) if clip.id not in hidden]

    def is_withheld(self, clip_id: str) -> bool:
        """Whether this analyst must not see a clip of the source."""
        return self.is_on and clip_id in self._workspace.case.reviews.readings.withheld_clips(
            self._view.source_id
        )

    def marks_and_cards(self) -> tuple[list[Mark], list[Card]]:
        """What stands in the text and beside it: clips, and the marks of an open reading."""
        case, source_id = self._workspace.case, self._view.source_id
        clips = [clip for clip in self.clips() if in_text(clip)]
        bearing = bearing_of_source(case, source_id)
        marks, cards = painted(clips, bearing)
        if self.is_on:
            for mark in case.reviews.readings.marks(source_id):
                if not mark.is_lost:
                    kind = "mention" if mark.actors else "clip"
                    marks.append(Mark(mark.id, mark.start, mark.end, kind, mark.note))
                    cards.append(self._card(mark, kind))
        return marks, cards

    def _card(self, mark: ReadingMark, kind: str) -> Card:
        names = tuple(name for _id, name in self.names(mark))
        title = one_line(mark.note or mark.quote, CARD_LENGTH)
        return Card(mark.id, mark.start, title, "", kind, names)

    def names(self, mark: ReadingMark) -> list[tuple[str, str]]:
        """Id and name of the actors that a mark names."""
        actors = self._workspace.case.actors
        found = []
        for actor_id in mark.actors:
            try:
                found.append((actor_id, actors.get(actor_id).name))
            except NotFound:
                continue
        return found

    def quote(self, mark_id: str) -> str:
        """The words of a mark."""
        return self._workspace.case.reviews.readings.get(mark_id).quote

    # -- what the keys do ---------------------------------------------------------------------

    def mark(self, start: int, end: int) -> str:
        """Mark a passage, or find the mark that is there; its id."""
        known = self._view.clip_at(start, end)
        return known or self._workspace.case.reviews.readings.add(self._view.source_id, start, end).id

    def name(self, mark_id: str, actor_id: str) -> None:
        """Say that a mark names an actor."""
        readings = self._workspace.case.reviews.readings
        readings.update(mark_id, actors=[*readings.get(mark_id).actors, actor_id])

    def remove(self, mark_id: str) -> None:
        """Take a mark away; undo brings it back."""
        self._workspace.attempt(lambda: self._workspace.case.reviews.readings.remove(mark_id))

    def declines(self, what: str) -> bool:
        """Whether something has to wait until the reading is closed; it is said then."""
        if self.is_on:
            self._workspace.hint(_NOT_HERE.format(what))
        return self.is_on

    def close(self) -> None:
        """End the reading; both readings can be seen from then on."""
        workspace = self._workspace
        one = workspace.case.reviews.readings.mine(self._view.source_id)
        if one and workspace.succeeds(lambda: workspace.case.reviews.close_round(one.id)):
            workspace.notify_undoable("The second reading is closed. Compare both in Review, under Rounds.")


class _Banner(QFrame):
    """Says over the text in which mode one reads, and ends it."""

    def __init__(self, close: object) -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = Words("Second reading, without sight of the first", bold=True)
        self.count = muted("")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 12, 8)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.words)
        said.addWidget(self.count)
        line.addLayout(said, 1)
        self.end = button("Close reading", close)  # type: ignore[arg-type]
        line.addWidget(self.end, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, marks: list[ReadingMark]) -> None:
        """Say how much is marked, and what the text in force no longer has."""
        lost = sum(1 for mark in marks if mark.is_lost)
        words = f"{counted(len(marks), 'passage')} marked. Nobody else sees them until the reading is closed."
        if lost:
            words += f" {counted(lost, 'mark')} not found in this version."
        self.count.setText(words)


class MarkPanel(Column):
    """The current mark of a second reading: quote, actors, note, edited in place."""

    def __init__(self, workspace: "Workspace", reading: SecondReading) -> None:
        super().__init__(margin=16, gap=6)
        self._workspace = workspace
        self._reading = reading
        self.mark: ReadingMark | None = None
        self.setAccessibleName("Selected mark")
        self.quote = Words("", "text", 1.05)
        self.note = SavedTextEdit(self._save_note, placeholder="Note")
        self.note.setAccessibleName("Note")
        self.note.setFixedHeight(self.note.fontMetrics().height() * 3 + 16)
        self.actors = QVBoxLayout()
        self.actors.setContentsMargins(0, 0, 0, 0)
        self.actors.setSpacing(2)
        self.add_actor = ActorLine(workspace, "Who is named? A name in any script")
        self.add_actor.chosen.connect(self._on_actor)
        self.box.addWidget(self.quote)
        self.box.addWidget(muted("Note"))
        self.box.addWidget(self.note)
        self.box.addSpacing(8)
        self.box.addWidget(heading("Actors"))
        self.box.addLayout(self.actors)
        self.box.addWidget(self.add_actor)
        self.box.addWidget(row(1, quiet_button("Remove mark", self._remove)))
        self.box.addStretch(1)

    def show_mark(self, mark_id: str) -> bool:
        """Be about a mark; False where there is none of that id."""
        if self.mark is not None and self.mark.id != mark_id:
            self.note.leave()
        try:
            self.mark = self._workspace.case.reviews.readings.get(mark_id) if mark_id else None
        except NotFound:
            self.mark = None
        empty(self.actors)
        mark = self.mark
        if mark is None:
            self.quote.setText("")
            self.note.show_text("", "")
            return False
        self.quote.setText(f"“{one_line(mark.quote, 600)}”")
        set_direction(self.quote, mark.quote)
        self.note.show_text(mark.note, mark.id)
        self.add_actor.belong_to(mark.id)
        for actor_id, name in self._reading.names(mark):
            take_back = quiet_button("Remove", partial(self._unname, actor_id), name=f"Remove {name}")
            self.actors.addWidget(row(Words(name), take_back, gap=4))
        return True

    def _save_note(self, mark_id: str, note: str) -> None:
        self._workspace.case.reviews.readings.update(mark_id, note=note)

    def _on_actor(self, chosen: Chosen) -> None:
        mark, case = self.mark, self._workspace.case
        if mark is None:
            return

        def name() -> None:
            with case.change(f"Name {chosen.name} in a second reading"):
                self._reading.name(mark.id, actor_of(self._workspace, chosen, "person"))

        self._workspace.attempt(name)

    def _unname(self, actor_id: str) -> None:
        mark = self.mark
        if mark is not None:
            left = [one for one in mark.actors if one != actor_id]
            self._workspace.attempt(
                lambda: self._workspace.case.reviews.readings.update(mark.id, actors=left)
            )

    def _remove(self) -> None:
        if self.mark is not None:
            self._reading.remove(self.mark.id)

"""Every round of review: who asked whom for what, how far it is, and an end to it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.controls import Column
from ui.kit.words import EmptyState, Words, button, muted, quiet_button
from ui.parts.review.review_words import day_of, round_extent, round_subject
from workbench.review import Round
from workbench.values.text import counted


class RoundsPage(QWidget):
    """The newest first."""

    ask_wanted = Signal()
    queue_wanted = Signal(str)
    """The id of a round whose queue is to be shown."""
    compare_wanted = Signal(str)
    """The id of a closed second reading that is to be shown beside the first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.list = Column(margin=20, gap=10)
        self.ask = button("Ask for a review…", self.ask_wanted.emit, primary=True)
        self.empty_ask = button("Ask for a review…", self.ask_wanted.emit, primary=True)
        self.empty = EmptyState(
            "No rounds of review yet",
            "Ask a colleague to review a brief, a source or the sources selected in the library.",
            (self.empty_ask,),
        )
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(20, 8, 20, 0)
        bar.addStretch(1)
        bar.addWidget(self.ask)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)

    def refresh(self) -> None:
        """Read the rounds again."""
        found = self.workspace.case.reviews.rounds.all()
        writable = not self.workspace.case.read_only
        self.ask.setVisible(writable)
        self.empty_ask.setVisible(writable)
        self._stack.setCurrentIndex(0 if found else 1)
        self.list.empty()
        for one in found:
            self.list.box.addWidget(self._card(one))
        self.list.box.addStretch(1)

    def focus_item(self) -> None:
        """Give the keys to the page."""
        (self.ask if self.ask.isVisibleTo(self) else self.empty_ask).setFocus()

    def _card(self, one: Round) -> QFrame:
        case = self.workspace.case
        mine = one.reviewer_id == case.analyst.id
        card = QFrame()
        card.setObjectName("card")
        line = QHBoxLayout(card)
        line.setContentsMargins(14, 10, 10, 10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Words(round_subject(case, one), bold=True))
        verb = "read" if one.is_reading else "review"
        asked = f"You {verb} for {self._asker(one)}" if mine else f"{one.reviewer} {verb}s"
        state = f"closed {day_of(one.closed_at)}" if one.closed_at else f"open since {day_of(one.opened_at)}"
        words.addWidget(muted("  ·  ".join((asked, round_extent(one), state))))
        words.addWidget(muted(self._progress(one)))
        if one.note:
            words.addWidget(Words(one.note))
        line.addLayout(words, 1)
        if one.is_reading and not one.is_open:
            line.addWidget(button("Compare", partial(self.compare_wanted.emit, one.id)))
        elif one.is_reading and mine:
            open_source = partial(self.workspace.show, Place("source", one.source_id))
            line.addWidget(button("Read", open_source, primary=True))
        elif one.is_open and mine:
            line.addWidget(button("Review", partial(self.queue_wanted.emit, one.id), primary=True))
        if one.is_open and not case.read_only:
            close = quiet_button("Close", partial(self._close, one), "End this round of review")
            close.setAccessibleName(f"Close the review by {one.reviewer} of {round_subject(case, one)}")
            line.addWidget(close)
        return card

    def _asker(self, one: Round) -> str:
        return self.workspace.case.reviews.rounds.asked_by_name(one)

    def _progress(self, one: Round) -> str:
        """How far it is; of a blind round that is open only the reviewer is told."""
        case = self.workspace.case
        if one.blind and one.is_open and one.reviewer_id != case.analyst.id:
            return "Blind: what is given is shown once the round is closed."
        if one.is_reading:
            # How much is marked is told in the source, where the marks are.
            return "Marks are made in the source; nothing is judged."
        queue = case.reviews.queue(one.id)
        own = f", {counted(len(queue.own), 'item')} left out as the reviewer's own" if queue.own else ""
        return f"{len(queue.done):,} of {counted(queue.total, 'item')} judged{own}"

    def _close(self, one: Round) -> None:
        workspace = self.workspace
        if workspace.succeeds(lambda: workspace.case.reviews.close_round(one.id)):
            workspace.notify_undoable(f"The review by {one.reviewer} is closed.")

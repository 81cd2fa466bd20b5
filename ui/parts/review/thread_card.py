"""A remark with its replies and what it proposes."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.kit.difference import DifferenceWords
from ui.kit.theme import colour
from ui.kit.words import Words, muted, quiet_button, row
from ui.parts.review.review_words import day_of
from workbench.case import Case
from workbench.review import Remark, Thread
from workbench.values.text import with_and


class ThreadCard(QFrame):
    """What was said, the oldest first. Says what the user wants; decides nothing."""

    reply_wanted = Signal(str)
    """The id of the remark that the thread began with."""
    resolve_wanted = Signal(str)
    reopen_wanted = Signal(str)

    def __init__(self, case: Case, thread: Thread, actions: bool = True) -> None:
        super().__init__()
        self.thread_id = thread.remark.id
        self._is_open = thread.is_open
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 0, 2)
        column.setSpacing(3)
        self._column = column
        self._add_remark(case, thread.remark)
        for reply in thread.replies:
            self._add_remark(case, reply)
        if not thread.is_open:
            column.addWidget(muted(_closed_words(thread.remark)))
        if actions and not case.read_only:
            self._add_actions(thread)

    def _add_remark(self, case: Case, remark: Remark) -> None:
        self._column.addWidget(muted(f"{remark.analyst or 'Somebody'}  ·  {day_of(remark.at)}"))
        if remark.text:
            self._column.addWidget(Words(remark.text))
        if not remark.proposal:
            return
        changes = case.reviews.proposed_changes(remark) if not remark.decision else ()
        for change in changes:
            self._column.addWidget(muted(f"Proposed {change.label.lower()}"))
            shown = DifferenceWords()
            shown.show_pieces(change.pieces, "Now", "Proposed")
            self._column.addWidget(shown)
        if not changes:
            told = case.reviews.proposal_in_words(remark.target, remark.proposal)
            for called, value in told.items():
                self._column.addWidget(Words(f"Proposed {called}: “{value}”", "muted"))
        outdated = case.reviews.outdated(remark)
        if outdated:
            verb = "has" if len(outdated) == 1 else "have"
            words = f"Since this was proposed, the {with_and(outdated)} {verb} changed."
            self._column.addWidget(Words(words, "warning"))

    def _add_actions(self, thread: Thread) -> None:
        wanted = [quiet_button("Reply", self._on_reply, "Reply to this remark (R)")]
        if thread.is_open:
            wanted.append(quiet_button("Resolve", self._on_resolve, "It is settled; it stays on record"))
        else:
            wanted.append(quiet_button("Reopen", self._on_reopen))
        self._column.addWidget(row(*wanted, 1, gap=0))

    def _on_reply(self) -> None:
        self.reply_wanted.emit(self.thread_id)

    def _on_resolve(self) -> None:
        self.resolve_wanted.emit(self.thread_id)

    def _on_reopen(self) -> None:
        self.reopen_wanted.emit(self.thread_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A bar at the side holds the thread together; it is coloured while somebody must answer."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 2, 2, self.height() - 4, colour("accent" if self._is_open else "line"))
        painter.end()


def _closed_words(remark: Remark) -> str:
    if remark.decision:
        return f"Proposal {remark.decision}  ·  {day_of(remark.resolved_at)}"
    return f"Resolved  ·  {day_of(remark.resolved_at)}"

"""What the keys do with the item that is shown: judge, propose, later, back, undo, reply."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.app.workspace import Workspace
from ui.rooms.review.item_view import ItemView
from ui.rooms.review.undoing import undo_last
from ui.rooms.review.verdict_box import Given
from workbench.review import Target, Walk
from workbench.review.proposed import PROPOSED


class QueueActs(QWidget):
    """Each act is one change. Nothing moves while a remark has words that are not saved."""

    def __init__(self, workspace: Workspace, item: ItemView) -> None:
        super().__init__()
        self.workspace = workspace
        self.walk: Walk | None = None
        self.item = item
        self.pane, self.panel, self.box = item.pane, item.panel, item.box
        self._since = monotonic()
        self._busy = False
        self.panel.reply_wanted.connect(self.reply_to)
        self.panel.resolve_wanted.connect(self._resolve)
        self.panel.reopen_wanted.connect(self._reopen)
        self.box.wanted.connect(self._on_wanted)
        self.box.given.connect(self._on_given)
        self.box.closed.connect(self.focus_item)

    @property
    def target(self) -> Target | None:
        """What is shown; it need not be of the round."""
        return self.item.target

    # -- what the page does -------------------------------------------------------------------

    def show_current(self) -> None:
        """Show the item where the walk is, or its end."""
        raise NotImplementedError

    def show_alone(self, target: Target) -> None:
        """Show one thing, wherever the walk is."""
        raise NotImplementedError

    def show_parts(self) -> None:
        """Read again what is shown, without the words that are being written."""
        raise NotImplementedError

    def start_again(self) -> None:
        """Show the queue from its front."""
        raise NotImplementedError

    def focus_item(self) -> None:
        """Give the keys to the room."""
        raise NotImplementedError

    # -- keys ---------------------------------------------------------------------------------

    def agree(self) -> None:
        """Agree and go on to the next."""
        if self.target is not None and not self.kept_by_words():
            self._judge(Given("agree"))

    def disagree(self) -> None:
        """Ask for the reason."""
        if self._can_judge():
            self.box.ask_reason()

    def ask(self) -> None:
        """Open a question."""
        if self._can_judge():
            self.box.write("ask")

    def propose(self) -> None:
        """Open the wording to be changed; of a clip its passage, where another one is selected."""
        if self._can_propose():
            words = self.item.selected_words()
            self.box.propose(*(("quote", words) if words else ()))

    def propose_value(self) -> None:
        """Ask which field of the item another value is proposed for."""
        if self._can_propose():
            self.box.ask_field()

    def _can_propose(self) -> bool:
        return self._can_judge() and self.target is not None and self.target.table in PROPOSED

    def _can_judge(self) -> bool:
        there = self.target is not None and self.workspace.case.reviews.exists(self.target)
        return there and not self.workspace.case.read_only

    def later(self) -> None:
        """Put the item at the end of the queue."""
        if self.walk is None or self.kept_by_words():
            return
        if self.walk.current != self.target:
            self.start_again()
        elif self.walk.later():
            self.show_current()
        else:
            self.workspace.notice("This is the only item left.")

    def back(self) -> None:
        """To the item before."""
        if self.walk is None or self.kept_by_words():
            return
        if (self.walk.current != self.target and self.walk.current is not None) or self.walk.back():
            self.show_current()

    @property
    def has_evidence(self) -> bool:
        """Whether there is another passage to go to."""
        return self.item.isVisible() and self.item.has_more_evidence

    def next_evidence(self) -> None:
        """The next passage that the item rests on."""
        self.item.next_evidence()

    def open_source(self) -> None:
        """The passage in the reader."""
        self.item.open_source()

    def undo(self) -> None:
        """Take back the last change, and show the item it was of."""
        if self.kept_by_words():
            return
        if not undo_last(self.workspace):
            return
        if self.walk is not None and self.walk.undone():
            self.show_current()
            self.focus_item()

    def leave(self) -> None:
        """Esc: out of what was opened on its own, back to the queue."""
        if self.box.is_writing and not self.box.has_unsaved:
            self.box.discard()
        elif self.walk is not None and self.walk.current != self.target:
            self.start_again()

    def discard(self) -> None:
        """Forget the words that are not saved."""
        if self.box.is_writing:
            self.box.discard()

    def reply_to(self, remark_id: str = "") -> None:
        """Write a reply: to the newest thread where none is named."""
        if self.target is None or self.workspace.case.read_only:
            return
        if not remark_id:
            threads = self.workspace.case.reviews.threads(self.target)
            remark_id = threads[-1].remark.id if threads else ""
        if remark_id and not self.kept_by_words():
            self.box.write("", reply_to=remark_id)

    def close_round(self) -> None:
        """End the round that is shown."""
        if self.walk is None or self.kept_by_words():
            return
        workspace, round_id = self.workspace, self.walk.queue.round.id
        if workspace.succeeds(lambda: workspace.case.reviews.close_round(round_id)):
            workspace.notify_undoable("Round of review closed.")

    # -- what was said ------------------------------------------------------------------------

    def _on_wanted(self, name: str) -> None:
        {
            "agree": self.agree,
            "disagree": self.disagree,
            "ask": self.ask,
            "propose": self.propose,
            "propose_value": self.propose_value,
            "later": self.later,
        }[name]()
        if not self.box.is_writing and name not in ("disagree", "propose_value"):
            self.focus_item()

    def _on_given(self, given: Given) -> None:
        reviews = self.workspace.case.reviews
        if given.verdict:
            self._judge(given)
            return
        target = self.target
        if target is None:
            return

        def say() -> object:
            if given.reply_to:
                return reviews.reply(given.reply_to, given.remark)
            return reviews.remark(target, given.remark)

        if self._alone(say):
            self.box.discard()
            self.show_parts()

    def _judge(self, given: Given) -> None:
        target = self.target
        if target is None:
            return
        of_round = self.walk is not None and self.walk.current == target
        seconds = monotonic() - self._since
        round_id = self.walk.queue.round.id if self.walk is not None and of_round else ""

        def judge() -> object:
            return self.workspace.case.reviews.judge(
                target, given.verdict, given.reason, given.remark, given.proposal, round_id, seconds
            )

        if not self._alone(judge):
            return
        if self.walk is not None and of_round:
            item = self.walk.item()
            self.walk.judged()
            if given.verdict != "agree" or (item and item.mine):
                # What was agreed above it may have to be judged again.
                self.walk.refresh(self.workspace.case.reviews.queue(round_id))
            self.show_current()
        else:
            self.show_alone(target)
        self.focus_item()

    def _alone(self, verb: Callable[[], object]) -> bool:
        """Do something of which this page needs no telling: it shows what follows itself."""
        self._busy = True
        try:
            return self.workspace.succeeds(verb)
        finally:
            self._busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a change is this page's own."""
        return self._busy

    def _resolve(self, remark_id: str) -> None:
        self.workspace.attempt(lambda: self.workspace.case.reviews.resolve(remark_id))

    def _reopen(self, remark_id: str) -> None:
        self.workspace.attempt(lambda: self.workspace.case.reviews.reopen(remark_id))

    def kept_by_words(self) -> bool:
        """Whether there are unsaved words, which keep everything where it is."""
        if not self.box.has_unsaved:
            return False
        self.box.say("Not saved yet. Ctrl+Enter saves, Del discards.")
        # Not at once: a key that came through a shortcut would be typed as well.
        QTimer.singleShot(0, self.box, self.box.focus_words)
        return True

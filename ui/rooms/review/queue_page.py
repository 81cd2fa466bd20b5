"""The queue of a round, or one thing that was opened on its own."""

from time import monotonic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.words import EmptyState, button
from ui.parts.review.review_words import round_subject
from ui.rooms.review.item_view import ItemView
from ui.rooms.review.queue_acts import QueueActs
from ui.rooms.review.queue_head import QueueHead
from workbench.review import Round, Target, Walk
from workbench.values.text import counted


class QueuePage(QueueActs):
    """Which round and which item is shown, and what stands there when nothing is left."""

    ask_wanted = Signal()
    """The user wants to ask somebody for a review."""

    def __init__(self, workspace: Workspace, item: ItemView) -> None:
        super().__init__(workspace, item)
        self.head = QueueHead(self._on_round, button("Back to the queue", self.start_again))
        self.close_button = button("Close round", self.close_round, primary=True)
        self.ask_button = button("Ask for a review…", self.ask_wanted.emit)
        buttons = (self.close_button, self.ask_button)
        self.empty = EmptyState("Nothing to review", "Nobody has asked you for a review.", buttons)
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.item, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)

    # -- rounds and items ---------------------------------------------------------------------

    def start_again(self) -> None:
        """Show the queue from its front: of the round that was chosen, else of the oldest open one."""
        if self.kept_by_words():
            return
        wanted = self.walk.queue.round.id if self.walk else ""
        self.walk = None
        self.show_queue(wanted)

    def show_queue(self, round_id: str = "") -> None:
        """Show the queue of a round of mine, at the item where one is."""
        if self.kept_by_words():
            return
        mine = self.workspace.case.reviews.rounds.mine()
        wanted = next((one for one in mine if one.id == round_id), mine[0] if mine else None)
        if wanted is None:
            self.walk = None
            self._show_none()
            return
        self._offer(mine, wanted)
        if self.walk is None or self.walk.queue.round.id != wanted.id:
            self.walk = Walk(self.workspace.case.reviews.queue(wanted.id))
        else:
            self.walk.refresh(self.workspace.case.reviews.queue(wanted.id))
        self.show_current()

    def show_target(self, target: Target) -> bool:
        """Show one thing with what was said of it, in its round where it has one; False when it is kept."""
        if target == self.target and self._stack.currentIndex() == 0:
            return True
        if self.kept_by_words():
            return False
        mine = self.workspace.case.reviews.rounds.mine()
        self._read_walk(mine)
        if self.walk is not None and self.walk.go_to(target):
            self._offer(mine, self.walk.queue.round)
            self.show_current()
        else:
            self.show_alone(target)
        return True

    def begin_anew(self) -> None:
        """Somebody else works here now: forget where the last one was; unsaved words stay."""
        if not self.box.has_unsaved:
            self.walk = None
            self._clear()

    def refresh(self) -> None:
        """Read again what is shown; words that are not saved stay where they are."""
        self.pane.show_again()
        if self.box.has_unsaved:
            mine = self.workspace.case.reviews.rounds.mine()
            if self.walk is not None and self.walk.queue.round.id in {one.id for one in mine}:
                self._read_walk(mine)
            self.show_parts()
            return
        alone = self.target is not None and (self.walk is None or self.walk.current != self.target)
        if alone and self.target is not None:
            target = self.target
            mine = self.workspace.case.reviews.rounds.mine()
            self._read_walk(mine)
            self._offer(mine, self.walk.queue.round if self.walk else None)
            self.show_alone(target)
        else:
            self.show_queue(self.walk.queue.round.id if self.walk else "")

    def _read_walk(self, mine: list[Round]) -> None:
        """Read the queue again: of the round that is shown, else of the oldest that is open."""
        walk, reviews = self.walk, self.workspace.case.reviews
        if walk is not None and walk.queue.round.id in {one.id for one in mine}:
            walk.refresh(reviews.queue(walk.queue.round.id))
        else:
            self.walk = Walk(reviews.queue(mine[0].id)) if mine else None

    def _offer(self, mine: list[Round], shown: Round | None) -> None:
        self.head.offer(self.workspace.case, mine, shown)

    def _on_round(self, round_id: str) -> None:
        if self.kept_by_words():
            if self.walk is not None:
                self.head.rounds.show_value(self.walk.queue.round.id)
            return
        self.walk = None
        self.show_queue(round_id)
        self.focus_item()

    # -- showing ------------------------------------------------------------------------------

    def show_current(self) -> None:
        """Show the item where the walk is, or its end."""
        walk = self.walk
        assert walk is not None
        if walk.current is None:
            # What was agreed early may have to be judged again.
            walk.refresh(self.workspace.case.reviews.queue(walk.queue.round.id))
        if walk.current is None:
            self._show_end()
        else:
            self.show_alone(walk.current)

    def show_alone(self, target: Target) -> None:
        """Show one thing, wherever the walk is."""
        self._stack.setCurrentIndex(0)
        if target != self.target:
            self._since = monotonic()
        self.item.show_item(target, self._place(target))
        self.head.show_progress(self.walk, target)

    def show_parts(self) -> None:
        """Read again what is shown, without the words that are being written."""
        if self.target is not None:
            self.item.show_parts(self._place(self.target))
            self.head.show_progress(self.walk, self.target)

    def _place(self, target: Target) -> str:
        walk = self.walk
        if walk is None or walk.current != target:
            return "opened on its own" if walk is not None else ""
        item = walk.item()
        if not walk.is_left(target):
            return "already judged"
        if item is not None and item.is_answered:
            return "answered by the author"
        return "judged before" if item is not None and item.is_again else ""

    def _show_none(self) -> None:
        name = self.workspace.case.analyst.name
        self._clear()
        self.close_button.hide()
        self.ask_button.setVisible(not self.workspace.case.read_only)
        self.empty.say(
            "Nothing to review",
            f"Nobody has asked {name} for a review. Ask a colleague for a second pair of eyes on a brief, a"
            " source or a selection.",
        )

    def _show_end(self) -> None:
        assert self.walk is not None
        queue = self.walk.queue
        subject = round_subject(self.workspace.case, queue.round)
        self._clear()
        own = f" {counted(len(queue.own), 'item')} of your own are left out." if queue.own else ""
        heading, said = (
            "Everything is judged",
            f"You have judged {counted(len(queue.done), 'item')} of “{subject}”.",
        )
        if not queue.done:
            heading, said = "Nothing for you to judge", f"“{subject}” has no items for you."
        self.close_button.setVisible(not self.workspace.case.read_only)
        self.ask_button.hide()
        self.empty.say(heading, f"{said}{own} Close the round, or leave it open for what changes.")

    def _clear(self) -> None:
        self.item.clear()
        self._stack.setCurrentIndex(1)

    def focus_item(self) -> None:
        """Give the keys to the room."""
        if self._stack.currentIndex() == 0:
            self.panel.setFocus()
        else:
            (self.close_button if self.close_button.isVisibleTo(self) else self.ask_button).setFocus()

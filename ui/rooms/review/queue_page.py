"""The queue of a round, or one thing that was opened on its own: passage left, item right, verdicts below."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.forms import button
from ui.kit.words import EmptyState, Words, muted, row
from ui.parts.review.review_words import NOUNS, item_title, lower_first, round_subject, time_left
from ui.rooms.review.item_panel import ItemPanel
from ui.rooms.review.passage_pane import PassagePane
from ui.rooms.review.verdict_box import Given, VerdictBox
from workbench.review import WORDING, Passage, Round, Target, Walk
from workbench.values.text import counted

_CALLED = 60
"""Code points of an item that the name of its remark field shows."""


class QueuePage(QWidget):
    """Items one after the other. Nothing moves while a remark has words that are not saved."""

    ask_wanted = Signal()
    """The user wants to ask somebody for a review."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.walk: Walk | None = None
        self.target: Target | None = None
        """What is shown; it need not be of the round."""
        self._passages: tuple[Passage, ...] = ()
        self._at = 0
        self._since = monotonic()
        self._busy = False
        self.rounds = Choice((), self._on_round, "Round of review")
        self.where = muted("", wrap=False)
        self.progress = QProgressBar()
        self.back_to_queue = button("Back to the queue", self.start_again)
        self.pane = PassagePane(workspace)
        self.panel = ItemPanel(workspace)
        self.box = VerdictBox()
        self.close_button = button("Close round", self.close_round, primary=True)
        self.ask_button = button("Ask for a review…", self.ask_wanted.emit)
        buttons = (self.close_button, self.ask_button)
        self.empty = EmptyState("Nothing to review", "Nobody has asked you for a review.", buttons)
        self._build()
        self.panel.evidence_wanted.connect(self._show_passage)
        self.panel.reply_wanted.connect(self.reply_to)
        self.panel.resolve_wanted.connect(self._resolve)
        self.panel.reopen_wanted.connect(self._reopen)
        self.box.wanted.connect(self._on_wanted)
        self.box.given.connect(self._on_given)
        self.box.closed.connect(self.focus_item)

    def _build(self) -> None:
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Items judged")
        self.rounds.setMaximumWidth(420)
        self.head = QWidget()
        head = QVBoxLayout(self.head)
        head.setContentsMargins(20, 8, 20, 8)
        head.setSpacing(6)
        self.subject = Words("", bold=True, wrap=False)
        head.addWidget(row(self.subject, self.rounds, 1, self.back_to_queue, self.where))
        head.addWidget(self.progress)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(self.box)
        self.halves = QSplitter()
        self.halves.addWidget(self.pane)
        self.halves.addWidget(right)
        self.halves.setChildrenCollapsible(False)
        self.halves.setStretchFactor(0, 3)
        self.halves.setStretchFactor(1, 2)
        self.halves.setSizes([600, 440])
        right.setMinimumWidth(320)
        self.pane.setMinimumWidth(300)
        work = QWidget()
        whole = QVBoxLayout(work)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.halves, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(work)
        self._stack.addWidget(self.empty)

    # -- rounds and items ---------------------------------------------------------------------

    def start_again(self) -> None:
        """Show the queue from its front: of the round that was chosen, else of the oldest open one."""
        if self._kept_by_words():
            return
        wanted = self.walk.queue.round.id if self.walk else ""
        self.walk = None
        self.show_queue(wanted)

    def show_queue(self, round_id: str = "") -> None:
        """Show the queue of a round of mine, at the item where one is."""
        if self._kept_by_words():
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
        self._show_current()

    def show_target(self, target: Target) -> bool:
        """Show one thing with what was said of it, in its round where it has one; False when it is kept."""
        if target == self.target and self._stack.currentIndex() == 0:
            return True
        if self._kept_by_words():
            return False
        mine = self.workspace.case.reviews.rounds.mine()
        self._read_walk(mine)
        if self.walk is not None and self.walk.go_to(target):
            self._offer(mine, self.walk.queue.round)
            self._show_current()
        else:
            self._show(target)
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
            if self.target is not None:
                self._show_parts(self.target)
            return
        alone = self.target is not None and (self.walk is None or self.walk.current != self.target)
        if alone and self.target is not None:
            target = self.target
            mine = self.workspace.case.reviews.rounds.mine()
            self._read_walk(mine)
            self._offer(mine, self.walk.queue.round if self.walk else None)
            self._show(target)
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
        case = self.workspace.case
        self.rounds.clear()
        self.rounds.set_choices([(one.id, round_subject(case, one)) for one in mine])
        several = len(mine) > 1 and shown is not None
        self.rounds.setVisible(several)
        self.subject.setVisible(not several)
        if shown is not None:
            self.rounds.show_value(shown.id)
            self.subject.setText(round_subject(case, shown))
        else:
            self.subject.setText("")

    def _on_round(self, round_id: str) -> None:
        if self._kept_by_words():
            if self.walk is not None:
                self.rounds.show_value(self.walk.queue.round.id)
            return
        self.walk = None
        self.show_queue(round_id)
        self.focus_item()

    # -- showing ------------------------------------------------------------------------------

    def _show_current(self) -> None:
        walk = self.walk
        assert walk is not None
        if walk.current is None:
            # What was agreed early may have to be judged again.
            walk.refresh(self.workspace.case.reviews.queue(walk.queue.round.id))
        if walk.current is None:
            self._show_end()
        else:
            self._show(walk.current)

    def _show(self, target: Target) -> None:
        self._stack.setCurrentIndex(0)
        if target != self.target:
            self._since = monotonic()
        self.target = target
        self._show_parts(target)
        words = item_title(self.workspace.case, target, _CALLED)
        present = self.workspace.case.reviews.proposable(target).get(WORDING.get(target.table, ""), "")
        there = target if self.workspace.case.reviews.exists(target) else None
        self.box.show_target(there, f"{lower_first(NOUNS[target.table])} “{words}”", present)
        self.box.setVisible(not self.workspace.case.read_only)

    def _show_parts(self, target: Target) -> None:
        """The item and its passage, without the words that are being written."""
        former = self._passages[self._at].clip_id if self._passages else ""
        self._passages = self.panel.show_item(target, self._place())
        self._show_head()
        clips = [one.clip_id for one in self._passages]
        if former in clips:
            number = clips.index(former)
        else:
            # A source that is open stays open.
            open_id = self.pane.source_id
            number = next((n for n, one in enumerate(self._passages) if one.source_id == open_id), 0)
        if self._passages:
            self._show_passage(number)
        elif target.table == "source":
            self.pane.show_source(target.id)
        else:
            self.pane.show_nothing("No passage stands behind this yet.")
        if self.panel.verticalScrollBar().value() and not self.box.has_unsaved:
            self.panel.verticalScrollBar().setValue(0)

    def _show_passage(self, number: int) -> None:
        self._at = number
        self.pane.show_passage(self._passages[number], self._passages)
        self.panel.set_current(number)

    def _place(self) -> str:
        walk = self.walk
        if walk is None or walk.current != self.target:
            return "opened on its own" if walk is not None else ""
        item = walk.item()
        if item is not None and item.is_answered and walk.is_left(self.target):
            return "answered by the author"
        if item is not None and item.is_again and walk.is_left(self.target):
            return "judged before"
        return "" if walk.is_left(self.target) else "already judged"

    def _show_head(self) -> None:
        walk = self.walk
        self.head.setVisible(walk is not None)
        if walk is None:
            return
        self.back_to_queue.setVisible(walk.current != self.target)
        said = [f"{walk.done:,} of {walk.total:,}", f"{len(walk.left):,} left", time_left(walk.seconds_left)]
        self.where.setText("  ·  ".join(filter(None, said)))
        self.progress.setRange(0, max(1, walk.total))
        self.progress.setValue(walk.done)

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
        said = f"You have judged {counted(len(queue.done), 'item')} of “{subject}”."
        if not queue.done:
            said = f"“{subject}” has no items for you."
        self.close_button.setVisible(not self.workspace.case.read_only)
        self.ask_button.hide()
        self.empty.say(
            "Everything is judged", f"{said}{own} Close the round, or leave it open for what changes."
        )

    def _clear(self) -> None:
        """Nothing of the last item stays in the widgets."""
        self.target, self._passages, self._at = None, (), 0
        self.pane.show_nothing()
        self.panel.show_nothing()
        self.box.show_target(None, "nothing", "")
        self._stack.setCurrentIndex(1)

    def focus_item(self) -> None:
        """Give the keys to the room."""
        if self._stack.currentIndex() == 0:
            self.panel.setFocus()
        else:
            (self.close_button if self.close_button.isVisibleTo(self) else self.ask_button).setFocus()

    # -- keys ---------------------------------------------------------------------------------

    def agree(self) -> None:
        """Agree and go on to the next."""
        if self.target is not None and not self._kept_by_words():
            self._judge(Given("agree", "", "", None))

    def disagree(self) -> None:
        """Ask for the reason."""
        if self._can_judge():
            self.box.ask_reason()

    def ask(self) -> None:
        """Open a question."""
        if self._can_judge():
            self.box.write("ask")

    def propose(self) -> None:
        """Open the wording to be changed."""
        if self._can_judge() and self.target and self.target.table in WORDING:
            self.box.write("disagree", "wording", proposing=True)

    def _can_judge(self) -> bool:
        there = self.target is not None and self.workspace.case.reviews.exists(self.target)
        return there and not self.workspace.case.read_only

    def later(self) -> None:
        """Put the item at the end of the queue."""
        if self.walk is None or self._kept_by_words():
            return
        if self.walk.current != self.target:
            self.start_again()
        elif self.walk.later():
            self._show_current()
        else:
            self.workspace.notice("This is the only item left.")

    def back(self) -> None:
        """To the item before."""
        if self.walk is None or self._kept_by_words():
            return
        if (self.walk.current != self.target and self.walk.current is not None) or self.walk.back():
            self._show_current()

    @property
    def has_evidence(self) -> bool:
        """Whether there is another passage to go to."""
        return len(self._passages) > 1 and self._stack.currentIndex() == 0

    def next_evidence(self, by: int = 1) -> None:
        """The next passage that the item rests on, round and round."""
        if len(self._passages) > 1:
            self._show_passage((self._at + by) % len(self._passages))

    def open_source(self) -> None:
        """The passage in the reader."""
        if self._passages:
            one = self._passages[self._at]
            clip = self.workspace.case.clips.get(one.clip_id)
            self.workspace.show(Place("source", one.source_id, clip.start, clip.end, clip.id))
        elif self.target is not None and self.target.table == "source":
            self.workspace.show(Place("source", self.target.id))

    def undo(self) -> None:
        """Take back the last change, and show the item it was of."""
        if self._kept_by_words():
            return
        workspace = self.workspace
        label = workspace.case.undo_label
        if not workspace.attempt(workspace.case.undo):
            return
        workspace.notice(f"Undone: {label}")
        if self.walk is not None and self.walk.undone():
            self._show_current()
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
        if remark_id and not self._kept_by_words():
            self.box.write("", reply_to=remark_id)

    def close_round(self) -> None:
        """End the round that is shown."""
        if self.walk is None or self._kept_by_words():
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
            "later": self.later,
        }[name]()
        if not self.box.is_writing and name != "disagree":
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
            self._show_parts(target)

    def _judge(self, given: Given) -> None:
        target = self.target
        if target is None:
            return
        of_round = self.walk is not None and self.walk.current == target
        proposal = None if given.wording is None else {WORDING[target.table]: given.wording}
        seconds = monotonic() - self._since
        round_id = self.walk.queue.round.id if self.walk is not None and of_round else ""

        def judge() -> object:
            return self.workspace.case.reviews.judge(
                target, given.verdict, given.reason, given.remark, proposal, round_id, seconds
            )

        if not self._alone(judge):
            return
        if self.walk is not None and of_round:
            item = self.walk.item()
            self.walk.judged()
            if given.verdict != "agree" or (item and item.mine):
                # What was agreed above it may have to be judged again.
                self.walk.refresh(self.workspace.case.reviews.queue(round_id))
            self._show_current()
        else:
            self._show(target)
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

    def _kept_by_words(self) -> bool:
        """Whether there are unsaved words, which keep everything where it is."""
        if not self.box.has_unsaved:
            return False
        self.box.say("Not saved yet. Ctrl+Enter saves, Del discards.")
        # Not at once: a key that came through a shortcut would be typed as well.
        QTimer.singleShot(0, self.box, self.box.focus_words)
        return True

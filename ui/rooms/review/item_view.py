"""One item: its passage at the left, its words and what was said at the right, the verdicts below."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.app.place import Place
from ui.app.view import Making
from ui.app.workspace import Workspace
from ui.kit.words import rule
from ui.parts.review.review_words import NOUNS, item_title, lower_first
from ui.rooms.review.field_offers import offers_of
from ui.rooms.review.item_panel import ItemPanel
from ui.rooms.review.passage_pane import PassagePane
from ui.rooms.review.verdict_box import VerdictBox
from workbench.review import Passage, Target

_CALLED = 60
"""Code points of an item that the name of its remark field shows."""


class ItemView(QWidget):
    """Shows an item; what is said of it is the page's to do. Made part by part, with `making`."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.target: Target | None = None
        self._passages: tuple[Passage, ...] = ()
        self._at = 0
        self.making = self._make()

    def _make(self) -> Making:
        self.pane = PassagePane(self._workspace)
        self.pane.setParent(self)
        yield
        self.panel = ItemPanel(self._workspace)
        self.panel.setParent(self)
        yield
        self.box = VerdictBox()
        self.box.setParent(self)
        yield
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self.panel, 1), (rule(), 0), (self.box, 0)):
            column.addWidget(part, stretch)
        halves = QSplitter()
        halves.addWidget(self.pane)
        halves.addWidget(right)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([600, 440])
        right.setMinimumWidth(320)
        self.pane.setMinimumWidth(300)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(halves)
        self.panel.evidence_wanted.connect(self.show_passage)

    def show_item(self, target: Target, place: str) -> None:
        """Show an item from its beginning; `place` says where in the queue it is."""
        case = self._workspace.case
        self.target = target
        self.show_parts(place)
        self.panel.verticalScrollBar().setValue(0)
        words = item_title(case, target, _CALLED)
        there = target if case.reviews.exists(target) else None
        called = f"{lower_first(NOUNS[target.table])} “{words}”"
        self.box.show_target(there, called, partial(offers_of, case, target))
        self.box.setVisible(not case.read_only)

    def show_parts(self, place: str) -> None:
        """Read the item and its passage again, not the words that are being written."""
        target = self.target
        if target is None:
            return
        former = self._passages[self._at].clip_id if self._passages else ""
        self._passages = self.panel.show_item(target, place)
        clips = [one.clip_id for one in self._passages]
        self.pane.checked.check(target)
        if former in clips:
            number = clips.index(former)
        else:
            # A source that is open stays open.
            open_id = self.pane.source_id
            number = next((n for n, one in enumerate(self._passages) if one.source_id == open_id), 0)
        if self._passages:
            self.show_passage(number)
        elif target.table == "source":
            self.pane.show_source(target.id)
        else:
            self.pane.show_nothing("No passage supports this yet.")

    def clear(self) -> None:
        """Nothing of the last item stays in the widgets."""
        self.target, self._passages, self._at = None, (), 0
        self.pane.checked.check(None)
        self.pane.show_nothing()
        self.panel.show_nothing()
        self.box.show_target(None, "nothing")

    # -- passages -----------------------------------------------------------------------------

    @property
    def has_more_evidence(self) -> bool:
        """Whether there is another passage to go to."""
        return len(self._passages) > 1

    def show_passage(self, number: int) -> None:
        """Show one of the passages that the item rests on."""
        self._at = number
        self.pane.show_passage(self._passages[number], self._passages)
        self.panel.set_current(number)

    def selected_words(self) -> str:
        """What is selected in the source of a clip; "" for nothing."""
        if self.target is None or self.target.table != "clip":
            return ""
        selected = self.pane.text.selected_range()
        return self.pane.text.text[slice(*selected)] if selected else ""

    def next_evidence(self) -> None:
        """The next passage, round and round."""
        if self.has_more_evidence:
            self.show_passage((self._at + 1) % len(self._passages))

    def open_source(self) -> None:
        """The passage in the reader."""
        if self._passages:
            one = self._passages[self._at]
            clip = self._workspace.case.clips.get(one.clip_id)
            self._workspace.show(Place("source", one.source_id, clip.start, clip.end, clip.id))
        elif self.target is not None and self.target.table == "source":
            self._workspace.show(Place("source", self.target.id))

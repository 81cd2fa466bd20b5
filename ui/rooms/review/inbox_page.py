"""For the author: what became of the own work, with what waits for an answer first."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from ui.app.workspace import Workspace
from ui.kit.controls import Choice
from ui.kit.entry_list import ENTRY, Entry, EntryList, EntryModel
from ui.kit.words import EmptyState, muted, rule
from ui.parts.review.review_words import NOUNS, item_title, lower_first
from ui.parts.review.thing_place import place_of_thing
from ui.rooms.review.answer_box import AnswerBox
from ui.rooms.review.item_panel import ItemPanel
from ui.rooms.review.undoing import undo_last
from workbench.review import REASONS, InboxItem
from workbench.values.text import counted, one_line

KINDS = {"question": "Question", "proposal": "Proposal", "disagreement": "Disagreement", "remark": "Remark"}
_PICTURES = {"question": "info", "proposal": "clip", "disagreement": "warning", "remark": "command"}
_SHOWN = 110


class InboxPage(QWidget):
    """A list, the item that is selected with all that was said, and what can be done about it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._item: InboxItem | None = None
        self._waiting: set[str] = set()
        self.model = EntryModel(self)
        self.list = EntryList(self.model)
        self.list.setFocusPolicy(self.list.focusPolicy().StrongFocus)
        self.list.setAccessibleName("What became of your work")
        self.told = muted("")
        self.who = Choice((), self._on_who, "From whom")
        self._whom = ""
        self.panel = ItemPanel(workspace, remarks_first=True)
        self.box = AnswerBox()
        self.empty = EmptyState(
            "Nothing waits for you",
            "Questions, proposals and disagreements about what you wrote are listed here.",
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.panel, 1)
        column.addWidget(rule())
        column.addWidget(self.box)
        self.halves = QSplitter()
        self.halves.addWidget(self._left_half())
        self.halves.addWidget(right)
        self.halves.setChildrenCollapsible(False)
        self.halves.setSizes([420, 560])
        right.setMinimumWidth(320)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.halves)
        self._stack.addWidget(self.empty)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.panel.reply_wanted.connect(self._on_reply)
        self.panel.resolve_wanted.connect(self._resolve)
        self.panel.reopen_wanted.connect(self._reopen)
        self.box.wanted.connect(self._on_wanted)
        self.box.given.connect(self._on_given)
        self.box.closed.connect(self.focus_item)

    def _left_half(self) -> QWidget:
        half = QWidget()
        half.setMinimumWidth(260)
        column = QVBoxLayout(half)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 12, 4)
        head.addWidget(self.told, 1)
        head.addWidget(self.who)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        return half

    # -- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the inbox again; one stays at the item that is shown, else at its place in the list."""
        inbox = self.workspace.case.reviews.inbox()
        key = self._item.key if self._item else ""
        if key and key not in self._waiting and key in {item.key for item in inbox.waiting}:
            # What was just answered is done with: on to what stands in its place.
            key = ""
        self._waiting = {item.key for item in inbox.waiting}
        items = self._of_whom((*inbox.open, *inbox.waiting))
        self.told.setText(f"Agreed: {counted(inbox.agreed, 'item')} of yours." if inbox.agreed else "")
        row = max(0, self.list.currentIndex().row())
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        self.model.show_entries([self._entry(item) for item in items])
        found = next((n for n, item in enumerate(items) if item.key == key), None)
        if found is None:
            found = min(row, len(items) - 1)
        if items:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            selection.setCurrentIndex(self.model.index(found, 0), flag)
        selection.blockSignals(False)
        self._stack.setCurrentIndex(0 if items else 1)
        same = bool(items) and items[found].key == key
        self._show(items[found] if items else None, keep_words=same and self.box.has_unsaved)

    def _of_whom(self, items: tuple[InboxItem, ...]) -> tuple[InboxItem, ...]:
        """Those of the person who is chosen; there is a choice only where several have said something."""
        people = sorted({item.said_by for item in items})
        if self._whom not in people:
            self._whom = ""
        self.who.clear()
        self.who.set_choices([("", "From everyone"), *((name, f"From {name}") for name in people)])
        self.who.show_value(self._whom)
        self.who.setVisible(len(people) > 1)
        return tuple(item for item in items if self._whom in ("", item.said_by))

    def _on_who(self, name: str) -> None:
        if self._kept_by_words():
            self.who.show_value(self._whom)
            return
        self._whom = name
        self.refresh()
        self.focus_item()

    def _entry(self, item: InboxItem) -> Entry:
        words = item_title(self.workspace.case, item.target, _SHOWN)
        said = one_line(item.thread.remark.text, _SHOWN) if item.thread else ""
        if not said and item.verdict and item.verdict.reason:
            said = REASONS[item.verdict.reason]
        detail = f"{item.said_by}: {said}" if said else item.said_by
        aside = f"With {item.said_by}" if item.key in self._waiting else KINDS[item.kind]
        picture = "history" if item.key in self._waiting else _PICTURES[item.kind]
        return Entry(words, detail, aside, picture, value=item)

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if not current.isValid():
            return
        item = current.data(ENTRY).value
        if self._item is not None and item.key == self._item.key:
            return
        if self.box.has_unsaved:
            QTimer.singleShot(0, self, self._stay)
            return
        self._show(item)

    def _stay(self) -> None:
        """Words that are not saved keep the list where it is."""
        key = self._item.key if self._item else ""
        for number, entry in enumerate(self.model.entries):
            if entry.value.key == key:
                self.list.setCurrentIndex(self.model.index(number, 0))
        self._kept_by_words()

    def _show(self, item: InboxItem | None, keep_words: bool = False) -> None:
        self._item = item
        if item is None:
            self.panel.show_nothing()
            self.box.show_item(None, "nothing", False)
            return
        self.panel.show_item(item.target, "")
        if not keep_words:
            words = item_title(self.workspace.case, item.target, 60)
            called = f"{lower_first(NOUNS[item.target.table])} “{words}”"
            self.box.show_item(item, called, item.key not in self._waiting)
        self.box.setVisible(not self.workspace.case.read_only)

    @property
    def item(self) -> InboxItem | None:
        """What is selected."""
        return self._item

    def focus_item(self) -> None:
        """Give the keys to the list."""
        self.list.setFocus()

    # -- keys ---------------------------------------------------------------------------------

    def agree(self) -> None:
        """Take over what is proposed."""
        self._accept("")

    def disagree(self) -> None:
        """Decline what is proposed, with a word."""
        if self.box.can("decline") and not self._kept_by_words():
            self.box.write("decline")

    def reply_to(self) -> None:
        """Answer."""
        if self._item is not None and self.box.can("answer") and not self._kept_by_words():
            self.box.write("answer")

    def open_thing(self) -> None:
        """Show the thing where it is worked on."""
        if self._item is None:
            return
        place = place_of_thing(self.workspace.case, self._item.target)
        if place is None:
            self.workspace.notice("This is no longer in the case.", "warning")
        else:
            self.workspace.show(place)

    def undo(self) -> None:
        """Take back the last change."""
        if not self._kept_by_words():
            undo_last(self.workspace)

    def leave(self) -> None:
        """Esc: close a field without words."""
        if self.box.is_writing and not self.box.has_unsaved:
            self.box.discard()

    def discard(self) -> None:
        """Forget the words that are not saved."""
        if self.box.is_writing:
            self.box.discard()

    def _accept(self, words: str) -> None:
        item = self._item
        if item is None or item.thread is None or not self.box.can("accept") or self._kept_by_words():
            return
        remark_id = item.thread.remark.id
        if self.workspace.succeeds(lambda: self.workspace.case.reviews.accept(remark_id, words)):
            self.workspace.notify_undoable("Proposal accepted.")

    def _on_wanted(self, name: str) -> None:
        {"accept": self.agree, "decline": self.disagree, "answer": self.reply_to, "open": self.open_thing}[
            name
        ]()

    def _on_reply(self, _remark_id: str) -> None:
        self.reply_to()

    def _on_given(self, act: str, words: str) -> None:
        item, reviews = self._item, self.workspace.case.reviews
        if item is None:
            return
        thread_id = item.thread.remark.id if item.thread else ""

        def answer() -> None:
            if act == "decline":
                reviews.decline(thread_id, words)
            elif not thread_id:
                reviews.remark(item.target, words)
            elif item.key in self._waiting or item.kind == "proposal":
                reviews.reply(thread_id, words)
            else:
                reviews.resolve(thread_id, words)

        kept = words
        # The words are let go first: what follows a change stays where unsaved words are.
        self.box.discard()
        if self.workspace.succeeds(answer):
            self.workspace.notify_undoable("Proposal declined." if act == "decline" else "Answered.")
        else:
            self.box.write(act)
            self.box.words.setPlainText(kept)

    def _resolve(self, remark_id: str) -> None:
        self.workspace.attempt(lambda: self.workspace.case.reviews.resolve(remark_id))

    def _reopen(self, remark_id: str) -> None:
        self.workspace.attempt(lambda: self.workspace.case.reviews.reopen(remark_id))

    def _kept_by_words(self) -> bool:
        if not self.box.has_unsaved:
            return False
        self.box.say("Not saved yet. Ctrl+Enter saves, Del discards.")
        QTimer.singleShot(0, self.box, self.box.words.setFocus)
        return True

"""Below the item: the verdicts to give, the reason to choose, the remark to write."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.flow import FlowLayout
from ui.kit.forms import button
from ui.kit.layouts import Pages
from ui.kit.remark_edit import RemarkEdit
from ui.kit.words import heading, muted, quiet_button
from ui.parts.review.review_words import lower_first
from ui.rooms.review.reason_list import ReasonList
from workbench.review import REASONS, WORDING, Target

_KEYS = (
    ("agree", "Agree", "A"),
    ("disagree", "Disagree", "D"),
    ("ask", "Ask", "Q"),
    ("propose", "Propose wording", "P"),
    ("later", "Later", "Space"),
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the user wants to say; `verdict` is "" for a remark or a reply without a verdict."""

    verdict: str
    reason: str
    remark: str
    wording: str | None
    reply_to: str = ""


class VerdictBox(QWidget):
    """Says what the user wants; decides nothing. Unsaved words stay until they are sent or discarded."""

    wanted = Signal(str)
    """A button: agree, disagree, ask, propose, later."""
    given = Signal(Given)
    closed = Signal()
    """The keys belong to the room again."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict = self._reason = self._reply_to = ""
        self._field = self._target_field = ""
        self._present = ""
        self.buttons: dict[str, QPushButton] = {}
        self.reasons = ReasonList()
        self.title = heading("")
        self.note = muted("")
        self.proposal_label = muted("Proposed wording", wrap=False)
        self.proposal = RemarkEdit("The wording you propose")
        self.remark = RemarkEdit("What the author should know")
        self.send = button("Save", self.save, primary=True)
        self.discard_button = quiet_button("Discard", self.discard, "Discard these words (Del)")
        self.add_proposal = quiet_button("Propose wording", self._on_add_proposal)
        self._build()
        self.reasons.chosen.connect(self._on_reason)
        self.reasons.left.connect(self._on_left_reasons)
        for field in (self.remark, self.proposal):
            field.sent.connect(self.save)
            field.left.connect(self._on_left)
            field.textChanged.connect(self._on_typed)

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        verdicts = QWidget()
        line = FlowLayout(verdicts, gap=6)
        for name, words, key in _KEYS:
            made = _VerdictButton(words, key, primary=name == "agree")
            made.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            self.buttons[name] = made
            line.addWidget(made)
        writing = QWidget()
        form = QVBoxLayout(writing)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        for part in (self.title, self.proposal_label, self.proposal, self.remark, self.note):
            form.addWidget(part)
        acts = FlowLayout(gap=6)
        for one in (self.send, self.discard_button, self.add_proposal):
            acts.addWidget(one)
        form.addLayout(acts)
        self._pages = Pages(verdicts, self.reasons, writing)
        column.addWidget(self._pages)

    # -- what it is at ------------------------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        """Whether a remark is open."""
        return self._pages.shown == 2

    @property
    def has_unsaved(self) -> bool:
        """Whether there are words that neither were sent nor discarded."""
        return bool(self.remark.typed() or self.proposal.typed())

    def show_target(self, target: Target | None, called: str, wording: str) -> None:
        """Begin anew for an item. `called` is what a screen reader says; `wording` what may be reworded."""
        field = WORDING.get(target.table, "") if target else ""
        self._target_field, self._present = field, wording
        self.remark.setAccessibleName(f"Remark on {called}")
        self.proposal.setAccessibleName(f"Proposed wording of {called}")
        for name in self.buttons:
            self.buttons[name].setEnabled(target is not None)
        self.buttons["propose"].setEnabled(bool(field))
        self._forget()
        self._show(0)

    def ask_reason(self) -> None:
        """Ask why the user disagrees."""
        self._show(1)
        self.reasons.setFocus()

    def write(self, verdict: str, reason: str = "", proposing: bool = False, reply_to: str = "") -> None:
        """Open the remark for a verdict, or for a reply."""
        self._verdict, self._reason, self._reply_to = verdict, reason, reply_to
        if proposing:
            self._begin_proposal()
        self._show_writing()
        (self.proposal if proposing else self.remark).setFocus()

    def focus_words(self) -> None:
        """Back into the words that are not saved."""
        (self.remark if self.remark.words().strip() or not self._field else self.proposal).setFocus()

    def say(self, words: str) -> None:
        """Say why nothing moves."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    # -- acts ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Hand over what was written."""
        wording = self.proposal.words() if self._field else None
        if wording == self._present:
            wording = None
        self.given.emit(Given(self._verdict, self._reason, self.remark.words(), wording, self._reply_to))

    def discard(self) -> None:
        """Forget what was written."""
        self._forget()
        self._close()

    def _forget(self) -> None:
        self._verdict = self._reason = self._reply_to = self._field = ""
        self.proposal.propose("")
        self.remark.propose("")

    def _close(self) -> None:
        self._show(0)
        self.closed.emit()

    def _on_left_reasons(self) -> None:
        if self.has_unsaved:
            self._show(2)
            self.focus_words()
        else:
            self._close()

    def _on_left(self) -> None:
        if self.has_unsaved:
            self.say("Not saved yet. Ctrl+Enter saves, Del discards.")
            self.closed.emit()
        else:
            self.discard()

    def _on_reason(self, reason: str) -> None:
        self.write("disagree", reason)

    def _on_add_proposal(self) -> None:
        self._begin_proposal()
        self._show_writing()
        self.proposal.setFocus()

    def _begin_proposal(self) -> None:
        self._field = self._target_field
        self.proposal.propose(self._present)
        cursor = self.proposal.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.proposal.setTextCursor(cursor)

    def _on_typed(self) -> None:
        self.say("")
        if not self.is_writing and self.has_unsaved:
            # Words that the window kept while the case was locked; which verdict they go with is asked anew.
            self._show_writing()
            self.say("Kept while the case was locked. Esc, then D or Q, gives a verdict with it.")
        elif self.proposal.words() and not self._field:
            self._field = self._target_field
            self._show_writing()

    def _show_writing(self) -> None:
        proposing = bool(self._field)
        self.title.setText(self._title())
        self.send.setText(f"{self._sending()}  Ctrl+Enter")
        self.remark.setPlaceholderText(_HINTS[self._verdict])
        self.proposal.setVisible(proposing)
        self.proposal_label.setVisible(proposing)
        can_propose = bool(self._target_field) and self._verdict in ("disagree", "ask")
        self.add_proposal.setVisible(can_propose and not proposing)
        self._show(2)

    def _title(self) -> str:
        words = self._sending()
        return f"{words}: {lower_first(REASONS[self._reason])}" if self._reason else words

    def _sending(self) -> str:
        """The verb of what is written."""
        return _SEND[self._verdict] if self._verdict or not self._reply_to else "Reply"

    def _show(self, page: int) -> None:
        self._pages.show_page(page)
        self.say("")


_SEND = {"disagree": "Disagree", "ask": "Ask", "": "Remark"}
_HINTS = {
    "disagree": "What is wrong, and how you would have it",
    "ask": "What you want to know",
    "": "What you want to say",
}


class _VerdictButton(QPushButton):
    """A verdict with its key as a cap."""

    def __init__(self, words: str, key: str, primary: bool = False) -> None:
        super().__init__(f"{words}   {key}")
        self.setProperty("primary", primary)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{words} ({key})")

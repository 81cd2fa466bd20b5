"""Below what was said about my work: accept, decline, answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.flow import FlowLayout
from ui.kit.forms import button
from ui.kit.layouts import Pages
from ui.kit.remark_edit import RemarkEdit
from ui.kit.words import heading, muted, quiet_button, row
from workbench.review import InboxItem

_KEYS = {
    "accept": ("Accept", "A"),
    "decline": ("Decline", "D"),
    "answer": ("Answer", "R"),
    "open": ("Open", "O"),
}
_OF_KIND = {
    "proposal": ("accept", "decline", "answer", "open"),
    "question": ("answer", "open"),
    "disagreement": ("answer", "open"),
    "remark": ("answer", "open"),
}
_WRITING = {
    "accept": ("Accept", "A word to the reviewer, if you like"),
    "decline": ("Decline", "Why you leave it as it is"),
    "answer": ("Answer", "Your answer"),
}


class AnswerBox(QWidget):
    """Says what the user wants; decides nothing."""

    wanted = Signal(str)
    """accept, decline, answer or open."""
    given = Signal(str, str)
    """What of these, and the words with it."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._act = ""
        self.title = heading("")
        self.note = muted("")
        self.words = RemarkEdit()
        self.send = button("Save", self.save, primary=True)
        self.discard_button = quiet_button("Discard", self.discard, "Discard these words (Del)")
        self.buttons: dict[str, QPushButton] = {}
        self._build()
        self.words.sent.connect(self.save)
        self.words.left.connect(self._on_left)
        self.words.textChanged.connect(self._on_typed)

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        acts = QWidget()
        line = FlowLayout(acts, gap=6)
        for name, (words, key) in _KEYS.items():
            made = QPushButton(f"{words}   {key}")
            made.setAutoDefault(False)
            made.setProperty("primary", name == "accept")
            made.setAccessibleName(f"{words} ({key})")
            made.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            self.buttons[name] = made
            line.addWidget(made)
        writing = QWidget()
        form = QVBoxLayout(writing)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        for part in (self.title, self.words, self.note):
            form.addWidget(part)
        form.addWidget(row(self.send, self.discard_button, 1))
        self._pages = Pages(acts, writing)
        column.addWidget(self._pages)

    @property
    def has_unsaved(self) -> bool:
        """Whether there are words that neither were sent nor discarded."""
        return bool(self.words.typed())

    @property
    def is_writing(self) -> bool:
        """Whether the field is open."""
        return self._pages.shown == 1

    def show_item(self, item: InboxItem | None, called: str, is_open: bool) -> None:
        """Begin anew for an item; of one that waits for the reviewer there is nothing to decide."""
        can = _OF_KIND[item.kind] if item and is_open else ("answer", "open") if item else ()
        for name, made in self.buttons.items():
            made.setVisible(name in can)
        self.words.setAccessibleName(f"Answer on {called}")
        self._forget()
        self._show(0)

    def can(self, act: str) -> bool:
        """Whether this can be done with the item that is shown."""
        return not self.buttons[act].isHidden()

    def write(self, act: str) -> None:
        """Open the field for words that go with an act."""
        self._act = act
        title, hint = _WRITING[act]
        self.title.setText(title)
        self.send.setText(f"{title}  Ctrl+Enter")
        self.words.setPlaceholderText(hint)
        self._show(1)
        self.words.setFocus()

    def save(self) -> None:
        """Hand over what was written."""
        self.given.emit(self._act, self.words.words())

    def discard(self) -> None:
        """Forget what was written."""
        self._forget()
        self._show(0)
        self.closed.emit()

    def say(self, words: str) -> None:
        """Say why nothing moves."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def _forget(self) -> None:
        self.words.propose("")

    def _on_left(self) -> None:
        if self.has_unsaved:
            self.say("Not saved yet. Ctrl+Enter saves, Del discards.")
            self.closed.emit()
        else:
            self.discard()

    def _on_typed(self) -> None:
        self.say("")
        if not self.is_writing and self.has_unsaved:
            self.write("answer")

    def _show(self, page: int) -> None:
        self._pages.show_page(page)
        self.say("")

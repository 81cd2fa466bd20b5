"""Below what was said about my work: accept, decline, answer."""

from PySide6.QtCore import Signal

from ui.kit.remark_edit import RemarkEdit
from ui.rooms.review.writing_box import WritingBox
from workbench.review import InboxItem

_ACTS = (
    ("accept", "Accept", "A"),
    ("decline", "Decline", "D"),
    ("answer", "Answer", "R"),
    ("open", "Open", "O"),
)
_OF_KIND = {
    "proposal": ("accept", "decline", "answer", "open"),
    "question": ("answer", "open"),
    "disagreement": ("answer", "open"),
    "remark": ("answer", "open"),
}
_WRITING = {
    "accept": ("Accept", "Message to the reviewer (optional)"),
    "decline": ("Decline", "Why you leave it as it is"),
    "answer": ("Answer", "Your answer"),
}


class AnswerBox(WritingBox):
    """What the author says to a question, a proposal or a disagreement."""

    given = Signal(str, str)
    """What of accept, decline and answer, and the words with it."""

    def __init__(self) -> None:
        super().__init__(_ACTS, primary="accept")
        self._act = ""
        self.words = RemarkEdit()
        self.lay_out((self.words,))
        self.words.sent.connect(self.save)
        self.words.left.connect(self.on_left)
        self.words.textChanged.connect(self._on_typed)

    @property
    def has_unsaved(self) -> bool:
        """Whether there are words that neither were sent nor discarded."""
        return bool(self.words.typed())

    def show_item(self, item: InboxItem | None, called: str, is_open: bool) -> None:
        """Begin anew for an item; of one that waits for the reviewer there is nothing to decide."""
        can = _OF_KIND[item.kind] if item and is_open else ("answer", "open") if item else ()
        for name, made in self.buttons.items():
            made.setVisible(name in can)
        self.words.setAccessibleName(f"Answer on {called}")
        self.forget()
        self.show_page(0)

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
        self.show_writing()
        self.words.setFocus()

    def save(self) -> None:
        """Hand over what was written."""
        self.given.emit(self._act, self.words.words())

    def forget(self) -> None:
        """Empty the field."""
        self.words.propose("")

    def _on_typed(self) -> None:
        self.say("")
        if not self.is_writing and self.has_unsaved:
            self.write("answer")

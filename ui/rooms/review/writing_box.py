"""The frame of the boxes below an item: buttons with their keys, and a page to write on."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.kit.flow import FlowLayout
from ui.kit.layouts import Pages
from ui.kit.words import button, heading, muted, quiet_button

NOT_SAVED = "Not saved yet. Ctrl+Enter saves, Del discards."


class WritingBox(QWidget):
    """Says what the user wants; decides nothing. Unsaved words stay until they are sent or discarded."""

    wanted = Signal(str)
    """The name of a button that was pressed."""
    closed = Signal()
    """The keys belong to the room again."""

    def __init__(self, acts: Iterable[tuple[str, str, str]], primary: str) -> None:
        """`acts` are name, words and key of each button; `primary` is the name of the one to press first."""
        super().__init__()
        self.title = heading("")
        self.note = muted("")
        self.send = button("Save", self.save, primary=True)
        self.discard_button = quiet_button("Discard", self.discard, "Discard these words (Del)")
        self.buttons: dict[str, QPushButton] = {}
        self._acts = QWidget()
        line = FlowLayout(self._acts, gap=6)
        for name, words, key in acts:
            made = ActButton(words, key, primary=name == primary)
            made.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
            self.buttons[name] = made
            line.addWidget(made)

    def lay_out(
        self, fields: Iterable[QWidget], between: Iterable[QWidget] = (), more: Iterable[QWidget] = ()
    ) -> None:
        """Put the box together: the buttons, the pages between, and last the page with the fields."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        writing = QWidget()
        form = QVBoxLayout(writing)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        for part in (self.title, *fields, self.note):
            form.addWidget(part)
        below = FlowLayout(gap=6)
        for one in (self.send, self.discard_button, *more):
            below.addWidget(one)
        form.addLayout(below)
        pages = (self._acts, *between, writing)
        self._writing_at = len(pages) - 1
        self._pages = Pages(*pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 12)
        column.addWidget(self._pages)

    # -- what the box does --------------------------------------------------------------------

    def save(self) -> None:
        """Hand over what was written."""
        raise NotImplementedError

    @property
    def has_unsaved(self) -> bool:
        """Whether there are words that neither were sent nor discarded."""
        raise NotImplementedError

    def forget(self) -> None:
        """Empty the fields."""
        raise NotImplementedError

    # -- what it is at ------------------------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        """Whether the page with the fields is open."""
        return self._pages.shown == self._writing_at

    def say(self, words: str) -> None:
        """Say why nothing moves."""
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def discard(self) -> None:
        """Forget what was written."""
        self.forget()
        self.close_page()

    def close_page(self) -> None:
        """Back to the buttons."""
        self.show_page(0)
        self.closed.emit()

    def show_page(self, number: int) -> None:
        """Show a page: 0 are the buttons, the last one is to write on."""
        self._pages.show_page(number)
        self.say("")

    def show_writing(self) -> None:
        """Show the page to write on."""
        self.show_page(self._writing_at)

    def on_left(self) -> None:
        """Esc in a field: words that are not saved stay, and the room has its keys again."""
        if self.has_unsaved:
            self.say(NOT_SAVED)
            self.closed.emit()
        else:
            self.discard()


class ActButton(QPushButton):
    """What can be done, with its key as a cap."""

    def __init__(self, words: str, key: str, primary: bool = False) -> None:
        super().__init__(f"{words}   {key}")
        self.setProperty("primary", primary)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{words} ({key})")

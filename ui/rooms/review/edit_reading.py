"""What somebody makes of two readings of a passage: another boundary, other names."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.flow import FlowLayout
from ui.kit.forms import button
from ui.kit.words import Words, heading, muted
from ui.rooms.review.pick_list import PickList
from workbench.values.text import one_line

_SHOWN = 240
"""Code points of the passage that are shown."""


class EditReading(QWidget):
    """Says which boundary and whom the user wants; decides nothing."""

    kept = Signal(tuple, tuple)
    """The boundary (start, end), and the ids of those who are named."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boundary = (0, 0)
        self.passage = Words("")
        self.names = PickList()
        self.names.setAccessibleName("Who is named")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading("Edit"))
        column.addWidget(self.passage)
        column.addWidget(muted("Select another passage in the text. Space adds a name or takes it out."))
        column.addWidget(self.names)
        acts = FlowLayout(gap=6)
        acts.addWidget(button("Keep  Ctrl+Enter", self.keep, primary=True))
        acts.addWidget(button("Cancel", self.left.emit))
        column.addLayout(acts)
        self.names.sent.connect(self.keep)
        self.names.left.connect(self.left)

    def begin(self, actors: Iterable[tuple[str, str]], named: Iterable[str]) -> None:
        """Offer all actors (id, name), with those picked who are named."""
        self.names.offer(actors, dict.fromkeys(named, ""))
        self.names.setFocus()

    def show_boundary(self, boundary: tuple[int, int], words: str) -> None:
        """Take a stretch of the text as the passage."""
        self._boundary = boundary
        self.passage.setText(f"“{one_line(words, _SHOWN)}”")

    def keep(self) -> None:
        """Hand over what is shown."""
        self.kept.emit(self._boundary, tuple(self.names.picked()))

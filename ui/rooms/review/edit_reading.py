"""What somebody makes of two readings of a passage: another boundary, other names."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.kit.flow import FlowLayout
from ui.kit.words import Words, button, heading, muted
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.review.field_offers import actor_options
from ui.rooms.review.pick_list import PickList
from workbench.case import Case
from workbench.review import Difference
from workbench.values.text import one_line

_SHOWN = 240
"""Code points of the passage that are shown."""


class EditReading(QWidget):
    """Says which boundary and whom the user wants; decides nothing."""

    kept = Signal(tuple, tuple)
    """The boundary (start, end), and the ids of those who are named."""
    left = Signal()

    def __init__(self, text: ReaderTextView) -> None:
        super().__init__()
        self._text = text
        self._boundary = (0, 0)
        self._difference: Difference | None = None
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
        text.selectionChanged.connect(self._show_boundary)
        self.names.sent.connect(self.keep)
        self.names.left.connect(self.left)
        self.hide()

    @property
    def difference_id(self) -> str:
        """What is being edited; "" for nothing."""
        return self._difference.id if self._difference else ""

    def begin(self, case: Case, one: Difference) -> None:
        """Edit a difference, from what is selected in the text and everybody whom either reading names."""
        self._difference = one
        self._show_boundary()
        self.show()
        named = sorted({actor for mark in (one.first, one.second) if mark for actor in mark.actors})
        self.names.offer(actor_options(case), dict.fromkeys(named, ""))
        self.names.setFocus()

    def end(self) -> None:
        """Nothing is edited any more."""
        self._difference = None
        self.hide()

    def keep(self) -> None:
        """Hand over what is shown."""
        self.kept.emit(self._boundary, tuple(self.names.picked()))

    def _show_boundary(self) -> None:
        """The passage that is selected; else that of the first reading, of the second where it has none."""
        one = self._difference
        mark = (one.first or one.second) if one is not None else None
        if mark is not None:
            start, end = self._boundary = self._text.selected_range() or (mark.start, mark.end)
            self.passage.setText(f"“{one_line(self._text.text[start:end], _SHOWN)}”")

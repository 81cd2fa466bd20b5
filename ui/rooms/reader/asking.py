"""Asking something of the selected passage, in a box beside it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from ui.rooms.reader.inline_box import Answer, InlineBox, Option

if TYPE_CHECKING:
    from ui.rooms.reader.source_view import SourceView

Then = Callable[[str, Option | None], bool]
"""Does what was answered and says whether it was done; if not, the box stays."""


class Asking:
    """The questions of one source view."""

    def __init__(self, view: "SourceView") -> None:
        self._view = view
        self._then: Then | None = None
        self.box = InlineBox(view)
        self.box.taken.connect(self._on_taken)
        self.box.left.connect(view.pane.view.setFocus)

    def ask(
        self,
        question: str,
        words: str,
        options: Callable[[str], Sequence[Option]],
        then: Then,
        placeholder: str = "",
        waits: bool = False,
    ) -> None:
        """Ask just below the selection, or the current clip.

        Where what is typed is more than a search, it `waits` for the passage when the box is left.
        """
        self._then = then
        text, clip_id = self._view.pane.view, self._view.clip_id
        selected = self._view.pane.selected_range()
        clipped = text.mark(clip_id)
        y = text.y_of(selected[1] if selected else clipped.end if clipped else text.caret())
        below = QPoint(64, int(y if y is not None else 0) + text.fontMetrics().height() + 12)
        of = f"{self._view.source_id} {selected or clip_id}" if waits else ""
        self.box.ask(question, words, options, text.viewport().mapTo(self._view, below), placeholder, of)

    def _on_taken(self, answer: Answer) -> None:
        then = self._then
        if then and self._view.workspace.attempt(partial(then, answer.typed, answer.option)):
            self.box.settle()
            self._view.pane.view.setFocus()

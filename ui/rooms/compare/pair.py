"""Two texts side by side with painted passages, walked together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ui.kit.positions import display
from ui.kit.theme import colour
from ui.kit.words import Words
from workbench.sources.store.shared_words import Passage


class TextPair(QWidget):
    """Reading only. `step` goes from passage to passage in both texts at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = (Words("", "text", wrap=True), Words("", "text", wrap=True))
        self.sides = (QPlainTextEdit(), QPlainTextEdit())
        self._passages: Sequence[Passage] = ()
        self._cursors: list[list[QTextCursor]] = [[], []]
        self._shade = "accent"
        self._at = -1
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 16)
        line.setSpacing(12)
        for head, side in zip(self.heads, self.sides, strict=True):
            side.setReadOnly(True)
            side.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            column = QVBoxLayout()
            column.addWidget(head)
            column.addWidget(side, 1)
            line.addLayout(column, 1)

    def show_texts(
        self, titles: tuple[str, str], texts: tuple[str, str], passages: Sequence[Passage], shade: str
    ) -> None:
        """Show two texts; `passages` are painted in `shade` of the theme."""
        stretches = (
            [(passage.start, passage.end) for passage in passages],
            [(passage.other_start, passage.other_end) for passage in passages],
        )
        for number, side in enumerate(self.sides):
            self.heads[number].setText(titles[number])
            side.setAccessibleName(titles[number])
            shown, positions = display(texts[number])
            side.setPlainText(shown)
            self._cursors[number] = [
                _cursor(side, positions.to_document(start), positions.to_document(end))
                for start, end in stretches[number]
            ]
        self._passages, self._shade, self._at = passages, shade, -1
        if passages:
            self.step(1)
        else:
            self._paint()

    @property
    def at(self) -> int:
        """The number of the passage that is shown, from 0; -1 for none."""
        return self._at

    def go_to(self, number: int) -> None:
        """Show the passage of that number, where there is one."""
        if 0 <= number < len(self._passages) and number != self._at:
            self._at = number
            self.step(0)

    @property
    def place(self) -> str:
        """`2 of 7`, or "" where there is nothing to walk."""
        return f"{self._at + 1} of {len(self._passages)}" if self._passages else ""

    def step(self, by: int) -> None:
        """To the next (1) or previous (-1) passage, round and round."""
        if not self._passages:
            return
        self._at = (self._at + by) % len(self._passages) if self._at >= 0 else 0
        self._paint()
        for side, cursors in zip(self.sides, self._cursors, strict=True):
            cursor = QTextCursor(cursors[self._at])
            cursor.setPosition(cursor.selectionStart())
            side.setTextCursor(cursor)
            side.centerCursor()

    def _paint(self) -> None:
        for side, cursors in zip(self.sides, self._cursors, strict=True):
            marks = []
            for place, cursor in enumerate(cursors):
                mark = QTextEdit.ExtraSelection()
                ink = colour(self._shade)
                ink.setAlpha(90 if place == self._at else 45)
                mark.format.setBackground(ink)
                mark.cursor = cursor
                marks.append(mark)
            side.setExtraSelections(marks)


def _cursor(side: QPlainTextEdit, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(side.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor

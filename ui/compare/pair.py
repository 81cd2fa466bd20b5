"""Two texts side by side with painted passages, walked together."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ui.parts.words import Words
from ui.theme import colour
from workbench.sources.shared_words import Passage


class TextPair(QWidget):
    """Reading only. `step` goes from passage to passage in both texts at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heads = (Words("", "text", wrap=True), Words("", "text", wrap=True))
        self.sides = (QPlainTextEdit(), QPlainTextEdit())
        self._passages: Sequence[Passage] = ()
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
        for head, side, title, text in zip(self.heads, self.sides, titles, texts, strict=True):
            head.setText(title)
            side.setAccessibleName(title)
            side.setPlainText(text)
        self._texts, self._passages, self._shade, self._at = texts, passages, shade, -1
        self._paint()
        if passages:
            self.step(1)

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
        for number, side in enumerate(self.sides):
            cursor = self._cursor(number, self._passages[self._at])
            cursor.setPosition(cursor.selectionStart())
            side.setTextCursor(cursor)
            side.centerCursor()

    def _paint(self) -> None:
        for number, side in enumerate(self.sides):
            marks = []
            for place, passage in enumerate(self._passages):
                mark = QTextEdit.ExtraSelection()
                ink = colour(self._shade)
                ink.setAlpha(90 if place == self._at else 45)
                mark.format.setBackground(ink)  # type: ignore[attr-defined]
                mark.cursor = self._cursor(number, passage)  # type: ignore[attr-defined]
                marks.append(mark)
            side.setExtraSelections(marks)

    def _cursor(self, number: int, passage: Passage) -> QTextCursor:
        text = self._texts[number]
        start, end = (passage.start, passage.end) if number == 0 else (passage.other_start, passage.other_end)
        cursor = QTextCursor(self.sides[number].document())
        cursor.setPosition(_units(text, start))
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _units(text: str, position: int) -> int:
    """Qt counts in UTF-16 units, the case in code points."""
    return position + sum(character > "\uffff" for character in text[:position])

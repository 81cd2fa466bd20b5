"""The brief as it is printed, with its checkable words underlined until they are proven."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from ui.kit.positions import DisplayMap, display
from ui.kit.theme import colour
from ui.kit.words import scaled_font
from workbench.proving.line_walk import LineWalk, Stop
from workbench.proving.sheet import Piece, Sheet

_SIDE = 24
_LINE = QTextCharFormat.UnderlineStyle


@dataclass(frozen=True, slots=True)
class _Shown:
    """Where a statement begins in the document, in UTF-16 units, and where its code points are from there."""

    statement_id: str
    start: int
    positions: DisplayMap

    def place(self, position: int) -> int:
        """Where a code point of the statement is in the document."""
        return self.start + self.positions.to_document(position)

    def position(self, place: int) -> int:
        """The code point of the statement at a place in the document; -1 outside it."""
        is_inside = self.start <= place < self.place(self.positions.end)
        return self.positions.to_stored(place - self.start) if is_inside else -1


class LinesText(QTextEdit):
    """Read, not edited: says which item was chosen."""

    chosen = Signal(str, int)
    """A statement and the code point of it that was clicked."""
    stepped = Signal(int)
    """The user wants the next or the previous item."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, _Shown] = {}
        self._walk: LineWalk | None = None
        self._written: tuple[str, ...] = ()
        self.setReadOnly(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        # Nothing is selected here, so that nothing of the case is dragged or copied out of it.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("Brief, line by line")
        self.document().setDocumentMargin(_SIDE)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def show_walk(self, walk: LineWalk | None) -> None:
        """Show a brief with what is proven of it, and the current item."""
        self._walk = walk
        words = _words_of(walk.sheet) if walk else ()
        if words != self._written:
            self._written = words
            self._write(walk.sheet if walk else None)
        self._mark()

    def _write(self, sheet: Sheet | None) -> None:
        self.clear()
        self._shown.clear()
        if sheet is None:
            return
        cursor = QTextCursor(self.document())
        self._add(cursor, sheet.title or "Untitled brief", 1.35, True, 0)
        section = ""
        for line in sheet.lines:
            if line.section != section:
                section = line.section
                self._add(cursor, section, 1.12, True, 14)
            text, positions = display(line.statement.text)
            start = self._add(cursor, text, 1.0, False, 8)
            self._shown[line.statement.id] = _Shown(line.statement.id, start, positions)

    def _add(self, cursor: QTextCursor, text: str, factor: float, bold: bool, above: int) -> int:
        if not self.document().isEmpty():
            cursor.insertBlock()
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setLineHeight(128.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        look = QTextCharFormat()
        look.setFont(scaled_font(self, factor, bold))
        start = cursor.position()
        # One sign for each: a line break would begin a new paragraph.
        cursor.insertText(text.replace("\n", "\u2028"), look)
        return start

    # -- marks --------------------------------------------------------------------------------

    def _mark(self) -> None:
        walk = self._walk
        marks: list[QTextEdit.ExtraSelection] = []
        current = walk.current if walk else None
        for stop in walk.stops if walk else ():
            look = _look_of(stop.piece)
            if look is not None and stop is not current:
                marks.append(self._selection(stop, look))
        if current is not None:
            look = _look_of(current.piece) or QTextCharFormat()
            look.setBackground(colour("selection"))
            marks.append(self._selection(current, look))
        self.setExtraSelections(marks)
        if current is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._shown[current.line.statement.id].place(current.piece.start))
            self.setTextCursor(cursor)
            self._bring_up()

    def _bring_up(self) -> None:
        """Scroll so that the current item has some lines around it."""
        around, place = 4 * self.fontMetrics().height(), self.cursorRect()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if place.bottom() > height - around:
            bar.setValue(bar.value() + place.bottom() - height + around)
        elif place.top() < around:
            bar.setValue(bar.value() + place.top() - around)

    def _selection(self, stop: Stop, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        shown = self._shown[stop.line.statement.id]
        cursor = QTextCursor(self.document())
        cursor.setPosition(shown.place(stop.piece.start))
        cursor.setPosition(shown.place(stop.piece.end), QTextCursor.MoveMode.KeepAnchor)
        made = QTextEdit.ExtraSelection()
        made.cursor, made.format = cursor, look
        return made

    # -- hand and keys ------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the item under it, or the statement."""
        place = self.cursorForPosition(event.position().toPoint()).position()
        for shown in self._shown.values():
            position = shown.position(place)
            if position >= 0:
                self.chosen.emit(shown.statement_id, position)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from item to item."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the zoom."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._written:
            if event.type() == QEvent.Type.FontChange:
                self._write(self._walk.sheet if self._walk else None)
            self._mark()


def _look_of(piece: Piece) -> QTextCharFormat | None:
    """How an item is underlined; what is proven is not. It can be told without colour."""
    if piece.is_proven:
        return None
    look = QTextCharFormat()
    if piece.stale:
        line, shade = _LINE.DashUnderline, "warning"
    elif piece.state == "contradicted":
        line, shade = _LINE.WaveUnderline, "danger"
    else:
        line, shade = _LINE.SingleUnderline, "danger"
    look.setUnderlineStyle(line)
    look.setUnderlineColor(colour(shade))
    look.setForeground(colour(shade))
    if piece.state == "contradicted":
        look.setFontWeight(QFont.Weight.DemiBold)
    return look


def _words_of(sheet: Sheet) -> tuple[str, ...]:
    return (
        sheet.title,
        *(f"{line.statement.id} {line.section} {line.statement.text}" for line in sheet.lines),
    )

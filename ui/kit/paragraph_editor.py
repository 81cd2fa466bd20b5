"""The words of one statement: one paragraph that grows, with the keys of a composer."""

import math
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QToolTip, QWidget

from ui.kit.dragging import words_as_mime
from ui.kit.saved_field import SavedTextEdit
from ui.kit.theme import colour
from ui.kit.tips import plain_tip
from ui.kit.unsaved import Save
from ui.kit.words import scaled_font

if TYPE_CHECKING:
    from workbench.tradecraft import Finding

LINE_HEIGHT, HEADING_HEIGHT = 135.0, 110.0
"""Per cent of the font's own."""
SEVERITY_SHADE = {"error": "danger", "warning": "warning", "info": "accent"}


class Ask(Enum):
    """What a key in a statement asks of the brief."""

    BELOW = auto()
    SPLIT = auto()
    REMOVE = auto()
    UP = auto()
    DOWN = auto()
    PREVIOUS = auto()
    NEXT = auto()


_MOVES = {int(Qt.Key.Key_Up): Ask.UP, int(Qt.Key.Key_Down): Ask.DOWN}


def utf16(text: str, position: int) -> int:
    """The place in Qt's UTF-16 units of a place in code points."""
    return len(text[:position].encode("utf-16-le")) // 2


class ParagraphEdit(SavedTextEdit):
    """One paragraph of prose as high as its text; pasted lines become one."""

    notes_left_out = Signal(int)
    """So many notes stood below the words that were pasted; their marks are kept, their words are not."""

    def __init__(
        self,
        save: Save,
        parent: QWidget | None = None,
        placeholder: str = "",
        factor: float = 1.0,
        bold: bool = False,
    ) -> None:
        super().__init__(save, parent, placeholder)
        self.for_others: Callable[[str], str] = str
        """What other programs get of words that are copied here."""
        self._line_height = HEADING_HEIGHT if bold else LINE_HEIGHT
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(scaled_font(self, factor, bold))
        self.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; }")
        for set_policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        # Claims, clips and statements are dropped on the page, not into the words.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self._space_lines()

    def show_text(self, text: str, of: str = "-") -> None:
        """Show what the case holds for a thing, with its line height."""
        super().show_text(text, of)
        self._space_lines()

    def _space_lines(self) -> None:
        undo = self.isUndoRedoEnabled()
        look = QTextBlockFormat()
        look.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        if cursor.blockFormat() == look:
            return
        self.setUndoRedoEnabled(False)
        cursor.setBlockFormat(look)
        self.setUndoRedoEnabled(undo)

    def _fit(self, size: QSizeF) -> None:
        height = math.ceil(size.height())
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height follows the width."""
        super().resizeEvent(event)
        self._fit(self.document().size())

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged is words, marked for other programs where they are internal."""
        words = self.textCursor().selectedText().replace("\u2029", "\n")
        return words_as_mime(words, self.for_others(words))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words only, with the marks of notes."""
        # Not needed before somebody pastes.
        from ui.kit.pasted import pasted

        found = pasted(source)
        if found.paragraphs:
            self.insert_paragraphs(found.paragraphs)
        if found.notes:
            self.notes_left_out.emit(found.notes)

    def insert_paragraphs(self, paragraphs: list[str]) -> None:
        """Put what was pasted at the caret: there is one paragraph here."""
        self.insertPlainText(" ".join(paragraphs))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A paragraph has no line ends."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)


class StatementText(ParagraphEdit):
    """A statement's words, with what the checks found in them underlined."""

    asked = Signal(Ask)
    """An `Ask`."""
    focused = Signal(bool)
    """True when the caret comes in."""
    more_pasted = Signal(list)
    """The paragraphs that were pasted after the first: each is a statement of its own."""

    def __init__(self, save: Save, parent: QWidget | None = None) -> None:
        super().__init__(save, parent, "Write one statement", 1.06)
        self._findings: tuple[Finding, ...] = ()
        self.setAccessibleName("Statement")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Backspace, Alt+Up and Alt+Down, and the arrows at the edges mean the brief."""
        ask = self._ask(event)
        if ask is not None:
            event.accept()
            self.asked.emit(ask)
        else:
            super().keyPressEvent(event)

    def insert_paragraphs(self, paragraphs: list[str]) -> None:
        """The first at the caret; the others become statements."""
        self.insertPlainText(paragraphs[0])
        if len(paragraphs) > 1:
            self.more_pasted.emit(paragraphs[1:])

    def _ask(self, event: QKeyEvent) -> Ask | None:
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        cursor = self.textCursor()
        if held == Qt.KeyboardModifier.AltModifier:
            return _MOVES.get(int(key))
        if held != Qt.KeyboardModifier.NoModifier:
            return None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return Ask.BELOW if cursor.atEnd() and not cursor.hasSelection() else Ask.SPLIT
        if key == Qt.Key.Key_Backspace and not self.text():
            return Ask.REMOVE
        if key == Qt.Key.Key_Up and self._on_edge_line(QTextCursor.MoveOperation.Up):
            return Ask.PREVIOUS
        if key == Qt.Key.Key_Down and self._on_edge_line(QTextCursor.MoveOperation.Down):
            return Ask.NEXT
        return None

    def _on_edge_line(self, direction: QTextCursor.MoveOperation) -> bool:
        return not QTextCursor(self.textCursor()).movePosition(direction)

    def halves(self) -> tuple[str, str]:
        """The words before and after the caret, without what is selected."""
        cursor = self.textCursor()
        units = self.text().encode("utf-16-le")
        first = units[: cursor.selectionStart() * 2].decode("utf-16-le", "replace")
        second = units[cursor.selectionEnd() * 2 :].decode("utf-16-le", "replace")
        return first, second

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the brief which statement is worked on."""
        super().focusInEvent(event)
        self.focused.emit(True)

    # -- findings -----------------------------------------------------------------------------

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Underline the words the findings concern; the lines move along while one types."""
        self._findings = tuple(findings)
        self._underline()

    def show_text(self, text: str, of: str = "-") -> None:
        """Show what the case holds; the lines are drawn anew, the old ones are gone with the text."""
        super().show_text(text, of)
        if self._findings and not self.extraSelections():
            self._underline()

    def _underline(self) -> None:
        text = self.text()
        selections = []
        for finding in self._findings:
            if not 0 <= finding.start < finding.end <= len(text) or finding.waived:
                continue
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(utf16(text, finding.start))
            selection.cursor.setPosition(utf16(text, finding.end), QTextCursor.MoveMode.KeepAnchor)
            selection.format = _underlined(finding.severity)
            selections.append(selection)
        self.setExtraSelections(selections)

    def event(self, event: QEvent) -> bool:
        """The finding under the mouse, as a tool tip; escaped, for it may quote the words."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            messages = self._messages_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(messages)), self)
            return True
        return super().event(event)

    def _messages_at(self, position: int) -> list[str]:
        drawn = [
            finding
            for finding in self._findings
            if not finding.waived and 0 <= finding.start < finding.end <= len(self.text())
        ]
        return [
            finding.message
            for finding, selection in zip(drawn, self.extraSelections(), strict=False)
            if selection.cursor.selectionStart() <= position <= selection.cursor.selectionEnd()
        ]


def _underlined(severity: str) -> QTextCharFormat:
    look = QTextCharFormat()
    style = QTextCharFormat.UnderlineStyle
    look.setUnderlineStyle(style.DotLine if severity == "info" else style.WaveUnderline)
    look.setUnderlineColor(colour(SEVERITY_SHADE.get(severity, "accent")))
    return look

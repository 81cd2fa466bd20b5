"""Headings shown as headings: bold, a little larger. Nothing else of the text is formatted."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from ui.kit.positions import DisplayMap
from workbench.sources.reading.model import Span

_GROWTH = {1: 1.35, 2: 1.18, 3: 1.08}


class Headings(QSyntaxHighlighter):
    """Formats whole blocks that are headings; clips are never painted this way."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._levels: dict[int, int] = {}

    def hold(self, structure: tuple[Span, ...], positions: DisplayMap) -> None:
        """The headings of the text about to be shown."""
        self._levels = {
            positions.to_document(span.start): span.level for span in structure if span.kind == "heading"
        }
        # Without a heading no block need be asked for.
        self.setDocument(self._document if self._levels else None)

    def highlightBlock(self, text: str) -> None:
        """Called by Qt for each block."""
        position = self.currentBlock().position()
        level = self._levels.get(position)
        if level is None or not text:
            return
        heading = QTextCharFormat()
        heading.setFontWeight(QFont.Weight.Bold)
        base = self._document.defaultFont().pointSizeF()
        heading.setFontPointSize(base * _GROWTH.get(level, 1.0))
        self.setFormat(0, len(text.encode("utf-16-le")) // 2, heading)

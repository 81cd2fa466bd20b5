"""The brief as a page in the template's look, drawn anew as one writes."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.kit.controls import Column
from ui.kit.theme import colour
from ui.rooms.composer.preview_text import Line, PreviewText
from workbench.briefs.style_spans import pieces_of

PAGE = QSizeF(794, 1123)
"""A4 at 96 dots an inch; every measure below is in these dots."""
MARGIN = 90.0
GAP = 14
TLP_SHADES = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER": "#FFC000",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
"""Text colours of TLP 2.0, on black."""


def lay_out(text: PreviewText) -> tuple[QTextDocument, list[tuple[int, str]]]:
    """A paginated document, and for each block that is a statement (block number, statement id)."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(_font(14.5))
    document.setDocumentMargin(0)
    document.setPageSize(PAGE)
    frame = QTextFrameFormat()
    frame.setMargin(MARGIN)
    document.rootFrame().setFrameFormat(frame)
    cursor = QTextCursor(document)
    owners: list[tuple[int, str]] = []
    for index, line in enumerate(text.lines):
        if index:
            cursor.insertBlock()
        _write(cursor, line)
        if line.statement_id:
            owners.append((cursor.blockNumber(), line.statement_id))
    return document, owners


def _font(size: float, bold: bool = False) -> QFont:
    font = QFont(["Calibri", "Carlito", "Liberation Sans", "Noto Sans", "DejaVu Sans"])
    font.setPixelSize(round(size))
    font.setBold(bold)
    return font


_LOOKS = {
    # kind: (size, bold, space above, space below, indent, ink)
    "title": (25, True, 0, 12, 0, "#1b2733"),
    "meta": (12.5, False, 0, 14, 0, "#5b6670"),
    "heading": (17, True, 12, 6, 0, "#1b2733"),
    "paragraph": (14.5, False, 0, 9, 0, "#111111"),
    "bullet": (14.5, False, 0, 6, 20, "#111111"),
    "confidence": (12.5, False, 0, 10, 20, "#5b6670"),
    "small": (12.5, False, 0, 4, 0, "#333333"),
    "closing": (14.5, True, 14, 6, 0, "#1b2733"),
    "note_heading": (12.5, True, 22, 4, 0, "#5b6670"),
    "note": (11.5, False, 0, 3, 18, "#333333"),
}


def _write(cursor: QTextCursor, line: Line) -> None:
    size, bold, above, below, indent, ink = _LOOKS[line.kind]
    block = QTextBlockFormat()
    block.setTopMargin(above)
    block.setBottomMargin(below)
    block.setLeftMargin(indent)
    block.setLineHeight(118.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if line.kind in ("bullet", "note"):
        block.setTextIndent(-14)
    cursor.setBlockFormat(block)
    look = QTextCharFormat()
    look.setFont(_font(size, bold))
    look.setForeground(QColor(ink))
    mark = "•  " if line.kind == "bullet" else f"{line.number}  " if line.number else ""
    cursor.insertText(mark, look)
    for text, styles in pieces_of(line.text, line.styles):
        emphasised = QTextCharFormat(look)
        if "bold" in styles:
            emphasised.setFontWeight(QFont.Weight.Bold)
        if "italic" in styles:
            emphasised.setFontItalic(True)
        cursor.insertText(text, emphasised)
    if line.notes:
        look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        look.setForeground(QColor("#1f5fa8"))
        cursor.insertText(",".join(str(number) for number in line.notes), look)


class PreviewPages(QWidget):
    """The pages one below another, as wide as the column."""

    clicked = Signal(str)
    """The id of the statement that was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Page preview")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._text = PreviewText((), "", "")
        self._document, self._owners = lay_out(self._text)

    def show_text(self, text: PreviewText) -> None:
        """Lay out and draw, if anything is different."""
        if text == self._text:
            return
        self._text = text
        self._document, self._owners = lay_out(text)
        self.setAccessibleDescription(" ".join(line.text for line in text.lines))
        self._fit()
        self.update()

    @property
    def pages(self) -> int:
        """How many pages it takes."""
        return self._document.pageCount()

    @property
    def _scale(self) -> float:
        return self.width() / PAGE.width()

    def _fit(self) -> None:
        height = round(self.pages * (PAGE.height() * self._scale + GAP))
        if height != self.height():
            self.setFixedHeight(max(height, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages follow the width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper in any theme: that is what the client sees."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for page in range(self.pages):
            top = page * (PAGE.height() * self._scale + GAP)
            if top > event.rect().bottom() or top + PAGE.height() * self._scale < event.rect().top():
                continue
            painter.save()
            painter.translate(0, top)
            painter.scale(self._scale, self._scale)
            self._paint_page(painter, page)
            painter.restore()
        painter.end()

    def _paint_page(self, painter: QPainter, page: int) -> None:
        paper = QRectF(QPointF(0, 0), PAGE)
        painter.fillRect(paper, QColor("white"))
        painter.setPen(colour("line"))
        painter.drawRect(paper.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.save()
        offset = page * PAGE.height()
        painter.translate(0, -offset)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, offset, PAGE.width(), PAGE.height())
        context.palette.setColor(QPalette.ColorRole.Text, QColor("black"))
        painter.setClipRect(context.clip)
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_margins(painter, page)

    def _paint_margins(self, painter: QPainter, page: int) -> None:
        side = Qt.AlignmentFlag
        room = QRectF(MARGIN, 34, PAGE.width() - 2 * MARGIN, 26)
        if self._text.handling:
            painter.setFont(_font(15, bold=True))
            width = painter.fontMetrics().horizontalAdvance(self._text.handling) + 10
            mark = QRectF(room.right() - width, room.top(), width, room.height())
            for place in (mark, mark.translated(0, PAGE.height() - 94)):
                painter.fillRect(place, QColor("black"))
                painter.setPen(QColor(TLP_SHADES.get(self._text.handling, "#FFFFFF")))
                painter.drawText(place, side.AlignCenter, self._text.handling)
        painter.setFont(_font(11.5))
        painter.setPen(QColor("#5b6670"))
        foot = QRectF(MARGIN, PAGE.height() - 60, PAGE.width() - 2 * MARGIN, 26)
        painter.drawText(foot, side.AlignLeft | side.AlignVCenter, f"{page + 1} of {self.pages}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a statement goes to it."""
        step = PAGE.height() * self._scale + GAP
        page = int(event.position().y() // step)
        y = (event.position().y() - page * step) / self._scale + page * PAGE.height()
        place = self._document.documentLayout().hitTest(
            QPointF(event.position().x() / self._scale, y), Qt.HitTestAccuracy.FuzzyHit
        )
        number = self._document.findBlock(max(place, 0)).blockNumber()
        for block, statement_id in self._owners:
            if block == number:
                self.clicked.emit(statement_id)


class Preview(Column):
    """The pages in a column that scrolls."""

    def __init__(self) -> None:
        super().__init__(margin=12, gap=0)
        self.pages = PreviewPages()
        self.box.addWidget(self.pages)
        self.box.addStretch(1)

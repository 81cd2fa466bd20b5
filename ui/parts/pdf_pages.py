"""PDF files of A4 pages: HTML that flows over them, a mark above each page, a line and the number below."""

import sys

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from workbench.values.pdf import Pages

_DOTS = 1200
"""Dots for an inch. With few, each letter is put in its place by itself, and readers take it for a word."""
_POINT = _DOTS / 72
_MARGIN = 40 * _POINT
_EDGE = 22 * _POINT
"""Of the page above and below the text, for the mark and the number."""
_LINE = 13 * _POINT
_FAMILIES = ["Calibri", "Carlito", "Liberation Sans", "Arial", "Noto Sans", "DejaVu Sans"]


def pdf_of(pages: Pages) -> bytes:
    """The PDF file. It may be made on any thread; a command without a window needs no screen for it."""
    application = None
    if QGuiApplication.instance() is None:
        # Fonts belong to the application. A command may run where there is no screen.
        application = QGuiApplication([sys.argv[0], "-platform", "offscreen"])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("Groundwork")
    writer.setTitle(pages.title)
    writer.setResolution(_DOTS)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    _draw(pages, writer, QSizeF(size.sizePixels(_DOTS)))
    buffer.close()
    del writer, application
    return bytes(buffer.data().data())


def _draw(pages: Pages, writer: QPdfWriter, page: QSizeF) -> None:
    edge = _MARGIN + _EDGE
    body = QRectF(_MARGIN, edge, page.width() - 2 * _MARGIN, page.height() - 2 * edge)
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(8))
    document.setHtml(pages.html)
    document.setPageSize(body.size())
    painter = QPainter(writer)
    count = document.pageCount()
    for number in range(count):
        if number:
            writer.newPage()
        _draw_edges(painter, pages, body, f"{number + 1} of {count}")
        painter.save()
        painter.translate(body.left(), body.top() - number * body.height())
        document.drawContents(painter, QRectF(0, number * body.height(), body.width(), body.height()))
        painter.restore()
    painter.end()


def _draw_edges(painter: QPainter, pages: Pages, body: QRectF, number: str) -> None:
    painter.setFont(_font(8, bold=True))
    if pages.above:
        width = painter.fontMetrics().horizontalAdvance(pages.above) + 10 * _POINT
        mark = QRectF(body.left(), body.top() - _EDGE, width, _LINE)
        painter.fillRect(mark, QColor("black"))
        painter.setPen(QColor("white"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, pages.above)
    painter.setPen(QColor("black"))
    below = QRectF(body.left(), body.bottom() + _EDGE - _LINE, body.width(), _LINE)
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft, pages.below)
    painter.setFont(_font(8))
    painter.drawText(below, Qt.AlignmentFlag.AlignRight, number)


def _font(points: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setFamilies(_FAMILIES)
    font.setPointSizeF(points)
    font.setBold(bold)
    return font

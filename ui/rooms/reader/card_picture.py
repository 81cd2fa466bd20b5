"""A card of the margin as a picture: drawn once, put down with every frame."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)

from ui.parts.reading.colours import mark_colours, quiet_colour
from ui.parts.reading.geometry import mostly_runs_left
from ui.parts.reading.spans import Card

_PADDING = 7
_BAR = 3
_TITLE_LINES = 2
_MOST_PICTURES = 400


class CardPictures:
    """Pictures of cards for one font, palette and width, kept while they are in use."""

    def __init__(self, font: QFont, palette: QPalette, width: float, ratio: float) -> None:
        self.width = width
        self._palette = palette
        self._ratio = ratio
        self._title = QFont(font)
        self._title.setPointSizeF(font.pointSizeF() * 0.94)
        self._small = QFont(font)
        self._small.setPointSizeF(font.pointSizeF() * 0.86)
        self._metrics = QFontMetricsF(self._title), QFontMetricsF(self._small)
        self._quiet = quiet_colour(palette)
        self._pictures: dict[tuple[Card, bool], QPixmap] = {}

    def of(self, card: Card, *, current: bool) -> QPixmap:
        """The picture of a card."""
        key = (card, current)
        if key not in self._pictures:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            self._pictures[key] = self._drawn(card, current)
        return self._pictures[key]

    def _drawn(self, card: Card, current: bool) -> QPixmap:
        room = self.width - 2 * _PADDING - _BAR
        title = self._wrapped(" ".join(card.title.split()), room)
        lines = min(title.lineCount(), _TITLE_LINES)
        colours = mark_colours(card.kind, self._palette)
        detail, badges = " ".join(card.detail.split()), "  ·  ".join(card.badges)
        below = [(detail, self._quiet), (badges, colours.line)]
        below = [(words, colour) for words, colour in below if words]
        metrics, small = self._metrics
        height = lines * metrics.height() + len(below) * small.height() + 2 * _PADDING
        picture = QPixmap(round(self.width * self._ratio), round(height * self._ratio))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, QRectF(0, 0, self.width, height), colours.line, current)
        painter.setPen(self._palette.color(QPalette.ColorRole.Text))
        self._draw_title(painter, title, room)
        painter.setFont(self._small)
        y = _PADDING + lines * metrics.height()
        for words, colour in below:
            painter.setPen(colour)
            shown = small.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(_PADDING + _BAR, y, room, small.height()), _side(words), shown)
            y += small.height()
        painter.end()
        return picture

    def _ground(self, painter: QPainter, area: QRectF, line: QColor, current: bool) -> None:
        edge = line if current else self._palette.color(QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 1.5 if current else 1.0))
        painter.setBrush(self._palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line)
        painter.drawRoundedRect(QRectF(area.left() + 1, area.top() + 4, _BAR, area.height() - 8), 1.5, 1.5)

    def _draw_title(self, painter: QPainter, title: QTextLayout, room: float) -> None:
        """Two lines at most; what does not fit ends in an ellipsis."""
        corner = QPointF(_PADDING + _BAR, _PADDING)
        if title.lineCount() <= _TITLE_LINES:
            title.draw(painter, corner)
            return
        for number in range(_TITLE_LINES - 1):
            title.lineAt(number).draw(painter, corner)
        last = title.lineAt(_TITLE_LINES - 1)
        # Qt's columns are UTF-16 units.
        rest = title.text().encode("utf-16-le")[2 * last.textStart() :].decode("utf-16-le")
        metrics = self._metrics[0]
        painter.setFont(self._title)
        area = QRectF(corner.x(), corner.y() + last.y(), room, metrics.height())
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, _side(rest) | Qt.AlignmentFlag.AlignVCenter, shown)

    def _wrapped(self, words: str, room: float) -> QTextLayout:
        layout = QTextLayout(words, self._title)
        option = QTextOption(_side(words))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        # One line more than is shown says that there is more.
        for _ in range(_TITLE_LINES + 1):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += self._metrics[0].height()
        layout.endLayout()
        return layout


def _side(words: str) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if mostly_runs_left(words) else Qt.AlignmentFlag.AlignLeft

"""The margin: a card beside the line of each clip on screen."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui.reader.colours import mark_colours
from ui.reader.spans import Card
from ui.reader.text_view import ReaderTextView

WIDTH = 230
_GAP = 6
_PADDING = 8
_MOST_PICTURES = 400


class Margin(QWidget):
    """Paints the cards of the visible stretch only; those that would collide are pushed down."""

    card_activated = Signal(object)
    """The id of the clip whose card was clicked."""

    def __init__(self, view: ReaderTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._cards: list[Card] = []
        self._starts: list[int] = []
        self._in_hand = ""
        self._shown: list[tuple[QRectF, Card]] = []
        self._pictures: dict[tuple[Card, bool, float], QPixmap] = {}
        self._fonts_known: tuple[QFont, QFont] | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName("Clips beside the text")
        view.view_moved.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As wide as a card."""
        return QSize(WIDTH, 200)

    def set_cards(self, cards: list[Card]) -> None:
        """Show these cards."""
        self._cards = sorted(cards, key=lambda card: card.start)
        self._starts = [card.start for card in self._cards]
        self.update()

    def add_card(self, card: Card) -> None:
        """One card more, or one anew."""
        at = bisect_left(self._starts, card.start)
        while at < len(self._cards) and self._cards[at].start == card.start:
            if self._cards[at].clip_id == card.clip_id:
                self._cards[at] = card
                break
            at += 1
        else:
            self._cards.insert(at, card)
            self._starts.insert(at, card.start)
        self.update()

    def remove_card(self, clip_id: str) -> None:
        """One card less."""
        self.set_cards([known for known in self._cards if known.clip_id != clip_id])

    def cards(self) -> list[Card]:
        """All cards in reading order."""
        return list(self._cards)

    def set_in_hand(self, clip_id: str) -> None:
        """Emphasise one card."""
        self._in_hand = clip_id
        self.update()

    def _follow(self, _nothing: object) -> None:
        self.update()

    def _visible(self) -> list[Card]:
        start, end = self._view.visible_range()
        return self._cards[bisect_left(self._starts, start) : bisect_left(self._starts, end + 1)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay out and draw the cards of what is on screen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._shown = []
        top = 0.0
        offset = self._view.viewport().y()
        blocks = self._view.visible_blocks()
        for card in self._visible():
            y = self._view.y_of(card.start, blocks)
            if y is None:
                continue
            height = self._height(card)
            area = QRectF(2, max(top, y + offset), self.width() - 12, height)
            painter.drawPixmap(area.topLeft().toPoint(), self._picture(card, area))
            self._shown.append((area, card))
            top = area.bottom() + _GAP
            if top > self.height():
                break
        painter.end()

    def _picture(self, card: Card, area: QRectF) -> QPixmap:
        """The card as it was drawn before; words are laid out once, not with every frame."""
        key = (card, card.clip_id == self._in_hand, area.width())
        picture = self._pictures.get(key)
        if picture is None:
            if len(self._pictures) > _MOST_PICTURES:
                self._pictures.clear()
            ratio = self.devicePixelRatioF()
            picture = QPixmap(round((area.width() + 2) * ratio), round((area.height() + 2) * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_card(painter, card, QRectF(0.5, 0.5, area.width(), area.height()))
            painter.end()
            self._pictures[key] = picture
        return picture

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget_pictures()

    def _forget_pictures(self) -> None:
        self._pictures.clear()
        self._fonts_known = None

    def _fonts(self) -> tuple[QFont, QFont]:
        if self._fonts_known is None:
            self._fonts_known = self._made_fonts()
        return self._fonts_known

    def _made_fonts(self) -> tuple[QFont, QFont]:
        title = QFont(self.font())
        title.setBold(True)
        title.setPointSizeF(self.font().pointSizeF() * 0.92)
        detail = QFont(self.font())
        detail.setPointSizeF(self.font().pointSizeF() * 0.88)
        return title, detail

    def _height(self, card: Card) -> float:
        title, detail = self._fonts()
        lines = QFontMetricsF(title).height()
        lines += QFontMetricsF(detail).height() * (bool(card.detail) + bool(card.badges))
        return lines + _PADDING * 1.5

    def _paint_card(self, painter: QPainter, card: Card, area: QRectF) -> None:
        palette = self.palette()
        colours = mark_colours(card.kind, palette)
        in_hand = card.clip_id == self._in_hand
        painter.setPen(QPen(colours.line if in_hand else palette.color(QPalette.ColorRole.Midlight), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(area, 5, 5)
        painter.fillRect(QRectF(area.left(), area.top() + 4, 3, area.height() - 8), colours.line)
        title, detail = self._fonts()
        y = area.top() + _PADDING * 0.75
        y = self._line(painter, title, card.title, area, y, palette.color(QPalette.ColorRole.Text))
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        if card.detail:
            y = self._line(painter, detail, card.detail, area, y, quiet)
        if card.badges:
            self._line(painter, detail, " · ".join(card.badges), area, y, colours.line)

    def _line(
        self, painter: QPainter, font: QFont, text: str, area: QRectF, y: float, colour: object
    ) -> float:
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(colour)
        room = area.width() - 2 * _PADDING - 2
        shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room)
        line = QRectF(area.left() + _PADDING + 2, y, room, metrics.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return y + metrics.height()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a card takes its clip in hand."""
        for area, card in self._shown:
            if area.contains(event.position()):
                self.card_activated.emit(card.clip_id)
                return

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The margin scrolls with the text."""
        QApplication.sendEvent(self._view.viewport(), event)

"""The margin: a card beside the line of each clip on screen."""

from bisect import bisect_left

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.reading.colours import quiet_colour
from ui.parts.reading.spans import Card, stacked
from ui.parts.reading.text_view import ReaderTextView
from ui.rooms.reader.card_picture import CardPictures
from workbench.values.text import counted

WIDTH = 230
GAP = 6
_SIDE = 8


class Margin(QWidget):
    """Paints the cards of the lines on screen; those that would collide are pushed apart.

    The card of the current clip stays beside its line, whatever stands around it.
    """

    card_activated = Signal(str)
    """The id of the clip whose card was clicked, or reached with the arrow keys."""

    def __init__(self, view: ReaderTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._cards: list[Card] = []
        self._starts: list[int] = []
        self._current = ""
        self._shown: list[tuple[QRectF, Card]] = []
        self._pictures: CardPictures | None = None
        self.setFixedWidth(WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Clips beside the text")
        view.view_moved.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As wide as a card."""
        return QSize(WIDTH, 200)

    # -- which cards --------------------------------------------------------------------------

    def set_cards(self, cards: list[Card]) -> None:
        """Show these cards."""
        self._cards = sorted(cards, key=lambda card: card.start)
        self._starts = [card.start for card in self._cards]
        if not cards:
            # Nothing of the last source stays, not even as a picture.
            self._pictures = None
            self._shown = []
        self._describe()
        self.update()

    def add_card(self, card: Card) -> None:
        """One card more, or one anew."""
        at = self._place_of(card)
        if at < len(self._cards) and self._cards[at].clip_id == card.clip_id:
            self._cards[at] = card
        else:
            self._cards.insert(at, card)
            self._starts.insert(at, card.start)
        self._describe()
        self.update()

    def _place_of(self, card: Card) -> int:
        at = bisect_left(self._starts, card.start)
        while at < len(self._cards) and self._starts[at] == card.start:
            if self._cards[at].clip_id == card.clip_id:
                break
            at += 1
        return at

    def remove_card(self, clip_id: str) -> None:
        """One card less."""
        self.set_cards([known for known in self._cards if known.clip_id != clip_id])

    def cards(self) -> list[Card]:
        """All cards in reading order."""
        return list(self._cards)

    def card(self, clip_id: str) -> Card | None:
        """The card of a clip; None where it has none."""
        number = self._number_of(clip_id)
        return None if number is None else self._cards[number]

    def set_current(self, clip_id: str) -> None:
        """Emphasise one card."""
        self._current = clip_id
        self._describe()
        self.update()

    def shown(self) -> list[tuple[QRectF, Card]]:
        """The cards that were painted last, with their places."""
        return list(self._shown)

    def _describe(self) -> None:
        """What a screen reader says of the current card."""
        number = self._number_of(self._current)
        if number is None:
            self.setAccessibleDescription(counted(len(self._cards), "clip"))
            return
        card = self._cards[number]
        said = [
            f"Clip {number + 1} of {len(self._cards)}",
            card.title,
            card.detail,
            *card.badges,
            card.review.words,
        ]
        self.setAccessibleDescription(". ".join(words for words in said if words))

    def _number_of(self, clip_id: str) -> int | None:
        # What has a card has a mark in the text. With 10,000 of them going through all would be felt at
        # each clip.
        mark = self._view.mark(clip_id)
        if mark is None:
            return None
        at = bisect_left(self._starts, mark.start)
        while at < len(self._cards) and self._starts[at] == mark.start:
            if self._cards[at].clip_id == clip_id:
                return at
            at += 1
        return None

    # -- painting -----------------------------------------------------------------------------

    def _follow(self) -> None:
        self.update()

    def _visible(self) -> list[Card]:
        start, end = self._view.visible_range()
        return self._cards[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Place and draw the cards of what is on screen."""
        painter = QPainter(self)
        pictures = self._drawer()
        blocks = self._view.visible_blocks()
        offset = self._view.viewport().y()
        wanted: list[tuple[float, Card]] = []
        for card in self._visible():
            y = self._view.y_of(card.start, blocks)
            if y is not None:
                wanted.append((y + offset, card))
        keep = next((n for n, (_y, card) in enumerate(wanted) if card.clip_id == self._current), None)
        images = self._images(pictures, wanted, keep)
        heights = [image.height() / image.devicePixelRatio() for image in images]
        tops = stacked([y for y, _card in wanted[: len(images)]], heights, GAP, keep)
        self._shown = []
        for top, height, image, (_y, card) in zip(tops, heights, images, wanted, strict=False):
            if top < self.height() and top + height > 0:
                area = QRectF(_SIDE / 2, round(top), pictures.width, height)
                painter.drawPixmap(area.topLeft(), image)
                self._shown.append((area, card))
        self._say_how_many_more(painter, len(wanted) - len(self._shown))
        painter.end()

    def _images(
        self, pictures: CardPictures, wanted: list[tuple[float, Card]], keep: int | None
    ) -> list[QPixmap]:
        """Pictures from the top down to the edge of the screen; below it none is drawn for nothing."""
        images: list[QPixmap] = []
        bottom = 0.0
        for number, (y, card) in enumerate(wanted):
            if bottom > self.height() and (keep is None or number > keep):
                break
            image = pictures.of(card, current=number == keep)
            images.append(image)
            bottom = max(bottom, y) + image.height() / image.devicePixelRatio() + GAP
            if number == keep:
                # It stands at its own line whatever is above; the rest follows from there.
                bottom = y + image.height() / image.devicePixelRatio() + GAP
        return images

    def _say_how_many_more(self, painter: QPainter, number: int) -> None:
        if number > 0:
            strip = QRectF(0, self.height() - 20, self.width(), 20)
            painter.fillRect(strip, self.palette().window())
            painter.setPen(quiet_colour(self.palette()))
            painter.drawText(strip, Qt.AlignmentFlag.AlignCenter, f"{number} more beside these lines")

    def _drawer(self) -> CardPictures:
        width = float(self.width() - _SIDE - 4)
        if self._pictures is None:
            self._pictures = CardPictures(self.font(), self.palette(), width, self.devicePixelRatioF())
        return self._pictures

    # -- events -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another picture of each card."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._pictures = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._pictures = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a card makes its clip current."""
        for area, card in self._shown:
            if area.contains(event.position()):
                self.card_activated.emit(card.clip_id)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk from card to card, Enter goes to the text."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._view.setFocus()
        elif event.key() not in steps or not self._cards:
            super().keyPressEvent(event)
        else:
            self.card_activated.emit(self._reached(steps[Qt.Key(event.key())]).clip_id)

    def _reached(self, step: int) -> Card:
        number = self._number_of(self._current)
        if number is None:
            return self._shown[0][1] if self._shown else self._cards[0]
        return self._cards[min(len(self._cards) - 1, max(0, number + step))]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is here: the current card, or the first on screen, says so."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._number_of(self._current) is None and self._shown:
            self.card_activated.emit(self._shown[0][1].clip_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The margin scrolls with the text."""
        QApplication.sendEvent(self._view.viewport(), event)

"""The ground of a statement as chips: a claim, its voices, and the way to the passages."""

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLayout, QMenu, QVBoxLayout, QWidget

from ui.app.workspace import Place, Workspace
from ui.kit.theme import colour
from ui.kit.words import Words, heading, muted, scaled_font
from ui.parts.passages import STANCE_WORDS, Passage, PassageCard, isolated, passages_of_claim
from ui.parts.standing_words import standing
from workbench.claims import Claim, Corroboration
from workbench.values.text import one_line

CHIP_LENGTH = 44
HOVER_DELAY = 350
TIP_WIDTH = 440


class ClaimChip(QAbstractButton):
    """One claim under a statement. Click goes to the passage, hover shows the quotes."""

    unlinked = Signal(str)
    """The id of the claim to take from under the statement."""

    def __init__(self, workspace: Workspace, claim: Claim, corroboration: Corroboration) -> None:
        super().__init__()
        self.workspace = workspace
        self.claim = claim
        self._words, self._shade = standing(corroboration)
        self.setFont(scaled_font(self, 0.88))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setText(one_line(claim.text, CHIP_LENGTH))
        self.setAccessibleName(f"Claim: {claim.text}; {self._words}")
        self.setAccessibleDescription("Opens the source passage")
        self.clicked.connect(self.open_ground)
        self._hover = QTimer(self)
        self._hover.setSingleShot(True)
        self._hover.setInterval(HOVER_DELAY)
        self._hover.timeout.connect(self._show_tip)
        self._tip: GroundTip | None = None

    # -- the passages ---------------------------------------------------------------------------

    def open_ground(self) -> None:
        """Go to the exact passage; a small menu where there are several."""
        self._hide_tip()
        passages = passages_of_claim(self.workspace.case, self.claim.id)
        if len(passages) == 1:
            self.workspace.show(passages[0].place)
        elif passages:
            ground_menu(self.workspace, passages, self).popup(self.mapToGlobal(QPoint(0, self.height())))
        else:
            self.workspace.show(Place("claim", self.claim.id))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Every passage, the claim itself, and taking it away."""
        self._hide_tip()
        menu = ground_menu(self.workspace, passages_of_claim(self.workspace.case, self.claim.id), self)
        menu.addSeparator()
        menu.addAction("Open the claim", self._open_claim)
        menu.addAction("Unlink from this statement", self._unlink)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes the claim away."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._unlink()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_ground()
        else:
            super().keyPressEvent(event)

    def _open_claim(self) -> None:
        self.workspace.show(Place("claim", self.claim.id))

    def _unlink(self) -> None:
        self.unlinked.emit(self.claim.id)

    # -- hover --------------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the quotes after a moment."""
        self._hover.start()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Put the quotes away."""
        self._hide_tip()
        self.update()

    def hideEvent(self, event: QEvent) -> None:
        """Never leave the quotes behind."""
        self._hide_tip()

    def _show_tip(self) -> None:
        self._tip = GroundTip(self.claim, passages_of_claim(self.workspace.case, self.claim.id), self)
        self._tip.show_under(self)

    def _hide_tip(self) -> None:
        self._hover.stop()
        if self._tip is not None:
            self._tip.close()
            self._tip = None

    # -- look ---------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(f"{self.text()}   {self._words}") + 26
        return QSize(width, metrics.height() + 6)

    def minimumSizeHint(self) -> QSize:
        """It may shrink; the words are cut."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, a dot in the colour of the standing, and the standing in words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "line")))
        painter.setBrush(colour("raised" if active else "surface"))
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(frame, 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._shade))
        painter.drawEllipse(QPoint(9, self.height() // 2), 3, 3)
        metrics = self.fontMetrics()
        room = self.width() - 18 - 8
        tail = metrics.horizontalAdvance(self._words)
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room - tail - 8)
        inner = self.rect().adjusted(18, 0, -8, 0)
        side = Qt.AlignmentFlag
        painter.setPen(colour("text"))
        painter.drawText(inner, side.AlignVCenter | side.AlignLeft, words)
        painter.setPen(colour("muted" if self._shade == "good" else self._shade))
        painter.drawText(inner, side.AlignVCenter | side.AlignRight, self._words)
        painter.end()


def ground_menu(workspace: Workspace, passages: list[Passage], parent: QWidget) -> QMenu:
    """A line for each passage; choosing one opens it."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for passage in passages:
        stance = "" if passage.stance == "supports" else f"{STANCE_WORDS[passage.stance]}: "
        words = f"{stance}{isolated(passage.outlet)}: {isolated(f'“{one_line(passage.clip.shown, 60)}”')}"
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False, place=passage.place: workspace.show(place))
    return menu


class GroundTip(QFrame):
    """The quotes under a chip, with outlet and date. Plain text: they come from foreign documents."""

    SHOWN = 4

    def __init__(self, claim: Claim, passages: list[Passage], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("groundTip")
        self.setStyleSheet(
            f"#groundTip {{ background: {colour('surface').name()};"
            f" border: 1px solid {colour('line').name()}; }}"
        )
        self.setFixedWidth(TIP_WIDTH)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(heading(claim.text))
        for passage in passages[: self.SHOWN]:
            column.addWidget(PassageCard(passage, compact=True))
        if len(passages) > self.SHOWN:
            column.addWidget(muted(f"and {len(passages) - self.SHOWN} more"))
        if not passages:
            column.addWidget(Words("This claim has no passage yet.", "warning"))
        else:
            column.addWidget(muted("Click to open the passage in its source", 0.85))

    def show_under(self, widget: QWidget) -> None:
        """Show below `widget`, within its screen."""
        self.ensurePolished()
        layout = self.layout()
        height = layout.totalHeightForWidth(TIP_WIDTH) if layout else 0
        self.resize(TIP_WIDTH, max(height, 40))
        point = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        room = widget.screen().availableGeometry()
        x = max(room.left(), min(point.x(), room.right() - self.width()))
        below = point.y() + self.height() <= room.bottom()
        y = point.y() if below else widget.mapToGlobal(QPoint(0, -self.height() - 4)).y()
        self.move(x, max(room.top(), y))
        self.show()

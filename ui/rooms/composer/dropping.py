"""Where something dragged over the brief would go, and the line that shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from ui.kit.dragging import CLAIM, CLIP, STATEMENT, ids_in_mime
from ui.kit.theme import colour
from workbench.briefs import composing
from workbench.case import Case

KINDS = (STATEMENT, CLAIM, CLIP)
ONTO = (0.3, 0.7)
"""A claim let go in this middle part of a statement goes under it; nearer the edge it makes a new one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A widget of the page with what a drop on its upper and lower half means."""

    widget: QWidget
    section_id: str
    above: int
    below: int
    statement_id: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A place between statements, or (with `statement_id`) a statement to put a claim under."""

    section_id: str
    position: int
    statement_id: str = ""
    line: QRect = QRect()  # noqa: RUF009


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was let go, and where."""

    kind: str
    ids: tuple[str, ...]
    target: Target


def target_at(slots: Sequence[Slot], y: int, onto: bool) -> Target | None:
    """The place at height `y`; `onto` when the thing dragged may go under a statement."""
    chosen = next((slot for slot in slots if y < slot.widget.geometry().bottom()), None)
    if chosen is None:
        if not slots:
            return None
        chosen = slots[-1]
    frame = chosen.widget.geometry()
    share = (y - frame.top()) / max(frame.height(), 1)
    if onto and chosen.statement_id and ONTO[0] <= share <= ONTO[1]:
        return Target(chosen.section_id, chosen.above, chosen.statement_id, frame)
    upper = share < 0.5
    edge = frame.top() if upper and chosen.above != chosen.below else frame.bottom()
    if chosen.above == chosen.below and not chosen.statement_id and chosen.above:
        edge = frame.top()
    line = QRect(frame.left(), edge - 1, frame.width(), 2)
    return Target(chosen.section_id, chosen.above if upper else chosen.below, "", line)


class DropLine(QWidget):
    """The line between statements, or the frame around one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def show_target(self, target: Target) -> None:
        """Stand where the drop would go."""
        self.setGeometry(target.line)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line, or a frame with a faint ground."""
        painter = QPainter(self)
        shade = colour("accent")
        if self.height() > 4:
            painter.setPen(shade)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            shade.setAlpha(30)
        painter.fillRect(self.rect(), shade)
        painter.end()


class Sheet(QWidget):
    """The page's paper: takes drops and says where they would go."""

    def __init__(self, slots: Callable[[], list[Slot]], dropped: Callable[[Dropped], None]) -> None:
        super().__init__()
        self._slots = slots
        self._dropped = dropped
        self._line = DropLine(self)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take statements, claims and clips."""
        if _kind_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show the place; what another program brings is the window's."""
        target = self._target(event.mimeData(), event.position().toPoint())
        if target is None or not _kind_of(event.mimeData()):
            event.ignore()
            return
        self._line.show_target(target)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing goes anywhere."""
        self._line.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was let go where."""
        self._line.hide()
        kind = _kind_of(event.mimeData())
        target = self._target(event.mimeData(), event.position().toPoint())
        if kind and target is not None:
            event.acceptProposedAction()
            self._dropped(Dropped(kind, ids_in_mime(kind, event.mimeData()), target))

    def _target(self, data: QMimeData, point: QPoint) -> Target | None:
        return target_at(self._slots(), point.y(), _kind_of(data) in (CLAIM, CLIP))


def _kind_of(data: QMimeData) -> str:
    return next((kind for kind in KINDS if data.hasFormat(kind)), "")


def drop(case: Case, dropped: Dropped) -> str:
    """Do what letting go of something means; gives the statement that came of it."""
    target = dropped.target
    if not dropped.ids:
        return ""
    if dropped.kind == STATEMENT:
        composing.place_statement(case, dropped.ids[0], target.section_id, target.position)
        return dropped.ids[0]
    if dropped.kind not in (CLAIM, CLIP):
        return ""
    clips = dropped.kind == CLIP
    if target.statement_id:
        under = composing.ground_on_clips if clips else composing.ground
        under(case, target.statement_id, dropped.ids)
        return target.statement_id
    state = composing.state_clips if clips else composing.state_claim
    return state(case, target.section_id, target.position, dropped.ids).id

"""Lines of two parts, drawn for hits and commands alike: icon, title, key or kind, snippet below."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.icons import icon
from ui.kit.theme import colour

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line; `value` is what it stands for. `marks` are stretches of `detail` to show strongly."""

    title: str
    detail: str = ""
    aside: str = ""
    picture: str = "command"
    marks: tuple[tuple[int, int], ...] = ()
    value: Any = field(default=None, compare=False)


class EntryModel(QAbstractListModel):
    """A short list of entries."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        """Show exactly these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words for a screen reader, the entry for the delegate."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "  ".join(part for part in (entry.title, entry.aside, entry.detail) if part)
        return entry if role == ENTRY else None


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry. All text is plain."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line, or two where there is a snippet."""
        line = option.fontMetrics.height()
        return QSize(100, line + 12 + (line if index.data(ENTRY).detail else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Icon, title, what stands aside, snippet with the words found."""
        entry: Entry = index.data(ENTRY)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if chosen else "raised"))
            painter.drawRoundedRect(box.adjusted(4, 0, -4, 0), 6, 6)
        line = option.fontMetrics.height()
        first = QRect(box.left() + 42, box.top() + 6, box.width() - 58, line)
        icon(entry.picture).paint(painter, QRect(box.left() + 14, box.top() + 6 + (line - 16) // 2, 16, 16))
        painter.setPen(colour("muted"))
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.aside)
        room = first.width() - option.fontMetrics.horizontalAdvance(entry.aside) - 16
        painter.setPen(colour("text"))
        title = option.fontMetrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if entry.detail:
            self._draw_snippet(painter, option.font, entry, first.translated(0, line))
        painter.restore()

    def _draw_snippet(self, painter: QPainter, font: QFont, entry: Entry, area: QRect) -> None:
        layout = QTextLayout(entry.detail, font)
        layout.setTextOption(_one_line())
        formats = []
        for start, end in entry.marks:
            strong = QTextLayout.FormatRange()
            strong.start = _units(entry.detail[:start])
            strong.length = _units(entry.detail[start:end])
            look = QTextCharFormat()
            look.setFontWeight(QFont.Weight.DemiBold)
            look.setForeground(colour("text"))
            strong.format = look
            formats.append(strong)
        layout.setFormats(formats)
        layout.beginLayout()
        text_line = layout.createLine()
        text_line.setLineWidth(QFontMetrics(font).horizontalAdvance(entry.detail) + 40)
        layout.endLayout()
        painter.setPen(colour("muted"))
        painter.setClipRect(area)
        layout.draw(painter, area.topLeft().toPointF())


def _one_line() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _units(text: str) -> int:
    """Length in UTF-16 units, as Qt counts."""
    return len(text.encode("utf-16-le")) // 2


class EntryList(QListView):
    """The list under a line that keeps the focus: the line's keys walk through it."""

    def __init__(self, model: EntryModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

"""A table of ids whose rows are fetched when they are drawn; for lists of any length."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.kit.dragging import ids_as_mime
from ui.kit.theme import colour
from ui.kit.tips import plain_tip
from workbench.values.errors import NotFound
from workbench.values.records import dataclass
from workbench.values.text import is_right_to_left

_READABLE = 20
"""Letters of the stretching column for which optional columns give way."""
MEASURED = 40
"""Rows by which a column is measured that is as wide as its words."""
Index = QModelIndex | QPersistentModelIndex
_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ForegroundRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
"""What the model knows something of."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its words for a row, the colour that means something, its width."""

    title: str
    words: Callable[[Any], str]
    shade: Callable[[Any], str] | None = None
    stretch: bool = False
    numeric: bool = False
    optional: bool = False
    """Left out where the stretching column would hardly be read."""
    hint: Callable[[Any], str] | None = None
    """What a sign means: its tip, and what a screen reader says instead of it."""


class RowsModel(QAbstractTableModel):
    """Ids in order; `fetch(id)` gives the row. Fetched rows are kept until they change."""

    def __init__(
        self, columns: Sequence[Column], fetch: Callable[[str], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._ids: list[str] = []
        self._rows: dict[str, Any] = {}
        self.mime_kind = ""

    def show_ids(self, ids: Iterable[str]) -> None:
        """Show these rows, in this order; everything is fetched anew."""
        fresh = list(ids)
        self._rows.clear()
        if fresh == self._ids:
            if fresh:
                last = self.index(len(fresh) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._ids = fresh
        self.endResetModel()

    @property
    def ids(self) -> list[str]:
        """The ids in order."""
        return list(self._ids)

    def id_at(self, row: int) -> str:
        """The id in a row."""
        return self._ids[row]

    def row_of(self, row_id: str) -> int:
        """Where an id stands, -1 when it is not shown."""
        return self._ids.index(row_id) if row_id in self._ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words, colour and alignment of a cell."""
        if role not in _ROLES:
            # Most of what is asked of a cell, and there are many.
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.numeric:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        told = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole) if column.hint else ()
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ForegroundRole, *told):
            return None
        row = self._row(self._ids[index.row()])
        if row is None:
            return None
        if column.hint and role in told:
            words = column.hint(row)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole and words else words
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row)
        shade = column.shade(row) if column.shade else ""
        return colour(shade) if shade else None

    def words(self, row: int, column: int) -> str:
        """The words of a cell; "" where its thing is gone."""
        thing = self._row(self._ids[row])
        return "" if thing is None else self.columns[column].words(thing)

    def _row(self, row_id: str) -> Any:
        if row_id not in self._rows:
            try:
                self._rows[row_id] = self._fetch(row_id)
            except NotFound:
                # Gone between the change and the refresh that follows it.
                return None
        return self._rows[row_id]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged where they have a mime type."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.mime_kind else flags

    def mimeTypes(self) -> list[str]:
        """What is dragged."""
        return [self.mime_kind] if self.mime_kind else []

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the dragged rows."""
        rows = sorted({index.row() for index in indexes})
        return ids_as_mime(self.mime_kind, [self._ids[row] for row in rows])


class RowsDelegate(QStyledItemDelegate):
    """Words that run from right to left are cut off at their own end, in a column that stays aligned."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """As the model tells it, in the direction of the words."""
        super().initStyleOption(option, index)
        if is_right_to_left(option.text):
            option.direction = Qt.LayoutDirection.RightToLeft
            # Both are mirrored again by the direction, and so stay on the left.
            option.displayAlignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            option.decorationPosition = QStyleOptionViewItem.Position.Right


class RowsTable(QTableView):
    """A calm table: whole rows, no grid, one stretching column."""

    def __init__(self, model: RowsModel, name: str) -> None:
        super().__init__()
        self._measured: dict[int, int] = {}
        self.setModel(model)
        self.setItemDelegate(RowsDelegate(self))
        self._rows_model = model
        # A header asks whether its columns are selected, for which Qt asks every row of each column.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(model.columns):
            mode = (
                QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(number, mode)
        header.setResizeContentsPrecision(MEASURED)
        model.dataChanged.connect(self._on_other_words)
        self._kept = ""
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def _keep(self) -> None:
        self._measured.clear()
        self._kept = self.current_id()

    def sizeHintForColumn(self, column: int) -> int:
        """As wide as the words of the rows that are measured, each of which is asked for its words once.

        Qt would ask for everything of each cell again, with each of the changes that come one after another.
        """
        if column not in self._measured:
            metrics, model, top = self.fontMetrics(), self._rows_model, max(0, self.rowAt(0))
            rows = {
                model.words(row, column): row for row in range(top, min(model.rowCount(), top + MEASURED))
            }
            widest = max(rows, key=metrics.horizontalAdvance, default="")
            at = model.index(rows[widest], column) if rows else QModelIndex()
            self._measured[column] = self.sizeHintForIndex(at).width()
        return self._measured[column]

    def _on_other_words(self) -> None:
        self._measured.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another size of letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measured.clear()

    def _restore(self) -> None:
        row = self._rows_model.row_of(self._kept)
        if row >= 0:
            self._take(row)

    def _take(self, row: int) -> None:
        # Said in full: setCurrentIndex() would add to the selection while Ctrl is held down.
        flag = QItemSelectionModel.SelectionFlag
        index = self._rows_model.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is optional where it is narrow."""
        super().resizeEvent(event)
        columns = self._rows_model.columns
        optional = [number for number, column in enumerate(columns) if column.optional]
        if optional:
            for number in optional:
                # The title of a hidden column has no width.
                self.setColumnHidden(number, False)
            widths = {
                number: max(self.sizeHintForColumn(number), self.horizontalHeader().sectionSizeHint(number))
                for number, column in enumerate(columns)
                if not column.stretch
            }
            left = self.viewport().width() - _READABLE * self.fontMetrics().averageCharWidth()
            for number in optional:
                is_narrow = sum(widths.values()) > left
                self.setColumnHidden(number, is_narrow)
                if is_narrow:
                    del widths[number]

    def current_id(self) -> str:
        """The id of the current row, "" when there is none."""
        row = self.currentIndex().row()
        return self._rows_model.id_at(row) if row >= 0 else ""

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, in their order.

        By ranges: for ten thousand rows Qt would ask the model for each cell whether it can be selected.
        """
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        rows = {row for one in ranges for row in range(one.top(), one.bottom() + 1)}
        return [self._rows_model.id_at(row) for row in sorted(rows)]

    def select_id(self, row_id: str) -> bool:
        """Make a row current; False when it is not shown."""
        row = self._rows_model.row_of(row_id)
        if row < 0:
            return False
        # A table that gets the focus makes its first row current without selecting it.
        if self.currentIndex().row() != row or not self.selectionModel().isRowSelected(row):
            self._take(row)
        self.scrollTo(self._rows_model.index(row, 0))
        return True

"""The matrix on the screen: claims fixed at the left, a letter and a shade in each cell."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.kit.theme import colour
from ui.rooms.hypotheses.matrix_model import MatrixModel, cell_letters
from workbench.weighing.words import UNJUDGED

_SHADES = {
    "consistent": ("supports", 42), "inconsistent": ("contradicts", 52), "not applicable": ("context", 30),
}  # fmt: skip
_HEAD_SHARE = 0.46
"""Of the width of the table, for the claims."""
_LEAST_HEAD = 150


class CellDelegate(QStyledItemDelegate):
    """A shade for what a cell holds, its letter in the middle; where two analysts differ, a frame."""

    def __init__(self, table: QTableView, model: MatrixModel) -> None:
        super().__init__(table)
        self._model = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        if self._model.cell_at(index) is None:
            super().paint(painter, option, index)
            return
        own, other = self._model.values_at(index)
        rect: QRect = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        if own:
            name, strength = _SHADES[own]
            shade = colour(name)
            shade.setAlpha(strength)
            painter.fillRect(rect, shade)
        if own and other and own != other:
            _frame(painter, rect, colour("warning"))
        if option.state & QStyle.StateFlag.State_Selected:
            _frame(painter, rect, colour("accent"))
        # Not asked of the model, which is slower: five hundred cells are painted at once.
        words = cell_letters(own, other)
        painter.setPen(colour("faint") if UNJUDGED in words and not own else colour("text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()


def _frame(painter: QPainter, rect: QRect, shade: QColor) -> None:
    pen = painter.pen()
    pen.setColor(shade)
    pen.setWidth(2)
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


class MatrixTable(QTableView):
    """Cells are selected, not rows; the heading of a row selects all cells of a claim."""

    opened = Signal(int)
    """The row whose claim is to be shown."""

    def __init__(self, model: MatrixModel) -> None:
        super().__init__()
        self._model = model
        self._kept: tuple[str, str] | None = None
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, model))
        self.setAccessibleName("Hypotheses by claims")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(True)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setHighlightSections(True)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(True)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.sectionDoubleClicked.connect(self.opened)
        self.doubleClicked.connect(self._on_double_clicked)
        # Told by Qt's own signal, the headings would have the whole table laid out and painted.
        model.headed.connect(across.viewport().update)
        model.headed.connect(down.viewport().update)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        self._measure()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    # -- sizes --------------------------------------------------------------------------------

    def _measure(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 12)
        wide = metrics.horizontalAdvance("I / ?") + 16 if self._model.other is not None else 0
        narrow = max(wide, metrics.horizontalAdvance("H26") + 18)
        further = metrics.horizontalAdvance("Tells apart") + 24
        first = len(self._model.hypotheses)
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, narrow if column < first else further)
        self._fit_head()

    def _fit_head(self) -> None:
        width = max(_LEAST_HEAD, round(self.width() * _HEAD_SHARE))
        if self.verticalHeader().width() != width:
            self.verticalHeader().setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The claims keep their share."""
        self._fit_head()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in another size of letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measure()

    # -- where one is -------------------------------------------------------------------------

    def _keep(self) -> None:
        self._kept = self._model.cell_at(self.currentIndex()) or self._kept

    def _restore(self) -> None:
        self._measure()
        wanted = self._model.index_of(*self._kept) if self._kept else QModelIndex()
        if not wanted.isValid() and self._model.rowCount() and self._model.hypotheses:
            wanted = self._model.index(0, 0)
        if wanted.isValid():
            self.go_to(wanted)

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell the current one, alone selected, and bring it into sight."""
        flag = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def selected_cells(self) -> list[tuple[str, str]]:
        """The cells that are selected, else the current one."""
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return [at for index in indexes if (at := self._model.cell_at(index)) is not None]

    def selected_rows(self) -> list[int]:
        """The rows with a selected cell, else the current one."""
        indexes = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return sorted({index.row() for index in indexes if index.isValid()})

    def go_on(self) -> None:
        """The next cell of the claim, after its last the first of the next claim."""
        index, last = self.currentIndex(), len(self._model.hypotheses) - 1
        row, column = (index.row(), index.column() + 1) if index.column() < last else (index.row() + 1, 0)
        if row < self._model.rowCount():
            self.go_to(self._model.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the claim."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters judge; they look for nothing."""

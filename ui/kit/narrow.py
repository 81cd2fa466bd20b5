"""Tables in narrow windows: what names a row keeps its room, lesser columns leave one by one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

LEAST_NAME = 150
"""Pixels below which a name can no longer be told from another."""


class KeepName(QObject):
    """Hides the columns in `leaving`, the first one first, while the first column has too little room."""

    def __init__(self, table: QTableView, leaving: Sequence[int]) -> None:
        super().__init__(table)
        self._table = table
        self._leaving = tuple(leaving)
        self._sizes: dict[int, int] = {}
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide anew whenever the table has another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit(self._table.viewport().width())
        return False

    def _fit(self, width: int) -> None:
        header = self._table.horizontalHeader()
        for column in range(1, header.count()):
            if not header.isSectionHidden(column):
                self._sizes[column] = header.sectionSize(column)
        room = width - LEAST_NAME - sum(self._sizes.values())
        for column in self._leaving:
            leaves = room < 0
            if header.isSectionHidden(column) != leaves:
                header.setSectionHidden(column, leaves)
            if leaves:
                room += self._sizes.get(column, 0)

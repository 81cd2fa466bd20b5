"""A list of which some entries are picked, or picked in one of several ways."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.kit.remark_edit import keeps_single_key

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEY = Qt.ItemDataRole.UserRole
_PICKED = "picked"
_LINES = 7


class PickList(QListWidget):
    """Space picks an entry, or goes on to the next way; letters find one, Ctrl+Enter saves, Esc leaves."""

    sent = Signal()
    """Ctrl+Enter."""
    left = Signal()
    """Esc."""
    changed = Signal()
    """Another entry is picked, or in another way."""

    def __init__(self) -> None:
        super().__init__()
        self._ways: tuple[str, ...] = ("", _PICKED)
        self._told: Mapping[str, str] = {}
        self._words: dict[str, str] = {}
        self._picked: dict[str, str] = {}
        self._only_one = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(self._go_on)
        self.currentItemChanged.connect(self._on_current)

    def offer(
        self,
        entries: Iterable[tuple[str, str]],
        picked: Mapping[str, str],
        ways: Sequence[str] = (),
        told: Mapping[str, str] | None = None,
    ) -> None:
        """Offer entries (id, words); those that are picked come first.

        `ways` are the ways in which one can be picked, with their words in `told`; without them it is
        picked or not. `picked` maps ids to ways, or to anything that is not "".
        """
        self._only_one = False
        self._ways = ("", *ways) if ways else ("", _PICKED)
        self._told = told or {}
        self._picked = {one: way if ways else _PICKED for one, way in picked.items()}
        self._show(entries, 0)

    def offer_one(self, entries: Iterable[tuple[str, str]], chosen: str) -> None:
        """Offer entries (id, words) of which the current one is picked; `chosen` where it is among them."""
        self._only_one, self._told, self._picked = True, {}, {chosen: _PICKED}
        self._show(entries, None)
        for row in range(self.count()):
            if self._id(self.item(row)) == chosen:
                self.setCurrentRow(row)

    def _show(self, entries: Iterable[tuple[str, str]], current: int | None) -> None:
        self._words = dict(entries)
        self.blockSignals(True)
        self.clear()
        order = list(self._words)
        if not self._only_one:
            order.sort(key=lambda one: one not in self._picked)
        for one in order:
            item = QListWidgetItem()
            item.setData(_KEY, one)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.addItem(item)
            self._write(item)
        self.setFixedHeight(max(2, min(len(order), _LINES)) * (self.sizeHintForRow(0) if order else 20) + 8)
        # What was typed in the list before is not searched for any longer.
        self.keyboardSearch("")
        self.blockSignals(False)
        if order and current is not None:
            self.setCurrentRow(current)

    def picked(self) -> dict[str, str]:
        """The ids that are picked, and how."""
        return dict(self._picked)

    def _write(self, item: QListWidgetItem) -> None:
        one = self._id(item)
        way = self._picked.get(one, "")
        said = self._told.get(way, "")
        item.setText(f"{said}: {self._words[one]}" if said else self._words[one])
        item.setCheckState(Qt.CheckState.Checked if way else Qt.CheckState.Unchecked)

    def _id(self, item: QListWidgetItem) -> str:
        return str(item.data(_KEY))

    def _on_current(self, current: QListWidgetItem | None, former: QListWidgetItem | None) -> None:
        """Where one of them is picked it is the current one."""
        if not self._only_one or current is None or self._id(current) in self._picked:
            return
        self._picked = {self._id(current): _PICKED}
        for item in (former, current):
            if item is not None:
                self._write(item)
        self.changed.emit()

    def _go_on(self, item: QListWidgetItem) -> None:
        if self._only_one:
            return
        one = self._id(item)
        at = self._ways.index(self._picked.get(one, ""))
        way = self._ways[(at + 1) % len(self._ways)]
        if way:
            self._picked[one] = way
        else:
            self._picked.pop(one, None)
        self._write(item)
        self.changed.emit()

    def event(self, event: QEvent) -> bool:
        """Single keys are meant for the list, whatever the room does with them."""
        if keeps_single_key(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space picks, Ctrl+Enter saves, Esc leaves."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            self._go_on(item)
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

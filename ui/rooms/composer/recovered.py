"""What can be recovered from the finished file, shown before it is given out."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.kit.words import Words, row
from workbench.attack.readers import READERS
from workbench.values.deception import shown_safely
from workbench.values.text import counted

if TYPE_CHECKING:
    from workbench.attack.model import Examination

_CHOSEN = "export/other_readers"
_COLUMNS = ("Found", "What it is", "Where", "Seen by")
_KINDS = {"identity": "Protected", "name": "Name", "contact": "Contact", "trace": "Hidden data"}
_ROWS_SHOWN = 6
_WIDEST = 180


class OtherReaders(QCheckBox):
    """Whether other programs read the finished file too; remembered, and on where one is installed."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__("Also check with LibreOffice")
        is_there = any(reader.is_installed for reader in READERS.values())
        self.setChecked(is_there and settings.value(_CHOSEN, "yes") == "yes")
        self.setEnabled(is_there)
        self.setToolTip(
            "LibreOffice and pandoc read the finished file as its reader might. They run confined, in memory "
            "and with no network; where that is not possible they are not used."
        )
        self.toggled.connect(lambda on: settings.setValue(_CHOSEN, "yes" if on else "no"))


class Recovered(QWidget):
    """The list of what was found, with Continue and Cancel. Nothing is written until one is chosen."""

    continued = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.summary = Words("", "warning")
        self.table = QTreeWidget()
        self.table.setAccessibleName("Recovered from the file")
        self.table.setRootIsDecorated(False)
        self.table.setHeaderLabels(list(_COLUMNS))
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setMaximumSectionSize(_WIDEST)
        self.continue_button = QPushButton("Continue")
        self.cancel_button = QPushButton("Cancel")
        for button, told in ((self.continue_button, self.continued), (self.cancel_button, self.cancelled)):
            button.setAutoDefault(False)
            button.clicked.connect(told.emit)
        for widget in (self.summary, self.table, row(1, self.cancel_button, self.continue_button)):
            column.addWidget(widget)
        self.hide()

    def show_finds(self, found: "Examination") -> None:
        """List what a person decides about."""
        finds = found.to_accept
        self.summary.setText(
            f"The file is not written yet. {counted(len(finds), 'item')} can be recovered from it that "
            "nothing in the case accounts for."
        )
        self.table.clear()
        for find in finds:
            words = shown_safely(" ".join(find.words.split())) or _KINDS[find.kind]
            seen = [who.removeprefix("the ") for who in find.seen_by]
            item = QTreeWidgetItem([words, find.what, find.where, ", ".join(seen)])
            item.setToolTip(0, words)
            item.setToolTip(1, find.what)
            self.table.addTopLevelItem(item)
        height = self.table.sizeHintForRow(0) * (min(len(finds), _ROWS_SHOWN) + 1)
        self.table.setFixedHeight(height + self.table.header().sizeHint().height())
        self.show()

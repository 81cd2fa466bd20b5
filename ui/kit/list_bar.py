"""What stands above a list: filter, count, a button for a new entry and the line it is typed in."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from ui.kit.entry_line import EntryLine
from ui.kit.leaving_fields import FilterLine
from ui.kit.words import muted


class ListBar(QWidget):
    """The fields are the view's to connect; `extra` stands between filter and count."""

    def __init__(
        self, filter_words: str, filter_name: str, entry_words: str, entry_name: str, new: QToolButton,
        *extra: QWidget,
    ) -> None:  # fmt: skip
        super().__init__()
        self.filter = FilterLine(filter_words, filter_name)
        self.count = muted("", wrap=False)
        self.new = new
        self.entry = EntryLine(entry_words, entry_name)
        self.entry.hide()
        self.entry.left.connect(self.entry.hide)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(8)
        bar.addWidget(self.filter, 1)
        for part in (*extra, self.count, self.new):
            bar.addWidget(part)
        entry_row = QHBoxLayout()
        entry_row.setContentsMargins(12, 0, 12, 4)
        entry_row.addWidget(self.entry)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(entry_row)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget under the bar, above the line for a new entry."""
        self._column.insertWidget(1, widget)

    def show_count(self, shown: int, total: int) -> None:
        """`3 of 1,204` where a filter holds, else how many there are."""
        self.count.setText(f"{shown:,} of {total:,}" if shown != total else f"{total:,}" if total else "")


def stacked_under(bar: QWidget, host: QWidget, *pages: QWidget) -> QStackedWidget:
    """Fill `host` with a bar above a stack of pages; returns the stack."""
    stack = QStackedWidget()
    column = QVBoxLayout(host)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(stack, 1)
    for page in pages:
        stack.addWidget(page)
    return stack

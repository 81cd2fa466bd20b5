"""What stands above a list: filter, count, a button for a new entry and the line it is typed in."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ui.parts.words import muted


class ListBar(QWidget):
    """The fields are the view's to connect; `extra` stands between filter and count."""

    def __init__(
        self, filter_words: str, filter_name: str, entry_words: str, entry_name: str, new: QToolButton,
        *extra: QWidget,
    ) -> None:  # fmt: skip
        super().__init__()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(filter_words)
        self.filter.setAccessibleName(filter_name)
        self.filter.setClearButtonEnabled(True)
        self.count = muted("", wrap=False)
        self.new = new
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(entry_words)
        self.entry.setAccessibleName(entry_name)
        self.entry.hide()
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 6, 12, 6)
        bar.setSpacing(8)
        bar.addWidget(self.filter, 1)
        for part in (*extra, self.count, self.new):
            bar.addWidget(part)
        entry_row = QHBoxLayout()
        entry_row.setContentsMargins(12, 0, 12, 4)
        entry_row.addWidget(self.entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(entry_row)

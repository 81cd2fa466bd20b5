"""What became of an export: the outcome, the hygiene report and the digest of the file."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.kit.words import Words, row, rule


class ExportResult(QWidget):
    """Hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self._written = Path()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.outcome = Words("", "good", 1.0, bold=True)
        self.report = Words("", "text")
        self.digest = Words("", "muted", 0.9)
        self.digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.digest.setToolTip("SHA-256 checksum of this file")
        button = QPushButton("Show in folder")
        button.setAutoDefault(False)
        button.clicked.connect(self._show_in_folder)
        self.folder_row = row(button, 1)
        for widget in (rule(), self.outcome, self.report, self.digest, self.folder_row):
            column.addWidget(widget)
        self.hide()

    def say(
        self, outcome: str, shade: str, report: str = "", digest: str = "", path: Path | None = None
    ) -> None:
        """Say how it went; `path` is the file where one was written."""
        self.outcome.setText(outcome)
        self.outcome.set_shade(shade)
        for label, words in ((self.report, report), (self.digest, digest)):
            label.setText(words)
            label.setVisible(bool(words))
        self._written = path or Path()
        self.folder_row.setVisible(path is not None)
        self.show()

    def _show_in_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

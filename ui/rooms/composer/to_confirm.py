"""Words the guard asks about, each with a field for why they may be read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.kit.words import Words, muted

if TYPE_CHECKING:
    from workbench.tradecraft import Finding

SHOWN = 8
"""So many at once; the next are asked about when these are answered."""


class ToConfirm(QWidget):
    """One field for each of the words; those answered are confirmed when the file is written."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._fields: dict[str, QLineEdit] = {}

    def show_findings(self, findings: "Sequence[Finding]") -> None:
        """Ask about these; what was typed for words that are still asked about stays."""
        asked: dict[str, Finding] = {}
        for finding in findings:
            if finding.lift == "confirm" and not finding.waived:
                asked.setdefault(finding.words, finding)
        if list(asked)[:SHOWN] == list(self._fields):
            self.setVisible(bool(asked))
            return
        typed = {words: field.text() for words, field in self._fields.items()}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._fields = {}
        self._column.addWidget(muted("To be confirmed before a client reads it"))
        for words, finding in list(asked.items())[:SHOWN]:
            field = QLineEdit(typed.get(words, ""))
            field.setPlaceholderText(f"Why “{words}” may be read")
            field.setAccessibleName(f"Reason for “{words}”")
            self._fields[words] = field
            self._column.addWidget(Words(finding.message, "text"))
            self._column.addWidget(field)
        if len(asked) > SHOWN:
            self._column.addWidget(muted(f"and {len(asked) - SHOWN} more"))
        self.setVisible(bool(asked))

    def answers(self) -> dict[str, str]:
        """Words -> reason, for each that has one."""
        return {words: field.text().strip() for words, field in self._fields.items() if field.text().strip()}

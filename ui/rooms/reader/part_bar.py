"""Under a very long text: which of its lines are shown, and the way to those before and after."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.kit.words import muted, quiet_button
from ui.parts.reading.text_view import ReaderTextView


class PartBar(QWidget):
    """Hidden where all of the text can be scrolled through."""

    def __init__(self, view: ReaderTextView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._words = muted("", wrap=False)
        self.back = quiet_button("Earlier lines", self._back, "Show the lines before these (Ctrl+Page Up)")
        self.on = quiet_button("Later lines", self._on, "Show the lines after these (Ctrl+Page Down)")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 12, 2)
        row.addStretch(1)
        for widget in (self.back, self._words, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        view.part_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what is shown."""
        view = self._view
        start, end = view.part
        in_parts = (start, end) != (0, len(view.text))
        self.setVisible(in_parts)
        if in_parts:
            first = view.text.count("\n", 0, start) + 1
            last = first + view.text.count("\n", start, max(start, end - 1))
            total = last + view.text.count("\n", max(start, end - 1))
            self._words.setText(f"Lines {first:,}–{last:,} of {total:,}")
            self.back.setEnabled(start > 0)
            self.on.setEnabled(end < len(view.text))

    def _back(self) -> None:
        self._view.turn(-1)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _on(self) -> None:
        self._view.turn(1)

"""Above the brief: how much of it is proven, which brief it is, and what the lines under words mean."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from ui.kit.controls import Choice
from ui.kit.words import Words, button, muted, row
from workbench.briefs import Brief
from workbench.proving.sheet import Sheet
from workbench.values.text import counted

_LEGEND = "Underlined: not proven. Wavy: the passage says otherwise. Dashed: ticked in an earlier wording."


class LinesHead(QWidget):
    """Says which brief the user wants; decides nothing."""

    def __init__(self, choose: Callable[[str], object], save_sheet: Callable[[], object]) -> None:
        super().__init__()
        self.briefs = Choice((), choose, "Brief")
        self.briefs.setMaximumWidth(420)
        self.counts = Words("", bold=True, wrap=False)
        self._more = muted("", wrap=False)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Items proven")
        self.sheet_button = button("Save proof sheet…", save_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addWidget(row(self.counts, self._more, 1, self.sheet_button))
        column.addWidget(self._progress)
        column.addWidget(self.briefs)
        column.addWidget(muted(_LEGEND))

    def offer(self, briefs: Iterable[Brief], shown: str) -> None:
        """Offer the briefs of the case; one alone is not asked about."""
        choices = [(one.id, one.title or "Untitled brief") for one in briefs]
        self.briefs.clear()
        self.briefs.set_choices(choices)
        if shown:
            self.briefs.show_value(shown)
        self.briefs.setVisible(len(choices) > 1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Say how much is proven."""
        self.counts.setText(sheet.summary)
        said = [f"{sheet.ticked:,} ticked"] if sheet.ticked else []
        said += [f"{counted(sheet.stale, 'tick')} of an earlier wording"] if sheet.stale else []
        self._more.setText("  ·  ".join(said))
        self._progress.setRange(0, max(1, sheet.count))
        self._progress.setValue(sheet.proven)

"""What makes a sentence a judgement: likelihood, confidence with its basis, horizon."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.kit.controls import MenuChoice
from ui.kit.dates import DateField
from ui.kit.flow import FlowLayout
from ui.kit.saved_line import SavedLine
from ui.kit.unsaved import Save
from ui.kit.words import muted, quiet_line_style, scaled_font
from ui.parts.likelihoods import likelihood_choices
from workbench.briefs import CONFIDENCE, Statement

CONFIDENCE_CHOICES = tuple((level, f"{level} confidence" if level else "confidence?") for level in CONFIDENCE)


class JudgementRow(QWidget):
    """Four fields under a judgement; `save(statement_id, field, value)` writes one of them."""

    def __init__(self, scale_id: str, save: Callable[[str, str, str], object]) -> None:
        super().__init__()
        self._save = save
        self._scale_id = scale_id
        self.likelihood = MenuChoice(likelihood_choices(scale_id), self._saver("likelihood"), "Likelihood")
        self.confidence = MenuChoice(CONFIDENCE_CHOICES, self._saver("confidence"), "Confidence")
        self.horizon = DateField(self._saver("horizon_on"), "when?")
        self.horizon.setAccessibleName("Horizon: by when")
        self.horizon.setFixedWidth(self.horizon.fontMetrics().horizontalAdvance("30 September 2025") + 24)
        self.basis = SavedLine(
            self._saver("confidence_basis"), "why this confidence: two outlets, one state-run"
        )
        self.basis.setAccessibleName("Basis of the confidence")
        by = QWidget()
        beside = QHBoxLayout(by)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        beside.addWidget(muted("by", wrap=False))
        beside.addWidget(self.horizon)
        for field in self.tab_stops():
            field.setFont(scaled_font(field, 0.92))
        for line in (self.horizon, self.basis):
            line.setStyleSheet(quiet_line_style())
        first = FlowLayout(gap=6)
        first.setContentsMargins(-1, 0, 0, 0)
        for widget in (self.likelihood, self.confidence, by):
            first.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(self.basis)

    def tab_stops(self) -> list[QWidget]:
        """The fields in their order."""
        return [self.likelihood, self.confidence, self.horizon, self.basis]

    def show_statement(self, statement: Statement, scale_id: str) -> None:
        """Show what the case holds."""
        if scale_id != self._scale_id:
            self._scale_id = scale_id
            self.likelihood.set_choices(likelihood_choices(scale_id))
        self.likelihood.hold_value(statement.likelihood, statement.id)
        self.confidence.hold_value(statement.confidence, statement.id)
        self.horizon.show_date(statement.horizon_on, statement.id)
        self.basis.show_text(statement.confidence_basis, statement.id)

    def save_now(self) -> None:
        """Save what is being typed."""
        self.horizon.save_now()
        self.basis.save_now()

    def leave(self) -> None:
        """The row goes; words that cannot be saved go on without it."""
        self.horizon.leave()
        self.basis.leave()

    def _saver(self, field: str) -> Save:
        def save(statement_id: str, value: str) -> None:
            self._save(statement_id, field, value)

        return save

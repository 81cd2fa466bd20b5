"""What is drawn: which figure, of what, in which way and as of when."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QWidget

from ui.kit.controls import Choice
from ui.kit.dates import DateField
from ui.kit.flow import FlowLayout
from ui.kit.forms import labelled
from ui.kit.unsaved import Unsaved
from workbench.charts.kinds import KINDS, kind_named
from workbench.charts.wanted import Wanted

_CASE = ""
SCOPES = (("brief", "Material of this brief"), ("case", "The whole case"))


class FigureBar(QFrame):
    """The choices above the figure, in a row that wraps if necessary; `chosen` runs after each choice."""

    def __init__(self, chosen: Callable[[], object]) -> None:
        super().__init__()
        self._chosen = chosen
        self._on = ""
        self.brief = Choice([(_CASE, "No brief")], self._on_choice, "Which brief")
        self.kind = Choice([(kind.name, kind.title) for kind in KINDS], self._on_choice, "Which figure")
        self.scope = Choice(SCOPES, self._on_choice, "Of what")
        self.variant = Choice([], self._on_choice, "What it shows")
        self.date = DateField(self._set_date, "any time", ledger=Unsaved(), while_typing=False)
        self.date.setAccessibleName("As of")
        self.date.setFixedWidth(self.date.fontMetrics().horizontalAdvance("30 September 2025") + 28)
        flow = FlowLayout(self, gap=16)
        self._fields: dict[QWidget, QWidget] = {}
        for label, field in (
            ("Brief", self.brief),
            ("Figure", self.kind),
            ("Material", self.scope),
            ("Shows", self.variant),
            ("As of", self.date),
        ):
            self._fields[field] = labelled(label, field, small=True)
            flow.addWidget(self._fields[field])
        self._fit()

    @property
    def wanted(self) -> Wanted:
        """What the choices ask for."""
        kind, brief_id = kind_named(self.kind.value()), self.brief.value()
        scope = self.scope.value() if brief_id and not kind.for_briefs else "brief" if brief_id else "case"
        variant = self.variant.value() if kind.variants else ""
        return Wanted(kind.name, brief_id, scope, variant, self._on if kind.dated else "")

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what is asked for."""
        self.brief.show_value(wanted.brief_id)
        self.kind.show_value(wanted.kind)
        self.scope.show_value(wanted.scope)
        self._fit(wanted.variant)
        self._on = wanted.on
        self.date.show_date(wanted.on)

    def offer_briefs(self, briefs: list[tuple[str, str]]) -> None:
        """The briefs there are, as ids and titles; the one that is chosen stays while it is there."""
        if self.brief.value() not in {brief_id for brief_id, _title in briefs}:
            # A value that is not on offer would be added as it is.
            self.brief.setCurrentIndex(0)
        self.brief.set_choices([(_CASE, "No brief"), *briefs])

    def _fit(self, variant: str = "") -> None:
        """Offer what the kind of figure has."""
        kind = kind_named(self.kind.value())
        names = [name for name, _title in kind.variants]
        wanted = variant or self.variant.value()
        self.variant.clear()
        self.variant.set_choices(kind.variants)
        if names:
            self.variant.show_value(wanted if wanted in names else names[0])
        self._fields[self.variant].setVisible(bool(names))
        self._fields[self.date].setVisible(kind.dated)
        self._fields[self.scope].setVisible(bool(self.brief.value()) and not kind.for_briefs)

    def _on_choice(self, _value: str) -> None:
        self._fit()
        self._chosen()

    def _set_date(self, _of: str, iso: str) -> None:
        if iso != self._on:
            self._on = iso
            self._chosen()

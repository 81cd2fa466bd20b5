"""What the library is narrowed down to: one chip for each value, each taken away with a click."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.dates import DateField
from ui.kit.flow import FlowLayout
from ui.kit.layouts import empty
from ui.kit.unsaved import Unsaved
from ui.kit.words import muted, quiet_button
from ui.rooms.library.filter_menu import FilterMenu
from ui.rooms.library.filter_words import KINDS, chip_words, date_words
from workbench.casefile import Change
from workbench.sources.store.criteria import Criteria


class FilterBar(QWidget):
    """The chips; the button that opens the menu stands in the bar above."""

    shows = frozenset({"actor", "publication"})
    """What a chip may name."""

    changed = Signal(Criteria)
    """The `Criteria` now in force, without words."""
    shown = Signal(Criteria)
    """`Criteria` with words, of a saved filter or none: they take the place of what is in force."""

    def __init__(self, workspace: Workspace, words: Callable[[], str]) -> None:
        """`words` tells what stands in the field beside it: a filter is saved with them."""
        super().__init__()
        self._workspace = workspace
        self._words = words
        self.criteria = Criteria()
        self._asked = False
        self.button = QPushButton("Filters")
        self.button.setToolTip("By outlet, grade, language, format, date, actor or state (Ctrl+Shift+D)")
        self.menu = FilterMenu(
            workspace, self.whole, self.toggle, self.ask_dates, self.shown.emit, self.button
        )
        self.button.setMenu(self.menu)
        self._build_dates()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.dates)
        self.hide()
        follow_case(self, workspace)

    def _build_dates(self) -> None:
        self.dates = QWidget()
        self.from_on = DateField(self._set_from_on, "January 2025", ledger=Unsaved())
        self.to_on = DateField(self._set_to_on, "today", ledger=Unsaved())
        self.from_on.setAccessibleName("Published since")
        self.to_on.setAccessibleName("Published until")
        line = QHBoxLayout(self.dates)
        line.setContentsMargins(0, 0, 0, 0)
        away = quiet_button("✕", self._forget_dates, "Any date", "Any date")
        parts = (muted("Published", wrap=False), self.from_on, muted("to", wrap=False), self.to_on, away)
        for part in parts:
            line.addWidget(part)
        line.addStretch(1)
        for field in (self.from_on, self.to_on):
            field.setFixedWidth(118)
        self.dates.hide()

    def whole(self) -> Criteria:
        """What the list is narrowed down to, words and all."""
        return replace(self.criteria, words=self._words().strip())

    def toggle(self, kind: str, value: str) -> None:
        """Let a value count, or no longer."""
        self._put(self.criteria.toggled(kind, value))

    def ask_dates(self) -> None:
        """Ask for the stretch of time."""
        self._asked = True
        self.show_criteria(self.criteria)
        self.from_on.setFocus()

    def _set_from_on(self, _of: str, iso: str) -> None:
        self._put(replace(self.criteria, from_on=iso))

    def _set_to_on(self, _of: str, iso: str) -> None:
        self._put(replace(self.criteria, to_on=iso))

    def _forget_dates(self) -> None:
        self._asked = False
        self._put(replace(self.criteria, from_on="", to_on=""))

    def _put(self, criteria: Criteria) -> None:
        self.show_criteria(criteria)
        self.changed.emit(self.criteria)

    def show_all(self) -> None:
        """Ask for every filter, and the words, to be taken away."""
        self._asked = False
        self.shown.emit(Criteria())

    def follow(self, _change: Change) -> None:
        """Name what it is narrowed down to as it is called now."""
        self.show_criteria(self.criteria)

    def show_criteria(self, criteria: Criteria) -> None:
        """Have these in force, without their words."""
        self.criteria = replace(criteria, words="")
        self.from_on.show_date(criteria.from_on)
        self.to_on.show_date(criteria.to_on)
        empty(self._flow)
        case = self._workspace.case
        for kind in KINDS:
            for value in criteria.values_of(kind):
                self._flow.addWidget(_chip(chip_words(case, kind, value), partial(self.toggle, kind, value)))
        if self.criteria:
            self._flow.addWidget(quiet_button("Show all", self.show_all, "Clear all filters"))
        with_dates = self._asked or bool(date_words(criteria))
        self.dates.setVisible(with_dates)
        self.setVisible(bool(self.criteria) or with_dates)


def _chip(words: str, remove: Callable[[], object]) -> QToolButton:
    chip = quiet_button(f"{words}  ✕", remove, "Clear this filter", f"Clear filter {words}")
    chip.setObjectName("chip")
    return chip

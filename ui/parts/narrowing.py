"""What a list is narrowed down to: one chip for each value, each removed with a click, and two dates."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QToolButton, QVBoxLayout, QWidget

from ui.kit.dates import DateField
from ui.kit.flow import FlowLayout
from ui.kit.layouts import empty
from ui.kit.unsaved import Unsaved
from ui.kit.words import muted, quiet_button
from workbench.sources.store.narrowing import Narrowing, Offer
from workbench.values.records import dataclass

Kept = TypeVar("Kept", bound=Narrowing)
MOST = 30
"""Values a menu lists; the others are asked for by name."""


@dataclass(frozen=True, slots=True)
class DateWords:
    """What the two dates are dates of, as “Published”, and how each is called for a screen reader."""

    of: str
    since: str
    until: str


class ChipBar(QWidget, Generic[Kept]):
    """A subclass says what its chips are called and what happens when the criteria change."""

    kinds: Iterable[str] = ()
    """The fields of the criteria that have chips, in their order."""

    def __init__(self, nothing: Kept, dates: DateWords) -> None:
        super().__init__()
        self.criteria = nothing
        self._asked = False
        self._build_dates(dates)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 8)
        column.setSpacing(6)
        column.addWidget(self._chips)
        column.addWidget(self.dates)
        self.hide()

    def _build_dates(self, words: DateWords) -> None:
        self.dates = QWidget()
        self.from_on = DateField(self._set_from_on, "January 2025", ledger=Unsaved())
        self.to_on = DateField(self._set_to_on, "today", ledger=Unsaved())
        self.from_on.setAccessibleName(words.since)
        self.to_on.setAccessibleName(words.until)
        line = QHBoxLayout(self.dates)
        line.setContentsMargins(0, 0, 0, 0)
        away = quiet_button("✕", self._forget_dates, "Any date", "Any date")
        parts = (muted(words.of, wrap=False), self.from_on, muted("to", wrap=False), self.to_on, away)
        for part in parts:
            line.addWidget(part)
        line.addStretch(1)
        for field in (self.from_on, self.to_on):
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("30 September 2025") + 16)
        self.dates.hide()

    # -- what a subclass says -----------------------------------------------------------------

    def chip_words(self, kind: str, value: str) -> str:
        """The words on the chip of one value."""
        raise NotImplementedError

    def has_changed(self) -> None:
        """Tell of the criteria now in force."""
        raise NotImplementedError

    def show_all(self) -> None:
        """Clear all filters."""
        raise NotImplementedError

    # -- what the user does -------------------------------------------------------------------

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

    def _put(self, criteria: Kept) -> None:
        self.show_criteria(criteria)
        self.has_changed()

    # -- showing ------------------------------------------------------------------------------

    def show_criteria(self, criteria: Kept) -> None:
        """Have these in force."""
        self.criteria = criteria
        self.from_on.show_date(criteria.from_on)
        self.to_on.show_date(criteria.to_on)
        empty(self._flow)
        for kind in self.kinds:
            for value in criteria.values_of(kind):
                self._flow.addWidget(_chip(self.chip_words(kind, value), partial(self.toggle, kind, value)))
        if self.criteria:
            self._flow.addWidget(self.lift_button())
        with_dates = self._asked or bool(criteria.from_on or criteria.to_on)
        self.dates.setVisible(with_dates)
        self.setVisible(bool(self.criteria) or with_dates)

    def lift_button(self) -> QToolButton:
        """The button at the end of the chips."""
        return quiet_button("Show all", self.show_all, "Clear all filters")


class ValueMenus(QMenu):
    """A menu of values for each kind, with counts; filled anew each time it opens."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """What there is to choose from now."""
        raise NotImplementedError

    def not_found(self, typed: str, title: str) -> None:
        """Say that nothing listed has a value that was typed."""
        raise NotImplementedError

    def add_values(
        self, menu: QMenu, offered: list[Offer], chosen: Iterable[str], toggle: Callable[[str], object]
    ) -> None:
        """Put the values of one kind into its menu: those that are chosen first, the rest as offered."""
        on = set(chosen)
        listed = [one for one in offered if one.value in on]
        listed += [one for one in offered if one.value not in on][: MOST - len(listed)]
        for one in listed:
            words = f"{one.words}    {one.count:,}" if one.count else one.words
            action = menu.addAction(words.replace("&", "&&"), partial(toggle, one.value))
            action.setCheckable(True)
            action.setChecked(one.value in on)
        if len(offered) > len(listed):
            menu.addSeparator()
            known = {one.words: one.value for one in offered}
            menu.addAction("Another…", partial(self._ask, menu.title(), known, toggle))

    def _ask(self, title: str, known: Mapping[str, str], toggle: Callable[[str], object]) -> None:
        words = sorted(known, key=str.casefold)
        typed, said = QInputDialog.getItem(self.parentWidget(), title, "Start typing a name:", words, 0, True)
        wanted = typed.strip().casefold()
        value = next((value for words, value in known.items() if words.casefold() == wanted), None)
        if said and value is not None:
            toggle(value)
        elif said:
            self.not_found(typed, title)


def _chip(words: str, remove: Callable[[], object]) -> QToolButton:
    chip = quiet_button(f"{words}  ✕", remove, "Clear this filter", f"Clear filter {words}")
    chip.setObjectName("chip")
    return chip

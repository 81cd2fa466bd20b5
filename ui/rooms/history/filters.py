"""What narrows the history: words, a person, a day, a kind of thing."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.kit.controls import Choice
from ui.kit.leaving_fields import FilterLine
from ui.kit.words import quiet_button
from workbench.casefile.journal.history import Wanted
from workbench.kinds import KIND, listed
from workbench.values.moments import human_date

QUIET = 250
"""Milliseconds without a key after which the words count."""
NARROW = 680
KINDS = {"": "Everything", **{name: KIND[name].nouns.capitalize() for name in listed()}}
"""The kinds to choose from, with their words."""


class HistoryFilter(QWidget):
    """One line above the table."""

    changed = Signal(Wanted)
    """The `Wanted` now in force."""

    def __init__(self) -> None:
        super().__init__()
        self.words = FilterLine("Find in the history: labels and what changed", "Find in the history")
        self.who = Choice([("", "Everyone")], self._on_chosen, "By whom")
        self.day = Choice([("", "Any day")], self._on_chosen, "On which day")
        self.kind = Choice(list(KINDS.items()), self._on_chosen, "What")
        self.all = quiet_button("Show all", self.clear, "Clear all filters")
        choices = QWidget()
        line = QHBoxLayout(choices)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.kind, self.who, self.day, self.all):
            line.addWidget(part)
        line.addStretch(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(12, 0, 12, 6)
        self._lines.setSpacing(6)
        self._lines.addWidget(self.words, 1)
        self._lines.addWidget(choices)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(self._tell)
        self.words.textChanged.connect(self._on_typed)
        self._show_all_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines where one is too narrow."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._lines.setDirection(ways.TopToBottom if self.width() < NARROW else ways.LeftToRight)

    def offer(self, people: list[tuple[str, str]], days: list[str]) -> None:
        """The people and days there are."""
        self.who.set_choices([("", "Everyone"), *people])
        self.day.set_choices([("", "Any day"), *((day, human_date(day)) for day in days)])
        self.who.setVisible(len(people) > 1)

    @property
    def wanted(self) -> Wanted:
        """What is asked for now."""
        kinds = listed().get(self.kind.value(), ())
        return Wanted(self.who.value(), self.day.value(), kinds, self.words.text().strip())

    def clear(self) -> None:
        """Ask for everything again."""
        self.words.clear()
        for choice in (self.who, self.day, self.kind):
            choice.show_value("")
        self._quiet.stop()
        self._tell()

    def _on_typed(self, _words: str) -> None:
        self._quiet.start()

    def _on_chosen(self, _value: str) -> None:
        self._tell()

    def _tell(self) -> None:
        self._show_all_button()
        self.changed.emit(self.wanted)

    def _show_all_button(self) -> None:
        self.all.setVisible(self.wanted != Wanted())

"""What the library is narrowed down to: chips, and the button that opens the menu."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.parts.narrowing import ChipBar, DateWords
from ui.rooms.library.filter_menu import FilterMenu
from ui.rooms.library.filter_words import KINDS, chip_words
from workbench.casefile import Change
from workbench.sources.store.criteria import Criteria


class FilterBar(ChipBar[Criteria]):
    """The chips; the button that opens the menu stands in the bar above."""

    shows = frozenset({"actor", "publication"})
    """What a chip may name."""
    kinds = tuple(KINDS)

    changed = Signal(Criteria)
    """The `Criteria` now in force, without words."""
    shown = Signal(Criteria)
    """`Criteria` with words, of a saved filter or none: they take the place of what is in force."""

    def __init__(self, workspace: Workspace, words: Callable[[], str]) -> None:
        """`words` tells what stands in the field beside it: a filter is saved with them."""
        super().__init__(Criteria(), DateWords("Published", "Published since", "Published until"))
        self._workspace = workspace
        self._words = words
        self.button = QPushButton("Filters")
        self.button.setToolTip("By outlet, grade, language, format, date, actor or state (Ctrl+Shift+D)")
        self.menu = FilterMenu(
            workspace, self.whole, self.toggle, self.ask_dates, self.shown.emit, self.button
        )
        self.button.setMenu(self.menu)
        follow_case(self, workspace)

    def whole(self) -> Criteria:
        """What the list is narrowed down to, words and all."""
        return replace(self.criteria, words=self._words().strip())

    def chip_words(self, kind: str, value: str) -> str:
        """What the case calls a value."""
        return chip_words(self._workspace.case, kind, value)

    def has_changed(self) -> None:
        """Tell the view."""
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
        super().show_criteria(replace(criteria, words=""))

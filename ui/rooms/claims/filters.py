"""What the board is narrowed down to: chips, and the menu of what the claims have."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from ui.app.following import follow_case
from ui.app.workspace import Workspace
from ui.kit.words import quiet_button
from ui.parts.narrowing import ChipBar, DateWords, ValueMenus
from ui.parts.passages import withheld_clips
from ui.rooms.claims.statuses import STATUS_WORDS
from workbench.case import Case
from workbench.casefile import Change
from workbench.claims.facts import Facts
from workbench.claims.filtering import KINDS, NO_SUPPORT, ClaimCriteria, offers, value_names
from workbench.sources.store.narrowing import Offer
from workbench.values.admiralty import grade

TITLES = {
    "statuses": "Status",
    "credibilities": "Credibility",
    "reliabilities": "Reliability of its best source",
    "origins": "Origin",
    "actors": "Actor or place",
    "tags": "Tag",
}
_CHIPS = {"reliabilities": "Reliability", "actors": "Actor"}


def value_words(case: Case, kind: str, value: str) -> str:
    """One value in words; an origin or actor that is gone is said to be."""
    if kind == "statuses":
        return STATUS_WORDS.get(value, value)
    if kind in ("credibilities", "reliabilities"):
        return "No support" if value == NO_SUPPORT else f"{value}, {grade(value).term.lower()}"
    return value_names(case, kind, (value,)).get(value, "no longer in the case")


class ClaimFilterMenu(ValueMenus):
    """A menu for each kind, the dates, and a way to clear them all."""

    def __init__(
        self, workspace: Workspace, bar: "ClaimFilterBar", facts: Callable[[], Mapping[str, Facts] | None]
    ) -> None:
        super().__init__(bar.button)
        self._workspace = workspace
        self._bar = bar
        self._facts = facts

    def fill(self) -> None:
        """What the claims have now; read on a worker where there are many, and filled in then."""
        self.clear()
        if self._facts() is None:
            self.addAction("Reading the claims…").setEnabled(False)
            return
        for kind in KINDS:
            self.addMenu(_KindMenu(self, kind))
        self.addAction("Happened between…", self._bar.ask_dates)
        self.addSeparator()
        self.addAction("Clear filters", self._bar.show_all).setEnabled(bool(self._bar.criteria))

    def fill_kind(self, menu: QMenu, kind: str) -> None:
        """What the claims have of one kind."""
        case, facts = self._workspace.case, self._facts() or {}
        offered = offers(case, facts, kind, withheld_clips(case))
        if kind not in ("origins", "actors", "tags"):
            offered = [Offer(one.value, value_words(case, kind, one.value), one.count) for one in offered]
        menu.clear()
        self.add_values(menu, offered, self._bar.criteria.values_of(kind), partial(self._bar.toggle, kind))
        if not offered:
            menu.addAction("None").setEnabled(False)

    def not_found(self, typed: str, title: str) -> None:
        """Say so."""
        self._workspace.notice(f"No claim has “{typed}” as its {title.lower()}.", "info")


class _KindMenu(QMenu):
    """Filled when it opens: counting over ten thousand claims is done for one kind at a time."""

    def __init__(self, owner: ClaimFilterMenu, kind: str) -> None:
        super().__init__(TITLES[kind], owner)
        self._owner, self._kind = owner, kind
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self._owner.fill_kind(self, self._kind)


class ClaimFilterBar(ChipBar[ClaimCriteria]):
    """The chips; the button that opens the menu stands in the bar above."""

    shows = frozenset({"actor", "publication"})
    """What a chip may name."""
    kinds = KINDS

    changed = Signal()
    """Other criteria are in force."""
    cleared = Signal()
    """Every filter is to be taken away, the words as well."""

    def __init__(self, workspace: Workspace, facts: Callable[[], Mapping[str, Facts] | None]) -> None:
        super().__init__(
            ClaimCriteria(), DateWords("Happened", "Happened on or after", "Happened on or before")
        )
        self._workspace = workspace
        self.button = QPushButton("Filters")
        self.button.setToolTip("By status, grade, origin, actor, tag or date (Ctrl+Shift+D)")
        self.menu = ClaimFilterMenu(workspace, self, facts)
        self.button.setMenu(self.menu)
        follow_case(self, workspace)

    def chip_words(self, kind: str, value: str) -> str:
        """`Status: Disputed`."""
        title = _CHIPS.get(kind, TITLES[kind])
        return f"{title}: {value_words(self._workspace.case, kind, value)}"

    def has_changed(self) -> None:
        """Tell the board."""
        self.changed.emit()

    def show_all(self) -> None:
        """Ask for every filter to be taken away."""
        self._asked = False
        self.cleared.emit()

    def lift_button(self) -> QToolButton:
        """As the menu calls it."""
        return quiet_button("Clear filters", self.show_all, "Show all claims again")

    def follow(self, _change: Change) -> None:
        """Name what it is narrowed down to as it is called now."""
        self.show_criteria(self.criteria)

    def facts_are_there(self) -> None:
        """Fill a menu that was opened before the claims were read."""
        if self.menu.isVisible():
            self.menu.fill()

"""What the registers of a case share: a list that one filters and enters into, and the page of one thing.

Actors, claims and outlets differ in their columns, their page and what stands beside it. How the list
is filtered, what is selected, how a place lifts a filter that hides it, what is said of a thing that is
gone and what an empty register says is the same for all, and here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.app.following import follow_case
from ui.app.place import Place
from ui.app.view import Making
from ui.app.workspace import Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.list_bar import ListBar, stacked_under
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import EmptyState, button, quiet_button
from workbench.casefile import Change


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """The words of one register. `id` begins the ids of its commands, `menu` is where they stand."""

    id: str
    menu: str
    filter: str
    filter_hint: str
    new: str
    new_hint: str
    entry: str
    entry_hint: str
    empty: str
    empty_words: str
    empty_button: str
    gone: str
    """What is said of a place whose thing is no longer in the case."""


@dataclass(frozen=True, slots=True)
class Found:
    """The ids that pass the filters, in order, and how many there are without them."""

    ids: list[str]
    total: int


class RegisterView(QWidget):
    """A subclass makes its page, calls `lay_out` and `fill` in steps, and says how its things are read."""

    title = ""
    place_kind = ""
    """The kind of place that shows one thing of the register."""
    shows: frozenset[str] = frozenset()
    """The kinds of things that list, page and side show."""
    commands: CommandSet

    def __init__(
        self, workspace: Workspace, words: RegisterWords, columns: Sequence[Column], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.words = words
        self._is_reading = False
        self.model = RowsModel(columns, self._row, self)
        self.table = RowsTable(self.model, self.title)

    def lay_out(
        self, page: QWidget, across: Qt.Orientation, stretch: tuple[int, int], sizes: tuple[int, int],
        *filters: QWidget,
    ) -> None:  # fmt: skip
        """Put bar, table, page and empty state in their places; `filters` stand beside the words."""
        words = self.words
        self.bar = ListBar(
            words.filter_hint,
            words.filter,
            words.entry_hint,
            words.entry,
            quiet_button(words.new, self.new_entry, words.new_hint),
            *filters,
        )
        self.filter, self.count, self.entry = self.bar.filter, self.bar.count, self.bar.entry
        self.splitter = QSplitter(across)
        self.empty = EmptyState(words.empty, words.empty_words, (button(words.empty_button, self.new_entry),))
        self.stack = stacked_under(self.bar, self, self.splitter, self.empty)
        # Last: a widget that is put into another is styled anew with all that is in it.
        self.splitter.addWidget(self._list())
        self.splitter.addWidget(page)
        for number, share in enumerate(stretch):
            self.splitter.setStretchFactor(number, share)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(sizes)

    def fill(self) -> Making:
        """Make the commands, follow the case and show what it holds, in steps."""
        words = self.words
        self.commands = CommandSet(
            self,
            [
                Command(f"{words.id}.new", words.new, self.new_entry, "Ctrl+N", words.menu),
                *self._own_commands(),
                Command(f"{words.id}.filter", words.filter, self.filter.setFocus, "Ctrl+F", words.menu),
            ],
            attempt=self.workspace.attempt,
        )
        self.filter.textChanged.connect(self._on_filtered)
        self.entry.returnPressed.connect(self._on_entered)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        yield
        follow_case(self, self.workspace)
        self._read_list()
        yield
        self._show_read()

    # -- what a subclass says -----------------------------------------------------------------

    def _list(self) -> QWidget:
        """The list, or what it is a part of."""
        return self.table

    def _own_commands(self) -> list[Command]:
        """What one can do with the selected thing."""
        return []

    def _row(self, thing_id: str) -> object:
        """One line of the list, read when it is drawn."""
        raise NotImplementedError

    def _find(self) -> Found:
        """Read the list, filtered as the fields say."""
        raise NotImplementedError

    def _show_thing(self, thing_id: str) -> None:
        """Show a thing on the page and beside it; "" for none."""
        raise NotImplementedError

    def _add(self, words: str) -> str:
        """Enter a thing under these words; returns its id."""
        raise NotImplementedError

    def _lift_filters(self) -> None:
        """Take away every filter; the list is read afterwards."""
        self.filter.clear()

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the register, or one thing of it."""
        if place.kind == self.place_kind and place.id:
            self.show_thing(place.id)

    def show_thing(self, thing_id: str) -> None:
        """Select a thing; filters that hide it are lifted."""
        if self.model.row_of(thing_id) < 0:
            self._lift_filters()
            self.refresh()
        if not self.table.select_id(thing_id):
            self.workspace.notice(self.words.gone, "warning")

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again."""
        self._read_list()
        self._show_read()

    def _read_list(self) -> None:
        found = self._find()
        # Its rows go and come back on the way: what is selected in the end is shown, once.
        self._is_reading = True
        try:
            self.model.show_ids(found.ids)
            self.bar.show_count(len(found.ids), found.total)
            self.stack.setCurrentWidget(self.splitter if found.total else self.empty)
            if found.ids and self.table.current_id() not in found.ids:
                self.table.select_id(found.ids[0])
        finally:
            self._is_reading = False

    def _show_read(self) -> None:
        """Show what goes with the list that was read."""
        self._show_current()

    def _show_current(self) -> None:
        self._show_thing(self.table.current_id())

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._is_reading:
            self._show_current()

    def _on_filtered(self, _value: str) -> None:
        self.refresh()

    def follow(self, _change: Change) -> None:
        """Read the list again, and what it shows of the selected thing."""
        self.refresh()

    # -- what the user does -------------------------------------------------------------------

    def new_entry(self) -> None:
        """Open the line for a new entry."""
        self.bar.entry.begin_entry()

    def _on_entered(self) -> None:
        typed = self.entry.text()
        made = self.workspace.attempt(lambda: self._add(typed))
        if made:
            self.bar.entry.end_entry()
            self.show_thing(made)

"""The library: every source in a table that sorts, filters and groups by origin."""

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import CommandSet
from ui.kit.leaving_fields import FilterLine
from ui.kit.rows import RowsTable
from ui.kit.tasks import Task
from ui.kit.words import EmptyState, button, muted, quiet_button
from ui.parts.review_rest import ReviewRest
from ui.parts.source.source_card import SourceCard
from ui.rooms.library.columns import COLUMNS, LEAST_WIDTHS, ORDER_OF, WIDTHS, LibraryModel, library_row
from ui.rooms.library.commands import group, library_commands, review, ungroup
from ui.rooms.library.filter_bar import FilterBar
from ui.rooms.library.filter_words import in_words
from ui.rooms.library.listing import AT_ONCE, Listing, Wanted, listing_of
from workbench.casefile import Change
from workbench.sources.store.criteria import Criteria
from workbench.sources.store.listing import ORDERS
from workbench.values.text import fold

if TYPE_CHECKING:
    from ui.rooms.library.origins_panel import OriginsPanel
    from ui.rooms.library.several import SeveralPanel


class LibraryView(QWidget):
    """Table in the middle, card of the chosen source at the right."""

    title = "Sources"
    shows = frozenset({"source"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._order, self._descending = "added", True
        self._words: dict[str, str] | None = None
        self._wishes = 0
        self._wanted: Wanted | None = None
        self._to_select = ""
        self.model = LibraryModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, "Sources")
        self.card = SourceCard(workspace)
        self.side = QStackedWidget()
        self.side.addWidget(self.card)
        self._build()
        self.commands = CommandSet(self, library_commands(self), attempt=workspace.attempt)
        self._filtering = QTimer(self)
        self._filtering.setSingleShot(True)
        self._filtering.setInterval(120)
        self._filtering.timeout.connect(self.refresh)
        self.filter.textChanged.connect(self._on_filter_typed)
        self.narrowing.changed.connect(self.refresh)
        self.narrowing.shown.connect(self.show_criteria)
        self.by_origin.toggled.connect(self.refresh)
        self.proposed.toggled.connect(self._on_proposed)
        self.table.doubleClicked.connect(self._on_double_click)
        self.table.installEventFilter(self)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.table.horizontalHeader().sectionClicked.connect(self._on_sorted)
        follow_case(self, workspace)
        ReviewRest(self, workspace, "", self.refresh)
        self.refresh()

    def _build(self) -> None:
        self.filter = FilterLine("Find by title, outlet, origin, language, date or marking", "Filter sources")
        self.narrowing = FilterBar(self.workspace, self.filter.text)
        self.by_origin = quiet_button("By origin", None, "Keep sources of one origin together")
        self.by_origin.setCheckable(True)
        self.proposed = quiet_button("Proposed origins", None, "Show which sources may rest on one report")
        self.proposed.setCheckable(True)
        self.count = muted("", wrap=False)
        self.add = quiet_button("Add sources…", self._add, "Choose files to import (Ctrl+I)")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 12, 8)
        bar.setSpacing(8)
        bar.addWidget(self.filter, 1)
        for part in (self.narrowing.button, self.count, self.by_origin, self.proposed, self.add):
            bar.addWidget(part)
        self._bar = QWidget()
        self._bar.setLayout(bar)
        header = self.table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        # Fixed widths: measuring the contents would fetch rows that nobody sees.
        for number, width in enumerate(WIDTHS):
            if width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, width)
        self.empty = EmptyState(
            "Drop files here",
            "Saved web pages, PDF, Word, e-mail, text and images: drop files or a folder anywhere in the "
            "window, paste with Ctrl+V, or choose them. Nothing is fetched from the network.",
            (button("Add sources…", self._add),),
        )
        self.none = EmptyState(
            "Nothing matches",
            "No source is left.",
            (button("Show all sources", self.narrowing.show_all),),
        )
        self.stack = QStackedWidget()
        for page in (self.table, self.empty, self.none):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.narrowing)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the title keeps its room; the card shows the rest."""
        super().resizeEvent(event)
        for title, least in LEAST_WIDTHS.items():
            self.table.setColumnHidden(ORDER_OF.index(title), self.width() < least)

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the list, with a source selected where one is named."""
        if place.id:
            self._to_select = "" if self.table.select_id(place.id) else place.id
        elif not self.table.current_id() and self.model.ids:
            self.table.select_id(self.model.id_at(0))

    def side_panel(self) -> QWidget | None:
        """The card of the current source, or what can be done with several."""
        return self.side

    @cached_property
    def several(self) -> "SeveralPanel":
        """What can be done with several sources; made when several are chosen."""
        from ui.rooms.library.several import SeveralPanel

        panel = SeveralPanel(
            self.workspace, partial(group, self), partial(ungroup, self), partial(review, self)
        )
        self.side.addWidget(panel)
        return panel

    @cached_property
    def origins(self) -> "OriginsPanel":
        """What is proposed about origins; made when it is asked for."""
        from ui.rooms.library.origins_panel import OriginsPanel

        panel = OriginsPanel(self.workspace)
        self.side.addWidget(panel)
        return panel

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the order again; a long list is read off the window's thread, the newest wish wins."""
        case = self.workspace.case
        self._wishes += 1
        wanted = Wanted(
            self._wishes,
            self._order,
            self._descending,
            self.by_origin.isChecked(),
            tuple(fold(self.filter.text()).split()),
            self.narrowing.criteria,
        )
        self._wanted = wanted
        if case.sources.count() <= AT_ONCE:
            self._show_listing(listing_of(case, wanted, self._words))
            return
        words = self._words

        def work(_task: Task) -> Listing:
            return listing_of(case, wanted, words)

        self.workspace.tasks.run("Ordering the sources", work, self._on_listing)

    def _on_listing(self, listing: Listing) -> None:
        if listing.wanted == self._wanted:
            self._show_listing(listing)

    def _show_listing(self, listing: Listing) -> None:
        ids, total = listing.ids, listing.total
        self._wanted = None
        self._words = listing.words
        chosen = set(self.chosen_ids())
        self.model.show_ids(ids)
        if len(chosen) > 1:
            self._choose_again(chosen)
        elif self._to_select and self.table.select_id(self._to_select):
            self._to_select = ""
        self.count.setText(f"{len(ids):,} of {total:,}" if len(ids) != total else "")
        self.stack.setCurrentWidget(self.table if ids else self.none if total else self.empty)
        self._bar.setVisible(bool(total))
        if total and not ids:
            self.none.say(
                "Nothing matches",
                f"No sources match {in_words(self.workspace.case, self.narrowing.whole())}.",
            )
        self._show_chosen()

    def show_criteria(self, criteria: Criteria) -> None:
        """Narrow the list down to this, and to nothing else."""
        self.narrowing.show_criteria(criteria)
        self.filter.setText(criteria.words)
        self._filtering.stop()
        self.refresh()

    def _choose_again(self, chosen: set[str]) -> None:
        selection = self.table.selectionModel()
        flags = selection.SelectionFlag.Select | selection.SelectionFlag.Rows
        for row, source_id in enumerate(self.model.ids):
            if source_id in chosen:
                selection.select(self.model.index(row, 0), flags)

    def _row(self, source_id: str) -> Any:
        return library_row(self.workspace.case, source_id)

    def chosen_ids(self) -> list[str]:
        """The ids of the chosen rows, top to bottom."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.id_at(row) for row in rows]

    def _show_chosen(self) -> None:
        chosen = self.chosen_ids()
        if self.proposed.isChecked():
            self.side.setCurrentWidget(self.origins)
        elif len(chosen) > 1:
            self.side.setCurrentWidget(self.several)
            self.several.show_sources(chosen)
        else:
            self.side.setCurrentWidget(self.card)
            self.card.show_source(chosen[0] if chosen else "")

    # -- signals ------------------------------------------------------------------------------

    def _on_selected(self) -> None:
        self._show_chosen()
        self.commands.refresh()

    def _on_proposed(self, wanted: bool) -> None:
        if wanted:
            self.origins.look()
        self._show_chosen()

    def _on_filter_typed(self, _text: str) -> None:
        self._filtering.start()

    def _on_sorted(self, section: int) -> None:
        order = ORDER_OF[section]
        if order not in ORDERS:
            return
        self._descending = order == self._order and not self._descending
        self._order = order
        shown = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(section, shown)
        self.refresh()

    def follow(self, _change: Change) -> None:
        """Read the list again, with the words that a filter looks in."""
        self._words = None
        self.refresh()

    def _on_double_click(self, _index: QModelIndex) -> None:
        self.open_source()

    def _on_menu(self, point: Any) -> None:
        menu = QMenu(self)
        self.commands.fill(menu)
        menu.exec(self.table.viewport().mapToGlobal(point))

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        """Enter opens the current source."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_press = event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in enter:
            self.open_source()
            return True
        return super().eventFilter(watched, event)

    # -- what the user does -------------------------------------------------------------------

    def open_source(self) -> None:
        """Open the current source in the reader."""
        source_id = self.table.current_id()
        if source_id:
            self.workspace.show(Place("source", source_id))

    def _add(self) -> None:
        self.workspace.files_wanted.emit()

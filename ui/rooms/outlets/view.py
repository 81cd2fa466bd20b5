"""The register of outlets: the list, the outlet in hand, its sources beside."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.controls import Column as Scrolled
from ui.kit.list_bar import ListBar, stacked_under
from ui.kit.narrow import KeepName
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import EmptyState, heading, link_words, muted, quiet_button
from ui.parts.finding_words import says
from ui.rooms.outlets.page import OutletPage
from workbench.casefile import Change
from workbench.sources import Publication
from workbench.values.text import shortened

_MOST_LISTED = 200


@dataclass(frozen=True, slots=True)
class OutletRow:
    """A line of the register."""

    publication: Publication
    sources: int


COLUMNS = (
    Column("Outlet", lambda row: row.publication.name, stretch=True),
    Column("Grade", lambda row: row.publication.reliability),
    Column("Country", lambda row: row.publication.country, lambda row: "muted", optional=True),
    Column("Sources", lambda row: str(row.sources) if row.sources else "", numeric=True),
)


class OutletsView(QWidget):
    """The register left, the outlet right."""

    title = "Outlets"
    shows = frozenset({"publication"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._counts: dict[str, int] = {}
        self.model = RowsModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, "Outlets")
        self.page = OutletPage(workspace)
        self.sources = Scrolled()
        self.sources.setAccessibleName("Sources of the outlet")
        self._build()
        self.commands = CommandSet(self, self._command_list())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        follow_case(self, workspace)
        self.refresh()

    def _build(self) -> None:
        self.bar = ListBar(
            "Filter: a name, a country, who stands behind it",
            "Filter outlets",
            "Name, then Enter",
            "Name of the new outlet",
            quiet_button("New outlet", self.new_outlet, "Enter an outlet (Ctrl+N)"),
        )
        self.filter, self.count, self.entry = self.bar.filter, self.bar.count, self.bar.entry
        self.filter.textChanged.connect(self._on_filtered)
        self.entry.returnPressed.connect(self._on_entered)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        KeepName(self.table, (2, 3, 1))
        self.page.setMinimumWidth(264)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.page)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([480, 420])
        self.splitter.setChildrenCollapsible(False)
        self.empty = EmptyState(
            "No outlets yet",
            "Outlets are the papers, agencies and bodies your sources come from. They are entered with the"
            " sources, known ones with their country and who stands behind them. How reliable each is,"
            " you say.",
            (quiet_button("Enter an outlet", self.new_outlet),),
        )
        self.stack = stacked_under(self.bar, self, self.splitter, self.empty)

    def _command_list(self) -> list[Command]:
        menu, page = "Outlet", self.page
        return [
            Command("outlets.new", "New outlet", self.new_outlet, "Ctrl+N", menu),
            Command(
                "outlets.fill", "Fill in from the list of outlets", page.fill_in, "", menu, self._has_outlet
            ),
            Command("outlets.remove", "Remove outlet", page.remove_outlet, "", menu, self._has_outlet),
            Command("outlets.filter", "Filter outlets", self.filter.setFocus, "Ctrl+F", menu),
        ]

    def _has_outlet(self) -> bool:
        return bool(self.page.publication_id) and not self.workspace.case.read_only

    def _row(self, publication_id: str) -> OutletRow:
        publication = self.workspace.case.publications.get(publication_id)
        return OutletRow(publication, self._counts.get(publication_id, 0))

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the register, or one outlet."""
        if place.kind == "outlet" and place.id:
            self.show_outlet(place.id)

    def show_outlet(self, publication_id: str) -> None:
        """Take an outlet in hand; a filter that hides it is lifted."""
        if self.model.row_of(publication_id) < 0:
            self.filter.clear()
            self.refresh()
        if not self.table.select_id(publication_id):
            self.workspace.notice("This outlet is no longer in the case.", "warning")

    def side_panel(self) -> QWidget | None:
        """The sources of the outlet in hand."""
        return self.sources

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the register again."""
        publications = self.workspace.case.publications
        self._counts = publications.source_counts()
        query, known = self.filter.text(), publications.all()
        ids = [
            entry.id
            for entry in known
            if says(query, entry.name, entry.country, entry.affiliation, entry.kind, entry.notes)
        ]
        self.model.show_ids(ids)
        self.bar.show_count(len(ids), len(known))
        self.stack.setCurrentWidget(self.splitter if known else self.empty)
        if ids and self.table.current_id() not in ids:
            self.table.select_id(ids[0])
        self._show_current()

    def _show_current(self) -> None:
        publication_id = self.table.current_id()
        shown = self.page.show_outlet(publication_id)
        self.page.setVisible(shown)
        self._show_sources(publication_id if shown else "")

    def _show_sources(self, publication_id: str) -> None:
        box = self.sources.box
        self.sources.empty()
        if not publication_id:
            box.addWidget(muted("Choose an outlet to see its sources."))
        else:
            listed = self.workspace.case.sources.of_publication(publication_id)
            box.addWidget(heading(f"Sources ({len(listed)})" if listed else "Sources"))
            if not listed:
                box.addWidget(muted("None in this case."))
            for source in listed[:_MOST_LISTED]:
                words = shortened(source.name_shown, 140)
                box.addWidget(link_words(words, self.workspace.show, Place("source", source.id)))
            if len(listed) > _MOST_LISTED:
                box.addWidget(
                    muted(f"and {len(listed) - _MOST_LISTED:,} more: filter the sources by outlet.")
                )
        box.addStretch(1)

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _on_filtered(self, _text: str) -> None:
        self.refresh()

    def follow(self, _change: Change) -> None:
        """Read the register again."""
        self.refresh()

    # -- what the user does -------------------------------------------------------------------

    def new_outlet(self) -> None:
        """Open the line for a new outlet."""
        self.bar.begin_entry()

    def _on_entered(self) -> None:
        name = self.entry.text()
        made = self.workspace.attempt(lambda: self.workspace.case.publications.add(name))
        if made:
            self.bar.end_entry()
            self.show_outlet(made.id)

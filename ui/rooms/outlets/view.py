"""The register of outlets: the list, the selected outlet, its sources beside."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.app.place import Place
from ui.app.view import Making, begin
from ui.app.workspace import Workspace
from ui.kit.commands import Command
from ui.kit.controls import Column as Scrolled
from ui.kit.narrow import KeepName
from ui.kit.rows import Column
from ui.kit.words import heading, link_words, muted
from ui.parts.finding_words import says
from ui.parts.register_view import Found, RegisterView, RegisterWords
from ui.rooms.outlets.page import OutletPage
from workbench.sources import Publication
from workbench.values.text import shortened

_MOST_LISTED = 60


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
WORDS = RegisterWords(
    id="outlets",
    menu="Outlet",
    filter="Filter outlets",
    filter_hint="Filter: name, country or owner",
    new="New outlet",
    new_hint="Enter an outlet (Ctrl+N)",
    entry="Name of the new outlet",
    entry_hint="Name, then Enter",
    empty="No outlets yet",
    empty_words=(
        "Outlets are the papers, agencies and bodies your sources come from. They are entered with the"
        " sources, known ones with their country and owner. You set how reliable each is."
    ),
    empty_button="Enter an outlet",
    gone="This outlet is no longer in the case.",
)


class OutletsView(RegisterView):
    """The register left, the outlet right."""

    title = "Outlets"
    place_kind = "outlet"
    shows = frozenset({"publication"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, in_steps: bool = False) -> None:
        super().__init__(workspace, WORDS, COLUMNS, parent)
        self._counts: dict[str, int] = {}
        self.making = begin(self._make(), in_steps)

    def _make(self) -> Making:
        self.page = OutletPage(self.workspace)
        self.page.setMinimumWidth(264)
        yield
        self.sources = Scrolled()
        self.sources.setAccessibleName("Sources of the outlet")
        KeepName(self.table, (2, 3, 1))
        self.lay_out(self.page, Qt.Orientation.Horizontal, (1, 1), (480, 420))
        yield
        yield from self.fill()

    def _own_commands(self) -> list[Command]:
        menu, page = self.words.menu, self.page
        fill = "Fill in from the list of outlets"
        return [
            Command("outlets.fill", fill, page.fill_in, "", menu, self._has_outlet),
            Command("outlets.remove", "Remove outlet", page.remove_outlet, "", menu, self._has_outlet),
        ]

    def _has_outlet(self) -> bool:
        return bool(self.page.publication_id) and not self.workspace.case.read_only

    def side_panel(self) -> QWidget | None:
        """The sources of the selected outlet."""
        return self.sources

    def _row(self, thing_id: str) -> OutletRow:
        return OutletRow(self.workspace.case.publications.get(thing_id), self._counts.get(thing_id, 0))

    def _find(self) -> Found:
        publications = self.workspace.case.publications
        self._counts = publications.source_counts()
        query, known = self.filter.text(), publications.all()
        ids = [
            entry.id
            for entry in known
            if says(query, entry.name, entry.country, entry.affiliation, entry.kind, entry.notes)
        ]
        return Found(ids, len(known))

    def _show_thing(self, thing_id: str) -> None:
        shown = self.page.show_outlet(thing_id)
        self.page.setVisible(shown)
        self._show_sources(thing_id if shown else "")

    def _show_sources(self, publication_id: str) -> None:
        box = self.sources.box
        self.sources.empty()
        if not publication_id:
            box.addWidget(muted("Choose an outlet to see its sources."))
        else:
            listed = self.workspace.case.sources.of_publication(publication_id, _MOST_LISTED)
            count = self._counts.get(publication_id, 0)
            box.addWidget(heading(f"Sources ({count:,})" if listed else "Sources"))
            if not listed:
                box.addWidget(muted("None in this case."))
            for source in listed:
                words = shortened(source.name_shown, 140)
                box.addWidget(link_words(words, self.workspace.show, Place("source", source.id)))
            if count > len(listed):
                box.addWidget(muted(f"and {count - len(listed):,} more: filter the sources by outlet."))
        box.addStretch(1)

    def _add(self, words: str) -> str:
        return self.workspace.case.publications.add(words).id

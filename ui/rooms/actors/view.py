"""The actor register: the list, the actor in hand, its mentions beside."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ui.app.following import follow_case
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command, CommandSet
from ui.kit.list_bar import ListBar, stacked_under
from ui.kit.narrow import KeepName
from ui.kit.rows import Column, RowsModel, RowsTable
from ui.kit.words import EmptyState, quiet_button
from ui.parts.actor_line import KIND_WORDS
from ui.rooms.actors.actor_page import ActorPage
from ui.rooms.actors.mentions_panel import MentionsPanel
from ui.rooms.actors.register import ActorRow, matching
from workbench.casefile import Change

COLUMNS = (
    Column("Name", lambda row: row.actor.name, stretch=True),
    Column("Kind", lambda row: KIND_WORDS.get(row.actor.kind, row.actor.kind), lambda row: "muted"),
    Column("Country", lambda row: row.actor.country, lambda row: "muted", optional=True),
    Column("Mentions", lambda row: str(row.mentions) if row.mentions else "", numeric=True),
)


class ActorsView(QWidget):
    """The register left, the actor right."""

    title = "Actors"
    shows = frozenset({"actor"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._mentions: dict[str, int] = {}
        self.model = RowsModel(COLUMNS, self._row, self)
        self.table = RowsTable(self.model, "Actors")
        self.page = ActorPage(workspace)
        self.mentions = MentionsPanel(workspace)
        self._build()
        self.commands = CommandSet(self, self._command_list())
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        follow_case(self, workspace)
        self.refresh()

    def _build(self) -> None:
        self.bar = ListBar(
            "Filter: a name in any script, a country",
            "Filter actors",
            "Name, then Enter",
            "Name of the new actor",
            quiet_button("New actor", self.new_actor, "Enter an actor (Ctrl+N)"),
        )
        self.filter, self.count, self.entry = self.bar.filter, self.bar.count, self.bar.entry
        self.filter.textChanged.connect(self._on_filtered)
        self.entry.returnPressed.connect(self._on_entered)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        KeepName(self.table, (2, 1, 3))
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.page)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([440, 500])
        self.splitter.setChildrenCollapsible(False)
        self.empty = EmptyState(
            "No actors yet",
            "Actors are the people, organisations and places your sources name. Select a name in a source"
            " and press A, or enter one here with its spellings in other scripts.",
            (quiet_button("Enter an actor", self.new_actor),),
        )
        self.stack = stacked_under(self.bar, self, self.splitter, self.empty)

    def _command_list(self) -> list[Command]:
        menu, page = "Actor", self.page
        return [
            Command("actors.new", "New actor", self.new_actor, "Ctrl+N", menu),
            Command("actors.alias", "Add a spelling", page.aliases.add.setFocus, "", menu, self._has_actor),
            Command("actors.post", "Add a post", page.posts.add.setFocus, "", menu, self._has_actor),
            Command("actors.relation", "Add a tie", page.relations.kind.setFocus, "", menu, self._has_actor),
            Command("actors.remove", "Remove actor", page.remove_actor, "", menu, self._has_actor),
            Command("actors.filter", "Filter actors", self.filter.setFocus, "Ctrl+F", menu),
        ]

    def _has_actor(self) -> bool:
        return bool(self.page.actor_id)

    def _row(self, actor_id: str) -> Any:
        return ActorRow(self.workspace.case.actors.get(actor_id), self._mentions.get(actor_id, 0))

    # -- places -------------------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        """Bring up the register, or one actor."""
        if place.kind == "actor" and place.id:
            self.show_actor(place.id)

    def show_actor(self, actor_id: str) -> None:
        """Take an actor of the register in hand; a filter that hides it is lifted."""
        if self.model.row_of(actor_id) < 0:
            self.filter.clear()
            self.refresh()
        if not self.table.select_id(actor_id):
            self.workspace.notice("This actor is no longer in the case.", "warning")

    def side_panel(self) -> QWidget | None:
        """The mentions."""
        return self.mentions

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the register again."""
        case = self.workspace.case
        self._mentions = case.actors.mention_counts()
        ids = [actor.id for actor in matching(case, self.filter.text())]
        total = case.actors.count()
        self.model.show_ids(ids)
        self.bar.show_count(len(ids), total)
        self.stack.setCurrentWidget(self.splitter if total else self.empty)
        if ids and self.table.current_id() not in ids:
            self.table.select_id(ids[0])
        self._show_current()

    def _show_current(self) -> None:
        actor_id = self.table.current_id()
        shown = self.page.show_actor(actor_id)
        self.mentions.show_actor(actor_id if shown else "")
        self.page.setVisible(shown)

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _on_filtered(self, _text: str) -> None:
        self.refresh()

    def follow(self, _change: Change) -> None:
        """Read the register again."""
        self.refresh()

    # -- what the user does -------------------------------------------------------------------

    def new_actor(self) -> None:
        """Open the line for a new actor."""
        self.bar.begin_entry()

    def _on_entered(self) -> None:
        name = self.entry.text()
        made = self.workspace.attempt(lambda: self.workspace.case.actors.add(name))
        if made:
            self.bar.end_entry()
            self.show_actor(made.id)

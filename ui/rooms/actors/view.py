"""The actor register: the list, the selected actor, its mentions beside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.app.view import Making, begin
from ui.app.workspace import Place, Workspace
from ui.kit.commands import Command
from ui.kit.controls import Choice
from ui.kit.narrow import KeepName
from ui.kit.rows import Column
from ui.parts.actor_line import KIND_WORDS
from ui.parts.register_view import Found, RegisterView, RegisterWords
from ui.parts.review_marks import mark_in
from ui.parts.review_rest import ReviewRest
from ui.rooms.actors.actor_page import ActorPage
from ui.rooms.actors.mentions_panel import MentionsPanel
from ui.rooms.actors.register import ActorRow, matching
from workbench.charts.map.lands import actors_in, land_name
from workbench.charts.model import LAND
from workbench.review import Target
from workbench.review.listing import CHOICES, is_among

COLUMNS = (
    Column("Name", lambda row: row.actor.name, stretch=True),
    Column("Kind", lambda row: KIND_WORDS.get(row.actor.kind, row.actor.kind), lambda row: "muted"),
    Column("Country", lambda row: row.actor.country, lambda row: "muted", optional=True),
    Column("Mentions", lambda row: str(row.mentions) if row.mentions else "", numeric=True),
    Column(
        "Review",
        lambda row: row.review.sign,
        lambda row: row.review.shade,
        optional=True,
        hint=lambda row: row.review.words,
    ),
)
WORDS = RegisterWords(
    id="actors",
    menu="Actor",
    filter="Filter actors",
    filter_hint="Filter: a name in any script, a country",
    new="New actor",
    new_hint="Enter an actor (Ctrl+N)",
    entry="Name of the new actor",
    entry_hint="Name, then Enter",
    empty="No actors yet",
    empty_words=(
        "Actors are the people, organisations and places your sources name. Select a name in a source"
        " and press A, or enter one here with its spellings in other scripts."
    ),
    empty_button="Enter an actor",
    gone="This actor is no longer in the case.",
)


class ActorsView(RegisterView):
    """The register left, the actor right."""

    title = "Actors"
    place_kind = "actor"
    shows = frozenset({"actor"})

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, in_steps: bool = False) -> None:
        super().__init__(workspace, WORDS, COLUMNS, parent)
        self._mentions: dict[str, int] = {}
        self._land = ""
        self.making = begin(self._make(), in_steps)

    def _make(self) -> Making:
        self.page = ActorPage(self.workspace)
        yield
        yield from self.page.making
        self.mentions = MentionsPanel(self.workspace)
        KeepName(self.table, (4, 2, 1, 3))
        self.wanted = Choice((("", "All actors"), *CHOICES), self._on_filtered, "Which actors")
        self.lay_out(self.page, Qt.Orientation.Horizontal, (5, 4), (540, 430), self.wanted)
        yield
        yield from self.fill()
        ReviewRest(self, self.workspace, "", self.refresh)

    def _own_commands(self) -> list[Command]:
        menu, page = self.words.menu, self.page
        return [
            Command("actors.alias", "Add a spelling", page.aliases.add.setFocus, "", menu, self._has_actor),
            Command("actors.post", "Add a post", page.posts.add.setFocus, "", menu, self._has_actor),
            Command(
                "actors.relation", "Add a relation", page.relations.kind.setFocus, "", menu, self._has_actor
            ),
            Command("actors.remove", "Remove actor", page.remove_actor, "", menu, self._has_actor),
        ]

    def _has_actor(self) -> bool:
        return bool(self.page.actor_id)

    def side_panel(self) -> QWidget | None:
        """The mentions."""
        return self.mentions

    def _row(self, thing_id: str) -> ActorRow:
        case = self.workspace.case
        mark = mark_in(case, "actor", thing_id)
        return ActorRow(case.actors.get(thing_id), self._mentions.get(thing_id, 0), mark)

    def _find(self) -> Found:
        case = self.workspace.case
        self._mentions = case.actors.mention_counts()
        found, wanted = [actor.id for actor in matching(case, self.filter.text())], self.wanted.value()
        if wanted == LAND:
            inside = actors_in(case, self._land)
            found = [one for one in found if one in inside]
        elif wanted:
            reviews = case.reviews.standings()
            found = [one for one in found if is_among(reviews.get(Target("actor", one)), wanted)]
        return Found(found, case.actors.count())

    def show_place(self, place: Place) -> None:
        """Bring up the register, one actor, or those in a land of the map."""
        if place.kind == LAND:
            self._show_land(place.id)
        else:
            super().show_place(place)

    def _show_land(self, label: str) -> None:
        """Narrow the register down to the actors in a country or another area."""
        self._land, name = label, land_name(label)
        self._lift_filters()
        self.wanted.show_value(LAND)
        self.wanted.setItemText(self.wanted.findData(LAND), f"In {name}")
        self.refresh()
        if not self.model.ids:
            self.workspace.hint(f"No actor of the case is in {name}.")

    def _lift_filters(self) -> None:
        super()._lift_filters()
        self.wanted.show_value("")

    def _show_thing(self, thing_id: str) -> None:
        shown = self.page.show_actor(thing_id)
        self.mentions.show_actor(thing_id if shown else "")
        self.page.setVisible(shown)

    def _add(self, words: str) -> str:
        return self.workspace.case.actors.add(words).id

"""Where an actor is: typed in, or taken from the list of places of the world."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.app.workspace import Workspace
from ui.kit.saved_line import SavedLine
from ui.kit.words import quiet_button, quiet_line_style
from workbench.actors import Actor

if TYPE_CHECKING:
    from workbench.charts.map.gazetteer import KnownPlace

_PLACED = ("place", "asset")
"""Kinds of actors that are somewhere; others show coordinates once they have some."""


class CoordinatesRow(QWidget):
    """Latitude and longitude, and a button that looks the name up."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._actor_id = ""
        self.line = SavedLine(self._save, "Coordinates, such as 48.85, 2.35", while_typing=False)
        self.line.setStyleSheet(quiet_line_style())
        self.line.setAccessibleName("Coordinates")
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.refused.connect(self._on_refused)
        self.look = quiet_button("Look up", self.look_up, "Find the place in the list of places of the world")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.line, 1)
        across.addWidget(self.look)

    def show_actor(self, actor: Actor) -> None:
        """Show where an actor is."""
        self._actor_id = actor.id
        position = self.workspace.case.positions.get(actor.id)
        self.line.show_text(str(position) if position else "", actor.id)
        self.line.setEnabled(not self.workspace.case.read_only)
        self.look.setEnabled(not self.workspace.case.read_only)
        self.setVisible(position is not None or actor.kind in _PLACED)

    def look_up(self) -> None:
        """Offer the places of that name, with their countries."""
        found = self.found()
        if not found:
            self.workspace.notice("No place of this name is in the list. Enter its coordinates.", "info")
            return
        menu = self.menu(found)
        menu.exec(self.look.mapToGlobal(self.look.rect().bottomLeft()))

    def found(self) -> "Sequence[KnownPlace]":
        """The places of the name or another spelling of the actor, the largest first."""
        from workbench.charts.map.gazetteer import places_named

        actors = self.workspace.case.actors
        names = [actors.get(self._actor_id).name, *(one.text for one in actors.aliases(self._actor_id))]
        return places_named(*names)[:12]

    def menu(self, places: "Sequence[KnownPlace]") -> QMenu:
        """The menu of places; each sets the coordinates."""
        menu = QMenu(self)
        for place in places:
            words = f"{place.name}, {place.country}" if place.country else place.name
            action = menu.addAction(f"{words}  ({place.latitude:.2f}, {place.longitude:.2f})")
            action.triggered.connect(partial(self._take, place.latitude, place.longitude))
        return menu

    def _take(self, latitude: float, longitude: float, _checked: bool = False) -> None:
        case, actor_id = self.workspace.case, self._actor_id
        self.workspace.attempt(lambda: case.positions.put(actor_id, latitude, longitude))

    def _save(self, actor_id: str, words: str) -> None:
        # Imported here: most pages are about actors without coordinates.
        from workbench.values.coordinates import position_in

        positions = self.workspace.case.positions
        if not words.strip():
            positions.clear(actor_id)
            return
        position = position_in(words)
        positions.put(actor_id, position.latitude, position.longitude)

    def _on_refused(self, why: str) -> None:
        self.workspace.notice(why, "warning")

"""The library as the window knows it."""

from typing import TYPE_CHECKING

from ui.app.room import Room, Standing, several

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.library.view import LibraryView
    from workbench.case import Case


def _view(workspace: "Workspace") -> "LibraryView":
    from ui.rooms.library.view import LibraryView

    return LibraryView(workspace)


def _standing(case: "Case") -> Standing:
    from workbench.sources.store.listing import unread_count

    return Standing(case.sources.count(), several(unread_count(case), "not read"))


ROOM = Room(
    "library",
    "Sources",
    "sources",
    _view,
    standing=_standing,
    counts=frozenset({"source"}),
    modules=("ui.rooms.library.view",),
)

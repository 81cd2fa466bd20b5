"""The reader as the window knows it: it shows one source of the library."""

from typing import TYPE_CHECKING

from ui.app.room import Room, loading

if TYPE_CHECKING:
    from ui.app.workspace import Workspace
    from ui.rooms.reader.source_view import SourceView


def _view(workspace: "Workspace") -> "SourceView":
    from ui.rooms.reader.source_view import SourceView

    return SourceView(workspace)


ROOM = Room(
    "source",
    "Source",
    "sources",
    _view,
    in_navigation=False,
    listed_under="library",
    ahead=loading(
        "ui.rooms.reader.source_view",
        "ui.rooms.reader.source_commands",
        "workbench.review.reviews",
        "workbench.extraction.other_names",
        "workbench.extraction.told",
    ),
    made_ahead=True,
)

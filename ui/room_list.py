"""The rooms of the program: a new one is its folder and one line here."""

from ui.app.room import Rooms
from ui.rooms.actors.room import ROOM as ACTORS
from ui.rooms.backups.room import ROOM as BACKUPS
from ui.rooms.claims.room import ROOM as CLAIMS
from ui.rooms.compare.room import ROOM as COMPARE
from ui.rooms.composer.room import ROOM as COMPOSER
from ui.rooms.figures.room import ROOM as FIGURES
from ui.rooms.history.room import ISSUED
from ui.rooms.history.room import ROOM as HISTORY
from ui.rooms.hypotheses.room import ROOM as HYPOTHESES
from ui.rooms.judgements.room import ROOM as JUDGEMENTS
from ui.rooms.key.room import ROOM as KEY
from ui.rooms.library.room import ROOM as LIBRARY
from ui.rooms.outlets.room import ROOM as OUTLETS
from ui.rooms.reader.room import ROOM as READER
from ui.rooms.review.room import ROOM as REVIEW
from ui.rooms.search.room import ROOM as SEARCH

ROOMS = Rooms(
    [
        LIBRARY,
        READER,
        ACTORS,
        CLAIMS,
        COMPOSER,
        HISTORY,
        OUTLETS,
        REVIEW,
        JUDGEMENTS,
        SEARCH,
        FIGURES,
        HYPOTHESES,
        COMPARE,
        ISSUED,
        BACKUPS,
        KEY,
    ]
)
"""In the order of the navigation and of Ctrl+1, Ctrl+2 and so on."""

"""What the navigation says of each room is read again after every change that may alter it, and only then."""

import pytest

from tests.ui.libya import Libya
from ui.room_list import ROOMS
from workbench import kinds
from workbench.casefile import Change

COUNTED = [room for room in ROOMS if room.standing is not None]


def test_the_kinds_that_rooms_count_are_kinds_of_the_catalogue() -> None:
    known = {kind.name for kind in kinds.KINDS}
    assert COUNTED
    for room in COUNTED:
        assert room.counts
        assert room.counts <= known


@pytest.mark.parametrize(
    ("room", "act"),
    [
        ("library", lambda libya: libya.case.sources.add_text("Words.", "One more")),
        ("actors", lambda libya: libya.case.actors.add("Somebody")),
        ("actors", lambda libya: libya.case.actors.remove(libya.actors["minsk"])),
        ("claims", lambda libya: libya.case.claims.cite(libya.claims["bare"], libya.clips["met"])),
        ("claims", lambda libya: libya.case.claims.uncite(libya.claims["visit"], libya.clips["met"])),
        ("claims", lambda libya: libya.case.clips.remove(libya.clips["met"])),
        ("briefs", lambda libya: libya.case.briefs.add(country="Tunisia", headline="Quiet")),
        ("outlets", lambda libya: libya.case.publications.add("TASS", reliability="F")),
    ],
)
def test_a_change_that_alters_a_standing_names_what_it_is_read_from(
    libya: Libya, room: str, act: object
) -> None:
    changes: list[Change] = []
    libya.case.listen(changes.append)
    [wanted] = [known for known in COUNTED if known.name == room]
    assert callable(act)
    act(libya)
    assert any(not wanted.counts.isdisjoint(change.affected) for change in changes)

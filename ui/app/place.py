"""Somewhere in a case that the window can show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the case: what kind of thing, which one, and the stretch to show (code points).

    `kind` is one of the kinds that the rooms declare (`Room.name` and `Room.kinds`).
    """

    kind: str
    id: str = ""
    start: int = -1
    end: int = -1
    clip_id: str = ""

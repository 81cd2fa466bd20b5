"""What may be a name that the register does not have."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """A row of words: code points, end exclusive; `sort` is person, organisation or "" for not known.

    `forms` are its words as they are compared; `alone` for a word that counts for little by itself.
    """

    start: int
    end: int
    sort: str
    certainty: float
    forms: tuple[str, ...]
    language: str
    alone: bool = False
